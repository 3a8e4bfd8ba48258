#include "http/shape_schema.h"

#include <boost/json.hpp>

#include <algorithm>
#include <set>

#include "base/require.h"

namespace luwte::http {

namespace {

namespace json = boost::json;
using What = Type::What;

bool has_name(const Type& type) { return type.what == What::structure || type.what == What::enumeration; }

std::string short_name(const Type& type) { return type.cpp_name.substr(type.cpp_name.rfind(':') + 1); }

/// luwte::reports::(anonymous namespace)::Note → ReportsNote
std::string long_name(const Type& type)
{
    auto feature = type.cpp_name.substr(type.cpp_name.find("::") + 2);
    feature = feature.substr(0, feature.find("::"));
    feature[0] = static_cast<char>(std::toupper(feature[0]));
    return feature + short_name(type);
}

bool alike(const Type& left, const Type& right, std::set<std::pair<const Type*, const Type*>>& assumed)
{
    if (&left == &right || !assumed.insert({&left, &right}).second) return true;
    if (left.what != right.what || left.members.size() != right.members.size()) return false;
    if (has_name(left) && short_name(left) != short_name(right)) return false;
    if (left.inner && !alike(left.inner(), right.inner(), assumed)) return false;
    for (std::size_t n = 0; n < left.members.size(); ++n)
        if (left.members[n].name != right.members[n].name || !alike(left.members[n].type(), right.members[n].type(), assumed))
            return false;
    return std::ranges::equal(left.values, right.values, {}, &Enumerator::name, &Enumerator::name);
}

bool alike(const Type& left, const Type& right)
{
    std::set<std::pair<const Type*, const Type*>> assumed;
    return alike(left, right, assumed);
}

json::object text_schema(const char* format) { return {{"type", "string"}, {"format", format}}; }

json::object leaf(const Type& type)
{
    switch (type.what) {
    case What::boolean: return {{"type", "boolean"}};
    case What::int32: return {{"type", "integer"}, {"format", "int32"}};
    case What::int64: return {{"type", "integer"}, {"format", "int64"}};
    case What::text: return {{"type", "string"}, {"maxLength", 1024}};
    case What::long_text: return {{"type", "string"}, {"maxLength", 65536}};
    case What::id: return text_schema("uuid");
    case What::instant:
    case What::moment: return text_schema("date-time");
    case What::day: return text_schema("date");
    case What::secret: return {{"type", "string"}, {"maxLength", 65536}, {"writeOnly", true}};
    default: return {{"type", "string"}, {"readOnly", true}};
    }
}

}  // namespace

void Schemas::gather(const Type& type)
{
    if (std::ranges::find(m_named, &type) != m_named.end()) return;
    if (has_name(type)) m_named.push_back(&type);
    if (type.inner) gather(type.inner());
    for (const auto& member : type.members) gather(member.type());
}

void Schemas::settle_names()
{
    for (const auto* type : m_named) {
        const bool contested = std::ranges::any_of(m_named, [&](const Type* other) {
            return short_name(*other) == short_name(*type) && !alike(*other, *type);
        });
        m_names[type] = contested ? long_name(*type) : short_name(*type);
    }
    for (const auto& [left, left_name] : m_names)
        for (const auto& [right, right_name] : m_names)
            require(left_name != right_name || alike(*left, *right), ("two shapes share a name: " + left_name).c_str());
}

json::object Schemas::reference(const Type& type) const
{
    if (has_name(type)) return {{"$ref", "#/components/schemas/" + m_names.at(&type)}};
    if (type.what == What::optional) return reference(type.inner());
    if (type.what == What::list) return {{"type", "array"}, {"maxItems", 1000}, {"items", reference(type.inner())}};
    return leaf(type);
}

json::object Schemas::content(const Type& type) const
{
    if (type.what == What::enumeration) {
        json::array values;
        for (const auto& value : type.values) values.push_back(json::value(json::string(value.name)));
        return {{"type", "string"}, {"enum", std::move(values)}};
    }
    json::object properties;
    json::array required;
    for (const auto& member : type.members) {
        properties[member.name] = reference(member.type());
        if (member.type().what != What::optional) required.push_back(json::value(json::string(member.name)));
    }
    json::object schema{{"type", "object"}, {"properties", std::move(properties)}};
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
    return schema;
}

json::object Schemas::components() const
{
    std::map<std::string, const Type*> sorted;
    for (const auto& [type, name] : m_names) sorted.emplace(name, type);
    json::object all;
    for (const auto& [name, type] : sorted) all[name] = content(*type);
    return all;
}

}  // namespace luwte::http
