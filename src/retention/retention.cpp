#include "retention/retention.h"

#include <algorithm>
#include <array>

#include "incidents/closed_store.h"
#include "incidents/incident_store.h"
#include "journal/journal.h"
#include "protocol/deadline.h"

namespace luwte::retention {
namespace {
constexpr const char* whole = "case";
constexpr std::array records{whole, "offender", "aftercare", "evidence"};

std::optional<Instant> until(const protocol::Pack& pack, const std::string& record, Instant closed)
{
    const auto end_of = [&](const std::string& one) {
        const auto* rule = protocol::retention(pack, one);
        return rule ? std::optional{protocol::ends(rule->keep, closed)} : std::nullopt;
    };
    auto latest = end_of(record);
    if (record == whole && latest)
        for (const auto* part : records) latest = std::max(latest, end_of(part));
    return latest;
}

Keeping keeping(const Term& term, bool closed, Instant now)
{
    if (!term.rule) return Keeping::silent;
    if (!closed) return Keeping::open;
    return *term.until > now ? Keeping::running : Keeping::over;
}

/// Only of what is over it is asked what there is and who needs it: nearly all that is kept is within its term.
void add_as_it_is(std::vector<Term>& terms, storage::Transaction& tx, const Part& part, const IncidentId& incident, Term term, Instant now)
{
    const auto held = term.keeping == Keeping::over ? part.held(tx, incident) : std::vector<std::string>{};
    if (term.keeping == Keeping::over && held.empty()) term.keeping = Keeping::gone;
    if (term.keeping != Keeping::over) terms.push_back(std::move(term));
    for (const auto& one : held) {
        auto needed = part.needed(tx, one, now);
        terms.push_back({term.record, term.rule, term.until, needed.empty() ? Keeping::over : Keeping::needed, std::move(needed), one});
    }
}

Code line_about(const std::string& record)
{
    if (record == whole) return "incident.destroyed";
    if (record == "offender") return "offender.term_over";
    return record == "evidence" ? Code{"incident.files_destroyed"} : Code{"incident.aftercare_destroyed"};
}

std::string rule_of(const protocol::Pack& pack, const std::string& record) { return pack.id() + " " + pack.version() + " " + record; }
}  // namespace

Term term_of(const protocol::Pack& pack, const std::string& record, const std::optional<Instant>& closed, Instant now)
{
    Term term{record, {}, {}, Keeping::silent, {}, {}};
    if (const auto* rule = protocol::retention(pack, record)) term.rule = *rule;
    if (closed) term.until = until(pack, record, *closed);
    term.keeping = keeping(term, closed.has_value(), now);
    return term;
}

std::vector<Term> terms_of(storage::Transaction& tx, const Parts& parts, const protocol::Pack& pack, const IncidentId& incident, Instant now)
{
    const auto closed = incidents::store::closed_at(tx, incident);
    std::vector<Term> terms;
    for (const auto& part : parts) add_as_it_is(terms, tx, part, incident, term_of(pack, part.record, closed, now), now);
    return terms;
}

bool carry_out(storage::Transaction& tx, const Parts& parts, const incidents::PackUnder& packs, const OrganisationId& organisation, const IncidentId& id,
               const Term& term, Instant now)
{
    const auto incident = incidents::find(tx, organisation, id);
    if (!incident) return false;
    const auto& pack = packs(tx, *incident);
    const auto is_it = [&](const Term& one) { return one.record == term.record && one.held == term.held && one.keeping == Keeping::over; };
    if (std::ranges::none_of(terms_of(tx, parts, pack, id, now), is_it)) return false;
    std::ranges::find(parts, term.record, &Part::record)->destroy(tx, *incident, term.held, now);
    journal::append(tx, organisation, std::nullopt, line_about(term.record), term.held == id.text ? rule_of(pack, term.record) : term.held, id.text, now);
    if (term.record != whole) incidents::store::happened(tx, *incident, {now, "term_over", std::nullopt, std::nullopt, term.record});
    return true;
}

std::optional<int> reached(const std::vector<protocol::Period>& terms, Instant now)
{
    std::optional<int> latest;
    for (const auto& term : terms)
        for (int year = static_cast<int>(std::chrono::year_month_day{day_in_amsterdam(now)}.year()); !latest || year > *latest; --year) {
            const auto first = in_amsterdam(std::chrono::local_days{std::chrono::year{year} / std::chrono::January / 1}, std::chrono::minutes{0});
            if (protocol::ends(term, first) > now) continue;
            latest = year;
            break;
        }
    return latest;
}

}  // namespace luwte::retention
