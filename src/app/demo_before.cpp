#include "app/demo_before.h"

#include <boost/json.hpp>

#include <algorithm>
#include <memory>

#include "base/embedded.h"
#include "base/require.h"

namespace luwte::app {
namespace {
namespace json = boost::json;

using Names = std::map<std::string, std::string>;

/// "{now}", "{now+6}" (days later), "{day}", "{day+30}", "{moment}", "{uuid}", "{account:mayor}", or what a step kept.
std::string meaning(std::string_view name, Instant now, const Names& known)
{
    const auto plus = name.find('+');
    const std::chrono::days later{plus == std::string_view::npos ? 0 : std::stoi(std::string{name.substr(plus + 1)})};
    const auto what = name.substr(0, plus);
    if (what == "now") return iso(now + later);
    if (what == "day") return iso(day_in_amsterdam(now) + later);
    if (what == "moment") return iso(Moment{now, offset_in_amsterdam(now)});
    if (what == "uuid") return fresh_uuid();
    const auto found = known.find(std::string{name});
    REQUIRE_THAT_HOLDS(found != known.end());
    return found->second;
}

std::string filled(std::string text, Instant now, const Names& known)
{
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open)) {
        const auto close = text.find('}', open);
        const auto value = meaning(std::string_view{text}.substr(open + 1, close - open - 1), now, known);
        text.replace(open, close - open + 1, value);
        open += value.size();
    }
    return text;
}

json::value filled(const json::value& value, Instant now, const Names& known)
{
    if (value.is_string()) return json::string{filled(std::string{value.as_string()}, now, known)};
    if (value.is_array()) {
        json::array list;
        for (const auto& one : value.as_array()) list.push_back(filled(one, now, known));
        return list;
    }
    if (!value.is_object()) return value;
    json::object object;
    for (const auto& [key, member] : value.as_object()) object[key] = filled(member, now, known);
    return object;
}

bool is_for(const json::value& step, const std::string& pack)
{
    const auto* packs = step.as_object().if_contains("packs");
    return !packs || std::ranges::any_of(packs->as_array(), [&](const auto& one) { return one.as_string() == pack; });
}

void run(const json::value& step, Client& client, Instant now, Names& known)
{
    const auto path = filled(std::string{step.at("post").as_string()}, now, known);
    std::vector<http::Header> headers;
    if (const auto* version = step.as_object().if_contains("version")) headers.push_back({"If-Match", "\"" + std::to_string(version->as_int64()) + "\""});
    const auto reply = client.post(path, filled(step.at("body"), now, known), headers);
    if (reply.status >= 300) throw std::runtime_error{"demo: " + path + " answers " + reply.bytes};
    if (const auto* name = step.as_object().if_contains("keep")) known[std::string{name->as_string()}] = reply.id();
}
}  // namespace

std::vector<DemoStep> steps_before(const std::string& pack, const std::map<std::string, std::string>& accounts,
                                   const std::function<Client&(const std::string& key)>& as)
{
    const auto file = embedded::find("demo/before.json");
    REQUIRE_THAT_HOLDS(file);
    const auto known = std::make_shared<Names>();
    for (const auto& [key, account] : accounts) (*known)["account:" + key] = account;
    const auto script = std::make_shared<const json::value>(json::parse(*file));
    std::vector<DemoStep> steps;
    for (const auto& step : script->as_array()) {
        if (!is_for(step, pack)) continue;
        const auto* minutes = step.as_object().if_contains("minutes");
        steps.push_back({std::chrono::days{step.at("daysAgo").as_int64()}, std::chrono::minutes{minutes ? minutes->as_int64() : 0},
                         [&step, script, known, as](Instant now) { run(step, as(std::string{step.at("by").as_string()}), now, *known); }});
    }
    return steps;
}

}  // namespace luwte::app
