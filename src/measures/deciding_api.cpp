// The response of a case: what the protocol offers, whose voice was asked, and decisions that impose nothing.
#include "http/route.h"
#include "incidents/access.h"
#include "journal/journal.h"
#include "measures/measures_api.h"
#include "measures/show.h"

namespace luwte::measures {

struct VoiceInput {
    std::optional<std::string> about;  // a measure; absent: every response
    StepPart part{};
    std::string role;
    std::optional<AffectedId> affected_id;
    std::optional<Secret> question;
};
SHAPE(VoiceInput, about, part, role, affected_id, question)

struct AnswerInput {
    Answer answer{};
    std::optional<Secret> words;
};
SHAPE(AnswerInput, answer, words)

enum class NothingImposed { nothing, otherwise };
SHAPE_ENUM(NothingImposed, nothing, otherwise)

struct DecisionInput {
    NothingImposed kind{};
    std::optional<std::string> decider;
    Day decided_on;
    Secret reasons;
};
SHAPE(DecisionInput, kind, decider, decided_on, reasons)

namespace {

Result<ResponseShown> read(http::Call& call, const incidents::PackUnder& packs)
{
    auto matter = TRY(readable(call, packs));
    auto page = show(call, matter);
    journal::append(call.tx, matter.incident.organisation, call.actor.account, "response.read", matter.incident.id.text,
                    matter.incident.id.text, call.now);
    return page;
}

std::vector<protocol::Step> steps_about(const Matter& matter, const std::string& about)
{
    if (about == every_response) return protocol::steps(matter.pack, matter.situation);
    for (const auto& measure : protocol::measures(matter.pack, matter.situation))
        if (measure.id == about) return protocol::steps(matter.pack, matter.situation, measure);
    return {};
}

/// Only whom the protocol gives this part may be asked as such.
const protocol::Step* find(const std::vector<protocol::Step>& steps, const VoiceInput& input)
{
    const auto part = static_cast<protocol::Part>(input.part);
    for (const auto& step : steps)
        if (part != protocol::Part::hearing && step.part == part && step.role == input.role) return &step;
    return nullptr;
}

Result<Done> check_affected(const Known& known, const VoiceInput& input)
{
    const bool person = input.role == "affected";
    if (person != input.affected_id.has_value()) return invalid("measures.affected_missing", "/affectedId");
    if (person && std::find(known.affected.begin(), known.affected.end(), *input.affected_id) == known.affected.end())
        return invalid("measures.affected_unknown", "/affectedId");
    return Done{};
}

/// A colleague is asked by a task; the affected person and those outside are asked by whoever writes this down.
void ask(http::Call& call, const Matter& matter, const Voice& voice, const protocol::Step& step)
{
    const auto* role = matter.pack.role(voice.role);
    if (!role || role->outside) return;
    incidents::ask(call.tx, matter.incident,
                   {.kind = incidents::Task::Kind::voice, .subject = voice.id.text, .source = step.source}, {voice.role}, call.now);
}

Result<http::Created> ask(http::Call& call, const VoiceInput& input, const incidents::PackUnder& packs)
{
    auto matter = TRY(readable(call, packs));
    TRY(may_write_as(call, matter, {}));
    TRY(incidents::open_for_work(matter.incident));
    const auto about = input.about.value_or(every_response);
    const auto steps = steps_about(matter, about);
    const auto* step = find(steps, input);
    if (!step) return invalid("measures.not_their_part", "/role");
    TRY(check_affected(known(call, matter), input));

    const Voice voice{.id = fresh<VoiceId>(), .organisation = matter.incident.organisation, .incident = matter.incident.id,
                      .compartment = matter.incident.response, .about = about, .part = step->part, .role = step->role,
                      .affected = input.affected_id, .asked = call.now, .asked_by = call.actor.account};
    store::add(call.tx, voice, seal(call, voice.compartment, input.question, voice.id.text, "voice.question"));
    incidents::record(call, matter.incident, "response.voice_asked", "voice_asked", voice.id.text, voice.role);
    ask(call, matter, voice, *step);
    return http::Created{voice.id.text, voice.version};
}

Result<Versioned> answer_it(http::Call& call, const AnswerInput& input, const incidents::PackUnder& packs)
{
    auto row = store::find_voice(call.tx, call.actor.organisation, TRY(call.id<VoiceId>("voiceId")));
    if (!row) return not_found("request.not_found");
    auto matter = TRY(readable(call, packs, row->voice.incident));
    TRY(may_write_as(call, matter, {row->voice.role}));
    if (!call.ring.opens(row->voice.compartment)) return not_found("request.not_found");
    auto voice = TRY(answer(row->voice, input.answer, call.actor.account, call.now));

    auto expected = TRY(call.expected_version());
    const auto words = seal(call, voice.compartment, input.words, voice.id.text, "voice.words");
    if (!store::save(call.tx, voice, words, expected)) return stale("request.stale");
    call.etag(expected + 1);
    incidents::answered(call.tx, matter.incident, voice.id.text, incidents::Answer::done, call.actor.account, call.now);
    incidents::record(call, matter.incident, "response.voice_answered", "voice_answered", voice.id.text, voice.role);
    return Versioned{expected + 1};
}

Result<http::Created> decide_nothing(http::Call& call, const DecisionInput& input, const incidents::PackUnder& packs)
{
    auto matter = TRY(readable(call, packs));
    const auto deciders = protocol::deciders(matter.pack, matter.situation);
    TRY(may_write_as(call, matter, deciders));
    TRY(incidents::open_for_work(matter.incident));
    auto decider = TRY(taker(deciders, input.decider));
    if (input.reasons.empty()) return invalid("measures.reasons_missing", "/reasons");
    if (input.decided_on > day_in_amsterdam(call.now)) return invalid("measures.decision_lies_ahead", "/decidedOn");
    const auto steps = protocol::steps(matter.pack, matter.situation);
    TRY(may_leave_it(standing(steps, every_response, known(call, matter), std::nullopt), decider));

    store::DecisionRow made;
    made.id = fresh<DecisionId>();
    made.organisation = matter.incident.organisation;
    made.incident = matter.incident.id;
    made.compartment = matter.incident.response;
    made.kind = input.kind == NothingImposed::nothing ? DecisionKind::nothing : DecisionKind::otherwise;
    made.follows = store::latest(call.tx, matter.incident.id, std::nullopt);
    made.decider = decider;
    made.decided_on = input.decided_on;
    made.reasons = seal(call, made.compartment, input.reasons, made.id.text, "decision.reasons").bytes;
    made.at = call.now;
    made.by = call.actor.account;
    store::add(call.tx, made);
    incidents::record(call, matter.incident, "response.decided", "response_decided", made.id.text, std::string{name_of(made.kind)});
    return http::Created{made.id.text, 1};
}

}  // namespace

void add_deciding_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get<ResponseShown>("/incidents/{incidentId}/response", http::may("case.read"),
                              "How the organisation responds: what the protocol offers, who was asked, what was decided",
                              [packs](http::Call& call) { return read(call, packs); });
    router.post<VoiceInput, http::Created>("/incidents/{incidentId}/voices", http::may("case.handle"),
                                           "Asks somebody whose voice the protocol wants before a decision",
                                           [packs](http::Call& call, const VoiceInput& input) { return ask(call, input, packs); });
    router.post<AnswerInput, Versioned>("/voices/{voiceId}/answers", http::may("case.read"), "Records what was answered",
                                        [packs](http::Call& call, const AnswerInput& input) { return answer_it(call, input, packs); });
    router.post<DecisionInput, http::Created>(
        "/incidents/{incidentId}/response-decisions", http::may("case.read"), "Decides to impose nothing, with the reasons",
        [packs](http::Call& call, const DecisionInput& input) { return decide_nothing(call, input, packs); });
}

}  // namespace luwte::measures
