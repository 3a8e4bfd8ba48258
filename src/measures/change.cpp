#include "measures/change.h"

#include <chrono>

#include "incidents/access.h"
#include "measures/desk.h"
#include "protocol/deadline.h"

namespace luwte::measures {
namespace {

using incidents::Task;

Instant end_of(Day day) { return in_amsterdam(day + std::chrono::days{1}, std::chrono::minutes{0}) - std::chrono::milliseconds{1}; }

void ask(http::Call& call, const Matter& matter, const protocol::Measure& rule, const Measure& now, Task::Kind kind, Day day)
{
    incidents::Errand errand;
    errand.kind = kind;
    errand.subject = now.id.text;
    errand.duty = now.kind;
    errand.name = now.name;
    errand.deadline = protocol::DeadlineType::soft;
    if (rule.warn) errand.opens = in_amsterdam(protocol::before(*rule.warn, day), std::chrono::minutes{0});
    errand.due = end_of(day);
    errand.source = now.source;
    incidents::ask(call.tx, matter.incident, errand, protocol::deciders(matter.pack, matter.situation, rule), call.now);
}

}  // namespace

DecisionId add_decision(http::Call& call, const Matter& matter, const Measure& now, const Decided& decided, const Secret& reasons)
{
    store::DecisionRow made;
    made.id = fresh<DecisionId>();
    made.organisation = now.organisation;
    made.incident = now.incident;
    made.compartment = now.compartment;
    made.measure = now.id;
    made.kind = decided.kind;
    made.follows = store::latest(call.tx, now.incident, now.id);
    made.decider = decided.decider;
    made.decided_on = decided.on;
    made.starts = now.starts;
    made.ends = now.ends;
    made.review = now.review;
    made.reasons = seal(call, made.compartment, reasons, made.id.text, "decision.reasons").bytes;
    made.hearing = decided.hearing;
    if (auto why = seal(call, made.compartment, decided.unheard, made.id.text, "decision.unheard")) made.unheard = why->bytes;
    made.at = call.now;
    made.by = call.actor.account;
    store::add(call.tx, made);
    incidents::record(call, matter.incident, "measure.decided", "measure_decided", now.id.text, std::string{name_of(decided.kind)});
    return made.id;
}

void remind(http::Call& call, const Matter& matter, const protocol::Measure& rule, const Measure& now)
{
    incidents::answered(call.tx, matter.incident, now.id.text, incidents::Answer::not_applicable, call.actor.account, call.now);
    const auto today = day_in_amsterdam(call.now);
    if (over(now, today)) {
        store::take_off_desk(call.tx, now.id);
        return;
    }
    if (now.review && *now.review >= today) ask(call, matter, rule, now, Task::Kind::review, *now.review);
    if (now.ends) ask(call, matter, rule, now, Task::Kind::ending, *now.ends);
}

Result<std::int64_t> save(http::Call& call, const Found& found, const Measure& now, const Decided& decided, const Secret& reasons)
{
    auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, now, expected)) return stale("request.stale");
    call.etag(expected + 1);
    add_decision(call, found.matter, now, decided, reasons);
    remind(call, found.matter, found.rule, now);
    return expected + 1;
}

}  // namespace luwte::measures
