#include <algorithm>

#include "statistics/fact.h"

namespace luwte::statistics {
namespace {
struct Bounds {
    Instant from, until;
};

Bounds bounds(Span span)
{
    return {in_amsterdam(span.first, std::chrono::minutes{0}), in_amsterdam(span.last + std::chrono::days{1}, std::chrono::minutes{0})};
}

std::optional<double> hours_between(Instant start, const std::optional<Instant>& end)
{
    if (!end) return std::nullopt;
    return std::max(0.0, std::chrono::duration<double, std::ratio<3600>>{*end - start}.count());
}

std::optional<Instant> earlier(const std::optional<Instant>& one, const std::optional<Instant>& other)
{
    if (!one || !other) return one ? one : other;
    return std::min(*one, *other);
}

std::optional<Day> earlier(const std::optional<Instant>& done, const std::optional<Day>& decided)
{
    if (!done) return decided;
    const auto day = day_in_amsterdam(*done);
    return decided ? std::min(day, *decided) : day;
}

std::optional<int> score_from(const std::optional<std::int64_t>& number)
{
    return number ? std::optional{static_cast<int>(*number)} : std::nullopt;
}

// Columns: those of read(), in its order.
Fact fact_from(const storage::Row& row)
{
    const auto reported = row.instant(3);
    const auto feedback = row.maybe_instant(10), conversation = row.maybe_instant(11), reacted = row.maybe_instant(12);
    return {.incident = row.id<CaseId>(0),
            .reference = row.text(1),
            .state = row.text(2),
            .reported_at = reported,
            .reported = day_in_amsterdam(reported),
            .role = row.text(4),
            .form = row.text(5),
            .behaviour = row.maybe_text(6),
            .place = row.maybe_text(7),
            .person = row.text(8),
            .repeated = row.flag(9),
            .first_contact = hours_between(reported, earlier(feedback, conversation)),
            .responded = earlier(reacted, row.maybe_day(13)),
            .filed = row.integer(14) > 0,
            .score = score_from(row.maybe_integer(15)),
            .elsewhere = row.flag(16),
            .owed = static_cast<int>(row.integer(17)),
            .on_time = static_cast<int>(row.integer(18))};
}
}  // namespace

namespace {
/// `reader` empty: everybody's.
std::vector<Fact> read(storage::Transaction& tx, const OrganisationId& organisation, std::string_view reader, Span span, Instant now)
{
    const auto [from, until] = bounds(span);
    return tx.all_as(fact_from, R"(
             SELECT i.incident, i.reference, i.state, i.reported_at, i.role, i.form, i.behaviour, i.place, i.person, i.repeated,
                    (SELECT MIN(f.at) FROM feedback_for_statistics f WHERE f.incident = i.incident),
                    (SELECT MIN(COALESCE(c.offered_at, c.held_at)) FROM aftercare_for_statistics c WHERE c.incident = i.incident),
                    (SELECT MIN(d.finished_at) FROM duty_for_statistics d WHERE d.incident = i.incident AND d.duty = 'reaction' AND d.state = 'done'),
                    (SELECT MIN(m.decided_on) FROM measure_for_statistics m WHERE m.incident = i.incident AND m.state <> 'annulled'),
                    (SELECT COUNT(*) FROM police_for_statistics p WHERE p.incident = i.incident AND p.kind = 'report'),
                    (SELECT MIN(s.score) FROM contentment_for_statistics s WHERE s.incident = i.incident),
                    (SELECT COUNT(*) FROM elsewhere_for_statistics e WHERE e.incident = i.incident),
                    (SELECT COUNT(*)
                       FROM aftercare_for_statistics c
                      WHERE c.incident = i.incident AND c.due IS NOT NULL AND c.state <> 'declined' AND (c.due < $5 OR c.state = 'held')),
                    (SELECT COUNT(*)
                       FROM aftercare_for_statistics c
                      WHERE c.incident = i.incident AND c.state = 'held' AND c.held_at <= c.due)
               FROM incident_for_statistics i
              WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at < $4 AND i.state <> 'merged'
                AND ($2 = '' OR EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = i.incident AND r.account = $2))
                AND EXISTS (SELECT 1 FROM report_for_statistics t WHERE t.incident = i.incident AND t.withdrawn_at IS NULL)
              ORDER BY i.reported_at, i.incident)", organisation, reader, from, until, now);
}
}  // namespace

std::optional<int> gone_through(storage::Transaction& tx, const OrganisationId& organisation)
{
    const auto row = tx.first("SELECT year FROM retention_for_statistics WHERE organisation = $1", organisation);
    return row ? std::optional{static_cast<int>(row->integer(0))} : std::nullopt;
}

bool is_whole(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    const auto gone = gone_through(tx, organisation);
    return !gone || year > *gone;
}

std::vector<Fact> facts_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Span span, Instant now)
{
    return read(tx, organisation, reader.text, span, now);
}

std::vector<Fact> all_facts(storage::Transaction& tx, const OrganisationId& organisation, Span span, Instant now)
{
    return read(tx, organisation, "", span, now);
}

std::vector<Score> scores_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Span span)
{
    const auto [from, until] = bounds(span);
    std::vector<Score> scores;
    for (const auto& row : tx.all(R"(
             SELECT c.role, c.score
               FROM contentment_for_statistics c
               JOIN incident_for_statistics i ON i.incident = c.incident
              WHERE i.organisation = $1 AND i.reported_at >= $3 AND i.reported_at < $4
                AND EXISTS (SELECT 1 FROM incident_reader r WHERE r.incident = i.incident AND r.account = $2))",
                                  organisation, reader, from, until))
        scores.push_back({row.text(0), static_cast<int>(row.integer(1))});
    return scores;
}

}  // namespace luwte::statistics
