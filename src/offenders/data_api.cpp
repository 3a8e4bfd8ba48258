// What is known of the offenders of one case, as its handlers enter and correct it. Whoever decides in the register may correct
// there as well, because a person has a right to that.
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/show.h"
#include "offenders/datum_store.h"
#include "offenders/fairness_view.h"
#include "offenders/history.h"
#include "offenders/mention_key.h"
#include "offenders/offenders.h"
#include "offenders/offenders_api.h"
#include "offenders/recognise.h"
#include "offenders/view.h"
#include "protocol/offender_register.h"

namespace luwte::offenders {

SHAPE(DatumInput, kind, value, certainty, since)

struct DataInput {
    std::vector<DatumInput> data;
};
SHAPE(DataInput, data)

struct CorrectionInput {
    Secret value;
    Certainty certainty = Certainty::certain;
    std::optional<Day> since;
    std::optional<Secret> reason;
};
SHAPE(CorrectionInput, value, certainty, since, reason)

struct ReasonInput {
    Secret reason;
};
SHAPE(ReasonInput, reason)

struct RelationInput {
    std::string relation;
    OffenderId other;
};
SHAPE(RelationInput, relation, other)

struct CaseOffender {
    OffenderId id;
    bool opened = false;   // whether this reader's keys open what is known
    bool may_write = false;
    bool removed = false;
    bool restricted = false;
    bool in_register = false;  // this reader finds him there, also when he was removed
    std::vector<DatumShown> data;
    std::vector<RelationShown> relations;
    std::vector<RepetitionShown> repetition;
};
SHAPE(CaseOffender, id, opened, may_write, removed, restricted, in_register, data, relations, repetition)

struct CaseOffenders {
    std::vector<CaseOffender> items;
};
SHAPE(CaseOffenders, items)

namespace {
/// Whoever works in the case, or decides in the register; to others the offender does not exist.
Result<Mention> writable(http::Call& call, const OffenderId& id)
{
    const auto mention = store::find(call.tx, call.actor.organisation, id);
    if (!mention) return not_found("request.not_found");
    if (auto incident = incidents::readable(call, mention->incident)) {
        auto worked = incidents::with_key(call, *incident);
        if (worked) TRY(incidents::open_for_work(*incident));
        if (worked) return *mention;
    }
    const auto seen = store::find_for(call.tx, call.actor.organisation, id, call.actor.account);
    const bool decides = call.actor.permissions.contains("offenders.decide");
    if (seen && decides) return *mention;
    if (seen || incidents::readable(call, mention->incident)) return forbidden("request.not_permitted");
    return not_found("request.not_found");
}

/// The same, unless he asked that what is known of him is used for nothing.
Result<Mention> in_use(http::Call& call, const OffenderId& id)
{
    auto mention = TRY(writable(call, id));
    if (mention.restricted) return conflict("offenders.restricted");
    return mention;
}

struct Found {
    Mention mention;
    Datum datum;
};
Result<Found> datum_in_path(http::Call& call)
{
    const auto datum = store::find_datum(call.tx, call.actor.organisation, TRY(call.id<DatumId>("datumId")));
    if (!datum) return not_found("request.not_found");
    const auto mention = TRY(writable(call, datum->offender));
    const bool handles = call.actor.permissions.contains("offenders.decide") && correction_asked(call.tx, store::of_person(call.tx, mention.person));
    if (mention.restricted && !handles) return conflict("offenders.restricted");
    return Found{mention, *datum};
}

void happened(http::Call& call, const Mention& mention, Code action, std::string kind)
{
    const auto incident = incidents::find(call.tx, mention.organisation, mention.incident);
    incidents::record(call, *incident, action, std::move(kind), mention.id.text);
}

Result<http::Nothing> add_data(http::Call& call, const protocol::Pack& pack, const DataInput& input)
{
    auto mention = TRY(in_use(call, TRY(call.id<OffenderId>("offenderId"))));
    if (input.data.empty()) return invalid("offenders.data_missing", "/data");
    if (auto faults = faults_in(input.data, day_in_amsterdam(call.now), "/data"); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    if (!know(call, pack, mention, input.data)) return conflict("offenders.removed");
    happened(call, mention, "offender.data_added", "offender_described");
    return http::Nothing{};
}

std::optional<vault::Sealed> sealed_reason(const vault::ContentKey& key, const Mention& mention, const DatumId& datum, const std::optional<Secret>& reason)
{
    if (!reason || reason->empty()) return std::nullopt;
    return seal(key, mention, *reason, datum.text, "offender.datum_reason");
}

Result<http::Created> correct(http::Call& call, const protocol::Pack& pack, const CorrectionInput& input)
{
    auto found = TRY(datum_in_path(call));
    std::vector<DatumInput> data{{found.datum.kind, input.value, input.certainty, input.since}};
    if (auto faults = faults_in(data, day_in_amsterdam(call.now), ""); !faults.empty()) {
        for (auto& fault : faults) fault.field.erase(0, 2);  // the form holds one value, not a list
        return Refusal{Kind::invalid, std::move(faults)};
    }
    const auto key = key_for_writing(call, found.mention);
    if (!key) return conflict("offenders.removed");
    if (found.datum.ended) return conflict("offenders.datum_ended");
    know(call, pack, found.mention, data);
    const auto better = store::data_of(call.tx, found.mention.id).back().id;
    store::end(call.tx, found.datum.id, call.actor.account, call.now, better, sealed_reason(*key, found.mention, found.datum.id, input.reason));
    refile(call, found.mention, *key);
    happened(call, found.mention, "offender.data_corrected", "offender_described");
    return http::Created{better.text, 1};
}

Result<http::Nothing> withdraw(http::Call& call, const ReasonInput& input)
{
    auto found = TRY(datum_in_path(call));
    if (input.reason.empty()) return invalid("offenders.reason_missing", "/reason");
    const auto key = key_for_writing(call, found.mention);
    if (!key) return conflict("offenders.removed");
    if (!store::end(call.tx, found.datum.id, call.actor.account, call.now, {}, sealed_reason(*key, found.mention, found.datum.id, input.reason)))
        return conflict("offenders.datum_ended");
    refile(call, found.mention, *key);
    happened(call, found.mention, "offender.data_withdrawn", "offender_described");
    return http::Nothing{};
}

/// Another offender of this case, or one of another case that this writer may know of.
std::optional<Mention> known_to(http::Call& call, const Mention& mention, const OffenderId& id)
{
    auto other = store::find(call.tx, call.actor.organisation, id);
    if (!other) return std::nullopt;
    const bool knows = other->incident == mention.incident || store::find_for(call.tx, call.actor.organisation, id, call.actor.account) ||
                       incidents::readable(call, other->incident);
    return knows ? other : std::nullopt;
}

/// Of somebody from another case his name, or else how he was described.
std::optional<Shown> name_of(http::Call& call, const Mention& mention)
{
    std::optional<Shown> described;
    for (auto& datum : data_shown(call, mention)) {
        if (datum.ended_at) continue;
        if (names_somebody(datum.kind)) return std::move(datum.value);
        if (datum.kind == DatumKind::description && !described) described = std::move(datum.value);
    }
    return described;
}

Result<http::Created> relate(http::Call& call, const RelationInput& input)
{
    const auto mention = TRY(in_use(call, TRY(call.id<OffenderId>("offenderId"))));
    if (input.relation != "member_of" && input.relation != "acts_for") return invalid("offenders.relation_unknown", "/relation");
    const auto other = known_to(call, mention, input.other);
    if (!other) return invalid("offenders.other_unknown", "/other");
    if (other->person == mention.person) return conflict("offenders.are_one");
    if (other->removed) return conflict("offenders.removed");
    if (other->restricted) return conflict("offenders.restricted");
    const store::Relation relation{fresh<store::RelationId>(), mention.id, input.relation, other->id};
    const auto stands = store::add(call.tx, mention.organisation, relation, call.actor.account, call.now);
    happened(call, mention, "offender.related", "offender_described");
    return http::Created{stands.text, 1};
}

Result<http::Nothing> end_relation(http::Call& call)
{
    const auto relation = store::find_relation(call.tx, call.actor.organisation, TRY(call.id<store::RelationId>("relationId")));
    if (!relation) return not_found("request.not_found");
    const auto mention = TRY(writable(call, relation->offender));
    store::end(call.tx, relation->id, call.actor.account, call.now);
    happened(call, mention, "offender.relation_ended", "offender_described");
    return http::Nothing{};
}

CaseOffender shown_in_case(http::Call& call, const incidents::Incident& incident, const Mention& mention)
{
    CaseOffender offender{.id = mention.id};
    offender.opened = !mention.case_key || call.ring.opens(mention.of_case);
    offender.may_write = incidents::may_write(call, incident) && incident.state == incidents::State::open && !mention.removed;
    offender.removed = mention.removed.has_value();
    offender.restricted = mention.restricted.has_value();
    if (!mention.restricted && call.ring.opens(mention.of_case)) offender.data = data_shown(call, mention);
    offender.in_register = store::find_for(call.tx, mention.organisation, mention.id, call.actor.account).has_value();
    for (const auto& relation : store::relations_of(call.tx, mention.id)) {
        const auto other = known_to(call, mention, relation.other);
        if (!other || other->removed) continue;
        RelationShown shown{relation.id.text, relation.relation, relation.other, other->incident == mention.incident, {}};
        if (!shown.in_case && !other->restricted) shown.name = name_of(call, *other);
        offender.relations.push_back(std::move(shown));
    }
    return offender;
}

Result<CaseOffenders> of_case(http::Call& call, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::readable(call));
    const auto& pack = packs(call.tx, incident);
    CaseOffenders view;
    for (const auto& mention : store::of_incident(call.tx, incident.id)) {
        auto offender = shown_in_case(call, incident, mention);
        offender.repetition = repetition_shown(call, pack, mention);
        view.items.push_back(std::move(offender));
    }
    return view;
}
}  // namespace

std::vector<RepetitionShown> repetition_shown(http::Call& call, const protocol::Pack& pack, const Mention& mention)
{
    std::vector<RepetitionShown> shown;
    for (const auto& found : repetitions(call.tx, mention.incident)) {
        if (found.offender != mention.id) continue;
        for (const auto& rule : protocol::offender_register(pack).repetition) {
            if (rule.id != found.rule) continue;
            std::optional<Words> note;
            if (!rule.note.nl.empty()) note = Words{rule.note.nl, rule.note.en};
            shown.push_back({rule.id, {rule.name.nl, rule.name.en}, std::move(note), rule.persists, found.office, found.staff, rule.source});
        }
    }
    return shown;
}

void add_data_routes(http::Router& router, const people::PackOf& packs, const incidents::PackUnder& packs_under)
{
    router.get<CaseOffenders>("/incidents/{incidentId}/offender-details", http::may("case.read"),
                              "What is known of the offenders of a case, and whether one of them came back",
                              [packs_under](http::Call& call) { return of_case(call, packs_under); });
    router.post<DataInput, http::Nothing>("/offenders/{offenderId}/data", http::may("case.read"), "Writes down what is known of an offender",
                                          [packs](http::Call& call, const DataInput& input) {
                                              return add_data(call, packs(call.tx, call.actor.organisation), input);
                                          });
    router.post<CorrectionInput, http::Created>("/offender-data/{datumId}/corrections", http::may("case.read"),
                                                "Follows a datum with a better one; both stay",
                                                [packs](http::Call& call, const CorrectionInput& input) {
                                                    return correct(call, packs(call.tx, call.actor.organisation), input);
                                                });
    router.post<ReasonInput, http::Nothing>("/offender-data/{datumId}/withdrawals", http::may("case.read"),
                                            "Says that a datum does not hold, and why", withdraw);
    router.post<RelationInput, http::Created>("/offenders/{offenderId}/relations", http::may("case.read"),
                                              "Says that an offender belongs to a group, or acts for an organisation, of this case or another", relate);
    router.post<http::Nothing, http::Nothing>("/offender-relations/{relationId}/endings", http::may("case.read"), "Takes back that they belong together",
                                              [](http::Call& call, const http::Nothing&) { return end_relation(call); });
}

}  // namespace luwte::offenders
