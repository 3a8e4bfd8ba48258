// JSON in. Everything that is wrong is found in one go, because a person should hear all of it at once.
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>

#include <cmath>
#include <limits>
#include <set>

#include "base/bytes.h"
#include "http/shape_codec.h"

namespace luwte::http {

namespace {

namespace json = boost::json;

constexpr std::size_t short_text = 1024, long_text = 64 * 1024, longest_list = 1000;
constexpr std::size_t deepest = 32;
constexpr std::size_t most_faults = 100;  // an answer is for a person; nobody reads more

std::string pointer_step(std::string_view name)
{
    std::string step{"/"};
    for (char c : name) {
        if (c == '~') step += "~0";
        else if (c == '/') step += "~1";
        else step += c;
    }
    return step;
}

using Faults = std::vector<Fault>;

void blame(Faults& faults, Code code, const std::string& field)
{
    if (faults.size() < most_faults) faults.push_back({code, field});
}

/// Boost.JSON lets the last of two equal members win without a word, so a first pass looks for them.
class DuplicateFinder {
public:
    static constexpr std::size_t max_object_size = 100'000, max_array_size = 100'000;
    static constexpr std::size_t max_key_size = long_text, max_string_size = 1024 * 1024;
    using error_code = boost::json::error_code;

    Faults faults;

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return enter(true); }
    bool on_object_end(std::size_t, error_code&) { return leave(); }
    bool on_array_begin(error_code&) { return enter(false); }
    bool on_array_end(std::size_t, error_code&) { return leave(); }
    bool on_key_part(json::string_view part, std::size_t, error_code&)
    {
        m_key.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, error_code&)
    {
        m_key.append(part.data(), part.size());
        auto& frame = m_frames.back();
        frame.step = pointer_step(m_key);
        if (!frame.names.insert(std::move(m_key)).second) blame(faults, "request.member_twice", here());
        m_key.clear();
        return true;
    }
    bool on_string_part(json::string_view, std::size_t, error_code&) { return true; }
    bool on_string(json::string_view, std::size_t, error_code&) { return value(); }
    bool on_number_part(json::string_view, error_code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, error_code&) { return value(); }
    bool on_uint64(std::uint64_t, json::string_view, error_code&) { return value(); }
    bool on_double(double, json::string_view, error_code&) { return value(); }
    bool on_bool(bool, error_code&) { return value(); }
    bool on_null(error_code&) { return value(); }
    bool on_comment_part(json::string_view, error_code&) { return true; }
    bool on_comment(json::string_view, error_code&) { return true; }

private:
    struct Frame {
        bool object;
        std::set<std::string> names{};
        std::size_t index = 0;
        std::string step{};
    };
    std::vector<Frame> m_frames;
    std::string m_key;

    bool enter(bool object)
    {
        m_frames.push_back({object});
        return true;
    }
    bool leave()
    {
        m_frames.pop_back();
        return value();
    }
    bool value()
    {
        if (!m_frames.empty() && !m_frames.back().object) ++m_frames.back().index;
        return true;
    }
    std::string here() const
    {
        std::string pointer;
        for (const auto& frame : m_frames) pointer += frame.object ? frame.step : "/" + std::to_string(frame.index);
        return pointer;
    }
};

class Reader {
public:
    Faults faults;

    void read(const Type& type, void* into, const json::value& from, const std::string& pointer)
    {
        using What = Type::What;
        switch (type.what) {
        case What::structure: return structure(type, into, from, pointer);
        case What::optional:
            if (!from.is_null()) read(type.inner(), type.add(into), from, pointer);
            return;
        case What::list: return list(type, into, from, pointer);
        case What::boolean:
            if (!from.is_bool()) return wrong_type(pointer);
            *static_cast<bool*>(into) = from.get_bool();
            return;
        case What::int32:
            if (auto number = integer(from, pointer, std::numeric_limits<int>::min(), std::numeric_limits<int>::max()))
                *static_cast<int*>(into) = static_cast<int>(*number);
            return;
        case What::int64:
            if (auto number = integer(from, pointer, -(1LL << 53), 1LL << 53)) *static_cast<std::int64_t*>(into) = *number;
            return;
        default: break;
        }
        if (!from.is_string()) return wrong_type(pointer);
        text(type, into, {from.get_string().data(), from.get_string().size()}, pointer);
    }

private:
    void wrong_type(const std::string& pointer) { blame(faults, "request.type_wrong", pointer); }

    void structure(const Type& type, void* into, const json::value& from, const std::string& pointer)
    {
        if (!from.is_object()) return wrong_type(pointer);
        const auto& object = from.get_object();
        for (const auto& member : type.members) {
            const auto* value = object.if_contains(member.name);
            const auto& inner = member.type();
            if (value) read(inner, member.in(into), *value, pointer + "/" + member.name);
            else if (inner.what != Type::What::optional) blame(faults, "request.member_missing", pointer + "/" + member.name);
        }
        for (const auto& [name, value] : object) refuse_unknown(type, {name.data(), name.size()}, pointer);
    }

    void refuse_unknown(const Type& type, std::string_view name, const std::string& pointer)
    {
        for (const auto& member : type.members)
            if (member.name == name) return;
        // The name is the sender's own words; a long or odd one is not worth repeating.
        blame(faults, "request.member_unknown", name.size() <= 64 && is_clean_text(name) ? pointer + pointer_step(name) : pointer);
    }

    void list(const Type& type, void* into, const json::value& from, const std::string& pointer)
    {
        if (!from.is_array()) return wrong_type(pointer);
        const auto& array = from.get_array();
        if (array.size() > longest_list) return blame(faults, "request.too_many_items", pointer);
        for (std::size_t n = 0; n < array.size(); ++n)
            read(type.inner(), type.add(into), array[n], pointer + "/" + std::to_string(n));
    }

    std::optional<std::int64_t> integer(const json::value& from, const std::string& pointer, std::int64_t low, std::int64_t high)
    {
        std::optional<std::int64_t> number;
        if (const auto* whole = from.if_int64()) number = *whole;
        else if (const auto* real = from.if_double(); real && std::isfinite(*real) && std::trunc(*real) == *real && std::abs(*real) <= 9e15)
            number = static_cast<std::int64_t>(*real);
        else if (!from.is_uint64()) {
            wrong_type(pointer);
            return {};
        }
        if (number && low <= *number && *number <= high) return number;
        blame(faults, "request.number_out_of_range", pointer);
        return {};
    }

    template <class T>
    void parsed(void* into, std::optional<T> value, const std::string& pointer)
    {
        if (value) *static_cast<T*>(into) = *value;
        else blame(faults, "request.value_wrong", pointer);
    }

    void text(const Type& type, void* into, std::string_view words, const std::string& pointer)
    {
        using What = Type::What;
        const bool is_long = type.what == What::long_text || type.what == What::secret;
        if (words.size() > (is_long ? long_text : short_text)) return blame(faults, "request.too_long", pointer);
        if (!is_clean_text(words)) return blame(faults, "request.text_unclean", pointer);

        switch (type.what) {
        case What::text:
        case What::long_text: type.text_in(into) = words; return;
        case What::id:
            if (!is_uuid(words)) return blame(faults, "request.value_wrong", pointer);
            type.text_in(into) = words;
            return;
        case What::secret: *static_cast<Secret*>(into) = Secret{std::string{words}}; return;
        case What::instant: return parsed(into, parse_instant(words), pointer);
        case What::moment: return parsed(into, parse_moment(words), pointer);
        case What::day: return parsed(into, parse_day(words), pointer);
        case What::enumeration:
            for (const auto& value : type.values)
                if (value.name == words) return type.set_value(into, value.value);
            return blame(faults, "request.value_unknown", pointer);
        default: return wrong_type(pointer);  // Shown: never read, and refused at compile time
        }
    }
};

json::parse_options strictly()
{
    json::parse_options options;
    options.max_depth = deepest;
    return options;
}

}  // namespace

Result<Done> read(const Type& type, void* into, std::string_view text)
{
    if (text.empty() && type.what == Type::What::structure && type.members.empty()) return Done{};

    json::error_code error;
    json::basic_parser<DuplicateFinder> finder{strictly()};
    finder.write_some(false, text.data(), text.size(), error);
    if (error) return invalid("request.not_json");
    auto twice = std::move(finder.handler().faults);

    const auto value = json::parse({text.data(), text.size()}, error, {}, strictly());
    if (error) return invalid("request.not_json");

    Reader reader;
    reader.faults = std::move(twice);
    reader.read(type, into, value, "");
    if (!reader.faults.empty()) return Refusal{Kind::invalid, std::move(reader.faults)};
    return Done{};
}

}  // namespace luwte::http
