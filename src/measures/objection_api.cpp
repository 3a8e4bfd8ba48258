// Objections against a measure and what they change, and breaches, which go to the police.
#include "http/route.h"
#include "incidents/access.h"
#include "measures/change.h"
#include "measures/measures_api.h"
#include "measures/shapes.h"
#include "protocol/deadline.h"

namespace luwte::measures {

struct ObjectionInput {
    Day received_on;
    std::optional<Secret> words;
};
SHAPE(ObjectionInput, received_on, words)

struct ObjectionOutcomeInput {
    ObjectionOutcome outcome{};
    std::optional<std::string> decider;
    Day decided_on;
    Secret reasons;
    std::optional<Day> starts_on;  // a later start keeps the term
    std::optional<Day> ends_on;    // or an earlier end
};
SHAPE(ObjectionOutcomeInput, outcome, decider, decided_on, reasons, starts_on, ends_on)

struct BreachInput {
    Instant occurred_at;
    Secret words;
};
SHAPE(BreachInput, occurred_at, words)

namespace {

Result<http::Created> receive_it(http::Call& call, const ObjectionInput& input, const incidents::PackUnder& packs)
{
    auto found = TRY(measure_in_path(call, packs));
    TRY(may_write_as(call, found.matter, {}));
    auto objection = TRY(receive(found.row.measure, input.received_on, day_in_amsterdam(call.now)));
    objection.id = fresh<ObjectionId>();
    objection.organisation = found.row.measure.organisation;
    objection.measure = found.row.measure.id;
    objection.compartment = found.row.measure.compartment;
    store::add(call.tx, objection, seal(call, objection.compartment, input.words, objection.id.text, "objection.words"),
               call.actor.account, call.now);
    incidents::record(call, found.matter.incident, "measure.objection_received", "objection_received", objection.measure.text);
    return http::Created{objection.id.text, objection.version};
}

/// The outcome and, when it changes the measure, the decision that says so. The objection's version guards both.
Result<Versioned> decide_it(http::Call& call, const ObjectionOutcomeInput& input, const incidents::PackUnder& packs)
{
    auto row = store::find_objection(call.tx, call.actor.organisation, TRY(call.id<ObjectionId>("objectionId")));
    if (!row) return not_found("request.not_found");
    auto found = TRY(of_measure(call, packs, row->objection.measure));
    const auto deciders = protocol::deciders(found.matter.pack, found.matter.situation, found.rule);
    TRY(may_write_as(call, found.matter, deciders));
    if (input.reasons.empty()) return invalid("measures.reasons_missing", "/reasons");
    const auto today = day_in_amsterdam(call.now);
    auto decider = TRY(taker(deciders, input.decider));
    auto objection = TRY(decide(row->objection, input.outcome, input.decided_on, today));
    auto change = TRY(consequence(found.row.measure, input.outcome, {input.starts_on, input.ends_on}, today));

    auto expected = TRY(call.expected_version());
    const auto reasons = seal(call, objection.compartment, input.reasons, objection.id.text, "objection.reasons");
    if (!store::save(call.tx, objection, reasons, expected, call.actor.account, call.now)) return stale("request.stale");
    call.etag(expected + 1);
    incidents::record(call, found.matter.incident, "measure.objection_decided", "objection_decided", objection.measure.text,
                      std::string{name_of(input.outcome)});
    if (change) {
        if (!store::save(call.tx, change->measure, found.row.measure.version)) return stale("request.stale");
        add_decision(call, found.matter, change->measure, {change->kind, decider, input.decided_on, {}, {}}, input.reasons);
        remind(call, found.matter, found.rule, change->measure);
    }
    return Versioned{expected + 1};
}

void ask_for_police(http::Call& call, const Found& found, const BreachId& breach)
{
    if (!found.rule.breach) return;  // the protocol says nothing
    const auto& duty = *found.rule.breach;
    const auto due = protocol::reckon(duty.deadline, call.now);
    incidents::ask(call.tx, found.matter.incident,
                   {incidents::Task::Kind::duty, breach.text, duty.id, duty.name, duty.deadline.type, due.opens, due.due,
                    duty.deadline.at_once, duty.source, duty.unverified},
                   duty.owners, call.now);
}

Result<http::Created> breach(http::Call& call, const BreachInput& input, const incidents::PackUnder& packs)
{
    auto found = TRY(measure_in_path(call, packs));
    TRY(may_write_as(call, found.matter, {}));
    if (input.words.empty()) return invalid("measures.words_missing", "/words");
    if (input.occurred_at > call.now) return invalid("measures.day_lies_ahead", "/occurredAt");
    TRY(may_be_breached(found.row.measure, day_in_amsterdam(input.occurred_at), day_in_amsterdam(call.now)));

    store::BreachRow row;
    row.id = fresh<BreachId>();
    row.organisation = found.row.measure.organisation;
    row.measure = found.row.measure.id;
    row.compartment = found.row.measure.compartment;
    row.occurred = input.occurred_at;
    row.words = seal(call, row.compartment, input.words, row.id.text, "breach.words").bytes;
    row.made = call.now;
    row.by = call.actor.account;
    store::add(call.tx, row);
    incidents::record(call, found.matter.incident, "measure.breached", "measure_breached", row.measure.text);
    ask_for_police(call, found, row.id);
    return http::Created{row.id.text, 1};
}

}  // namespace

void add_objection_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.post<ObjectionInput, http::Created>("/measures/{measureId}/objections", http::may("case.handle"), "Records that somebody objects",
                                               [packs](http::Call& call, const ObjectionInput& input) { return receive_it(call, input, packs); });
    router.post<ObjectionOutcomeInput, Versioned>(
        "/objections/{objectionId}/outcomes", http::may("case.read"), "Decides on an objection; a later start keeps the term",
        [packs](http::Call& call, const ObjectionOutcomeInput& input) { return decide_it(call, input, packs); });
    router.post<BreachInput, http::Created>("/measures/{measureId}/breaches", http::may("case.handle"),
                                            "Records a breach, which asks for the police where the protocol says so",
                                            [packs](http::Call& call, const BreachInput& input) { return breach(call, input, packs); });
}

}  // namespace luwte::measures
