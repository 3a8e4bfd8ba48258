#include "meetings/meeting_store.h"

#define MEETING_COLUMNS                                                                                        \
    "m.id, m.organisation, m.account, m.compartment, m.pack, m.pack_version, m.opened_at, m.closed_at, m.report, " \
    "m.version, m.name, m.opened_told"

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
            row.instant(6), row.maybe_instant(7), row.maybe_text(8), row.integer(9), {row.bytes(10)}, row.maybe_instant(11)};
}

}  // namespace

bool add(storage::Transaction& tx, const Meeting& m)
{
    return tx.run(R"(
        INSERT INTO meeting (id, organisation, account, compartment, pack, pack_version, opened_at, opened_told, version, name)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9)
        ON CONFLICT (id) DO NOTHING)",
                  m.id, m.organisation, m.account, m.compartment, m.pack, m.pack_version, m.opened_at, m.opened_told, m.name) == 1;
}

bool turn(storage::Transaction& tx, const Meeting& meeting, const Turn& turn, std::int64_t expected_version)
{
    const auto closed_at = turn.closed ? std::optional{turn.at} : std::nullopt;
    const bool turned = tx.run(R"(
        UPDATE meeting
           SET closed_at = $2, version = version + 1
         WHERE id = $1 AND version = $3)", meeting.id, closed_at, expected_version) == 1;
    if (turned)
        tx.run("INSERT INTO meeting_turn (id, organisation, meeting, account, at, state) VALUES ($1, $2, $3, $4, $5, $6)", fresh_uuid(),
               meeting.organisation, meeting.id, turn.account, turn.at, turn.closed ? "closed" : "reopened");
    return turned;
}

std::vector<Turn> turns_of(storage::Transaction& tx, const MeetingId& meeting)
{
    std::vector<Turn> turns;
    for (const auto& row : tx.all("SELECT account, at, state FROM meeting_turn WHERE meeting = $1 ORDER BY at, id", meeting))
        turns.push_back({row.id<AccountId>(0), row.instant(1), row.text(2) == "closed"});
    return turns;
}

void set_report(storage::Transaction& tx, const MeetingId& meeting, std::string_view report)
{
    tx.run("UPDATE meeting SET report = $2, version = version + 1 WHERE id = $1", meeting, report);
}

std::optional<Meeting> find(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, const MeetingId& meeting)
{
    return tx.first_as(meeting_in, "SELECT " MEETING_COLUMNS R"(
          FROM meeting m
          JOIN vault_grant g ON g.compartment = m.compartment AND g.account = $3 AND g.state = 'active'
         WHERE m.id = $1 AND m.organisation = $2)", meeting, organisation, reader);
}

std::vector<Meeting> of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader)
{
    return tx.all_as(meeting_in, "SELECT " MEETING_COLUMNS R"(
              FROM meeting m
              JOIN vault_grant g ON g.compartment = m.compartment AND g.account = $2 AND g.state = 'active'
             WHERE m.organisation = $1
             ORDER BY m.opened_at DESC, m.id)", organisation, reader);
}

void add(storage::Transaction& tx, const Meeting& meeting, const Kept& m)
{
    tx.run(R"(
        INSERT INTO meeting_moment (id, organisation, meeting, account, step, undoes, adds_to, at, told_at, received_at, decision, by_whom,
                                    agreed_with, words)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14))",
           m.id, meeting.organisation, meeting.id, m.account, m.step, m.undoes, m.adds_to, m.at, m.told_at, m.received_at, m.decision, m.by,
           m.agreed_with, m.words);
}

std::vector<Kept> moments_of(storage::Transaction& tx, const MeetingId& meeting)
{
    std::vector<Kept> moments;
    for (const auto& row : tx.all(R"(
             SELECT id, step, undoes, adds_to, at, decision, account, received_at, told_at, by_whom, agreed_with, words
               FROM meeting_moment
              WHERE meeting = $1
              ORDER BY at, received_at, id)", meeting))
        moments.push_back({{row.id<MomentId>(0), row.text(1), row.maybe_id<MomentId>(2), row.maybe_id<MomentId>(3), row.instant(4), row.maybe_text(5)},
                           row.id<AccountId>(6), row.instant(7), row.maybe_instant(8), maybe_sealed(row, 9), maybe_sealed(row, 10), maybe_sealed(row, 11)});
    return moments;
}

int count_of_moments(storage::Transaction& tx, const MeetingId& meeting)
{
    return static_cast<int>(tx.first("SELECT COUNT(*) FROM meeting_moment WHERE meeting = $1", meeting)->integer(0));
}

int count_of_steps(storage::Transaction& tx, const MeetingId& meeting)
{
    const auto row = tx.first(R"(
        SELECT COUNT(*)
          FROM meeting_moment m
         WHERE m.meeting = $1 AND m.step <> ''
           AND NOT EXISTS (SELECT 1 FROM meeting_moment u WHERE u.meeting = m.meeting AND u.undoes = m.id))", meeting);
    return static_cast<int>(row->integer(0));
}

}  // namespace luwte::meetings::store
