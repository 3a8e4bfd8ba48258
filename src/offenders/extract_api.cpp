// What is held about a person, to be handed to that person: all of it, also while it is restricted, and of others nothing. No reporter,
// nobody affected, no colleague, and of whom he belongs to only the kind. Who may make one sees by it what his own role does not
// show him: the right of access is the person's, not the reader's.
#include <algorithm>

#include "http/route.h"
#include "offenders/datum_store.h"
#include "offenders/fairness_view.h"
#include "offenders/history.h"
#include "offenders/offenders_api.h"
#include "offenders/view.h"

namespace luwte::offenders {

struct ExtractDatum {
    DatumKind kind;
    Shown value;
    Certainty certainty;
    std::optional<Day> since;
    Instant happened_at;       // the incident of which it was told
    bool reported = false;     // it was in the report; else somebody who handles the case wrote it down
    Instant at;
    std::optional<Instant> ended_at;
    bool corrected = false;    // else, when it ended: it was withdrawn
    std::optional<Shown> reason;
};
SHAPE(ExtractDatum, kind, value, certainty, since, happened_at, reported, at, ended_at, corrected, reason)

struct ExtractEvent {
    Instant occurred_at;
    std::optional<std::string> behaviour;
    std::string form;
    bool against_office = false;
    bool against_staff = false;
};
SHAPE(ExtractEvent, occurred_at, behaviour, form, against_office, against_staff)

struct ExtractRelation {
    std::string relation;   // member_of, acts_for
    bool of_other = false;  // it is the other who belongs to him
    std::string kind;       // of the other
};
SHAPE(ExtractRelation, relation, of_other, kind)

struct ExtractMeasure {
    Words name;
    std::string state;  // open, carried_out, standing, lifted, annulled
    Day decided_on;
    std::optional<Day> starts_on;
    std::optional<Day> ends_on;
};
SHAPE(ExtractMeasure, name, state, decided_on, starts_on, ends_on)

struct ExtractStatement {
    StatementKind kind;
    Day received_on;
    std::optional<Shown> text;
};
SHAPE(ExtractStatement, kind, received_on, text)

struct ExtractNotice {
    Act act;
    bool given = false;
    Day decided_on;
    std::optional<Shown> reason;
};
SHAPE(ExtractNotice, act, given, decided_on, reason)

struct ExtractRequest {
    RequestKind kind;
    Day received_on;
    std::optional<Shown> text;
    std::optional<bool> granted;
    std::optional<Day> decided_on;
    std::optional<Shown> decision;
};
SHAPE(ExtractRequest, kind, received_on, text, granted, decided_on, decision)

struct Extract {
    bool restricted = false;
    bool removed = false;
    std::vector<ExtractDatum> data;
    std::vector<ExtractEvent> events;
    std::vector<ExtractRelation> relations;
    std::vector<ExtractMeasure> measures;
    std::vector<ExtractStatement> statements;
    std::vector<ExtractNotice> notices;
    std::vector<ExtractRequest> requests;
    std::vector<RemedyShown> remedies;
    std::optional<RetentionShown> retention;  // absent: the protocol says nothing
};
SHAPE(Extract, restricted, removed, data, events, relations, measures, statements, notices, requests, remedies, retention)

namespace {
void add_relations(http::Call& call, const Mention& mention, Extract& view)
{
    for (const auto& relation : store::relations_with(call.tx, mention.id)) {
        const bool of_other = relation.other == mention.id;
        const auto other = store::find(call.tx, mention.organisation, of_other ? relation.offender : relation.other);
        view.relations.push_back({relation.relation, of_other, other->kind});
    }
}

void add_measures(http::Call& call, const Mention& mention, Extract& view)
{
    for (const auto& row : call.tx.all(R"(
             SELECT name_nl, name_en, state, decided_on, starts_on, ends_on
               FROM measure_of_offender
              WHERE offender = $1
              ORDER BY decided_on, measure)",
                                       mention.id))
        view.measures.push_back({{row.text(0), row.text(1)}, row.text(2), row.day(3), row.maybe_day(4), row.maybe_day(5)});
}

void add(http::Call& call, const protocol::Pack& pack, const Mention& mention, Extract& view)
{
    view.restricted = view.restricted || mention.restricted;
    add_measures(call, mention, view);
    if (mention.removed) return;
    const auto event = store::event_of(call.tx, mention.incident);
    const auto aimed = against(pack, event);
    view.events.push_back({event.occurred, event.behaviour, event.form, aimed.office, aimed.staff});
    for (auto& datum : data_shown(call, mention))
        view.data.push_back({datum.kind, std::move(datum.value), datum.certainty, datum.since, event.occurred, datum.at == mention.made, datum.at,
                             datum.ended_at, datum.replaced_by.has_value(), std::move(datum.reason)});
    add_relations(call, mention, view);
}

void add_fairness(Fairness fairness, Extract& view)
{
    for (auto& one : fairness.statements) view.statements.push_back({one.kind, one.received_on, std::move(one.text)});
    for (auto& one : fairness.notices) view.notices.push_back({one.act, one.given, one.decided_on, std::move(one.reason)});
    for (auto& one : fairness.requests)
        view.requests.push_back({one.kind, one.received_on, std::move(one.text), one.granted, one.decided_on, std::move(one.decision)});
    view.remedies = std::move(fairness.remedies);
}

Result<Extract> extract(http::Call& call, const protocol::Pack& pack)
{
    const auto mention = TRY(in_register(call));
    const auto parts = parts_of(call, pack);
    if (!parts.fairness || !parts.data) return forbidden("request.not_permitted");
    Extract view;
    const auto mentions = of_person(call, mention);
    view.removed = std::ranges::all_of(mentions, [](const Mention& one) { return one.removed.has_value(); });
    for (const auto& one : mentions) add(call, pack, one, view);
    std::ranges::stable_sort(view.events, [](const auto& a, const auto& b) { return a.occurred_at > b.occurred_at; });
    add_fairness(fairness_shown(call, pack, mentions), view);
    view.retention = retention_shown(pack);
    for (const auto& one : mentions) note(call, "offender.extracted", one);
    return view;
}
}  // namespace

void add_extract_routes(http::Router& router, const people::PackOf& packs)
{
    router.get<Extract>("/offenders/{offenderId}/extract", http::may("offenders.read"), "What is held about a person, for that person",
                        [packs](http::Call& call) { return extract(call, packs(call.tx, call.actor.organisation)); });
}

}  // namespace luwte::offenders
