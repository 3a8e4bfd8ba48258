// The list for desk and security: read by whoever stands there, filled by those who handle the case.
#include "http/route.h"
#include "incidents/access.h"
#include "journal/journal.h"
#include "measures/desk.h"
#include "measures/measures_api.h"

namespace luwte::measures {

struct DeskEntryInput {
    Secret who;
    std::optional<Secret> place;
    Secret instruction;
};
SHAPE(DeskEntryInput, who, place, instruction)

struct DeskEntryShown {
    DeskEntryId id;
    Shown who;
    std::optional<Shown> place;
    Day from;
    std::optional<Day> until;
    Shown instruction;
};
SHAPE(DeskEntryShown, id, who, place, from, until, instruction)

struct DeskList {
    std::vector<DeskEntryShown> items;
};
SHAPE(DeskList, items)

namespace {

DeskEntryShown show(http::Call& call, const store::DeskRow& row)
{
    auto [who, place, instruction] = opened_at_desk(call, row);
    return {row.id, Shown{std::move(who)}, place ? std::optional{Shown{std::move(*place)}} : std::nullopt, row.starts, row.ends, Shown{std::move(instruction)}};
}

Result<DeskList> read(http::Call& call, const people::PackOf& pack)
{
    TRY(people::open_shared(call, pack(call.tx, call.actor.organisation), desk_list));
    DeskList list;
    for (const auto& row : store::desk(call.tx, call.actor.organisation, call.actor.account, day_in_amsterdam(call.now)))
        if (call.ring.opens(row.compartment)) list.items.push_back(show(call, row));
    journal::append(call.tx, call.actor.organisation, call.actor.account, "desk.read", "", "", call.now);
    return list;
}

Result<http::Created> put(http::Call& call, const DeskEntryInput& input, const incidents::PackUnder& packs, const people::PackOf& pack)
{
    auto found = TRY(measure_in_path(call, packs));
    TRY(may_write_as(call, found.matter, {}));
    if (input.who.empty()) return invalid("measures.who_missing", "/who");
    if (input.instruction.empty()) return invalid("measures.instruction_missing", "/instruction");
    const auto id = TRY(put_on_desk(call, pack(call.tx, call.actor.organisation), found.row.measure, {input.who, input.place, input.instruction}));
    incidents::record(call, found.matter.incident, "measure.on_desk", "measure_on_desk", found.row.measure.id.text);
    return http::Created{id.text, 1};
}

Result<http::Nothing> take_off(http::Call& call, const incidents::PackUnder& packs)
{
    auto found = TRY(measure_in_path(call, packs));
    TRY(may_write_as(call, found.matter, {}));
    if (!store::on_desk(call.tx, found.row.measure.id)) return http::Nothing{};
    store::take_off_desk(call.tx, found.row.measure.id);
    incidents::record(call, found.matter.incident, "measure.off_desk", "measure_off_desk", found.row.measure.id.text);
    return http::Nothing{};
}

}  // namespace

void add_desk_routes(http::Router& router, const incidents::PackUnder& packs, const people::PackOf& pack)
{
    router.get<DeskList>("/desk-entries", http::may("desk.read"), "Who may not come in, where, until when, and what to do",
                         [pack](http::Call& call) { return read(call, pack); });
    router.post<DeskEntryInput, http::Created>(
        "/measures/{measureId}/desk-entries", http::may("case.handle"), "Puts a measure on the list of desk and security",
        [packs, pack](http::Call& call, const DeskEntryInput& input) { return put(call, input, packs, pack); });
    router.remove("/measures/{measureId}/desk-entries", http::may("case.handle"), "Takes a measure off that list",
                  [packs](http::Call& call) { return take_off(call, packs); });
}

}  // namespace luwte::measures
