#include "measures/desk.h"

#include "incidents/access.h"
#include "vault/content_key.h"

// Every statement that reads an entry names its columns in this order.
#define DESK_ENTRIES                                                                                                       \
    "SELECT d.id, d.organisation, d.measure, d.compartment, d.letter, d.who, d.place, d.instruction, m.starts_on, "        \
    "m.ends_on, d.case_key FROM measure_desk d JOIN measure m ON m.id = d.measure"

namespace luwte::measures {
namespace {

vault::Place place_of(const OrganisationId& organisation, const DeskEntryId& id, const char* field) { return {organisation, id.text, field}; }

/// A part of the list has one set of people who are kept from it, for good; another set makes another part with a key of its own.
std::string part_without(const std::set<AccountId>& kept_out)
{
    std::string names;
    for (const auto& account : kept_out) names += account.text + "\n";
    return "without-" + base64url(sha256(as_bytes(names)));
}

/// The compartment of everybody at the desk, or a part of it without those who may not know of the case.
Result<vault::CompartmentId> compartment_for(http::Call& call, const protocol::Pack& pack, const IncidentId& incident)
{
    const auto kept_out = incidents::excluded(call.tx, incident);
    const auto found = kept_out.empty() ? people::shared(call, pack, desk_list)
                                        : people::shared_part(call, pack, desk_list, part_without(kept_out), kept_out);
    if (!found) return conflict("measures.nobody_at_the_desk");
    return *found;
}

void write(http::Call& call, const Measure& measure, const vault::CompartmentId& compartment, const DeskEntryId& id, const DeskWords& words)
{
    const auto key = vault::ContentKey::fresh();
    const auto& organisation = measure.organisation;
    const auto seal = [&](const Secret& said, const char* field) { return key.seal(as_bytes(said.reveal()), place_of(organisation, id, field)); };
    std::optional<vault::Sealed> place;
    if (words.place && !words.place->empty()) place = seal(*words.place, "desk.place");
    call.tx.run(R"(
        INSERT INTO measure_desk (id, organisation, measure, compartment, letter, case_key, who, place, instruction, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
                id, organisation, measure.id, compartment, key.post(call.tx, compartment, place_of(organisation, id, "desk.key")),
                key.wrap(call.ring, measure.compartment, place_of(organisation, id, "desk.case_key")), seal(words.who, "desk.who"), place,
                seal(words.instruction, "desk.instruction"), call.now, call.actor.account);
}

DeskWords opened(const vault::ContentKey& key, const store::DeskRow& row)
{
    const auto open = [&](const Bytes& sealed, const char* field) {
        return Secret{std::string{as_text(key.open(vault::Sealed{sealed}, place_of(row.organisation, row.id, field)))}};
    };
    std::optional<Secret> place;
    if (row.place) place = open(*row.place, "desk.place");
    return {open(row.who, "desk.who"), std::move(place), open(row.instruction, "desk.instruction")};
}

/// As whoever handles the case reads it; nothing when he cannot.
std::optional<DeskWords> opened_in_case(http::Call& call, const Measure& measure, const store::DeskRow& row)
{
    if (!row.case_key || !call.ring.opens(measure.compartment)) return std::nullopt;
    return opened(vault::ContentKey::unwrap(call.ring, measure.compartment, vault::Sealed{*row.case_key}, place_of(row.organisation, row.id, "desk.case_key")), row);
}

}  // namespace

Result<DeskEntryId> put_on_desk(http::Call& call, const protocol::Pack& in_force, const Measure& measure, const DeskWords& words)
{
    const auto now = phase(measure, day_in_amsterdam(call.now));
    if (now != Phase::announced && now != Phase::in_force) return conflict("measures.not_in_force");
    const auto compartment = TRY(compartment_for(call, in_force, measure.incident));
    store::take_off_desk(call.tx, measure.id);
    const auto id = fresh<DeskEntryId>();
    write(call, measure, compartment, id, words);
    return id;
}

DeskWords opened_at_desk(http::Call& call, const store::DeskRow& row)
{
    return opened(vault::ContentKey::collect(call.ring, row.compartment, row.letter, place_of(row.organisation, row.id, "desk.key")), row);
}

void cut_desk_anew(http::Call& call, const protocol::Pack& in_force, const IncidentId& id)
{
    const auto incident = incidents::find(call.tx, call.actor.organisation, id);
    for (const auto& row : store::measures_of(call.tx, id)) {
        const auto& measure = row.measure;
        const auto entry = store::on_desk_of(call.tx, measure.id);
        if (!entry) continue;
        const auto words = opened_in_case(call, measure, *entry);
        store::take_off_desk(call.tx, measure.id);
        if (words && put_on_desk(call, in_force, measure, *words)) continue;
        if (incident) incidents::record(call, *incident, "measure.off_desk", "measure_off_desk", measure.id.text);
    }
}

namespace store {
namespace {

DeskRow row_from(const storage::Row& row)
{
    return {row.id<DeskEntryId>(0), row.id<OrganisationId>(1), row.id<MeasureId>(2), row.id<vault::CompartmentId>(3), row.bytes(4), row.bytes(5),
            row.maybe_bytes(6), row.bytes(7), row.day(8), row.maybe_day(9), row.maybe_bytes(10)};
}

}  // namespace

std::vector<DeskRow> desk(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Day today)
{
    return tx.all_as(row_from, DESK_ENTRIES R"(
              WHERE d.organisation = $1 AND m.state = 'standing'
                AND m.starts_on <= $3 AND (m.ends_on IS NULL OR m.ends_on >= $3)
                AND NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = m.incident AND e.account = $2)
              ORDER BY CASE WHEN m.ends_on IS NULL THEN 1 ELSE 0 END, m.ends_on, d.made_at, d.id)", organisation, reader, today);
}

std::optional<DeskRow> on_desk_of(storage::Transaction& tx, const MeasureId& measure)
{
    return tx.first_as(row_from, DESK_ENTRIES " WHERE d.measure = $1", measure);
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
