#include "communication/communication_api.h"

#include <set>

#include "communication/communication_store.h"
#include "documents/stays_out.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/person_store.h"
#include "incidents/seat.h"
#include "incidents/show.h"
#include "journal/journal.h"
#include "police/police_api.h"
#include "security/security.h"

namespace luwte::communication {

struct CircleShown {
    std::string id;
    incidents::Words name;
    bool outside = false;
    std::vector<std::string> may_know;
    std::vector<std::string> speakers;  // empty: the protocol does not say
    std::string source;
};
SHAPE(CircleShown, id, name, outside, may_know, speakers, source)

struct TellingRule {
    incidents::Words name;
    std::optional<incidents::Words> note;
    std::string source;
};
SHAPE(TellingRule, name, note, source)

struct ToldOf {
    incidents::AffectedId id;
    std::optional<Shown> name;
    std::string role;
    std::string consent;
};
SHAPE(ToldOf, id, name, role, consent)

struct CommunicationPage {
    std::vector<CircleShown> circles;  // empty: the protocol says nothing
    std::optional<TellingRule> speaks, during_inquiry, security;
    bool inquiry_runs = false;
    std::optional<bool> consent_needed;
    std::optional<std::string> consent_source;
    std::vector<ToldOf> persons;
    std::vector<CommunicationShown> decisions;
    bool may_write = false;
};
SHAPE(CommunicationPage, circles, speaks, during_inquiry, security, inquiry_runs, consent_needed, consent_source, persons, decisions, may_write)

struct TellingInput {
    std::string circle;
    bool tell = false;
    TellingPhase phase = TellingPhase::first;
    std::optional<std::string> speaker;
    Agreed agreed = Agreed::not_asked;
    std::optional<Day> agreed_on;
    std::optional<Secret> text;
    std::optional<Secret> reason;
};
SHAPE(TellingInput, circle, tell, phase, speaker, agreed, agreed_on, text, reason)

struct SayingInput {
    Instant said_at;
    std::optional<Secret> text;
};
SHAPE(SayingInput, said_at, text)

namespace {

using incidents::Incident;

std::optional<TellingRule> shown(const std::optional<protocol::Spokesperson>& rule)
{
    if (!rule) return std::nullopt;
    std::optional<incidents::Words> note;
    if (!rule->note.nl.empty()) note = incidents::Words{rule->note.nl, rule->note.en};
    return TellingRule{{rule->name.nl, rule->name.en}, note, rule->source};
}

std::vector<incidents::Consent> consents_of(http::Call& call, const Incident& incident)
{
    std::vector<incidents::Consent> consents;
    for (const auto& row : incidents::store::affected_of(call.tx, incident.id)) consents.push_back(row.affected.communication);
    return consents;
}

std::optional<Bytes> sealed(http::Call& call, const Incident& incident, const std::optional<Secret>& words, const std::string& row, std::string_view field)
{
    if (!words || words->empty()) return std::nullopt;
    return incidents::seal(call, incident, *words, row, field).bytes;
}

/// K3: what protects somebody is in no message, whoever says it and to whomever.
bool tells_of_security(http::Call& call, const Incident& incident, const std::optional<Secret>& words)
{
    return words && !documents::slipped_in(Shown{*words}.text(), security::never_told(call, incident.id)).empty();
}

Result<http::Created> decide(http::Call& call, const TellingInput& input, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::workable(call));
    const auto rules = rules_of(call, packs(call.tx, incident), incident);
    const Decision decision{input.circle, input.tell, input.phase, input.speaker, input.agreed, input.agreed_on, input.text && !input.text->empty()};
    TRY(may_decide(decision, rules, consents_of(call, incident), police::inquiry_runs(call.tx, incident.id), day_in_amsterdam(call.now)));
    if (tells_of_security(call, incident, input.text)) return invalid("communication.tells_of_security", "/text");
    const auto id = fresh<DecisionId>();
    store::add(call.tx, {id, incident.organisation, incident.id, incident.response, decision, sealed(call, incident, input.text, id.text, "communication.text"),
                         sealed(call, incident, input.reason, id.text, "communication.reason"), call.now, call.actor.account});
    incidents::record(call, incident, "communication.decided", "communication_decided", id.text, input.tell ? "tell" : "keep_silent");
    return http::Created{id.text};
}

Result<http::Created> say(http::Call& call, const SayingInput& input)
{
    const auto decided = store::find(call.tx, call.actor.organisation, TRY(call.id<DecisionId>("decisionId")));
    if (!decided) return not_found("request.not_found");
    const auto incident = TRY(incidents::with_key(call, TRY(incidents::readable(call, decided->incident))));
    if (!decided->decision.tell) return conflict("communication.decided_to_keep_silent");
    if (input.said_at > call.now) return invalid("communication.day_lies_ahead", "/saidAt");
    if (tells_of_security(call, incident, input.text)) return invalid("communication.tells_of_security", "/text");
    const auto id = fresh_uuid();
    store::add(call.tx, *decided, {id, input.said_at, sealed(call, incident, input.text, id, "communication.said"), call.actor.account});
    incidents::record(call, incident, "communication.said", "communication_said", decided->id.text, decided->decision.circle);
    return http::Created{id};
}

void add_rules(CommunicationPage& page, const protocol::Communication& rules)
{
    for (const auto& one : rules.circles)
        page.circles.push_back({one.id, {one.name.nl, one.name.en}, one.outside, one.may_know, speakers(rules, one, page.inquiry_runs), one.source});
    page.speaks = shown(rules.speaks);
    page.during_inquiry = shown(rules.during_inquiry);
    if (rules.security) page.security = TellingRule{{rules.security->name.nl, rules.security->name.en}, std::nullopt, rules.security->source};
    if (rules.consent) {
        page.consent_needed = rules.consent->needed;
        page.consent_source = rules.consent->source;
    }
}

Result<CommunicationPage> read_page(http::Call& call, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::readable(call));
    if (!call.ring.opens(incident.response)) return forbidden("request.not_permitted");
    CommunicationPage page;
    page.inquiry_runs = police::inquiry_runs(call.tx, incident.id);
    add_rules(page, rules_of(call, packs(call.tx, incident), incident));
    for (const auto& row : incidents::store::affected_of(call.tx, incident.id))
        page.persons.push_back({row.affected.id, incidents::show(call, row).name, row.affected.role, std::string{incidents::name_of(row.affected.communication)}});
    page.decisions = decisions_shown(call, incident.id);
    page.may_write = incident.state == incidents::State::open && incidents::may_write(call, incident);
    journal::append(call.tx, incident.organisation, call.actor.account, "communication.read", incident.id.text, incident.id.text, call.now);
    return page;
}

}  // namespace

protocol::Communication rules_of(http::Call& call, const protocol::Pack& pack, const Incident& incident)
{
    return protocol::communication(pack, incidents::situation_now(call.tx, pack, incident, call.now));
}

std::vector<CommunicationShown> decisions_shown(http::Call& call, const IncidentId& incident)
{
    std::vector<CommunicationShown> all;
    for (const auto& row : store::decisions_of(call.tx, incident)) {
        if (!call.ring.opens(row.compartment)) continue;
        const auto& made = row.decision;
        CommunicationShown one{row.id, made.circle, made.tell, made.phase, made.speaker, made.agreed, made.agreed_on,
                               incidents::shown(call, row.compartment, row.words, row.id.text, "communication.text"),
                               incidents::shown(call, row.compartment, row.reason, row.id.text, "communication.reason"), row.at, incidents::named(call, row.by)};
        for (const auto& saying : store::sayings_of(call.tx, row.id))
            one.sayings.push_back({saying.at, incidents::shown(call, row.compartment, saying.words, saying.id, "communication.said"), incidents::named(call, saying.by)});
        all.push_back(std::move(one));
    }
    std::set<std::string> later;
    for (auto one = all.rbegin(); one != all.rend(); ++one) one->holds = later.insert(one->circle).second;
    return all;
}

void merged(storage::Transaction& tx, const IncidentId& from, const IncidentId& into) { store::move_all(tx, from, into); }

void add_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get<CommunicationPage>("/incidents/{incidentId}/communication", http::may("case.read"), "Who may be told what, by whom, and what was decided",
                                  [packs](http::Call& call) { return read_page(call, packs); });
    router.post<TellingInput, http::Created>("/incidents/{incidentId}/communication-decisions", http::may("case.handle"),
                                             "Decides whether a circle is told, what and by whom",
                                             [packs](http::Call& call, const TellingInput& input) { return decide(call, input, packs); });
    router.post<SayingInput, http::Created>("/communication-decisions/{decisionId}/sayings", http::may("case.handle"), "Writes down when it was said", say);
    add_sheet_routes(router, packs);
}

}  // namespace luwte::communication
