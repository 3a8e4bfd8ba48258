#include <set>

#include "base/require.h"
#include "http/route.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people.h"
#include "prevention/prevention_api.h"
#include "prevention/risk_shapes.h"
#include "prevention/risk_store.h"

namespace luwte::prevention {

// What an analysis holds, as one sealed document: read with secrets, written with what may be shown.
struct Content {
    Secret title;
    std::optional<Secret> place, remarks;
    std::vector<std::string> yes, measures;
    std::vector<AccountId> involved;
};
SHAPE(Content, title, place, remarks, yes, measures, involved)
struct ContentShown {
    Shown title;
    std::optional<Shown> place, remarks;
    std::vector<std::string> yes, measures;
    std::vector<AccountId> involved;
};
SHAPE(ContentShown, title, place, remarks, yes, measures, involved)

namespace {

constexpr const char* risk_states[]{"planned", "held", "cancelled"};
constexpr const char* request_states[]{"asked", "arranged", "impossible"};
constexpr const char* outcomes[]{"well", "tense", "wrong"};

template <class Enum, std::size_t N>
const char* word(const char* const (&names)[N], Enum value) { return names[static_cast<int>(value)]; }
template <class Enum, std::size_t N>
Enum value_of(const char* const (&names)[N], const std::string& name)
{
    for (std::size_t i = 0; i < N; ++i)
        if (name == names[i]) return static_cast<Enum>(i);
    REQUIRE_THAT_HOLDS(!"a stored value is one of these");
    return Enum{};
}

std::optional<Shown> shown(const std::optional<Secret>& words)
{
    if (!words || words->empty()) return std::nullopt;
    return Shown{*words};
}

vault::Place place_of(const Analysis& analysis, std::string_view field) { return {analysis.organisation, analysis.id.text, field}; }
vault::Place place_of(const Request& request, std::string_view field) { return {request.organisation, request.id.text, field}; }
std::string name(http::Call& call, const AccountId& account) { return people::name_of(call.tx, call.actor.organisation, account).value_or(""); }

vault::Sealed sealed(http::Call& call, const Analysis& analysis, const RiskAnalysisInput& input, const std::set<AccountId>& involved)
{
    const ContentShown content{Shown{input.title}, shown(input.place), shown(input.remarks), input.yes, input.measures, {involved.begin(), involved.end()}};
    return call.ring.seal(analysis.compartment, Secret{http::write(http::type_of<ContentShown>(), &content)}, place_of(analysis, "risk_analysis.content"));
}

Content content_of(http::Call& call, const Analysis& analysis)
{
    Content content;
    const auto document = call.ring.open(analysis.compartment, analysis.content, place_of(analysis, "risk_analysis.content"));
    REQUIRE_THAT_HOLDS(http::read(http::type_of<Content>(), &content, document.reveal()));
    return content;
}

RiskRequestView view(http::Call& call, const Request& request)
{
    RiskRequestView view{request.id, request.role, value_of<RiskRequestState>(request_states, request.state), name(call, request.account), request.asked_at,
                     request.needed_at, request.answered_at, {}, Shown{call.ring.open(request.compartment, request.words, place_of(request, "risk_request.words"))}, {}};
    if (request.answered_by) view.answered_by = name(call, *request.answered_by);
    if (request.answer) view.answer = Shown{call.ring.open(request.compartment, *request.answer, place_of(request, "risk_request.answer"))};
    return view;
}

RiskAnalysisView view(http::Call& call, const Analysis& analysis)
{
    const auto content = content_of(call, analysis);
    RiskAnalysisView view{analysis.id, analysis.checklist, value_of<RiskState>(risk_states, analysis.state), analysis.account == call.actor.account,
                      name(call, analysis.account), analysis.held_at, Shown{content.title}, shown(content.place), content.yes, content.measures,
                      shown(content.remarks), {}, {}, {}, analysis.version};
    // A request is sealed apart: whoever helps to weigh the risk sees those that he holds the key of.
    for (const auto& request : store::requests_of(call.tx, analysis.id))
        if (call.ring.opens(request.compartment)) view.requests.push_back(luwte::prevention::view(call, request));
    if (analysis.went) view.went = value_of<RiskOutcome>(outcomes, *analysis.went);
    if (analysis.evaluation) view.evaluation = Shown{call.ring.open(analysis.compartment, *analysis.evaluation, place_of(analysis, "risk_analysis.evaluation"))};
    return view;
}

/// Who holds these roles today; a role without anybody is not among them.
std::vector<RiskHelperView> there(http::Call& call, const std::vector<protocol::Named>& roles)
{
    std::vector<RiskHelperView> found;
    for (const auto& named : roles) {
        RiskHelperView view{named.role, {}};
        for (const auto& holder : people::holders_of(call.tx, call.actor.organisation, named.role, day_in_amsterdam(call.now)))
            if (holder.account != call.actor.account) view.names.push_back(name(call, holder.account));
        if (!view.names.empty()) found.push_back(std::move(view));
    }
    return found;
}

RiskChecklistList checklists(http::Call& call, const protocol::Pack& pack)
{
    RiskChecklistList list;
    const auto text = [](const protocol::Text& text) { return RiskText{text.nl, text.en}; };
    for (const auto& one : protocol::risk_checklists(pack)) {
        RiskChecklistView view{one.id, text(one.name), {}, {}, {}, {}, one.source};
        for (const auto& question : one.questions) view.questions.push_back({question.id, text(question.text), question.source});
        for (const auto& advice : one.advice)
            view.advice.push_back({advice.id, advice.about, {advice.when.begin(), advice.when.end()}, text(advice.text), advice.source});
        view.readers = there(call, one.readers);
        view.requests = there(call, one.requests);
        list.items.push_back(std::move(view));
    }
    return list;
}

/// Whoever it is about gets nothing of it, now or later, and no line about it.
void keep_out(http::Call& call, const vault::CompartmentId& compartment, const std::string& about, const std::set<AccountId>& involved)
{
    for (const auto& account : involved) {
        vault::exclude(call.tx, call.actor.organisation, compartment, account);
        journal::exclude(call.tx, call.actor.organisation, about, account);
    }
}

std::set<AccountId> involved_in(const RiskAnalysisInput& input)
{
    const auto named = input.involved.value_or(std::vector<AccountId>{});
    return {named.begin(), named.end()};
}

/// Gives the key to everybody who holds one of these roles, and tells them.
void confide(http::Call& call, const vault::CompartmentId& compartment, const std::vector<protocol::Named>& roles, const std::set<AccountId>& involved)
{
    for (const auto& named : roles)
        for (const auto& holder : people::holders_of(call.tx, call.actor.organisation, named.role, day_in_amsterdam(call.now))) {
            if (involved.contains(holder.account) || holder.account == call.actor.account || vault::holds(call.tx, compartment, holder.account)) continue;
            call.ring.grant(compartment, holder.account, {named.rule, named.role, named.source});
            notify::tell(call.tx, call.actor.organisation, holder.account, notify::Message::something_to_read, call.now);
        }
}

void note(http::Call& call, Code action, const std::string& subject)
{
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, subject, "", call.now);
}

Result<Analysis> readable(http::Call& call)
{
    auto found = store::find_analysis(call.tx, call.actor.organisation, call.actor.account, TRY(call.id<AnalysisId>("analysisId")));
    if (!found) return not_found("request.not_found");
    return *found;
}

Result<Analysis> own(http::Call& call)
{
    auto found = TRY(readable(call));
    if (found.account != call.actor.account) return forbidden("prevention.not_yours");
    return found;
}

Result<http::Created> add(http::Call& call, const RiskAnalysisInput& input, const protocol::Pack& pack)
{
    const auto known = protocol::risk_checklists(pack);
    if (auto faults = faults_in(input, known); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    Analysis analysis{fresh<AnalysisId>(), call.actor.organisation, call.ring.create(vault::Purpose::consultation), call.actor.account,
                      input.checklist, pack.id(), pack.version(), "planned", input.held_at, {}, 1, {}, {}};
    const auto involved = involved_in(input);
    if (involved.contains(analysis.account)) return invalid("reports.involved_is_reporter", "/involved");
    keep_out(call, analysis.compartment, analysis.id.text, involved);
    call.ring.grant(analysis.compartment, analysis.account, {"own", "", ""});
    analysis.content = sealed(call, analysis, input, involved);
    store::add(call.tx, analysis);
    confide(call, analysis.compartment, checklist_of(known, input.checklist)->readers, involved);
    note(call, "risk.analysed", analysis.id.text);
    return http::Created{analysis.id.text};
}

Result<RiskAnalysisView> keep(http::Call& call, Analysis analysis, std::int64_t version, Code action)
{
    if (!store::change(call.tx, analysis, version)) return stale("request.stale");
    note(call, action, analysis.id.text);
    analysis.version = version + 1;
    call.etag(analysis.version);
    return view(call, analysis);
}

Result<RiskAnalysisView> change(http::Call& call, const RiskAnalysisInput& input, const protocol::Pack& pack)
{
    auto analysis = TRY(own(call));
    const auto version = TRY(call.expected_version());
    TRY(may_change(value_of<RiskState>(risk_states, analysis.state)));
    if (auto faults = faults_in(input, protocol::risk_checklists(pack)); !faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    if (input.checklist != analysis.checklist) return invalid("prevention.checklist_stays", "/checklist");
    // Who was kept out stays out; others may join them.
    auto involved = involved_in(input);
    for (const auto& account : content_of(call, analysis).involved) involved.insert(account);
    involved.erase(analysis.account);
    keep_out(call, analysis.compartment, analysis.id.text, involved);
    analysis.held_at = input.held_at;
    analysis.content = sealed(call, analysis, input, involved);
    return keep(call, analysis, version, "risk.changed");
}

Result<RiskAnalysisView> evaluate(http::Call& call, const RiskEvaluationInput& input)
{
    auto analysis = TRY(own(call));
    const auto version = TRY(call.expected_version());
    analysis.state = word(risk_states, TRY(after_evaluating(value_of<RiskState>(risk_states, analysis.state), analysis.held_at, call.now)));
    analysis.went = word(outcomes, input.went);
    if (input.words && !input.words->empty())
        analysis.evaluation = call.ring.seal(analysis.compartment, *input.words, place_of(analysis, "risk_analysis.evaluation"));
    return keep(call, analysis, version, "risk.evaluated");
}

Result<RiskAnalysisView> cancel(http::Call& call)
{
    auto analysis = TRY(own(call));
    const auto version = TRY(call.expected_version());
    analysis.state = word(risk_states, TRY(after_cancelling(value_of<RiskState>(risk_states, analysis.state))));
    return keep(call, analysis, version, "risk.cancelled");
}

Result<http::Created> ask(http::Call& call, const RiskRequestInput& input, const protocol::Pack& pack)
{
    const auto analysis = TRY(own(call));
    TRY(may_change(value_of<RiskState>(risk_states, analysis.state)));
    const auto known = protocol::risk_checklists(pack);
    const auto* checklist = checklist_of(known, analysis.checklist);
    std::vector<protocol::Named> asked;
    if (checklist)
        for (const auto& named : checklist->requests)
            if (named.role == input.role) asked.push_back(named);
    std::vector<Fault> faults;
    if (asked.empty()) faults.push_back({"prevention.role_not_asked", "/role"});
    if (input.words.empty()) faults.push_back({"prevention.request_missing", "/words"});
    if (!faults.empty()) return Refusal{Kind::invalid, std::move(faults)};
    if (people::holders_of(call.tx, call.actor.organisation, input.role, day_in_amsterdam(call.now)).empty()) return conflict("prevention.nobody_there");

    Request request{fresh<RequestId>(), analysis.organisation, analysis.id, call.ring.create(vault::Purpose::consultation), call.actor.account,
                    input.role, "asked", call.now, {}, {}, input.needed_at, {}, {}};
    const auto kept = content_of(call, analysis).involved;
    const std::set<AccountId> involved{kept.begin(), kept.end()};
    keep_out(call, request.compartment, request.id.text, involved);
    call.ring.grant(request.compartment, request.account, {"own", "", ""});
    request.words = call.ring.seal(request.compartment, input.words, place_of(request, "risk_request.words"));
    store::add(call.tx, request);
    confide(call, request.compartment, asked, involved);
    note(call, "risk.requested", request.id.text);
    return http::Created{request.id.text};
}

Result<RiskRequestView> answer(http::Call& call, const RiskAnswerInput& input)
{
    auto request = store::find_request(call.tx, call.actor.organisation, call.actor.account, TRY(call.id<RequestId>("riskRequestId")));
    if (!request) return not_found("request.not_found");
    if (request->account == call.actor.account) return forbidden("prevention.own_request");
    if (input.state == RiskRequestState::asked) return invalid("prevention.answer_missing", "/state");
    request->state = word(request_states, input.state);
    request->answered_at = call.now;
    request->answered_by = call.actor.account;
    if (input.words && !input.words->empty())
        request->answer = call.ring.seal(request->compartment, *input.words, place_of(*request, "risk_request.answer"));
    if (!store::answer(call.tx, *request)) return conflict("prevention.answered_before");
    notify::tell(call.tx, request->organisation, request->account, notify::Message::something_to_read, call.now);
    note(call, "risk.answered", request->id.text);
    return view(call, *request);
}

RiskAnalysisList list(http::Call& call)
{
    RiskAnalysisList list;
    for (const auto& one : store::analyses_of(call.tx, call.actor.organisation, call.actor.account)) list.items.push_back(view(call, one));
    return list;
}

}  // namespace

void add_risk_routes(http::Router& router, const people::PackOf& pack_of)
{
    const auto pack = [pack_of](http::Call& call) -> const protocol::Pack& { return pack_of(call.tx, call.actor.organisation); };
    router.get<RiskChecklistList>("/risk-checklists", http::signed_in(), "What the protocol asks before a conversation or meeting with a risk, and what follows",
        [pack](http::Call& call) -> Result<RiskChecklistList> { return checklists(call, pack(call)); });
    router.post<RiskAnalysisInput, http::Created>("/risk-analyses", http::signed_in(), "Prepares a conversation or meeting with a risk",
        [pack](http::Call& call, const RiskAnalysisInput& input) { return add(call, input, pack(call)); });
    router.get<RiskAnalysisList>("/risk-analyses", http::signed_in(), "What one prepared or helps to weigh, by day",
        [](http::Call& call) -> Result<RiskAnalysisList> { return list(call); });
    router.get<RiskAnalysisView>("/risk-analyses/{analysisId}", http::signed_in(), "One preparation", [](http::Call& call) -> Result<RiskAnalysisView> {
        const auto analysis = TRY(readable(call));
        call.etag(analysis.version);
        return view(call, analysis);
    });
    router.put<RiskAnalysisInput, RiskAnalysisView>("/risk-analyses/{analysisId}", http::signed_in(), "Weighs it anew",
        [pack](http::Call& call, const RiskAnalysisInput& input) { return change(call, input, pack(call)); });
    router.post<RiskRequestInput, http::Created>("/risk-analyses/{analysisId}/requests", http::signed_in(),
        "Asks security or facilities to arrange something, telling what they need to know",
        [pack](http::Call& call, const RiskRequestInput& input) { return ask(call, input, pack(call)); });
    router.post<RiskEvaluationInput, RiskAnalysisView>("/risk-analyses/{analysisId}/evaluations", http::signed_in(), "Looks back on how it went", evaluate);
    router.post<http::Nothing, RiskAnalysisView>("/risk-analyses/{analysisId}/cancellations", http::signed_in(), "It does not go on",
        [](http::Call& call, const http::Nothing&) { return cancel(call); });
    router.get<RiskRequestList>("/risk-requests", http::signed_in(), "What one was asked to arrange, by day", [](http::Call& call) -> Result<RiskRequestList> {
        RiskRequestList list;
        for (const auto& one : store::requests_of_reader(call.tx, call.actor.organisation, call.actor.account)) list.items.push_back(view(call, one));
        return list;
    });
    router.post<RiskAnswerInput, RiskRequestView>("/risk-requests/{riskRequestId}/answers", http::signed_in(), "Arranged, or impossible", answer);
}

}  // namespace luwte::prevention
