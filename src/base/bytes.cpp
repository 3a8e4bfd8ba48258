#include "base/bytes.h"

#include <sodium.h>

#include <algorithm>
#include <cctype>
#include <unicode/utf8.h>

namespace luwte {

BytesView as_bytes(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string as_text(BytesView bytes) { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }

std::string hex(BytesView bytes)
{
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
    text.pop_back();
    return text;
}

std::optional<Bytes> from_hex(std::string_view text)
{
    if (text.empty()) return Bytes{};  // libsodium wants somewhere to write, were it nothing
    Bytes bytes(text.size() / 2);
    std::size_t length = 0;
    if (text.size() % 2 != 0 ||
        sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) != 0 ||
        length != bytes.size())
        return std::nullopt;
    return bytes;
}

std::string base64url(BytesView bytes)
{
    constexpr auto variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();
    return text;
}

std::optional<Bytes> from_base64url(std::string_view text)
{
    // libsodium reads the byte 0xff as if it were a letter.
    const auto is_letter = [](unsigned char c) { return std::isalnum(c) || c == '-' || c == '_'; };
    if (!std::all_of(text.begin(), text.end(), is_letter)) return std::nullopt;
    Bytes bytes(text.size() * 3 / 4 + 1);
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

Bytes random_bytes(std::size_t count)
{
    Bytes bytes(count);
    if (count > 0) randombytes_buf(bytes.data(), count);  // the library is promised a place to write
    return bytes;
}

bool is_clean_text(std::string_view text)
{
    std::int32_t at = 0;
    const auto length = static_cast<std::int32_t>(text.size());
    while (at < length) {
        UChar32 point;
        U8_NEXT(text.data(), at, length, point);
        if (point <= 0) return false;
    }
    return true;
}

}  // namespace luwte
