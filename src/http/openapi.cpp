// The OpenAPI 3.1 document, from the same routes and shapes that answer. It keeps to the Dutch API Design Rules 2.2.
#include <boost/json.hpp>

#include <algorithm>

#include "http/problem.h"
#include "http/routes.h"
#include "http/shape_schema.h"
#include "http/text.h"

namespace luwte::http {

namespace {

namespace json = boost::json;

json::object component(const std::string& where) { return {{"$ref", "#/components/" + where}}; }

/// Path parameters in order: {incidentId} → incidentId.
std::vector<std::string> parameters_of(std::string_view path)
{
    std::vector<std::string> names;
    for (auto segment : split(path, '/'))
        if (segment.starts_with('{')) names.emplace_back(segment.substr(1, segment.size() - 2));
    return names;
}

/// "POST /incidents/{incidentId}/notes" → postIncidentsByIncidentIdNotes
std::string operation_id(const Route& route)
{
    std::string id;
    for (char c : route.method) id += static_cast<char>(std::tolower(c));
    bool upper = true;
    for (char c : route.path) {
        if (c == '{') id += "By";
        if (!std::isalnum(static_cast<unsigned char>(c))) upper = true;
        else {
            id += upper ? static_cast<char>(std::toupper(c)) : c;
            upper = false;
        }
    }
    return id;
}

bool is_id(std::string_view parameter) { return parameter.ends_with("Id"); }

bool may_be_versioned(const Route& route)
{
    return route.method == "PUT" || route.method == "PATCH" ||
           (route.method == "POST" && !parameters_of(route.path).empty() && !route.run_long);
}

json::array parameters(const Route& route)
{
    json::array list;
    for (const auto& name : parameters_of(route.path)) {
        json::object schema{{"type", "string"}};
        if (is_id(name)) schema["format"] = "uuid";
        list.push_back(json::object{{"name", name}, {"in", "path"}, {"required", true}, {"schema", std::move(schema)}});
    }
    for (const auto& query : route.query)
        list.push_back(json::object{{"name", query.name},
                                    {"in", "query"},
                                    {"description", query.description},
                                    {"schema", json::object{{"type", query.name == "limit" ? "integer" : "string"}}}});
    if (route.repeatable && !route.who.name().empty()) list.push_back(component("parameters/IdempotencyKey"));
    if (may_be_versioned(route)) list.push_back(component("parameters/IfMatch"));
    return list;
}

json::object success(const Route& route, const Schemas& schemas)
{
    json::object headers{{"API-Version", component("headers/ApiVersion")}};
    json::object response{{"description", "Done"}, {"headers", std::move(headers)}};
    if (!route.out)
        response["content"] = json::object{
            {route.media_type, json::object{{"schema", json::object{{"type", "string"}, {"format", "binary"}}}}}};
    else if (!route.out->members.empty())
        response["content"] =
            json::object{{"application/json", json::object{{"schema", schemas.reference(*route.out)}}}};
    return response;
}

int success_status(const Route& route)
{
    if (!route.out) return 200;
    if (route.out->members.empty()) return 204;
    const bool creates = route.method == "POST" && !detail::is_operation(route.path);
    return creates && std::ranges::any_of(route.out->members, [](const Member& m) { return m.name == "id"; }) ? 201 : 200;
}

std::vector<int> refusals(const Route& route)
{
    const bool has_body = route.in || route.bytes_limit;
    std::vector<int> statuses{400};
    const auto permission = route.who.name();
    if (!permission.empty() || route.run_long) statuses.push_back(401);
    if (route.method != "GET" || (!permission.empty() && permission != signed_in().name())) statuses.push_back(403);
    if (!parameters_of(route.path).empty()) statuses.push_back(404);
    statuses.push_back(406);
    if (route.method != "GET") statuses.push_back(409);
    if (may_be_versioned(route)) statuses.push_back(412);
    if (has_body) statuses.insert(statuses.end(), {413, 415});
    if (may_be_versioned(route)) statuses.push_back(428);
    if (route.run_long) statuses.push_back(429);
    statuses.push_back(503);
    return statuses;
}

std::string refusal_name(int status)
{
    std::string name;
    for (char c : phrase_of(status))
        if (c != ' ') name += c;
    return name;
}

json::object operation(const Route& route, const Schemas& schemas)
{
    json::object described{{"operationId", operation_id(route)}, {"summary", route.summary}};
    described["tags"] = json::array{json::value(json::string(split(std::string_view{route.path}.substr(1), '/')[0]))};
    const auto permission = route.who.name();
    described["x-permission"] = permission.empty() ? "anyone" : json::string(permission);
    if (permission.empty()) described["security"] = json::array{};
    if (auto list = parameters(route); !list.empty()) described["parameters"] = std::move(list);
    if (route.in && !route.in->members.empty())
        described["requestBody"] =
            json::object{{"required", true},
                         {"content", json::object{{"application/json", json::object{{"schema", schemas.reference(*route.in)}}}}}};
    else if (route.bytes_limit)
        described["requestBody"] = json::object{
            {"required", true},
            {"content", json::object{{"application/octet-stream",
                                      json::object{{"schema", json::object{{"type", "string"}, {"format", "binary"}}}}}}}};
    json::object responses{{std::to_string(success_status(route)), success(route, schemas)}};
    for (int status : refusals(route)) responses[std::to_string(status)] = component("responses/" + refusal_name(status));
    described["responses"] = std::move(responses);
    return described;
}

json::object problem_responses()
{
    json::object all;
    for (int status : {400, 401, 403, 404, 406, 409, 412, 413, 415, 428, 429, 503})
        all[refusal_name(status)] =
            json::object{{"description", phrase_of(status)},
                         {"headers", json::object{{"API-Version", component("headers/ApiVersion")}}},
                         {"content", json::object{{"application/problem+json", json::object{{"schema", component("schemas/Problem")}}}}}};
    return all;
}

json::object problem_schema()
{
    const json::object text{{"type", "string"}};
    const json::object error{{"type", "object"},
                             {"properties", json::object{{"code", text}, {"field", text}}},
                             {"required", json::array{"code", "field"}}};
    return {{"type", "object"},
            {"description", "RFC 9457. `code` is what a client translates; `field` is a JSON pointer into the request."},
            {"properties", json::object{{"type", text},
                                        {"title", text},
                                        {"status", json::object{{"type", "integer"}}},
                                        {"detail", text},
                                        {"code", text},
                                        {"instance", text},
                                        {"errors", json::object{{"type", "array"}, {"items", error}}}}},
            {"required", json::array{"type", "title", "status", "detail", "code", "errors"}}};
}

json::object components(const Schemas& schemas)
{
    auto described = schemas.components();
    described["Problem"] = problem_schema();
    const json::object uuid{{"type", "string"}, {"format", "uuid"}};
    return {
        {"schemas", std::move(described)},
        {"responses", problem_responses()},
        {"headers", json::object{{"ApiVersion", json::object{{"description", "The full version of this API"},
                                                              {"schema", json::object{{"type", "string"}}}}}}},
        {"parameters",
         json::object{{"IdempotencyKey",
                       json::object{{"name", "Idempotency-Key"},
                                    {"in", "header"},
                                    {"description", "A random UUID. The same key and body again get the first answer again."},
                                    {"schema", uuid}}},
                      {"IfMatch", json::object{{"name", "If-Match"},
                                               {"in", "header"},
                                               {"description", "The ETag of what is changed, where it has a version"},
                                               {"schema", json::object{{"type", "string"}}}}}}},
        {"securitySchemes",
         json::object{{"cookie", json::object{{"type", "apiKey"}, {"in", "cookie"}, {"name", "__Host-luwte"}}},
                      {"bearer", json::object{{"type", "http"}, {"scheme", "bearer"}}}}}};
}

json::object own_document()
{
    json::object response{{"description", "This document"},
                          {"headers", json::object{{"API-Version", component("headers/ApiVersion")}}},
                          {"content", json::object{{"application/json", json::object{{"schema", json::object{{"type", "object"}}}}}}}};
    return {{"get", json::object{{"operationId", "getOpenapi"},
                                 {"summary", "The description of this API"},
                                 {"tags", json::array{"openapi"}},
                                 {"x-permission", "anyone"},
                                 {"security", json::array{}},
                                 {"responses", json::object{{"200", std::move(response)}}}}}};
}

/// Indented, so that a difference in review is a line.
void print(std::string& out, const json::value& value, std::size_t depth)
{
    const auto line = [&](std::size_t at) { (out += '\n').append(at * 2, ' '); };
    if (const auto* object = value.if_object(); object && !object->empty()) {
        out += '{';
        bool first = true;
        for (const auto& [name, inner] : *object) {
            if (!first) out += ',';
            first = false;
            line(depth + 1);
            out += json::serialize(json::string_view(name)) + ": ";
            print(out, inner, depth + 1);
        }
        line(depth);
        out += '}';
    } else if (const auto* array = value.if_array(); array && !array->empty() && !array->front().is_string()) {
        out += '[';
        for (const auto& inner : *array) {
            if (&inner != &array->front()) out += ',';
            line(depth + 1);
            print(out, inner, depth + 1);
        }
        line(depth);
        out += ']';
    } else out += json::serialize(value);
}

}  // namespace

std::string openapi_of(const std::vector<Route>& routes)
{
    Schemas schemas;
    for (const auto& route : routes)
        for (const auto* type : {route.in, route.out})
            if (type && !type->members.empty()) schemas.gather(*type);
    schemas.settle_names();

    json::object paths{{"/openapi.json", own_document()}};
    std::vector<const Route*> sorted;
    for (const auto& route : routes) sorted.push_back(&route);
    std::ranges::stable_sort(sorted, {}, [](const Route* route) { return route->path; });
    for (const auto* route : sorted) {
        std::string method;
        for (char c : route->method) method += static_cast<char>(std::tolower(c));
        if (!paths.if_contains(route->path)) paths[route->path] = json::object{};
        paths[route->path].as_object()[method] = operation(*route, schemas);
    }

    const json::object document{
        {"openapi", "3.1.0"},
        {"info", json::object{{"title", "Luwte"},
                              {"version", api_version},
                              {"description", "The register for incidents against Dutch office holders."},
                              {"contact", json::object{{"name", "Luwte maintainers"},
                                                       {"email", "maintainers@luwte.example"},
                                                       {"url", "https://luwte.example/issues"}}},
                              {"license", json::object{{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}},
        {"servers", json::array{json::object{{"url", "https://localhost/v1"}}}},
        {"security", json::array{json::object{{"cookie", json::array{}}}, json::object{{"bearer", json::array{}}}}},
        {"paths", std::move(paths)},
        {"components", components(schemas)}};
    std::string text;
    print(text, document, 0);
    return text + "\n";
}

}  // namespace luwte::http
