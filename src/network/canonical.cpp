#include "network/canonical.h"

#include <fmt/format.h>

#include <boost/json.hpp>

#include <algorithm>
#include <vector>

namespace luwte::network {
namespace {
namespace json = boost::json;

constexpr std::int64_t exact = 9'007'199'254'740'991;  // 2^53 - 1

class Writer {
public:
    bool write(const json::value& value)
    {
        switch (value.kind()) {
        case json::kind::null: return add("null");
        case json::kind::bool_: return add(value.get_bool() ? "true" : "false");
        case json::kind::int64: return value.get_int64() >= -exact && value.get_int64() <= exact && add(std::to_string(value.get_int64()));
        case json::kind::string: return text(value.get_string());
        case json::kind::array: return list(value.get_array());
        case json::kind::object: return object(value.get_object());
        case json::kind::uint64:
        case json::kind::double_: break;
        }
        return false;
    }
    std::string take() { return std::move(m_text); }

private:
    bool add(std::string_view part)
    {
        m_text += part;
        return true;
    }

    bool text(std::string_view words)
    {
        m_text += '"';
        for (const char c : words) character(c);
        return add("\"");
    }

    void character(char c)
    {
        constexpr std::string_view named = "\b\t\n\f\r\"\\", names = "btnfr\"\\";
        if (const auto at = named.find(c); at != named.npos) (m_text += '\\') += names[at];
        else if (static_cast<unsigned char>(c) < 0x20) m_text += fmt::format("\\u{:04x}", static_cast<int>(c));
        else m_text += c;
    }

    bool list(const json::array& items)
    {
        m_text += '[';
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0) m_text += ',';
            if (!write(items[i])) return false;
        }
        return add("]");
    }

    bool object(const json::object& members)
    {
        // By UTF-16 code units, says the RFC; our names are ASCII, where that is by byte.
        std::vector<std::string_view> names;
        for (const auto& member : members) names.push_back(member.key());
        std::sort(names.begin(), names.end());
        m_text += '{';
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (i > 0) m_text += ',';
            text(names[i]);
            m_text += ':';
            if (!write(members.at(names[i]))) return false;
        }
        return add("}");
    }

    std::string m_text;
};
}  // namespace

std::optional<std::string> canonical(const json::value& value)
{
    Writer writer;
    if (!writer.write(value)) return std::nullopt;
    return writer.take();
}

}  // namespace luwte::network
