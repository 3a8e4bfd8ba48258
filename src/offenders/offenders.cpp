#include "offenders/offenders.h"

#include "incidents/person_store.h"
#include "offenders/datum_store.h"
#include "offenders/history.h"
#include "offenders/mention_key.h"
#include "offenders/mention_store.h"
#include "offenders/recognise.h"

namespace luwte::offenders {
namespace {
Certainty certainty_of(reports::Known known) { return known == reports::Known::known ? Certainty::certain : Certainty::probable; }

void add(http::Call& call, const Mention& mention, const vault::ContentKey& key, const DatumInput& input)
{
    const auto id = fresh<DatumId>();
    const auto sealed = seal(key, mention, input.value, id.text, "offender.datum");
    store::add(call.tx, mention.organisation,
               Datum{id, mention.id, input.kind, input.certainty, input.since, sealed.bytes, call.now, call.actor.account, {}, {}, {}, {}});
}

/// A mention for each offender that the case names and the register does not have yet.
void make_mentions(http::Call& call, const incidents::IncidentId& incident, const reports::ReportId& told_in)
{
    for (const auto& row : incidents::store::offenders_of(call.tx, incident))
        store::add(call.tx, row.offender.organisation, row.offender.id, call.now, told_in);
}

std::vector<DatumInput> data_in(const reports::Submitted& submitted)
{
    const auto certainty = certainty_of(submitted.offender_known);
    std::vector<DatumInput> data;
    for (const auto& detail : submitted.offender_details) data.push_back({detail.kind, detail.value, certainty, {}});
    if (!submitted.offender.empty()) data.push_back({DatumKind::description, submitted.offender, certainty, {}});
    return data;
}
}  // namespace

bool know(http::Call& call, const protocol::Pack& pack, Mention& mention, const std::vector<DatumInput>& data)
{
    const auto key = key_for_writing(call, mention);
    if (!key) return false;
    for (const auto& input : data) add(call, mention, *key, input);
    put_in_register(call, pack, mention, *key);
    refile(call, mention, *key);
    return true;
}

void told(http::Call& call, const protocol::Pack& pack, const incidents::IncidentId& incident, const reports::Submitted& submitted)
{
    make_mentions(call, incident, submitted.report);
    const auto data = data_in(submitted);
    if (data.empty()) return;
    // A report names one offender; the case has had no time to be told of others.
    for (auto& mention : store::of_incident(call.tx, incident)) know(call, pack, mention, data);
}

void described(http::Call& call, const protocol::Pack& pack, const incidents::Offender& offender, const std::optional<Secret>& description)
{
    store::add(call.tx, offender.organisation, offender.id, call.now, std::nullopt);
    auto mention = store::find(call.tx, offender.organisation, offender.id);
    if (!description || description->empty()) return;
    const auto before = store::data_of(call.tx, mention->id);
    if (!know(call, pack, *mention, {{DatumKind::description, *description, certainty_of(offender.known), {}}})) return;
    const auto now_said = store::data_of(call.tx, mention->id).back().id;
    for (const auto& datum : before)  // a new description follows the one before; both stay
        if (datum.kind == DatumKind::description && !datum.ended) store::end(call.tx, datum.id, call.actor.account, call.now, now_said, std::nullopt);
}

void keep_out(http::Call& call, const protocol::Pack& pack, const incidents::PackUnder& packs, const incidents::IncidentId& incident)
{
    std::vector<OffenderId> persons;
    for (auto& mention : store::of_incident(call.tx, incident)) {
        persons.push_back(mention.person);
        const auto key = key_of(call, mention);
        store::take_out(call.tx, mention.id);
        mention.compartment.reset();
        mention.register_key.reset();
        if (!key) continue;
        put_in_register(call, pack, mention, *key);
        refile(call, mention, *key);
    }
    weigh(call, packs, persons);
}

void on_merged(http::Call& call, const incidents::PackUnder& packs, const incidents::IncidentId& from, const incidents::IncidentId& into)
{
    forget_repetition(call.tx, from);
    std::vector<OffenderId> persons;
    for (const auto& mention : store::of_incident(call.tx, into)) persons.push_back(mention.person);
    weigh(call, packs, persons);
}

}  // namespace luwte::offenders
