// Hearing the person himself, telling him, and answering what he asks. Only a decision restricts or removes, and it is kept when
// what it was about is gone.
#include "http/page.h"
#include "http/route.h"
#include "journal/journal.h"
#include "offenders/fairness_store.h"
#include "offenders/fairness_view.h"
#include "offenders/forget.h"
#include "offenders/history.h"
#include "offenders/mention_key.h"
#include "offenders/offenders_api.h"
#include "offenders/recognise.h"
#include "offenders/view.h"

namespace luwte::offenders {

struct StatementInput {
    StatementKind kind;
    Day received_on;
    Secret text;
};
SHAPE(StatementInput, kind, received_on, text)

struct NoticeInput {
    Act act;
    bool given = false;
    Day decided_on;
    std::optional<Secret> reason;
};
SHAPE(NoticeInput, act, given, decided_on, reason)

struct RequestInput {
    RequestKind kind;
    Day received_on;
    std::optional<Secret> text;
};
SHAPE(RequestInput, kind, received_on, text)

struct DecisionInput {
    bool granted = false;
    Day decided_on;
    Secret reason;
};
SHAPE(DecisionInput, granted, decided_on, reason)

struct RequestInList {
    RequestShown request;
    PersonShown person;
    bool removed = false;
};
SHAPE(RequestInList, request, person, removed)

struct RequestList {
    std::vector<RequestInList> items;
    std::optional<std::string> next;
};
SHAPE(RequestList, items, next)

namespace {
struct Opened {
    Mention mention;
    vault::ContentKey key;
};

/// In the register, for whoever keeps the part on fairness.
Result<Opened> opened(http::Call& call, const protocol::Pack& pack)
{
    auto mention = TRY(in_register(call));
    if (!parts_of(call, pack).fairness) return forbidden("request.not_permitted");
    auto key = key_for_writing(call, mention);
    if (!key) return conflict("offenders.removed");
    return Opened{std::move(mention), std::move(*key)};
}

Day today(const http::Call& call) { return day_in_amsterdam(call.now); }

Result<http::Created> add_statement(http::Call& call, const protocol::Pack& pack, const StatementInput& input)
{
    const auto at = TRY(opened(call, pack));
    if (input.text.empty()) return invalid("offenders.words_missing", "/text");
    if (input.received_on > today(call)) return invalid("offenders.day_lies_ahead", "/receivedOn");
    const auto id = fresh_uuid();
    store::add(call.tx, at.mention.organisation,
               Statement{id, at.mention.id, input.kind, input.received_on, seal(at.key, at.mention, input.text, id, "offender.statement").bytes,
                         call.now, call.actor.account});
    note(call, "offender.statement_added", at.mention);
    return http::Created{id, 1};
}

Result<http::Created> add_notice(http::Call& call, const protocol::Pack& pack, const NoticeInput& input)
{
    const auto at = TRY(opened(call, pack));
    Notice notice{fresh_uuid(), at.mention.id, input.act, input.given, input.decided_on, {}, call.now, call.actor.account};
    if (input.reason && !input.reason->empty()) notice.reason = seal(at.key, at.mention, *input.reason, notice.id, "offender.notice").bytes;
    TRY(acceptable(notice, today(call)));
    store::add(call.tx, at.mention.organisation, notice);
    note(call, "offender.notice_recorded", at.mention);
    return http::Created{notice.id, 1};
}

Result<http::Created> add_request(http::Call& call, const protocol::Pack& pack, const RequestInput& input)
{
    const auto at = TRY(opened(call, pack));
    if (input.received_on > today(call)) return invalid("offenders.day_lies_ahead", "/receivedOn");
    Request request{.id = fresh<RequestId>(), .offender = at.mention.id, .kind = input.kind, .received_on = input.received_on};
    if (input.text && !input.text->empty()) request.words = seal(at.key, at.mention, *input.text, request.id.text, "offender.request").bytes;
    request.at = call.now;
    request.by = call.actor.account;
    store::add(call.tx, at.mention.organisation, request);
    note(call, "offender.request_received", at.mention);
    return http::Created{request.id.text, 1};
}

/// What a decision that is carried out touches outside this register.
struct Carrying {
    incidents::PackUnder packs;
    Reactions reactions;
};

/// Restricting and removing reach everything the register holds of the person, as far as this session may see it.
void carry_out(http::Call& call, const Carrying& carrying, const Mention& mention, RequestKind kind)
{
    const auto mentions = of_person(call, mention);
    for (const auto& one : mentions) {
        if (kind == RequestKind::restriction) restrict(call.tx, one, call.now);
        if (kind == RequestKind::removal) forget(call.tx, carrying.reactions, one, call.now);
    }
    weigh(call, carrying.packs, {mention.person});
}

Result<RequestShown> decide_request(http::Call& call, const protocol::Pack& pack, const Carrying& carrying, const DecisionInput& input)
{
    const auto found = store::find_request(call.tx, call.actor.organisation, TRY(call.id<RequestId>("requestId")));
    if (!found) return not_found("request.not_found");
    const auto mention = TRY(in_register(call, found->offender));
    if (!parts_of(call, pack).fairness) return forbidden("request.not_permitted");
    if (input.reason.empty()) return invalid("offenders.reason_missing", "/reason");
    auto request = TRY(decide(*found, input.granted, input.decided_on, call.actor.account, today(call)));
    request.compartment = mention.compartment;
    request.decision = call.ring.seal(*mention.compartment, input.reason, {mention.organisation, request.id.text, "offender.decision"}).bytes;
    const auto expected = TRY(call.expected_version());
    if (!store::keep_decision(call.tx, request, expected)) return stale("request.stale");
    call.etag(expected + 1);
    if (input.granted) carry_out(call, carrying, mention, request.kind);
    note(call, "offender.request_decided", mention);
    for (auto& shown : fairness_shown(call, pack, {*store::find(call.tx, mention.organisation, mention.id)}).requests)
        if (shown.id == request.id) return std::move(shown);
    return not_found("request.not_found");
}

/// A person who was removed is in no other list: here the decision on him can still be found.
Result<RequestList> list_requests(http::Call& call, const protocol::Pack& pack)
{
    const auto page = TRY(http::page_of(call));
    const auto parts = parts_of(call, pack);
    if (!parts.fairness) return forbidden("request.not_permitted");
    RequestList view;
    http::fill(view, page, store::requests_for(call.tx, call.actor.organisation, call.actor.account), store::position, [&](const Request& request) {
        const auto mention = *store::find(call.tx, call.actor.organisation, request.offender);
        return std::optional{RequestInList{request_shown(call, mention, request), person_shown(call, pack, Parts{.data = parts.data}, of_person(call, mention)),
                                           mention.removed.has_value()}};
    });
    journal::append(call.tx, call.actor.organisation, call.actor.account, "offender.requests_read", "", "", call.now);
    return view;
}

Result<http::Nothing> lift_restriction(http::Call& call, const protocol::Pack& pack, const Carrying& carrying)
{
    const auto mention = TRY(in_register(call));
    if (!parts_of(call, pack).fairness) return forbidden("request.not_permitted");
    for (const auto& one : of_person(call, mention)) lift(call.tx, carrying.reactions, one);
    weigh(call, carrying.packs, {mention.person});
    note(call, "offender.restriction_lifted", mention);
    return http::Nothing{};
}
}  // namespace

void add_fairness_routes(http::Router& router, const people::PackOf& packs, const incidents::PackUnder& packs_under, const Reactions& reactions)
{
    const Carrying carrying{packs_under, reactions};
    const auto pack = [packs](http::Call& call) -> const protocol::Pack& { return packs(call.tx, call.actor.organisation); };
    router.get<RequestList>("/offender-requests", http::may("offenders.read"), "What people in the register asked, and what was decided",
                            [pack](http::Call& call) { return list_requests(call, pack(call)); }, http::paged());
    router.post<StatementInput, http::Created>("/offenders/{offenderId}/statements", http::may("offenders.decide"),
                                               "The person's own account, or an objection",
                                               [pack](http::Call& call, const StatementInput& input) { return add_statement(call, pack(call), input); });
    router.post<NoticeInput, http::Created>("/offenders/{offenderId}/notices", http::may("offenders.decide"),
                                            "That the person was told of being listed or warned, or why not",
                                            [pack](http::Call& call, const NoticeInput& input) { return add_notice(call, pack(call), input); });
    router.post<RequestInput, http::Created>("/offenders/{offenderId}/requests", http::may("offenders.decide"),
                                             "What the person asks: access, correction, restriction or removal",
                                             [pack](http::Call& call, const RequestInput& input) { return add_request(call, pack(call), input); });
    router.post<DecisionInput, RequestShown>("/offender-requests/{requestId}/decisions", http::may("offenders.decide"),
                                             "Answers a request; granting a restriction or removal carries it out",
                                             [=](http::Call& call, const DecisionInput& input) { return decide_request(call, pack(call), carrying, input); });
    router.post<http::Nothing, http::Nothing>("/offenders/{offenderId}/restriction-liftings", http::may("offenders.decide"), "Lifts a restriction",
                                              [=](http::Call& call, const http::Nothing&) { return lift_restriction(call, pack(call), carrying); });
}

}  // namespace luwte::offenders
