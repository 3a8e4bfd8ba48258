#include "app/demo_offenders.h"

#include <stdexcept>

namespace luwte::app {
namespace {
namespace json = boost::json;

Reply must(Reply reply, const char* what)
{
    if (reply.status >= 400) throw std::runtime_error{std::string{"demo: "} + what + ": " + std::to_string(reply.status) + " " + reply.bytes};
    return reply;
}

const json::object* register_of(const json::value& story)
{
    const auto* said = story.as_object().if_contains("register");
    return said ? &said->as_object() : nullptr;
}

std::string text(const json::object& object, std::string_view member)
{
    const auto* value = object.if_contains(member);
    return value ? std::string{value->as_string()} : std::string{};
}
}  // namespace

json::array offender_details(const json::value& story)
{
    json::array details;
    if (const auto* told = story.as_object().if_contains("offenderDetails"))
        for (const auto& [kind, value] : told->as_object()) details.push_back({{"kind", kind}, {"value", value}});
    return details;
}

void recognise(Client& handler, const std::string& incident, const json::value& story, Day today)
{
    const auto* said = register_of(story);
    if (!said) return;
    const auto found = must(handler.get("/incidents/" + incident + "/offender-suggestions"), "suggestions");
    const auto& mine = found["items"].as_array().at(0).as_object();
    const auto offender = "/offenders/" + std::string{mine.at("offenderId").as_string()};
    // The case from before may lie outside the history that is told.
    if (said->contains("confirm") && !mine.at("suggestions").as_array().empty())
        must(handler.post(offender + "/verdicts", {{"other", mine.at("suggestions").at(0).at("person").at("id")}, {"same", true}}), "a verdict");
    if (const auto account = text(*said, "account"); !account.empty())
        must(handler.post(offender + "/statements", {{"kind", "account"}, {"receivedOn", iso(today)}, {"text", account}}), "his side");
    if (const auto act = text(*said, "told"); !act.empty())
        must(handler.post(offender + "/notices", {{"act", act}, {"given", true}, {"decidedOn", iso(today)}}), "a notice");
    if (const auto withheld = text(*said, "withheld"); !withheld.empty())
        must(handler.post(offender + "/notices", {{"act", "listing"}, {"given", false}, {"decidedOn", iso(today)}, {"reason", withheld}}), "a notice");
}

}  // namespace luwte::app
