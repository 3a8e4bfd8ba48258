#include "reports/picture.h"

#include <boost/crc.hpp>

#include <algorithm>
#include <string_view>

namespace luwte::reports::evidence {
namespace {

constexpr std::string_view jpeg_start{"\xff\xd8", 2}, jpeg_end{"\xff\xd9", 2}, png_start{"\x89PNG\r\n\x1a\n", 8}, exif_label{"Exif\0\0", 6};
constexpr std::uint8_t webp_has_exif = 8, webp_has_xmp = 4;
constexpr std::size_t most_parts = 200'000;  // a film of a thousand frames has fewer

bool begins(BytesView bytes, std::string_view with)
{
    return bytes.size() >= with.size() && std::ranges::equal(bytes.first(with.size()), as_bytes(with));
}

std::size_t big(BytesView bytes, std::size_t at, int size)
{
    std::size_t value = 0;
    for (int n = 0; n < size; ++n) value = value << 8 | bytes[at + static_cast<std::size_t>(n)];
    return value;
}

std::size_t little(BytesView bytes, std::size_t at)
{
    return bytes[at] | std::size_t{bytes[at + 1]} << 8 | std::size_t{bytes[at + 2]} << 16 | std::size_t{bytes[at + 3]} << 24;
}

void add_number(Bytes& to, std::size_t value, int size, bool is_little = false)
{
    for (int n = 0; n < size; ++n) to.push_back(static_cast<std::uint8_t>(value >> 8 * (is_little ? n : size - 1 - n)));
}

void add(Bytes& to, BytesView bytes) { to.insert(to.end(), bytes.begin(), bytes.end()); }

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) { return std::ranges::find(names, name) != names.end(); }

Part::Kind kind_of_segment(unsigned marker, BytesView content)
{
    const bool tables_and_frames = (0xc0 <= marker && marker <= 0xcf) || marker == 0xda || marker == 0xdb || marker == 0xdd;
    const bool colours = (marker == 0xe0 && begins(content, "JFIF")) || (marker == 0xe2 && begins(content, "ICC_PROFILE")) ||
                         (marker == 0xee && begins(content, "Adobe"));
    if (tables_and_frames || colours) return Part::Kind::picture;
    return marker == 0xe1 && begins(content, exif_label) ? Part::Kind::exif : Part::Kind::told;
}

/// Where the pixels behind a scan's head end: at the next marker that is neither stuffing nor a restart.
std::size_t end_of_scan(BytesView file, std::size_t at)
{
    for (; at + 1 < file.size(); ++at)
        if (file[at] == 0xff && file[at + 1] != 0 && file[at + 1] != 0xff && (file[at + 1] & 0xf8) != 0xd0) return at;
    return file.size();
}

Part::Kind kind_of_chunk(std::string_view name, BytesView content)
{
    if (name == "eXIf") return Part::Kind::exif;
    if (is_one_of(name, {"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "hIST", "pHYs", "cICP", "acTL", "fcTL", "fdAT"}))
        return Part::Kind::picture;
    if (name == "zTXt") return Part::Kind::unreadable;
    const auto keyword = std::ranges::find(content, 0);  // iTXt: keyword, 0, packed or not
    const bool packed = name == "iTXt" && keyword != content.end() && keyword + 1 != content.end() && *(keyword + 1) != 0;
    return packed ? Part::Kind::unreadable : Part::Kind::told;
}

}  // namespace

std::optional<Picture> Picture::read(BytesView file)
{
    if (begins(file, jpeg_start)) {
        if (Picture picture{Format::jpeg}; picture.read_jpeg(file)) return picture;
    } else if (begins(file, png_start)) {
        if (Picture picture{Format::png}; picture.read_png(file)) return picture;
    } else if (file.size() > 12 && begins(file, "RIFF") && begins(file.subspan(8), "WEBP")) {
        if (Picture picture{Format::webp}; picture.read_webp(file)) return picture;
    }
    return std::nullopt;
}

bool Picture::read_jpeg(BytesView file)
{
    std::size_t at = jpeg_start.size();
    bool drawn = false;
    while (m_parts.size() < most_parts && file.size() - at >= 2) {
        if (file[at] != 0xff) return false;
        const unsigned marker = file[at + 1];
        if (marker == 0xff) {  // filling
            ++at;
            continue;
        }
        if (marker == 0xd9) {
            if (const auto behind = file.subspan(at + 2); !behind.empty()) m_parts.push_back({Part::Kind::behind, behind, behind});
            return drawn;
        }
        if (file.size() - at < 4) return false;
        const auto length = big(file, at + 2, 2);
        if (length < 2 || file.size() - at - 2 < length) return false;
        auto end = at + 2 + length;
        const auto content = file.subspan(at + 4, length - 2);
        if (marker == 0xda) end = end_of_scan(file, end);
        drawn = drawn || marker == 0xda;
        m_parts.push_back({kind_of_segment(marker, content), file.subspan(at, end - at), content});
        at = end;
    }
    return false;
}

bool Picture::read_png(BytesView file)
{
    for (std::size_t at = png_start.size(); m_parts.size() < most_parts && file.size() - at >= 12;) {
        const auto length = big(file, at, 4);
        if (file.size() - at - 12 < length) return false;
        const auto name = as_text(file.subspan(at + 4, 4));
        const auto content = file.subspan(at + 8, length);
        m_parts.push_back({kind_of_chunk(name, content), file.subspan(at, length + 12), content});
        at += length + 12;
        if (name != "IEND") continue;
        if (const auto behind = file.subspan(at); !behind.empty()) m_parts.push_back({Part::Kind::behind, behind, behind});
        return as_text(m_parts.front().whole.subspan(4, 4)) == "IHDR";
    }
    return false;
}

bool Picture::read_webp(BytesView file)
{
    const auto said = little(file, 4);
    if (said < 4 || said > file.size() - 8) return false;
    const auto inside = file.first(said + 8);
    std::size_t at = 12;
    while (m_parts.size() < most_parts && inside.size() - at >= 8) {
        const auto length = little(inside, at + 4), padded = length + length % 2;
        if (inside.size() - at - 8 < padded) return false;
        const auto name = as_text(inside.subspan(at, 4));
        const bool picture = is_one_of(name, {"VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"});
        const auto content = inside.subspan(at + 8, length);
        if (name == "VP8X" && (length != 10 || !m_parts.empty())) return false;
        m_parts.push_back({picture ? Part::Kind::picture : name == "EXIF" ? Part::Kind::exif : Part::Kind::told, inside.subspan(at, padded + 8), content});
        at += padded + 8;
    }
    if (at != inside.size()) return false;
    if (const auto behind = file.subspan(inside.size()); !behind.empty()) m_parts.push_back({Part::Kind::behind, behind, behind});
    return !m_parts.empty() && m_parts.front().kind == Part::Kind::picture;
}

Bytes Picture::exif_part(BytesView exif) const
{
    Bytes part;
    if (m_format == Format::jpeg) {
        add_number(part, 0xffe1, 2);
        add_number(part, 2 + exif_label.size() + exif.size(), 2);
        add(part, as_bytes(exif_label));
        add(part, exif);
    } else if (m_format == Format::png) {
        add_number(part, exif.size(), 4);
        add(part, as_bytes("eXIf"));
        add(part, exif);
        boost::crc_32_type sum;
        sum.process_bytes(part.data() + 4, part.size() - 4);
        add_number(part, sum.checksum(), 4);
    } else {
        add(part, as_bytes("EXIF"));
        add_number(part, exif.size(), 4, true);
        add(part, exif);
        if (exif.size() % 2) part.push_back(0);
    }
    return part;
}

Bytes Picture::copy_with(BytesView exif) const
{
    std::vector<BytesView> kept;
    for (const auto& part : m_parts)
        if (part.kind == Part::Kind::picture) kept.push_back(part.whole);
    if (m_format == Format::webp) return webp_with(kept, exif);

    Bytes copy;
    add(copy, as_bytes(m_format == Format::jpeg ? jpeg_start : png_start));
    // The format's own header comes first.
    const std::size_t before = m_format == Format::png || begins(kept.front(), "\xff\xe0") ? 1 : 0;
    for (std::size_t n = 0; n < kept.size(); ++n) {
        if (n == before && !exif.empty()) add(copy, exif_part(exif));
        add(copy, kept[n]);
    }
    if (m_format == Format::jpeg) add(copy, as_bytes(jpeg_end));
    return copy;
}

Bytes Picture::webp_with(const std::vector<BytesView>& kept, BytesView exif) const
{
    Bytes copy;
    add(copy, as_bytes("RIFF....WEBP"));
    const auto head = copy.size();
    for (const auto part : kept) add(copy, part);
    if (begins(kept.front(), "VP8X")) {  // says what else there is; without it there is nothing
        copy[head + 8] &= static_cast<std::uint8_t>(~(webp_has_exif | webp_has_xmp));
        if (!exif.empty()) {
            copy[head + 8] |= webp_has_exif;
            add(copy, exif_part(exif));
        }
    }
    Bytes size;
    add_number(size, copy.size() - 8, 4, true);
    std::ranges::copy(size, copy.begin() + 4);
    return copy;
}

}  // namespace luwte::reports::evidence
