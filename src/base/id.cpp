#include "base/id_in_time.h"

#include "base/bytes.h"

namespace luwte {

namespace {
std::string uuid(Bytes bytes, std::uint8_t version)
{
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | version << 4);
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    auto text = hex(bytes);
    for (auto at : {20, 16, 12, 8}) text.insert(at, 1, '-');
    return text;
}
}  // namespace

std::string fresh_uuid() { return uuid(random_bytes(16), 4); }

std::string fresh_uuid_in_time(Instant now)
{
    const auto milliseconds = now.time_since_epoch().count();
    auto bytes = random_bytes(16);
    for (std::size_t n = 0; n < 6; ++n) bytes[n] = static_cast<std::uint8_t>(milliseconds >> (40 - 8 * n));
    return uuid(std::move(bytes), 7);
}

bool is_uuid(std::string_view text)
{
    if (text.size() != 36) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
        const char c = text[i];
        if (dash ? c != '-' : !((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) return false;
    }
    return true;
}

}  // namespace luwte
