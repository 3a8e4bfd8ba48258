#include "app/protocol_api.h"

#include <algorithm>

#include "http/route.h"
#include "protocol/in_words.h"
#include "protocol/meeting.h"

namespace luwte::app {
namespace {
using protocol::Text;

struct Words {
    std::string nl, en;
};
SHAPE(Words, nl, en)

struct RoleView {
    std::string id;
    Words name;
    bool reports = false;
    std::vector<std::string> permissions;
};
SHAPE(RoleView, id, name, reports, permissions)

struct OptionView {
    std::string id;
    Words name;
    std::optional<Words> note;
    bool online = false;  // forms: the client asks for account, address and platform
};
SHAPE(OptionView, id, name, note, online)

struct QuestionView {
    std::string id;
    Words text;
    std::string points_to;
};
SHAPE(QuestionView, id, text, points_to)

enum class ReportingRule { optional, recommended, when_it_continues, always };
SHAPE_ENUM(ReportingRule, optional, recommended, when_it_continues, always)

struct NormColumnView {
    std::string id;
    Words name, direction;
    std::vector<Words> examples;
    Words norm;
    ReportingRule reporting{};
    Words rule;
    std::string source;
};
SHAPE(NormColumnView, id, name, direction, examples, norm, reporting, rule, source)

struct SupportView {
    Words name;
    std::string telephone;
    Words when;
    std::string source;
};
SHAPE(SupportView, name, telephone, when, source)

struct MeetingStepView {
    std::string id;
    Words text;
    std::optional<std::string> kind;  // nothing: a reminder
    int times = 1;
    std::vector<std::string> asks;
    bool unverified = false;
    std::string source;
};
SHAPE(MeetingStepView, id, text, kind, times, asks, unverified, source)

struct PlannedConversationView {
    std::string id;
    Words name;
    std::vector<Words> aims;
    std::vector<std::string> providers;
    std::string source;
};
SHAPE(PlannedConversationView, id, name, aims, providers, source)

struct RouteStep {
    std::string role, rule, source;
};
SHAPE(RouteStep, role, rule, source)

struct RouteView {  // one reporting role: who receives, who is told, which aftercare follows
    std::string reporter;
    std::vector<RouteStep> receives, informed;
    std::vector<std::string> choices;
    std::vector<PlannedConversationView> aftercare;
};
SHAPE(RouteView, reporter, receives, informed, choices, aftercare)

struct InWordsView {  // one point, such as "norm.sentence"
    std::string point;
    std::vector<Words> texts;
    std::string source;
};
SHAPE(InWordsView, point, texts, source)

struct ProtocolView {
    std::string id, version;
    Words name;
    std::vector<RoleView> roles;
    std::vector<NormColumnView> norm;
    std::vector<QuestionView> questions;
    std::vector<OptionView> forms, places, targets, aggravating, consequences, drives, offenders;
    std::vector<RouteView> routes;
    std::vector<SupportView> support;
    std::vector<MeetingStepView> meeting_order;
    std::vector<InWordsView> in_words;
    std::vector<std::string> silent;
};
SHAPE(ProtocolView, id, version, name, roles, norm, questions, forms, places, targets, aggravating, consequences, drives,
      offenders, routes, support, meeting_order, in_words, silent)

struct ClassifyInput {
    std::vector<std::string> yes;
};
SHAPE(ClassifyInput, yes)

struct ClassifyView {
    std::optional<NormColumnView> column;
};
SHAPE(ClassifyView, column)

Words words(const Text& text) { return {text.nl, text.en}; }

template <class To, class From, class Convert>
std::vector<To> each(const std::vector<From>& from, Convert convert)
{
    std::vector<To> to;
    std::transform(from.begin(), from.end(), std::back_inserter(to), convert);
    return to;
}

NormColumnView column_view(const protocol::NormColumn& column)
{
    return {column.id, words(column.name), words(column.direction), each<Words>(column.examples, words),
            words(column.norm), static_cast<ReportingRule>(column.reporting), words(column.rule), column.source};
}

OptionView option_view(const protocol::Option& option)
{
    const bool noted = !option.note.nl.empty();
    return {option.id, words(option.name), noted ? std::optional{words(option.note)} : std::nullopt, option.online};
}
RoleView role_view(const protocol::RoleInfo& role)
{
    return {role.id, words(role.name), role.reports, {role.permissions.begin(), role.permissions.end()}};
}
QuestionView question_view(const protocol::NormQuestion& question) { return {question.id, words(question.text), question.points_to}; }
RouteStep step(const protocol::Named& named) { return {named.role, named.rule, named.source}; }

SupportView support_view(const protocol::Support& support)
{
    return {words(support.name), support.telephone, words(support.when), support.source};
}

MeetingStepView meeting_step_view(const protocol::MeetingStep& step)
{
    return {step.id, words(step.text), step.kind.empty() ? std::nullopt : std::optional{step.kind}, step.times,
            {step.asks.begin(), step.asks.end()}, step.unverified, step.source};
}

PlannedConversationView conversation_view(const protocol::ConversationPlan& plan)
{
    return {plan.id, words(plan.name), each<Words>(plan.aims, words), plan.providers, plan.source};
}

InWordsView in_words_view(const protocol::InWords& said) { return {said.point, each<Words>(said.texts, words), said.source}; }

std::vector<RouteView> routes(const protocol::Pack& pack)
{
    std::vector<RouteView> all;
    for (const auto& role : pack.roles()) {
        if (!role.reports) continue;
        protocol::Situation situation;
        situation.reporter = role.id;
        situation.affected = {role.id};
        const auto routing = protocol::route(pack, situation);
        if (!routing) continue;
        all.push_back({role.id, each<RouteStep>(routing->receives, step), each<RouteStep>(routing->informed, step),
                       routing->choices,
                       each<PlannedConversationView>(protocol::aftercare(pack, role.id), conversation_view)});
    }
    return all;
}

ProtocolView view(const protocol::Pack& pack)
{
    return {.id = pack.id(),
            .version = pack.version(),
            .name = words(pack.name()),
            .roles = each<RoleView>(pack.roles(), role_view),
            .norm = each<NormColumnView>(pack.norm(), column_view),
            .questions = each<QuestionView>(pack.questions(), question_view),
            .forms = each<OptionView>(pack.forms(), option_view),
            .places = each<OptionView>(pack.places(), option_view),
            .targets = each<OptionView>(pack.targets(), option_view),
            .aggravating = each<OptionView>(pack.aggravating(), option_view),
            .consequences = each<OptionView>(pack.consequences(), option_view),
            .drives = each<OptionView>(pack.drives(), option_view),
            .offenders = each<OptionView>(pack.offender_kinds(), option_view),
            .routes = routes(pack),
            .support = each<SupportView>(pack.support(), support_view),
            .meeting_order = each<MeetingStepView>(protocol::meeting_order(pack), meeting_step_view),
            .in_words = each<InWordsView>(protocol::in_words(pack), in_words_view),
            .silent = pack.silent()};
}
}  // namespace

void add_protocol_routes(http::Router& router, const Packs& packs)
{
    router.get<ProtocolView>("/protocol", http::signed_in(), "What the organisation's protocol says, each rule with its source",
        [&](http::Call& call) -> Result<ProtocolView> { return view(packs.in_force(call.tx, call.actor.organisation)); });

    router.post<ClassifyInput, ClassifyView>("/protocol/_classify", http::signed_in(),
        "Which column of the norm table the answers point to (N3)",
        [&](http::Call& call, const ClassifyInput& input) -> Result<ClassifyView> {
            const auto& pack = packs.in_force(call.tx, call.actor.organisation);
            const auto column = protocol::classify(pack, {input.yes.begin(), input.yes.end()});
            return ClassifyView{column ? std::optional{column_view(*column)} : std::nullopt};
        });
}

}  // namespace luwte::app
