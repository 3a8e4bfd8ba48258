// JSON out. Members that are absent are left out rather than null: a client then tests one thing.

#include "base/require.h"
#include "http/shape_codec.h"

namespace luwte::http {

std::string wire_name(std::string_view member)
{
    std::string name;
    bool upper = false;
    for (char c : member) {
        if (c == '_') upper = true;
        else {
            name += upper && 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            upper = false;
        }
    }
    return name;
}

namespace {

void quote(std::string& out, std::string_view text)
{
    static constexpr char digits[] = "0123456789abcdef";
    out += '"';
    std::size_t written = 0;  // what needs no escape goes in one piece
    for (std::size_t n = 0; n < text.size(); ++n) {
        const char c = text[n];
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f && c != '"' && c != '\\') continue;
        out.append(text, written, n - written);
        written = n + 1;
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else {
            out += "\\u00";
            out += digits[byte >> 4];
            out += digits[byte & 15];
        }
    }
    out.append(text, written);
    out += '"';
}

void put(std::string& out, const Type& type, const void* from)
{
    using What = Type::What;
    auto text = [&] { return std::string_view{type.text_in(const_cast<void*>(from))}; };
    switch (type.what) {
    case What::boolean: out += *static_cast<const bool*>(from) ? "true" : "false"; return;
    case What::int32: out += std::to_string(*static_cast<const int*>(from)); return;
    case What::int64: out += std::to_string(*static_cast<const std::int64_t*>(from)); return;
    case What::text:
    case What::long_text:
    case What::id: return quote(out, text());
    case What::instant: return quote(out, iso(*static_cast<const Instant*>(from)));
    case What::moment: return quote(out, iso(*static_cast<const Moment*>(from)));
    case What::day: return quote(out, iso(*static_cast<const Day*>(from)));
    case What::shown: return quote(out, static_cast<const Shown*>(from)->text());
    case What::secret: require(false, "a Secret is never written"); return;
    case What::enumeration:
        for (const auto& value : type.values)
            if (value.value == type.value_of(from)) return quote(out, value.name);
        require(false, "an enumeration holds a value without a name");
        return;
    case What::optional:
        if (type.count(from)) put(out, type.inner(), type.item(from, 0));
        else out += "null";
        return;
    case What::list:
        out += '[';
        for (std::size_t n = 0; n < type.count(from); ++n) {
            if (n) out += ',';
            put(out, type.inner(), type.item(from, n));
        }
        out += ']';
        return;
    case What::structure: break;
    }
    out += '{';
    bool first = true;
    for (const auto& member : type.members) {
        const void* value = member.in(const_cast<void*>(from));
        const auto& inner = member.type();
        if (inner.what == What::optional && inner.count(value) == 0) continue;
        if (!first) out += ',';
        first = false;
        quote(out, member.name);
        out += ':';
        put(out, inner, value);
    }
    out += '}';
}

}  // namespace

std::string write(const Type& type, const void* from)
{
    std::string out;
    put(out, type, from);
    return out;
}

}  // namespace luwte::http
