// Whether a file tells where it was made, and a copy of a photograph that does not. Only what is known to make the picture
// goes into the copy; what else a file holds need not be understood for that.
#include <algorithm>
#include <array>

#include "reports/evidence.h"
#include "reports/exif.h"
#include "reports/picture.h"

namespace luwte::reports::evidence {
namespace {

constexpr std::string_view exif_label{"Exif\0\0", 6};

bool holds(BytesView bytes, std::string_view text)
{
    return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end();
}

/// XMP names its properties in words, IPTC in numbers behind a mark, and some programs pack either as a "Raw profile".
bool names_a_place(BytesView told)
{
    static constexpr std::array<std::string_view, 7> words{"GPS", "Location", "City", "Country", "Province", "State", "Raw profile"};
    static constexpr std::array<std::string_view, 7> iptc{"\x1c\x02\x1a", "\x1c\x02\x1b", "\x1c\x02\x5a", "\x1c\x02\x5c",
                                                          "\x1c\x02\x5f", "\x1c\x02\x64", "\x1c\x02\x65"};
    const auto stands_in = [&](std::string_view text) { return holds(told, text); };
    return std::ranges::any_of(words, stands_in) || std::ranges::any_of(iptc, stands_in);
}

std::optional<Exif> exif_of(const Part& part)
{
    const bool labelled = holds(part.content.first(std::min(part.content.size(), exif_label.size())), exif_label);
    return read_exif(part.content.subspan(labelled ? exif_label.size() : 0));
}

/// What cannot be read may tell it.
bool tells_where(const Part& part)
{
    switch (part.kind) {
    case Part::Kind::picture: return false;
    case Part::Kind::exif: {
        const auto exif = exif_of(part);
        return !exif || exif->tells_where;
    }
    case Part::Kind::told: return names_a_place(part.content);
    case Part::Kind::unreadable:
    case Part::Kind::behind: return true;
    }
    return true;
}

bool tells_where(const Picture& picture)
{
    return std::ranges::any_of(picture.parts(), [](const Part& part) { return tells_where(part); });
}

bool is_examined(std::string_view media_type)
{
    return media_type == "image/jpeg" || media_type == "image/png" || media_type == "image/webp" ||
           media_type == "image/tiff";
}

bool may_carry_a_place(std::string_view media_type)
{
    return media_type.starts_with("video/") || media_type == "image/heic" || media_type == "image/heif" ||
           media_type == "audio/mp4" || media_type == "audio/x-m4a" || is_examined(media_type);
}

}  // namespace

Location location_in(std::string_view media_type, const std::optional<Bytes>& whole)
{
    if (!is_examined(media_type)) return may_carry_a_place(media_type) ? Location::perhaps : Location::no;
    if (!whole) return Location::perhaps;
    if (media_type == "image/tiff") {
        // The picture itself hangs on the folders that tell about it: no copy without them.
        const auto exif = read_exif(*whole);
        return exif && !exif->tells_where ? Location::no : Location::perhaps;
    }
    const auto picture = Picture::read(*whole);
    if (!picture) return Location::perhaps;
    return tells_where(*picture) ? Location::yes : Location::no;
}

std::optional<Bytes> without_location(BytesView whole)
{
    const auto picture = Picture::read(whole);
    if (!picture) return std::nullopt;
    Exif kept;
    for (const auto& part : picture->parts())
        if (part.kind == Part::Kind::exif)
            if (const auto exif = exif_of(part)) {
                kept = *exif;
                break;
            }
    auto copy = picture->copy_with(harmless_exif(kept));
    // Trust nobody: what comes out is read again before it is called clean.
    const auto again = Picture::read(copy);
    if (!again || tells_where(*again) || holds(copy, "GPSLatitude")) return std::nullopt;
    return copy;
}

}  // namespace luwte::reports::evidence
