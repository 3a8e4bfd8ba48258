#include "reports/report_store.h"

#include "base/require.h"

// Every statement that reads a report names its columns in this order.
#define REPORT_COLUMNS                                                                                               \
    "r.id, r.organisation, r.reference, r.compartment, r.incident, r.reporter, r.entered_by, r.reporter_role, "     \
    "r.form, r.place, r.behaviour, r.occurred, r.repeated, r.persists, r.offender_known, r.offender_kind, r.pack, " \
    "r.pack_version, r.submitted_at, r.feedback_due, r.withdrawn_at, r.online, r.posted_at, r.platform_reported, "  \
    "r.narrative, r.need_now, r.offender, r.involved, r.online_account, r.online_url, r.withdrawal_reason, " \
    "r.offender_withheld, r.closed_before"

namespace luwte::reports::store {
namespace {

MaybeSealed maybe_sealed(const storage::Row& row, std::size_t column)
{
    auto bytes = row.maybe_bytes(column);
    if (!bytes) return std::nullopt;
    return vault::Sealed{std::move(*bytes)};
}

Moment moment(const storage::Row& row, std::size_t column)
{
    auto moment = parse_moment(row.text(column));
    REQUIRE_THAT_HOLDS(moment.has_value());
    return *moment;
}

Report report_in(const storage::Row& row)
{
    Report report;
    report.id = row.id<ReportId>(0);
    report.organisation = row.id<OrganisationId>(1);
    report.reference = row.text(2);
    report.compartment = row.id<vault::CompartmentId>(3);
    report.incident = row.maybe_id<IncidentId>(4);
    report.reporter = row.id<AccountId>(5);
    report.entered_by = row.maybe_id<AccountId>(6);
    report.reporter_role = row.text(7);
    report.form = row.text(8);
    report.place = row.maybe_text(9);
    report.behaviour = row.maybe_text(10);
    report.occurred = moment(row, 11);
    report.repeated = row.flag(12);
    report.persists = row.flag(13);
    report.offender_known = known_of(row.text(14));
    report.offender_kind = row.maybe_text(15);
    report.pack = row.text(16);
    report.pack_version = row.text(17);
    report.submitted_at = row.instant(18);
    report.feedback_due = row.maybe_instant(19);
    report.withdrawn_at = row.maybe_instant(20);
    report.online = row.flag(21);
    report.posted_at = row.maybe_instant(22);
    if (!row.is_null(23)) report.platform_reported = row.flag(23);
    report.narrative = {row.bytes(24)};
    report.need_now = maybe_sealed(row, 25);
    report.offender = maybe_sealed(row, 26);
    report.involved = maybe_sealed(row, 27);
    report.online_account = maybe_sealed(row, 28);
    report.online_url = maybe_sealed(row, 29);
    report.withdrawal_reason = maybe_sealed(row, 30);
    report.offender_withheld = row.flag(31);
    report.closed_before = row.maybe_instant(32);
    return report;
}

std::vector<WordsRow> words_in(const std::vector<storage::Row>& rows)
{
    std::vector<WordsRow> words;
    for (const auto& row : rows)
        words.push_back({row.text(0), row.id<AccountId>(1), row.instant(2), {row.bytes(3)}});
    return words;
}

}  // namespace

std::int64_t next_number(storage::Transaction& tx, const OrganisationId& organisation, std::string_view year)
{
    auto row = tx.first(R"(
        INSERT INTO report_counter (organisation, year, last_number)
             VALUES ($1, $2, 1)
        ON CONFLICT (organisation, year) DO UPDATE SET last_number = report_counter.last_number + 1
          RETURNING last_number)", organisation, year);
    return row->integer(0);
}

void add(storage::Transaction& tx, const Report& r)
{
    tx.run(R"(
        INSERT INTO report (id, organisation, reference, compartment, reporter, entered_by, reporter_role,
                            form, place, behaviour, occurred, repeated, persists, offender_known, offender_kind,
                            pack, pack_version, submitted_at, feedback_due, online, posted_at, platform_reported,
                            narrative, need_now, offender, involved, online_account, online_url, closed_before)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                $23, $24, $25, $26, $27, $28, $29))",
           r.id, r.organisation, r.reference, r.compartment, r.reporter, r.entered_by, r.reporter_role,
           r.form, r.place, r.behaviour, iso(r.occurred), r.repeated, r.persists, name_of(r.offender_known),
           r.offender_kind, r.pack, r.pack_version, r.submitted_at, r.feedback_due, r.online, r.posted_at,
           r.platform_reported, r.narrative, r.need_now, r.offender, r.involved, r.online_account, r.online_url,
           r.closed_before);
}

void add_fact(storage::Transaction& tx, const Report& report, std::string_view kind, std::string_view name)
{
    tx.run(R"(
        INSERT INTO report_fact (report, organisation, kind, name)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (report, kind, name) DO NOTHING)", report.id, report.organisation, kind, name);
}

void add_affected(storage::Transaction& tx, const Report& report, const AffectedRow& person, std::size_t position)
{
    tx.run(R"(
        INSERT INTO report_affected (id, organisation, report, position, account, role, name)
        VALUES ($1, $2, $3, $4, $5, $6, $7))",
           person.id, report.organisation, report.id, position, person.account, person.role, person.name);
}

void add_log(storage::Transaction& tx, const Report& report, const LogRow& entry)
{
    const auto& written = entry.written;
    tx.run(R"(
        INSERT INTO report_log (id, organisation, report, occurred, form, words, online_account, online_url, kept)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
           entry.id, report.organisation, report.id, iso(written.occurred), written.form, written.words, written.account,
           written.url, written.kept);
}

void add_supplement(storage::Transaction& tx, const Report& report, const WordsRow& supplement)
{
    tx.run(R"(
        INSERT INTO report_supplement (id, organisation, report, account, at, words)
        VALUES ($1, $2, $3, $4, $5, $6))",
           supplement.id, report.organisation, report.id, supplement.account, supplement.at, supplement.words);
}

void add_feedback(storage::Transaction& tx, const Report& report, const WordsRow& feedback)
{
    tx.run(R"(
        INSERT INTO report_feedback (id, organisation, report, account, at, words)
        VALUES ($1, $2, $3, $4, $5, $6))",
           feedback.id, report.organisation, report.id, feedback.account, feedback.at, feedback.words);
}

void set_incident(storage::Transaction& tx, const OrganisationId& organisation, const ReportId& report,
                  const IncidentId& incident, Instant since)
{
    tx.run("UPDATE report SET incident = $2 WHERE id = $1", report, incident);
    tx.run(R"(
        INSERT INTO report_incident (report, organisation, incident, since)
        VALUES ($1, $2, $3, $4)
        ON CONFLICT (report, incident) DO NOTHING)", report, organisation, incident, since);
}

void forget_offender(storage::Transaction& tx, const ReportId& report)
{
    tx.run("DELETE FROM report_detail WHERE report = $1", report);
    tx.run("UPDATE report SET offender = NULL, online_account = NULL, online_url = NULL WHERE id = $1", report);
    tx.run("UPDATE report_log SET online_account = NULL, online_url = NULL WHERE report = $1", report);
}

void withhold_offender(storage::Transaction& tx, const ReportId& report, bool withheld)
{
    tx.run("UPDATE report SET offender_withheld = $2 WHERE id = $1", report, withheld);
}

bool withdraw(storage::Transaction& tx, const ReportId& report, Instant at, const MaybeSealed& reason)
{
    return tx.run(R"(
        UPDATE report
           SET withdrawn_at = $2, withdrawal_reason = $3
         WHERE id = $1 AND withdrawn_at IS NULL)", report, at, reason) == 1;
}

std::optional<Report> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader,
                           const ReportId& report)
{
    return tx.first_as(report_in, "SELECT " REPORT_COLUMNS R"(
          FROM report r
          JOIN vault_grant g ON g.compartment = r.compartment AND g.account = $3 AND g.state = 'active'
         WHERE r.id = $1 AND r.organisation = $2)", report, organisation, reader);
}

std::string position(const Report& report) { return iso(report.submitted_at) + "/" + report.id.text; }

std::vector<Report> own(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& account,
                        const std::optional<std::string>& before, int limit)
{
    const auto position = before.value_or("9999/");
    const auto at = position.substr(0, position.find('/'));
    const auto id = position.substr(std::min(at.size() + 1, position.size()));
    return tx.all_as(report_in, "SELECT " REPORT_COLUMNS R"(
          FROM report r
          JOIN vault_grant g ON g.compartment = r.compartment AND g.account = $2 AND g.state = 'active'
         WHERE r.organisation = $1 AND (r.reporter = $2 OR r.entered_by = $2) AND r.closed_before IS NULL
           AND (r.submitted_at < $3 OR (r.submitted_at = $3 AND r.id < $4))
         ORDER BY r.submitted_at DESC, r.id DESC
         LIMIT $5)", organisation, account, at, id, limit);
}

std::vector<Report> of_incident(storage::Transaction& tx, const OrganisationId& organisation,
                                const IncidentId& incident)
{
    return tx.all_as(report_in, "SELECT " REPORT_COLUMNS R"(
          FROM report r
         WHERE r.organisation = $1 AND r.incident = $2
         ORDER BY r.submitted_at, r.id)", organisation, incident);
}

std::optional<IncidentId> incident_of(storage::Transaction& tx, const ReportId& report)
{
    auto row = tx.first("SELECT incident FROM report WHERE id = $1", report);
    if (!row) return std::nullopt;
    return row->maybe_id<IncidentId>(0);
}

std::vector<IncidentId> incidents_of(storage::Transaction& tx, const ReportId& report)
{
    std::vector<IncidentId> incidents;
    for (const auto& row : tx.all("SELECT incident FROM report_incident WHERE report = $1 ORDER BY since", report))
        incidents.push_back(row.id<IncidentId>(0));
    return incidents;
}

Facts facts_of(storage::Transaction& tx, const ReportId& report)
{
    Facts facts;
    for (const auto& row : tx.all("SELECT kind, name FROM report_fact WHERE report = $1 ORDER BY kind, name", report)) {
        const auto& kind = row.text(0);
        auto& list = kind == "target" ? facts.targets : kind == "answer" ? facts.answers : facts.aggravating;
        list.push_back(row.text(1));
    }
    return facts;
}

std::vector<AffectedRow> affected_of(storage::Transaction& tx, const ReportId& report)
{
    std::vector<AffectedRow> people;
    for (const auto& row : tx.all(R"(
             SELECT id, account, role, name
               FROM report_affected
              WHERE report = $1
              ORDER BY position)", report))
        people.push_back({row.text(0), row.maybe_id<AccountId>(1), row.text(2), maybe_sealed(row, 3)});
    return people;
}

std::vector<WordsRow> supplements_of(storage::Transaction& tx, const ReportId& report)
{
    return words_in(tx.all(
        "SELECT id, account, at, words FROM report_supplement WHERE report = $1 ORDER BY at, id", report));
}

std::vector<WordsRow> feedback_of(storage::Transaction& tx, const ReportId& report)
{
    return words_in(tx.all(
        "SELECT id, account, at, words FROM report_feedback WHERE report = $1 ORDER BY at, id", report));
}

bool has_feedback(storage::Transaction& tx, const ReportId& report)
{
    return tx.first("SELECT 1 FROM report_feedback WHERE report = $1 LIMIT 1", report).has_value();
}

void add_detail(storage::Transaction& tx, const Report& report, const DetailRow& detail, std::size_t position)
{
    tx.run("INSERT INTO report_detail (id, organisation, report, position, kind, value) VALUES ($1, $2, $3, $4, $5, $6)", detail.id,
           report.organisation, report.id, position, name_of(detail.kind), detail.value);
}

std::vector<DetailRow> details_of(storage::Transaction& tx, const ReportId& report)
{
    std::vector<DetailRow> details;
    for (const auto& row : tx.all("SELECT id, kind, value FROM report_detail WHERE report = $1 ORDER BY position", report))
        details.push_back({row.text(0), detail_kind(row.text(1)), {row.bytes(2)}});
    return details;
}

std::vector<LogRow> log_of(storage::Transaction& tx, const ReportId& report)
{
    std::vector<LogRow> entries;
    for (const auto& row : tx.all("SELECT id, " LOGBOOK_WRITTEN_COLUMNS R"(
               FROM report_log
              WHERE report = $1
              ORDER BY occurred, id)", report))
        entries.push_back({row.text(0), logbook::written_in(row, 1)});
    return entries;
}

}  // namespace luwte::reports::store
