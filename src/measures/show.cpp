#include "measures/show.h"

#include <algorithm>

#include "incidents/access.h"
#include "incidents/show.h"
#include "measures/desk.h"

namespace luwte::measures {
namespace {

using incidents::named;
using incidents::shown;

Words words(const protocol::Text& text) { return {text.nl, text.en}; }
std::optional<Words> said(const protocol::Text& text) { return text.nl.empty() ? std::nullopt : std::optional{words(text)}; }
std::optional<std::string> said(const std::string& text) { return text.empty() ? std::nullopt : std::optional{text}; }
std::optional<std::string> said(const std::optional<protocol::Period>& period) { return period ? std::optional{period->text} : std::nullopt; }

StepPart wire(protocol::Part part) { return static_cast<StepPart>(part); }

StepShown show(const StepNow& now)
{
    return {wire(now.step.part), said(now.step.role), now.affected, now.step.required, static_cast<StepStanding>(now.standing),
            now.voice, now.step.source};
}

std::vector<StepShown> show(const std::vector<StepNow>& steps)
{
    std::vector<StepShown> list;
    for (const auto& step : steps) list.push_back(show(step));
    return list;
}

OfferedShown show(const Matter& matter, const Known& known, const protocol::Measure& measure)
{
    OfferedShown one;
    one.id = measure.id;
    one.name = words(measure.name);
    one.deciders = protocol::deciders(matter.pack, matter.situation, measure);
    one.acts = measure.acts;
    one.steps = show(standing(protocol::steps(matter.pack, matter.situation, measure), measure.id, known, std::nullopt));
    one.runs = measure.runs;
    one.endless = measure.endless;
    one.longest = said(measure.longest);
    one.review = said(measure.review);
    one.in_writing = measure.in_writing;
    one.objection = measure.objection;
    one.asks.assign(measure.asks.begin(), measure.asks.end());
    for (const auto& venue : measure.venues) one.venues.push_back({venue.id, words(venue.name)});
    one.excepts = said(measure.excepts);
    one.remedy = said(measure.remedy);
    one.desk = said(measure.desk);
    one.note = said(measure.note);
    one.letter = said(measure.letter);
    one.unverified = measure.unverified;
    one.source = measure.source;
    return one;
}

DecisionRuleShown show(const protocol::Decision& rule)
{
    return {rule.id, words(rule.name), rule.decides, rule.consents, rule.vetoes, rule.heard, rule.advises, rule.acts,
            said(rule.note), rule.unverified, rule.source};
}

VoiceShown show(http::Call& call, const Matter& matter, const store::VoiceRow& row)
{
    const auto& voice = row.voice;
    VoiceShown one;
    one.id = voice.id;
    one.about = voice.about;
    one.part = wire(voice.part);
    one.role = voice.role;
    one.affected_id = voice.affected;
    one.question = shown(call, voice.compartment, row.question, voice.id.text, "voice.question");
    one.asked_at = voice.asked;
    one.asked_by = named(call, voice.asked_by);
    one.answer = voice.answer;
    one.words = shown(call, voice.compartment, row.words, voice.id.text, "voice.words");
    one.answered_at = voice.answered;
    one.answered_by = named(call, voice.answered_by);
    one.may_answer = !voice.answer && bool{may_write_as(call, matter, {voice.role})};
    one.version = voice.version;
    return one;
}

DecisionShown show(http::Call& call, const store::DecisionRow& row)
{
    DecisionShown one;
    one.id = row.id;
    one.kind = row.kind;
    one.follows = row.follows;
    one.decider = said(row.decider);
    one.decided_on = row.decided_on;
    one.starts_on = row.starts;
    one.ends_on = row.ends;
    one.review_on = row.review;
    one.reasons = shown(call, row.compartment, row.reasons, row.id.text, "decision.reasons");
    one.hearing_id = row.hearing;
    one.unheard = shown(call, row.compartment, row.unheard, row.id.text, "decision.unheard");
    one.at = row.at;
    one.by = named(call, row.by);
    return one;
}

ObjectionShown show(http::Call& call, const store::ObjectionRow& row, const Measure& measure)
{
    const auto& one = row.objection;
    return {one.id,
            one.received_on,
            measure.objection_until && one.received_on > *measure.objection_until,
            shown(call, one.compartment, row.words, one.id.text, "objection.words"),
            one.outcome,
            one.decided_on,
            shown(call, one.compartment, row.reasons, one.id.text, "objection.reasons"),
            one.version};
}

BreachShown show(http::Call& call, const store::BreachRow& row)
{
    return {row.id, row.occurred, shown(call, row.compartment, row.words, row.id.text, "breach.words"), row.made, named(call, row.by)};
}

}  // namespace

HearingShown show(http::Call& call, const store::HearingRow& row)
{
    const auto& one = row.hearing;
    HearingShown hearing;
    hearing.id = one.id;
    hearing.offender_id = one.offender;
    hearing.way = one.way;
    hearing.planned_for = one.planned_for;
    hearing.respond_by = one.respond_by;
    hearing.invitation = shown(call, one.compartment, row.invitation, one.id.text, "hearing.invitation");
    hearing.invited_at = one.invited;
    hearing.invited_by = named(call, one.invited_by);
    hearing.outcome = one.outcome;
    hearing.outcome_on = one.outcome_on;
    hearing.words = shown(call, one.compartment, row.words, one.id.text, "hearing.words");
    hearing.closed_by = named(call, one.closed_by);
    hearing.version = one.version;
    return hearing;
}

MeasureShown show(http::Call& call, const store::MeasureRow& row, const std::vector<store::DecisionRow>& of_the_case)
{
    const auto& one = row.measure;
    const auto words_of = [&](const std::optional<Bytes>& sealed, const char* field) { return shown(call, one.compartment, sealed, one.id.text, field); };
    MeasureShown measure;
    measure.id = one.id;
    measure.kind = one.kind;
    measure.name = words(one.name);
    measure.source = one.source;
    measure.unverified = one.unverified;
    measure.offender_id = one.offender;
    measure.behaviour = one.behaviour;
    measure.runs = one.runs;
    measure.decided_on = one.decided_on;
    measure.starts_on = one.starts;
    measure.ends_on = one.ends;
    measure.review_on = one.review;
    measure.objection_until = one.objection_until;
    measure.venue = one.venue;
    measure.basis = words_of(row.basis, "measure.basis");
    measure.place = words_of(row.place, "measure.place");
    measure.limits = words_of(row.limits, "measure.limits");
    measure.report = words_of(row.report, "measure.report");
    measure.phase = phase(one, day_in_amsterdam(call.now));
    measure.done_on = one.done_on;
    measure.on_desk = store::on_desk(call.tx, one.id);
    for (const auto& decision : of_the_case)
        if (decision.measure == one.id) measure.decisions.push_back(show(call, decision));
    for (const auto& objection : store::objections_of(call.tx, one.id)) measure.objections.push_back(show(call, objection, one));
    for (const auto& breach : store::breaches_of(call.tx, one.id)) measure.breaches.push_back(show(call, breach));
    measure.version = one.version;
    return measure;
}

ResponseShown show(http::Call& call, const Matter& matter)
{
    const auto known = measures::known(call, matter);
    const auto decisions = store::decisions_of(call.tx, matter.incident.id);
    ResponseShown page;
    const auto silences = matter.pack.silent();
    page.silent = std::find(silences.begin(), silences.end(), "measures") != silences.end();
    page.advisory = protocol::advises_only(matter.pack);
    page.may_write = may_write(call, matter) && bool{incidents::open_for_work(matter.incident)};
    page.repeated = matter.incident.repeated;
    page.persists = matter.incident.persists;
    for (const auto& rule : protocol::decisions(matter.pack, matter.situation)) page.rules.push_back(show(rule));
    for (const auto& measure : protocol::measures(matter.pack, matter.situation)) page.offered.push_back(show(matter, known, measure));
    page.deciders = protocol::deciders(matter.pack, matter.situation);
    page.steps = show(standing(protocol::steps(matter.pack, matter.situation), every_response, known, std::nullopt));
    for (const auto& row : store::voices_of(call.tx, matter.incident.id)) page.voices.push_back(show(call, matter, row));
    for (const auto& row : store::hearings_of(call.tx, matter.incident.id)) page.hearings.push_back(show(call, row));
    for (const auto& row : decisions)
        if (!row.measure) page.decisions.push_back(show(call, row));
    for (const auto& row : store::measures_of(call.tx, matter.incident.id)) page.measures.push_back(show(call, row, decisions));
    return page;
}

}  // namespace luwte::measures
