// From a path to a route.
#include <algorithm>

#include "base/require.h"
#include "http/routes.h"
#include "http/text.h"

namespace luwte::http {

namespace {

bool is_parameter(std::string_view segment) { return segment.starts_with('{'); }

std::string_view first_segment(std::string_view path) { return path.substr(0, path.find('/')); }

/// Every request is compared with every route, so nothing is kept here.
bool fits(std::string_view pattern, std::string_view path)
{
    while (true) {
        const auto wanted = first_segment(pattern), given = first_segment(path);
        if (is_parameter(wanted) ? given.empty() : wanted != given) return false;
        pattern.remove_prefix(wanted.size());
        path.remove_prefix(given.size());
        if (pattern.empty() || path.empty()) return pattern.empty() && path.empty();
        pattern.remove_prefix(1);
        path.remove_prefix(1);
    }
}

PathValues values_in(std::string_view pattern, std::string_view path)
{
    const auto wanted = split(pattern, '/'), given = split(path, '/');
    PathValues values;
    for (std::size_t n = 0; n < wanted.size(); ++n)
        if (is_parameter(wanted[n])) values.emplace(wanted[n].substr(1, wanted[n].size() - 2), given[n]);
    return values;
}

bool all_of(std::string_view text, std::string_view extra)
{
    return !text.empty() && std::ranges::all_of(text, [&](char c) {
        return ('a' <= c && c <= 'z') || ('0' <= c && c <= '9') || extra.find(c) != std::string_view::npos;
    });
}

bool is_well_named(std::string_view segment, bool last)
{
    if (is_parameter(segment)) return segment.ends_with('}') && segment.size() > 2;
    if (segment.starts_with('_')) return last && all_of(segment.substr(1), "");
    return all_of(segment, "-");
}

}  // namespace

Match match(const std::vector<Route>& routes, std::string_view method, std::string_view path)
{
    if (method == "HEAD") method = "GET";
    Match best;
    for (const auto& route : routes) {
        if (!fits(route.path, path)) continue;
        for (std::string name : route.method == "GET" ? std::vector<std::string>{"GET", "HEAD"} : std::vector{route.method})
            best.allow += (best.allow.empty() ? "" : ", ") + name;
        // Of "/sessions/current" and "/sessions/{sessionId}" the plainer one is meant.
        if (route.method != method) continue;
        auto values = values_in(route.path, path);
        if (best.route && values.size() >= best.values.size()) continue;
        best.route = &route;
        best.values = std::move(values);
    }
    return best;
}

void require_well_named(const Route& route, const std::vector<Route>& others)
{
    require(route.path.starts_with('/'), "a route's path starts with a slash");
    const auto segments = split(std::string_view{route.path}.substr(1), '/');
    for (std::size_t n = 0; n < segments.size(); ++n)
        require(is_well_named(segments[n], n + 1 == segments.size()), ("a route's path is not well named: " + route.path).c_str());
    for (const auto& other : others)
        require(other.method != route.method || other.path != route.path, ("a route exists twice: " + route.path).c_str());
}

}  // namespace luwte::http
