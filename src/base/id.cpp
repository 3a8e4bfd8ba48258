#include "base/id.h"

#include <algorithm>

#include "base/bytes.h"

namespace luwte {

std::string fresh_uuid()
{
    auto bytes = random_bytes(16);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    auto text = hex(bytes);
    for (auto at : {20, 16, 12, 8}) text.insert(at, 1, '-');
    return text;
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
