#include "measures/deciding_store.h"

#define VOICE_COLUMNS                                                                                              \
    "id, organisation, incident, compartment, about, part, role, affected, asked_at, asked_by, answer, answered_at, " \
    "answered_by, version, question, words"
#define HEARING_COLUMNS                                                                                          \
    "id, organisation, incident, compartment, offender, way, planned_for, respond_by, invited_at, invited_by, "   \
    "outcome, outcome_on, closed_at, closed_by, version, invitation, words"

namespace luwte::measures::store {
namespace {

VoiceRow voice_from(const storage::Row& row)
{
    Voice voice{row.id<VoiceId>(0), row.id<OrganisationId>(1), row.id<IncidentId>(2), row.id<vault::CompartmentId>(3), row.text(4),
                part_of(row.text(5)), row.text(6), row.maybe_id<AffectedId>(7), row.instant(8), row.id<AccountId>(9), {},
                row.maybe_instant(11), row.maybe_id<AccountId>(12), row.integer(13)};
    if (const auto answer = row.maybe_text(10)) voice.answer = answer_of(*answer);
    return {voice, row.maybe_bytes(14), row.maybe_bytes(15)};
}

HearingRow hearing_from(const storage::Row& row)
{
    Hearing hearing{row.id<HearingId>(0), row.id<OrganisationId>(1), row.id<IncidentId>(2), row.id<vault::CompartmentId>(3),
                    row.maybe_id<OffenderId>(4), row.text(5), row.maybe_instant(6), row.maybe_day(7), row.instant(8),
                    row.id<AccountId>(9), {}, row.maybe_day(11), row.maybe_instant(12), row.maybe_id<AccountId>(13), row.integer(14)};
    if (const auto outcome = row.maybe_text(10)) hearing.outcome = hearing_outcome_of(*outcome);
    return {hearing, row.maybe_bytes(15), row.maybe_bytes(16)};
}

}  // namespace

void add(storage::Transaction& tx, const Voice& voice, const std::optional<vault::Sealed>& question)
{
    tx.run(R"(
        INSERT INTO measure_voice (id, organisation, incident, position, compartment, about, part, role, affected, question,
                                   asked_at, asked_by, version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM measure_voice WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12))",
           voice.id, voice.organisation, voice.incident, voice.compartment, voice.about, protocol::name(voice.part), voice.role,
           voice.affected, question, voice.asked, voice.asked_by, voice.version);
}

std::optional<VoiceRow> find_voice(storage::Transaction& tx, const OrganisationId& organisation, const VoiceId& id)
{
    return tx.first_as(voice_from, "SELECT " VOICE_COLUMNS " FROM measure_voice WHERE id = $1 AND organisation = $2", id, organisation);
}

std::vector<VoiceRow> voices_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(voice_from, "SELECT " VOICE_COLUMNS R"(
               FROM measure_voice
              WHERE incident = $1
              ORDER BY asked_at, position, id)", incident);
}

bool save(storage::Transaction& tx, const Voice& voice, const std::optional<vault::Sealed>& words, std::int64_t expected)
{
    return tx.run(R"(
        UPDATE measure_voice
           SET answer = $3, words = $4, answered_at = $5, answered_by = $6, version = version + 1
         WHERE id = $1 AND version = $2)",
                  voice.id, expected, name_of(*voice.answer), words, voice.answered, voice.answered_by) == 1;
}

void add(storage::Transaction& tx, const Hearing& hearing, const std::optional<vault::Sealed>& invitation)
{
    tx.run(R"(
        INSERT INTO measure_hearing (id, organisation, incident, position, compartment, offender, way, planned_for, respond_by,
                                     invitation, invited_at, invited_by, version)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM measure_hearing WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12))",
           hearing.id, hearing.organisation, hearing.incident, hearing.compartment, hearing.offender, hearing.way,
           hearing.planned_for, hearing.respond_by, invitation, hearing.invited, hearing.invited_by, hearing.version);
}

std::optional<HearingRow> find_hearing(storage::Transaction& tx, const OrganisationId& organisation, const HearingId& id)
{
    return tx.first_as(hearing_from, "SELECT " HEARING_COLUMNS " FROM measure_hearing WHERE id = $1 AND organisation = $2", id, organisation);
}

std::vector<HearingRow> hearings_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(hearing_from, "SELECT " HEARING_COLUMNS R"(
               FROM measure_hearing
              WHERE incident = $1
              ORDER BY invited_at, position, id)", incident);
}

bool save(storage::Transaction& tx, const Hearing& hearing, const std::optional<vault::Sealed>& words, std::int64_t expected)
{
    return tx.run(R"(
        UPDATE measure_hearing
           SET outcome = $3, outcome_on = $4, words = $5, closed_at = $6, closed_by = $7, version = version + 1
         WHERE id = $1 AND version = $2)",
                  hearing.id, expected, name_of(*hearing.outcome), hearing.outcome_on, words, hearing.closed, hearing.closed_by) == 1;
}

}  // namespace luwte::measures::store
