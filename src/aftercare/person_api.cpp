// Aftercare as the affected person meets it: what is offered to him, where to find support, and how content he is.
#include <boost/json.hpp>

#include <chrono>

#include "aftercare/aftercare_api.h"
#include "aftercare/circle.h"
#include "base/embedded.h"
#include "http/route.h"
#include "incidents/incidents.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people.h"

namespace luwte::aftercare {

struct SupportShown {
    Words name;
    std::string telephone;
    Words when;
    std::string source;
};
SHAPE(SupportShown, name, telephone, when, source)

struct SupportDirectory {
    std::vector<SupportShown> items;
    bool silent = false;
};
SHAPE(SupportDirectory, items, silent)

struct MyCase {
    AffectedId affected_id;
    std::string reference;
    Moment occurred_at;
    bool silent = false;  // the protocol says nothing about aftercare for this role
    bool may_rate = false;
    std::optional<ContentmentShown> contentment;
};
SHAPE(MyCase, affected_id, reference, occurred_at, silent, may_rate, contentment)

struct MyAftercare {
    std::vector<ConversationShown> items;
    std::vector<MyCase> cases;
    std::vector<SupportShown> support;
};
SHAPE(MyAftercare, items, cases, support)

struct ContentmentInput {
    int score = 0;
    std::optional<Secret> remark;
};
SHAPE(ContentmentInput, score, remark)

namespace {

std::vector<SupportShown> support_of(const protocol::Pack& pack)
{
    std::vector<SupportShown> directory;
    for (const auto& one : pack.support())
        directory.push_back({{one.name.nl, one.name.en}, one.telephone, {one.when.nl, one.when.en}, one.source});
    return directory;
}

std::vector<Conversation> plain(const std::vector<store::ConversationRow>& rows)
{
    std::vector<Conversation> conversations;
    for (const auto& row : rows) conversations.push_back(row.conversation);
    return conversations;
}

MyCase my_case(http::Call& call, const store::Person& person)
{
    auto incident = incidents::find(call.tx, person.organisation, person.incident);
    auto conversations = plain(store::conversations_of(call.tx, person.affected));
    auto contentment = contentment_shown(call, person);
    bool closed = incident->state == incidents::State::closed;
    bool may = bool(may_rate(conversations, closed, 1, contentment.has_value()));
    return {person.affected, incident->reference, incident->occurred, conversations.empty(), may, std::move(contentment)};
}

Result<MyAftercare> mine(http::Call& call, const protocol::Pack& pack)
{
    MyAftercare answer;
    for (const auto& person : store::of_account(call.tx, call.actor.organisation, call.actor.account)) {
        answer.cases.push_back(my_case(call, person));
        for (auto& conversation : conversations_shown(call, person)) answer.items.push_back(std::move(conversation));
    }
    answer.support = support_of(pack);
    return answer;
}

Result<SupportDirectory> directory(http::Call&, const protocol::Pack& pack)
{
    auto items = support_of(pack);
    bool silent = items.empty();
    return SupportDirectory{std::move(items), silent};
}

Result<http::Nothing> rate(http::Call& call, const ContentmentInput& input)
{
    auto person = store::find_person(call.tx, call.actor.organisation, TRY(call.id<AffectedId>("affectedId")), call.actor.account);
    if (!person || person->account != call.actor.account) return not_found("request.not_found");
    auto incident = incidents::find(call.tx, person->organisation, person->incident);
    auto conversations = plain(store::conversations_of(call.tx, person->affected));
    bool rated = store::contentment_of(call.tx, person->affected).has_value();
    TRY(may_rate(conversations, incident->state == incidents::State::closed, input.score, rated));

    store::Contentment given{input.score, std::nullopt, call.now};
    if (input.remark && !input.remark->empty())
        given.remark = call.ring.seal(person->circle, *input.remark, {person->organisation, person->affected.text, "aftercare.remark"}).bytes;
    store::add(call.tx, *person, given);
    journal::append(call.tx, person->organisation, call.actor.account, "aftercare.rated", person->affected.text,
                    incident->id.text, call.now);
    return http::Nothing{};
}

/// The catalogue's neutral word for an appointment, in the reader's language.
std::string neutral_title(http::Call& call)
{
    auto address = people::address_of(call.tx, call.actor.organisation, call.actor.account);
    auto catalogue = boost::json::parse(embedded::find("locales/mail.json").value());
    return std::string{catalogue.at(address ? address->language : "nl").at("appointment").as_string()};
}

Result<http::Response> calendar(http::Call& call)
{
    auto found = TRY(in_circle(call));
    const auto& one = found.conversation;
    if (!one.planned_for) return conflict("aftercare.no_appointment");
    const notify::Appointment appointment{one.id.text, *one.planned_for, *one.planned_for + appointment_lasts, one.sequence,
                                          one.state != Conversation::State::appointed && one.state != Conversation::State::held};
    http::Response response;
    response.body = notify::icalendar(appointment, neutral_title(call), call.now);
    return response;
}

}  // namespace

void add_person_routes(http::Router& router, const people::PackOf& pack_of)
{
    router.get<MyAftercare>("/my-aftercare", http::signed_in(), "What is offered to you, and where you find support",
                            [pack_of](http::Call& call) { return mine(call, pack_of(call.tx, call.actor.organisation)); });
    router.get<SupportDirectory>("/support-directory", http::signed_in(), "Where anybody finds support",
                                 [pack_of](http::Call& call) { return directory(call, pack_of(call.tx, call.actor.organisation)); });
    router.post<ContentmentInput, http::Nothing>("/affected-persons/{affectedId}/contentments", http::signed_in(),
                                                 "Says how content you are with the response", rate);
    router.get_bytes("/aftercare-conversations/{conversationId}/calendar", http::signed_in(),
                     "The appointment for a calendar, with a neutral title", "text/calendar", calendar);
}

}  // namespace luwte::aftercare
