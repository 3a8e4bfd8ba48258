// What kind of file a stranger made. libmagic is fed the first bytes, never a name or a path.
#include <magic.h>

#include <memory>
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

}  // namespace

std::string sniff(BytesView head)
{
    const char* type = magic_buffer(cookie(), head.data(), head.size());
    if (type == nullptr || !known_types().contains(type)) return "application/octet-stream";
    return type;
}

}  // namespace luwte::reports::evidence
