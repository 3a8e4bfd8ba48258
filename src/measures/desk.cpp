#include "measures/desk.h"

#include "vault/content_key.h"

namespace luwte::measures {
namespace {

vault::Place place_of(const OrganisationId& organisation, const DeskEntryId& id, const char* field) { return {organisation, id.text, field}; }

/// The compartment of everybody at the desk, or a part of it without those who may not know of the case.
Result<vault::CompartmentId> compartment_for(http::Call& call, const protocol::Pack& pack, const Matter& matter)
{
    const auto kept_out = incidents::excluded(call.tx, matter.incident.id);
    const auto found = kept_out.empty() ? people::shared(call, pack, desk_list)
                                        : people::shared_part(call, pack, desk_list, matter.incident.id.text, kept_out);
    if (!found) return conflict("measures.nobody_at_the_desk");
    return *found;
}

}  // namespace

Result<DeskEntryId> put_on_desk(http::Call& call, const protocol::Pack& in_force, const Matter& matter, const Measure& measure,
                                const DeskWords& words)
{
    const auto now = phase(measure, day_in_amsterdam(call.now));
    if (now != Phase::announced && now != Phase::in_force) return conflict("measures.not_in_force");
    const auto compartment = TRY(compartment_for(call, in_force, matter));
    store::take_off_desk(call.tx, measure.id);

    const auto id = fresh<DeskEntryId>();
    const auto key = vault::ContentKey::fresh();
    const auto& organisation = measure.organisation;
    const auto seal = [&](const Secret& said, const char* field) { return key.seal(as_bytes(said.reveal()), place_of(organisation, id, field)); };
    std::optional<vault::Sealed> place;
    if (words.place && !words.place->empty()) place = seal(*words.place, "desk.place");
    call.tx.run(R"(
        INSERT INTO measure_desk (id, organisation, measure, compartment, letter, who, place, instruction, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
                id, organisation, measure.id, compartment, key.post(call.tx, compartment, place_of(organisation, id, "desk.key")),
                seal(words.who, "desk.who"), place, seal(words.instruction, "desk.instruction"), call.now, call.actor.account);
    return id;
}

namespace store {

std::vector<DeskRow> desk(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Day today)
{
    std::vector<DeskRow> rows;
    for (const auto& row : tx.all(R"(
             SELECT d.id, d.organisation, d.measure, d.compartment, d.letter, d.who, d.place, d.instruction, m.starts_on, m.ends_on
               FROM measure_desk d
               JOIN measure m ON m.id = d.measure
              WHERE d.organisation = $1 AND m.state = 'standing'
                AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $3)
                AND NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = m.incident AND e.account = $2)
              ORDER BY CASE WHEN m.ends_on IS NULL THEN 1 ELSE 0 END, m.ends_on, d.made_at, d.id)",
                                  organisation, reader, today))
        rows.push_back({row.id<DeskEntryId>(0), row.id<OrganisationId>(1), row.id<MeasureId>(2), row.id<vault::CompartmentId>(3),
                        row.bytes(4), row.bytes(5), row.maybe_bytes(6), row.bytes(7), row.day(8), row.maybe_day(9)});
    return rows;
}

bool on_desk(storage::Transaction& tx, const MeasureId& measure)
{
    return tx.first("SELECT 1 FROM measure_desk WHERE measure = $1", measure).has_value();
}

void take_off_desk(storage::Transaction& tx, const MeasureId& measure)
{
    tx.run("DELETE FROM measure_desk WHERE measure = $1", measure);
}

int clear_desk(storage::Transaction& tx, Day today)
{
    return static_cast<int>(tx.run(R"(
        DELETE FROM measure_desk
         WHERE measure IN (SELECT id
                             FROM measure
                            WHERE state <> 'standing' OR ends_on < $1))", today));
}

}  // namespace store
}  // namespace luwte::measures
