#include "meetings/meeting_store.h"

#define MEETING_COLUMNS                                                                                        \
    "m.id, m.organisation, m.account, m.compartment, m.pack, m.pack_version, m.opened_at, m.closed_at, m.report, " \
    "m.version, m.name"

namespace luwte::meetings::store {
namespace {

std::optional<vault::Sealed> maybe_sealed(const storage::Row& row, std::size_t column)
{
    auto bytes = row.maybe_bytes(column);
    if (!bytes) return std::nullopt;
    return vault::Sealed{std::move(*bytes)};
}

Meeting meeting_in(const storage::Row& row)
{
    return {row.id<MeetingId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2), row.id<vault::CompartmentId>(3), row.text(4), row.text(5),
            row.instant(6), row.maybe_instant(7), row.maybe_text(8), row.integer(9), {row.bytes(10)}};
}

}  // namespace

void add(storage::Transaction& tx, const Meeting& m)
{
    tx.run(R"(
        INSERT INTO meeting (id, organisation, account, compartment, pack, pack_version, opened_at, version, name)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1, $8))",
           m.id, m.organisation, m.account, m.compartment, m.pack, m.pack_version, m.opened_at, m.name);
}

bool close(storage::Transaction& tx, const MeetingId& meeting, Instant at, std::int64_t expected_version)
{
    return tx.run(R"(
        UPDATE meeting
           SET closed_at = $2, version = version + 1
         WHERE id = $1 AND version = $3 AND closed_at IS NULL)", meeting, at, expected_version) == 1;
}

void set_report(storage::Transaction& tx, const MeetingId& meeting, std::string_view report)
{
    tx.run("UPDATE meeting SET report = $2, version = version + 1 WHERE id = $1", meeting, report);
}

std::optional<Meeting> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, const MeetingId& meeting)
{
    const auto row = tx.first("SELECT " MEETING_COLUMNS R"(
          FROM meeting m
          JOIN vault_grant g ON g.compartment = m.compartment AND g.account = $3 AND g.state = 'active'
         WHERE m.id = $1 AND m.organisation = $2)", meeting, organisation, reader);
    if (!row) return std::nullopt;
    return meeting_in(*row);
}

std::vector<Meeting> of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    std::vector<Meeting> meetings;
    for (const auto& row : tx.all("SELECT " MEETING_COLUMNS R"(
              FROM meeting m
              JOIN vault_grant g ON g.compartment = m.compartment AND g.account = $2 AND g.state = 'active'
             WHERE m.organisation = $1
             ORDER BY m.opened_at DESC, m.id)", organisation, reader))
        meetings.push_back(meeting_in(row));
    return meetings;
}

void add(storage::Transaction& tx, const Meeting& meeting, const Kept& m)
{
    tx.run(R"(
        INSERT INTO meeting_moment (id, organisation, meeting, account, step, undoes, at, received_at, decision, by_whom, agreed_with, words)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))",
           m.id, meeting.organisation, meeting.id, m.account, m.step, m.undoes, m.at, m.received_at, m.decision, m.by, m.agreed_with,
           m.words);
}

std::vector<Kept> moments_of(storage::Transaction& tx, const MeetingId& meeting)
{
    std::vector<Kept> moments;
    for (const auto& row : tx.all(R"(
             SELECT id, step, undoes, at, account, received_at, by_whom, agreed_with, words, decision
               FROM meeting_moment
              WHERE meeting = $1
              ORDER BY at, received_at, id)", meeting))
        moments.push_back({{row.id<MomentId>(0), row.text(1), row.maybe_id<MomentId>(2), row.instant(3)}, row.id<AccountId>(4), row.instant(5),
                           maybe_sealed(row, 6), maybe_sealed(row, 7), maybe_sealed(row, 8), row.maybe_text(9)});
    return moments;
}

}  // namespace luwte::meetings::store
