// Looks into files that strangers made. libmagic and exiv2 are fed bytes, never names or paths, and whatever they throw
// means "we do not know", which is treated like "there may be a location in it".
#include <exiv2/exiv2.hpp>
#include <magic.h>

#include <algorithm>
#include <array>
#include <memory>
#include <mutex>
#include <set>

#include "reports/evidence.h"
#include "storage/storage.h"

namespace luwte::reports::evidence {
namespace {

// Types that a browser shows without running anything, and office documents that it can only save.
const std::set<std::string_view>& known_types()
{
    static const std::set<std::string_view> types{
        "image/jpeg", "image/png", "image/gif", "image/webp", "image/tiff", "image/bmp", "image/heic", "image/heif",
        "video/mp4", "video/quicktime", "video/webm", "video/x-matroska", "video/3gpp", "video/x-msvideo",
        "audio/mpeg", "audio/mp4", "audio/x-m4a", "audio/ogg", "audio/x-wav", "audio/flac", "audio/x-hx-aac-adts",
        "audio/amr", "application/pdf", "application/zip", "application/msword", "application/vnd.ms-excel",
        "application/vnd.ms-outlook", "application/vnd.oasis.opendocument.text",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "message/rfc822", "text/plain"};
    return types;
}

struct MagicClose {
    void operator()(magic_set* cookie) const { magic_close(cookie); }
};

// A cookie is not safe to share between threads, and loading the database takes longer than using it.
magic_set* cookie()
{
    thread_local std::unique_ptr<magic_set, MagicClose> mine = [] {
        std::unique_ptr<magic_set, MagicClose> fresh{magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS)};
        if (!fresh || magic_load(fresh.get(), nullptr) != 0) throw storage::Broken{"the libmagic database is missing"};
        return fresh;
    }();
    return mine.get();
}

// The XMP toolkit inside exiv2 keeps global state: one image at a time.
std::mutex& exiv2_turn()
{
    static std::mutex turn;
    static const bool quiet = [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute);  // its warnings quote the file
        return Exiv2::XmpParser::initialize();
    }();
    static_cast<void>(quiet);
    return turn;
}

bool holds(BytesView bytes, std::string_view text)
{
    return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end();
}

bool tells_where(const Exiv2::Image& image)
{
    for (const auto& entry : image.exifData())
        if (entry.groupName() == "GPSInfo") return true;
    const auto is_about_a_place = [](const std::string& key) {
        static constexpr std::array<std::string_view, 6> words{"GPS", "Location", "City", "Country", "Province", "State"};
        return std::any_of(words.begin(), words.end(),
                           [&](auto word) { return key.find(word) != std::string::npos; });
    };
    for (const auto& entry : image.xmpData())
        if (is_about_a_place(entry.key())) return true;
    for (const auto& entry : image.iptcData())
        if (is_about_a_place(entry.key())) return true;
    return false;
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

// A "moving photograph" carries a film behind the picture, and the film has a place of its own.
bool carries_a_film(BytesView whole) { return holds(whole, "ftypmp4") || holds(whole, "ftypisom") || holds(whole, "ftypqt"); }

Exiv2::Image::AutoPtr opened(BytesView whole)
{
    auto image = Exiv2::ImageFactory::open(whole.data(), static_cast<long>(whole.size()));
    image->readMetadata();
    return image;
}

void keep(const Exiv2::ExifData& from, Exiv2::ExifData& into, const char* name)
{
    auto entry = from.findKey(Exiv2::ExifKey{name});
    if (entry != from.end()) into.add(*entry);
}

}  // namespace

std::string sniff(BytesView head)
{
    const char* type = magic_buffer(cookie(), head.data(), head.size());
    if (type == nullptr || !known_types().contains(type)) return "application/octet-stream";
    return type;
}

Location location_in(std::string_view media_type, const std::optional<Bytes>& whole)
{
    if (!is_examined(media_type)) return may_carry_a_place(media_type) ? Location::perhaps : Location::no;
    if (!whole || carries_a_film(*whole)) return Location::perhaps;
    try {
        std::lock_guard turn{exiv2_turn()};
        if (!tells_where(*opened(*whole)) && !holds(*whole, "GPSLatitude")) return Location::no;
        // In TIFF the picture itself hangs on the metadata: no copy without them.
        return media_type == "image/tiff" ? Location::perhaps : Location::yes;
    } catch (...) {
        return Location::perhaps;
    }
}

std::optional<Bytes> without_location(BytesView whole)
{
    try {
        std::lock_guard turn{exiv2_turn()};
        auto image = opened(whole);
        // All of it goes, not only the fields we know: makers' notes and comments can name a place too.
        Exiv2::ExifData kept;
        for (auto name : {"Exif.Image.Orientation", "Exif.Photo.DateTimeOriginal", "Exif.Photo.OffsetTimeOriginal"})
            keep(image->exifData(), kept, name);
        image->clearMetadata();
        image->setExifData(kept);
        image->writeMetadata();

        auto& io = image->io();
        io.open();
        Bytes cleaned(io.size());
        const auto got = io.read(cleaned.data(), static_cast<long>(cleaned.size()));
        io.close();
        if (got != static_cast<long>(cleaned.size())) return std::nullopt;
        // Trust nobody: what comes out is read again before it is called clean.
        if (tells_where(*opened(cleaned)) || holds(cleaned, "GPSLatitude")) return std::nullopt;
        return cleaned;
    } catch (...) {
        return std::nullopt;
    }
}

}  // namespace luwte::reports::evidence
