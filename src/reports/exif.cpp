#include "reports/exif.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace luwte::reports::evidence {
namespace {

enum Tag : unsigned {
    orientation_tag = 0x0112,
    xmp_tag = 0x02bc,
    iptc_tag = 0x83bb,
    photoshop_tag = 0x8649,
    exif_folder_tag = 0x8769,
    position_folder_tag = 0x8825,
    taken_tag = 0x9003,
    taken_offset_tag = 0x9011,
};
enum Type : unsigned { ascii = 2, number16 = 3, number32 = 4 };

constexpr std::size_t header_size = 8, entry_size = 12;
constexpr int most_folders = 8;  // a picture, its thumbnail, and what the camera took; more is a circle

/// Numbers at places that may not exist.
class Block {
public:
    Block(BytesView bytes, bool little) : m_bytes{bytes}, m_little{little} {}
    std::optional<unsigned> number(std::size_t at, std::size_t size) const
    {
        if (at > m_bytes.size() || m_bytes.size() - at < size) return std::nullopt;
        unsigned value = 0;
        for (std::size_t n = 0; n < size; ++n) value = value << 8 | m_bytes[m_little ? at + size - 1 - n : at + n];
        return value;
    }
    std::optional<std::string> text(std::size_t at, std::size_t size) const
    {
        if (at > m_bytes.size() || m_bytes.size() - at < size) return std::nullopt;
        return as_text(m_bytes.subspan(at, size));
    }

private:
    BytesView m_bytes;
    bool m_little;
};

/// "9" stands for a digit. What a camera writes here is kept, so it may be nothing but what it seems.
std::optional<std::string> in_form(std::optional<std::string> text, std::string_view form)
{
    if (!text || text->size() < form.size()) return std::nullopt;
    text->resize(form.size());
    const bool fits = std::ranges::equal(*text, form, [](char is, char wanted) {
        if (wanted == '9') return '0' <= is && is <= '9';
        return wanted == '+' ? is == '+' || is == '-' : is == wanted;
    });
    return fits ? text : std::nullopt;
}

class Reader {
public:
    Reader(const Block& block, Exif& into) : m_block{block}, m_into{into} {}

    /// The folder at a place, and those it leads to; false when something lies outside the block.
    bool folder(std::size_t at)
    {
        if (++m_folders > most_folders) return false;
        const auto count = m_block.number(at, 2);
        if (!count) return false;
        for (unsigned n = 0; n < *count; ++n)
            if (!entry(at + 2 + n * entry_size)) return false;
        const auto next = m_block.number(at + 2 + *count * entry_size, 4);
        return next && (*next == 0 || folder(*next));
    }

private:
    const Block& m_block;
    Exif& m_into;
    int m_folders = 0;

    bool entry(std::size_t at)
    {
        const auto tag = m_block.number(at, 2), type = m_block.number(at + 2, 2), count = m_block.number(at + 4, 4);
        const auto value = m_block.number(at + 8, 4);
        if (!tag || !type || !count || !value) return false;
        switch (*tag) {
        case position_folder_tag:
        case xmp_tag:
        case iptc_tag:
        case photoshop_tag: m_into.tells_where = true; return true;
        case exif_folder_tag: return folder(*value);
        case orientation_tag:
            if (const auto turned = m_block.number(at + 8, 2); *type == number16 && 1 <= *turned && *turned <= 8)
                m_into.orientation = static_cast<int>(*turned);
            return true;
        case taken_tag:
            if (*type == ascii) m_into.taken = in_form(m_block.text(*value, std::min(*count, 20U)), "9999:99:99 99:99:99");
            return true;
        case taken_offset_tag:
            if (*type == ascii) m_into.taken_offset = in_form(m_block.text(*value, std::min(*count, 7U)), "+99:99");
            return true;
        default: return true;
        }
    }
};

class Writer {
public:
    Bytes bytes{'M', 'M', 0, 42, 0, 0, 0, header_size};
    void number(unsigned value, int size)
    {
        for (int n = size - 1; n >= 0; --n) bytes.push_back(static_cast<std::uint8_t>(value >> 8 * n));
    }
    void entry(unsigned tag, unsigned type, unsigned count, unsigned value)
    {
        number(tag, 2);
        number(type, 2);
        number(count, 4);
        number(value, 4);
    }
    void text(const std::string& words)
    {
        bytes.insert(bytes.end(), words.begin(), words.end());
        bytes.push_back(0);
    }
};

constexpr unsigned folder_size(unsigned entries) { return 2 + entries * entry_size + 4; }

}  // namespace

std::optional<Exif> read_exif(BytesView tiff)
{
    static constexpr std::array<std::uint8_t, 4> little{'I', 'I', 42, 0}, big{'M', 'M', 0, 42};
    if (tiff.size() < header_size) return std::nullopt;
    const bool is_little = std::ranges::equal(tiff.first(4), little);
    if (!is_little && !std::ranges::equal(tiff.first(4), big)) return std::nullopt;
    const Block block{tiff, is_little};
    Exif exif;
    if (!Reader{block, exif}.folder(*block.number(4, 4))) return std::nullopt;
    return exif;
}

Bytes harmless_exif(const Exif& exif)
{
    if (!exif.orientation && !exif.taken) return {};
    Writer out;
    const unsigned entries = exif.orientation.has_value() + exif.taken.has_value();
    const unsigned inner_entries = exif.taken.has_value() + exif.taken_offset.has_value();
    const unsigned inner = header_size + folder_size(entries), words = inner + folder_size(inner_entries);
    out.number(entries, 2);
    if (exif.orientation) out.entry(orientation_tag, number16, 1, static_cast<unsigned>(*exif.orientation) << 16);
    if (exif.taken) out.entry(exif_folder_tag, number32, 1, inner);
    out.number(0, 4);
    if (!exif.taken) return out.bytes;
    out.number(inner_entries, 2);
    out.entry(taken_tag, ascii, 20, words);
    if (exif.taken_offset) out.entry(taken_offset_tag, ascii, 7, words + 20);
    out.number(0, 4);
    out.text(*exif.taken);
    if (exif.taken_offset) out.text(*exif.taken_offset);
    return out.bytes;
}

}  // namespace luwte::reports::evidence
