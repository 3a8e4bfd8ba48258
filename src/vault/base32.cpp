#include <array>

#include "vault/recovery.h"

namespace luwte::vault {
namespace {
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::optional<unsigned> value_of(char c)
{
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    const auto at = alphabet.find(c);
    if (at == std::string_view::npos) return std::nullopt;
    return static_cast<unsigned>(at);
}
}  // namespace

std::string base32(BytesView bytes)
{
    std::string text;
    unsigned bits = 0, held = 0;
    for (auto byte : bytes) {
        held = (held << 8 | byte) & 0xfff;
        for (bits += 8; bits >= 5; bits -= 5) text += alphabet[held >> (bits - 5) & 31];
    }
    if (bits > 0) text += alphabet[held << (5 - bits) & 31];
    return text;
}

std::optional<Bytes> from_base32(std::string_view text)
{
    Bytes bytes;
    unsigned bits = 0, held = 0;
    for (char c : text) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n') continue;
        const auto value = value_of(c);
        if (!value) return std::nullopt;
        held = (held << 5 | *value) & 0xfff;
        bits += 5;
        if (bits >= 8) bytes.push_back(static_cast<std::uint8_t>(held >> (bits -= 8)));
    }
    if (bits >= 5 || (held & ((1u << bits) - 1)) != 0) return std::nullopt;  // stray letters, or bits that say nothing
    return bytes;
}

}  // namespace luwte::vault
