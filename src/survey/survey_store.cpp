#include "survey/survey_store.h"

#include <sstream>

namespace luwte::survey::store {

namespace {
std::string joined(const std::vector<std::string>& words)
{
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : " ") + word;
    return out;
}

std::vector<std::string> split(const std::string& text)
{
    std::istringstream words{text};
    std::vector<std::string> out;
    for (std::string word; words >> word;) out.push_back(word);
    return out;
}

/// People, not cases.
std::int64_t reported_by(storage::Transaction& tx, const Survey& survey, const std::string& role)
{
    using namespace std::chrono;
    const auto first = [](int year) { return in_amsterdam(local_days{std::chrono::year{year} / January / 1}, minutes{0}); };
    return tx.first(R"(
        SELECT COUNT(DISTINCT person)
          FROM incident_for_statistics
         WHERE organisation = $1 AND role = $2 AND reported_at >= $3 AND reported_at < $4)",
                    survey.organisation, role, first(survey.year), first(survey.year + 1))->integer(0);
}

Survey survey_of(const storage::Row& row)
{
    return {row.id<SurveyId>(0), row.id<OrganisationId>(1), static_cast<int>(row.integer(2)), row.day(3), row.day(4), row.maybe_instant(5), row.integer(6)};
}
}  // namespace

void create(storage::Transaction& tx, const Survey& survey, Instant now)
{
    tx.run(R"(
        INSERT INTO survey (id, organisation, year, opens_on, closes_on, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, 1))",
           survey.id, survey.organisation, survey.year, survey.opens_on, survey.closes_on, now);
}

void add_group(storage::Transaction& tx, const SurveyId& survey, const Keyed& keyed, int position)
{
    tx.run(R"(
        INSERT INTO survey_group (survey, name, position, roles, people, key_hidden, key_open, answers)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0))",
           survey, keyed.group.id, position, joined(keyed.group.roles), keyed.group.people, keyed.key.hidden, keyed.key.open);
}

void add_invitation(storage::Transaction& tx, const SurveyId& survey, const std::string& group, const Bytes& lookup)
{
    tx.run("INSERT INTO survey_invitation (lookup, survey, group_name) VALUES ($1, $2, $3)", lookup, survey, group);
}

std::optional<Survey> find(storage::Transaction& tx, const SurveyId& id)
{
    return tx.first_as(survey_of, "SELECT id, organisation, year, opens_on, closes_on, closed_at, version FROM survey WHERE id = $1", id);
}

std::optional<Survey> of_year(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    return tx.first_as(survey_of, "SELECT id, organisation, year, opens_on, closes_on, closed_at, version FROM survey WHERE organisation = $1 AND year = $2", organisation, year);
}

std::vector<Survey> all(storage::Transaction& tx, const OrganisationId& organisation)
{
    return tx.all_as(survey_of, "SELECT id, organisation, year, opens_on, closes_on, closed_at, version FROM survey WHERE organisation = $1 ORDER BY year DESC", organisation);
}

std::vector<Survey> due(storage::Transaction& tx, Day today)
{
    return tx.all_as(survey_of, "SELECT id, organisation, year, opens_on, closes_on, closed_at, version FROM survey WHERE closed_at IS NULL AND closes_on < $1", today);
}

std::vector<Keyed> groups(storage::Transaction& tx, const SurveyId& survey)
{
    std::vector<Keyed> out;
    for (const auto& row : tx.all(R"(
             SELECT g.name, g.roles, g.people, g.key_hidden, g.key_open,
                    (SELECT COUNT(*) FROM survey_invitation i WHERE i.survey = g.survey AND i.group_name = g.name AND i.asked IS NOT NULL)
               FROM survey_group g
              WHERE g.survey = $1
              ORDER BY g.position)", survey))
        out.push_back({{row.text(0), split(row.text(1)), static_cast<int>(row.integer(2))},
                       {row.maybe_bytes(3).value_or(Bytes{}), row.bytes(4)},
                       static_cast<int>(row.integer(5))});
    return out;
}

std::optional<Invited> invited(storage::Transaction& tx, const Bytes& lookup)
{
    const auto row = tx.first("SELECT survey, group_name, asked FROM survey_invitation WHERE lookup = $1", lookup);
    return row ? std::optional{Invited{row->id<SurveyId>(0), row->text(1), row->maybe_bytes(2)}} : std::nullopt;
}

void keep_asked(storage::Transaction& tx, const Bytes& lookup, const Bytes& digest)
{
    tx.run("UPDATE survey_invitation SET asked = $2 WHERE lookup = $1", lookup, digest);
}

bool spend(storage::Transaction& tx, const SurveyId& survey, const Bytes& ticket_digest)
{
    return tx.run("INSERT INTO survey_spent (ticket, survey) VALUES ($1, $2) ON CONFLICT (ticket) DO NOTHING", ticket_digest, survey) == 1;
}

void count(storage::Transaction& tx, const SurveyId& survey, const std::string& group, const std::vector<Mark>& marks)
{
    tx.run("UPDATE survey_group SET answers = answers + 1 WHERE survey = $1 AND name = $2", survey, group);
    for (const auto& mark : marks)
        tx.run(R"(
            INSERT INTO survey_count (survey, group_name, question, option, people) VALUES ($1, $2, $3, $4, 1)
            ON CONFLICT (survey, group_name, question, option) DO UPDATE SET people = survey_count.people + 1)",
               survey, group, mark.question, mark.option);
}

std::vector<Tally> tallies(storage::Transaction& tx, const Survey& survey)
{
    std::vector<Tally> out;
    for (const auto& row : tx.all("SELECT name, roles, people, answers FROM survey_group WHERE survey = $1 ORDER BY position", survey.id))
        out.push_back({{row.text(0), split(row.text(1)), static_cast<int>(row.integer(2))}, static_cast<int>(row.integer(3)), {}, 0});
    for (auto& tally : out) {
        for (const auto& row : tx.all("SELECT question, option, people FROM survey_count WHERE survey = $1 AND group_name = $2", survey.id, tally.group.id))
            tally.counts[{row.text(0), row.text(1)}] = row.integer(2);
        for (const auto& role : tally.group.roles) tally.reported += reported_by(tx, survey, role);
    }
    return out;
}

bool close(storage::Transaction& tx, const SurveyId& survey, std::int64_t version, Instant now)
{
    if (tx.run("UPDATE survey SET closed_at = $3, version = version + 1 WHERE id = $1 AND version = $2 AND closed_at IS NULL", survey, version, now) != 1) return false;
    tx.run("UPDATE survey_group SET key_hidden = NULL WHERE survey = $1", survey);
    tx.run("DELETE FROM survey_invitation WHERE survey = $1 AND asked IS NULL", survey);
    return true;
}

void keep_results(storage::Transaction& tx, const SurveyId& survey, const std::string& results)
{
    tx.run("UPDATE survey SET results = $2 WHERE id = $1", survey, results);
}

std::optional<std::string> kept_results(storage::Transaction& tx, const SurveyId& survey)
{
    const auto row = tx.first("SELECT results FROM survey WHERE id = $1", survey);
    return row ? row->maybe_text(0) : std::nullopt;
}

}  // namespace luwte::survey::store
