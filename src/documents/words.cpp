#include "documents/words.h"

#include <boost/json.hpp>

#include <map>
#include <mutex>

#include "base/embedded.h"
#include "base/require.h"

namespace luwte::documents {
namespace {

const boost::json::object& chapter(const std::string& name)
{
    static std::mutex one_at_a_time;
    static std::map<std::string, boost::json::object> read;
    const std::lock_guard lock{one_at_a_time};
    if (const auto found = read.find(name); found != read.end()) return found->second;
    const auto text = embedded::find("locales/documents/" + name + ".json");
    REQUIRE_THAT_HOLDS(text);
    return read.emplace(name, boost::json::parse({text->data(), text->size()}).as_object()).first->second;
}

const boost::json::value* word(const std::string& name, const std::string& language, std::string_view key)
{
    return chapter(name).at(language).as_object().if_contains(key);
}

}  // namespace

Words::Words(std::string_view chapter, std::string_view language) : m_chapter{chapter}, m_language{language == "en" ? "en" : "nl"} {}

bool Words::has(std::string_view key) const { return word(m_chapter, m_language, key) != nullptr; }

std::string Words::operator()(std::string_view key) const
{
    const auto* found = word(m_chapter, m_language, key);
    REQUIRE_THAT_HOLDS(found != nullptr);
    return std::string{found->as_string()};
}

std::string Words::operator()(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string_view>> values) const
{
    // One pass over the words, so that braces in a value stay what they are.
    const auto words = (*this)(key);
    std::string filled;
    for (std::size_t at = 0; at < words.size();) {
        const auto close = words[at] == '{' ? words.find('}', at) : std::string::npos;
        const auto name = close == std::string::npos ? std::string_view{} : std::string_view{words}.substr(at + 1, close - at - 1);
        const auto* value = values.begin();
        while (value != values.end() && (name.empty() || value->first != name)) ++value;
        if (value == values.end()) {
            filled += words[at++];
            continue;
        }
        filled += value->second;
        at = close + 1;
    }
    return filled;
}

}  // namespace luwte::documents
