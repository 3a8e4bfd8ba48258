// What handlers decide and write down: classify, note, close, reopen.
#include "base/require.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/decision_store.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/seat.h"
#include "incidents/task_store.h"
#include "reports/report.h"

namespace luwte::incidents {

struct ClassificationInput {
    std::string behaviour;
    Secret reason;
    std::optional<std::vector<std::string>> facts;  // aggravating facts and consequences that came to light
    std::optional<bool> repeated;
    std::optional<bool> persists;
};
SHAPE(ClassificationInput, behaviour, reason, facts, repeated, persists)

struct NoteInput {
    Secret text;
};
SHAPE(NoteInput, text)

struct ClosureInput {
    std::optional<Secret> lesson;
    std::optional<bool> lesson_none;
};
SHAPE(ClosureInput, lesson, lesson_none)

struct ReopeningInput {
    Secret reason;
};
SHAPE(ReopeningInput, reason)

namespace {

store::Written written(http::Call& call, const Incident& incident, std::string id, const std::optional<vault::Sealed>& words)
{
    std::optional<Bytes> bytes;
    if (words) bytes = words->bytes;
    return {std::move(id), incident.response, std::move(bytes), call.now, call.actor.account};
}

Result<std::set<std::string>> facts_in(const protocol::Pack& pack, const ClassificationInput& input)
{
    std::set<std::string> facts;
    if (!input.facts) return facts;
    for (const auto& fact : *input.facts) {
        if (!reports::is_fact(pack, fact)) return invalid("incidents.fact_unknown", "/facts");
        facts.insert(fact);
    }
    return facts;
}

Result<http::Created> classify_case(http::Call& call, const ClassificationInput& input, const PackUnder& packs)
{
    auto incident = TRY(workable(call));
    const auto& pack = packs(call.tx, incident);
    if (input.reason.empty()) return invalid("incidents.reason_missing", "/reason");
    auto facts = TRY(facts_in(pack, input));
    incident = TRY(classify(pack, incident, input.behaviour, facts));
    incident.repeated = input.repeated.value_or(incident.repeated);
    incident.persists = input.persists.value_or(incident.persists);
    auto version = TRY(save(call, incident));

    auto id = fresh_uuid();
    auto reason = seal(call, incident, input.reason, id, "classification.reason");
    store::add(call.tx, incident, store::Classification{written(call, incident, id, reason), input.behaviour, false});
    record(call, incident, "incident.classified", "classified", {}, input.behaviour);
    re_evaluate(call.tx, pack, incident, call.now);
    return http::Created{id, version};
}

Result<http::Created> add_note(http::Call& call, const NoteInput& input)
{
    auto incident = TRY(workable(call));
    if (input.text.empty()) return invalid("incidents.text_missing", "/text");
    auto id = fresh_uuid();
    store::add_note(call.tx, incident, written(call, incident, id, seal(call, incident, input.text, id, "note.text")));
    record(call, incident, "incident.note_added", "note_added", id);
    return http::Created{id, incident.version};
}

Result<http::Created> close_case(http::Call& call, const ClosureInput& input)
{
    auto incident = TRY(workable(call));
    const Lesson lesson{input.lesson && !input.lesson->empty(), input.lesson_none.value_or(false)};
    incident = TRY(close(incident, store::tasks_of(call.tx, incident.id), lesson));
    auto version = TRY(save(call, incident));

    auto id = fresh_uuid();
    std::optional<vault::Sealed> words;
    if (lesson.told) words = seal(call, incident, *input.lesson, id, "closure.lesson");
    store::add_closure(call.tx, incident, written(call, incident, id, words));
    store::finish_all(call.tx, incident.id, Task::Kind::handle, std::nullopt, call.actor.account, call.now);
    record(call, incident, "incident.closed", "closed", {}, lesson.told ? "lesson" : "lesson_none");
    return http::Created{id, version};
}

Result<http::Created> reopen_case(http::Call& call, const ReopeningInput& input)
{
    auto incident = TRY(with_key(call, TRY(readable(call))));
    if (input.reason.empty()) return invalid("incidents.reason_missing", "/reason");
    incident = TRY(reopen(incident));
    auto version = TRY(save(call, incident));

    auto closure = store::latest_closure(call.tx, incident.id);
    REQUIRE_THAT_HOLDS(closure.has_value());
    auto reason = seal(call, incident, input.reason, *closure, "closure.reopened");
    store::undo_closure(call.tx, *closure, reason, call.actor.account, call.now);
    Task task;
    task.kind = Task::Kind::handle;
    if (auto owner = seat(call.tx, incident, {}, day_in_amsterdam(call.now))) give(call.tx, incident, task, *owner, call.now);
    record(call, incident, "incident.reopened", "reopened");
    return http::Created{*closure, version};
}

}  // namespace

void add_decision_routes(http::Router& router, const PackUnder& packs)
{
    router.post<ClassificationInput, http::Created>(
        "/incidents/{incidentId}/classifications", http::may("case.handle"), "Names the behaviour, with the reason",
        [packs](http::Call& call, const ClassificationInput& input) { return classify_case(call, input, packs); });
    router.post<NoteInput, http::Created>("/incidents/{incidentId}/notes", http::may("case.handle"), "Adds a note to a case",
                                          add_note);
    router.post<ClosureInput, http::Created>("/incidents/{incidentId}/closures", http::may("case.handle"),
                                             "Closes a case with its lesson, or states that there is none", close_case);
    router.post<ReopeningInput, http::Created>("/incidents/{incidentId}/reopenings", http::may("case.handle"),
                                               "Opens a closed case again", reopen_case);
}

}  // namespace luwte::incidents
