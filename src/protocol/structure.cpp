// The only file that includes valijson: it takes a quarter of a minute to compile.
#include "protocol/structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cctype>
#include <charconv>
#include <valijson/adapters/boost_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "base/embedded.h"
#include "base/require.h"

namespace luwte::protocol {
namespace {
/// valijson names only the first unknown key of a map. Where the schema says `false`, this asks for a value that no
/// pack can hold, and then every unknown key is named with its own place.
void name_every_unknown_key(boost::json::value& schema)
{
    if (auto* list = schema.if_array())
        for (auto& one : *list) name_every_unknown_key(one);
    auto* map = schema.if_object();
    if (!map) return;
    for (auto& [key, value] : *map) {
        if (key == "additionalProperties" && value == false)
            value = boost::json::object{{"const", std::string_view{"\0", 1}}};
        else
            name_every_unknown_key(value);
    }
}

const valijson::Schema& schema()
{
    static const auto parsed = [] {
        const auto text = embedded::find("protocols/schema.json");
        REQUIRE_THAT_HOLDS(text);
        auto json = boost::json::parse(*text);
        name_every_unknown_key(json);
        auto result = std::make_unique<valijson::Schema>();
        valijson::SchemaParser{valijson::SchemaParser::kDraft7}.populateSchema(valijson::adapters::BoostJsonAdapter{json}, *result);
        return result;
    }();
    return *parsed;
}

/// valijson names a place as ["<root>", "[roles]", "[0]"].
const Node& at(const Node& root, const std::vector<std::string>& context)
{
    const Node* node = &root;
    for (std::size_t i = 1; i < context.size(); ++i) {
        auto step = std::string_view{context[i]};
        if (step.size() >= 2 && step.front() == '[' && step.back() == ']') step = step.substr(1, step.size() - 2);
        if (node->is(Node::Type::list)) {
            std::size_t index = 0;
            std::from_chars(step.data(), step.data() + step.size(), index);
            if (index >= node->children.size()) return *node;
            node = &node->children[index];
        } else {
            const auto& child = (*node)[step];
            if (!child && child.key.empty()) return *node;
            node = &child;
        }
    }
    return *node;
}

std::string quoted(const std::string& description)
{
    const auto begin = description.find('\''), end = description.rfind('\'');
    return begin == std::string::npos || end <= begin ? std::string{} : description.substr(begin + 1, end - begin - 1);
}

const char* kind(const Node& node)
{
    switch (node.type) {
    case Node::Type::none: return "nothing";
    case Node::Type::boolean: return "true or false";
    case Node::Type::integer: return "a number";
    case Node::Type::text: return "a text";
    case Node::Type::list: return "a list";
    case Node::Type::map: return "a map";
    }
    return "";
}

/// The words that the schema allows for a key. Whoever writes a schema in which two keys of one name allow different
/// words gets those of the first named here.
std::string words_of(const boost::json::value& schema, std::string_view key)
{
    std::string found;
    if (const auto* list = schema.if_array())
        for (const auto& one : *list)
            if (found = words_of(one, key); !found.empty()) return found;
    const auto* map = schema.if_object();
    if (!map) return {};
    for (const auto& [name, value] : *map) {
        if (name == key && value.is_object()) {
            const auto& described = value.as_object();
            const auto* items = described.if_contains("items");
            const auto* words = items && items->is_object() ? items->as_object().if_contains("enum") : described.if_contains("enum");
            if (words)
                for (const auto& word : words->as_array()) found += (found.empty() ? "" : ", ") + std::string{word.as_string()};
            if (!found.empty()) return found;
        }
        if (found = words_of(value, key); !found.empty()) return found;
    }
    return {};
}

std::string allowed(const std::vector<std::string>& context)
{
    const auto is_key = [](const std::string& step) { return step.size() > 2 && step.front() == '[' && !std::isdigit(static_cast<unsigned char>(step[1])); };
    const auto last = std::find_if(context.rbegin(), context.rend(), is_key);
    if (last == context.rend()) return {};
    static const auto schema = boost::json::parse(*embedded::find("protocols/schema.json"));
    const auto words = words_of(schema, std::string_view{*last}.substr(1, last->size() - 2));
    return words.empty() ? words : ": " + words;
}

/// Says in our words what valijson found; nothing for the remarks with which it climbs out of a fault.
void report(const Node& root, const valijson::ValidationResults::Error& error, Faults& faults)
{
    const auto& node = at(root, error.context);
    const auto& said = error.description;
    const auto starts = [&](std::string_view words) { return said.starts_with(words); };
    if (starts("Failed to match expected value set by 'const'")) {
        faults.add(node.key_where, fmt::format("unknown key '{}'", node.key));
    } else if (starts("Missing required property")) {
        const auto& where = node.key.empty() || node.children.empty() ? node.where : node.key_where;
        faults.add(where, fmt::format("'{}' is missing", quoted(said)));
    } else if (starts("Value type not permitted")) {
        faults.add(node.where, fmt::format("{} does not belong here", kind(node)));
    } else if (starts("Failed to match against any enum")) {
        faults.add(node.where, fmt::format("'{:.60}' is not one of the words allowed here{}", node.text, allowed(error.context)));
    } else if (starts("Array should contain no fewer") || starts("Object should have no fewer") || starts("String should be no fewer")) {
        faults.add(node.where, "this may not be empty");
    } else if (!starts("Failed to validate")) {
        faults.add(node.where, said);
    }
}
}  // namespace

boost::json::value to_json(const Node& node)
{
    switch (node.type) {
    case Node::Type::none: return nullptr;
    case Node::Type::boolean: return node.number != 0;
    case Node::Type::integer: return node.number;
    case Node::Type::text: return boost::json::string(node.text);
    case Node::Type::list: {
        boost::json::array list;
        for (const auto& child : node.children) list.push_back(to_json(child));
        return list;
    }
    case Node::Type::map: {
        boost::json::object map;
        for (const auto& child : node.children) map.insert_or_assign(child.key, to_json(child));
        return map;
    }
    }
    return nullptr;
}

void check_structure(const Node& root, Faults& faults)
{
    const auto json = to_json(root);
    valijson::Validator validator{valijson::Validator::kStrongTypes};
    valijson::ValidationResults results;
    if (validator.validate(schema(), valijson::adapters::BoostJsonAdapter{json}, &results)) return;
    for (const auto& error : results) report(root, error, faults);
}

}  // namespace luwte::protocol
