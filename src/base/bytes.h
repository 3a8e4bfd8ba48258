// Raw bytes and the ways they are written down.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace luwte {

using Bytes = std::vector<std::uint8_t>;
using BytesView = std::span<const std::uint8_t>;

BytesView as_bytes(std::string_view text);
std::string as_text(BytesView bytes);

std::string hex(BytesView bytes);
std::optional<Bytes> from_hex(std::string_view text);

/// Base64 for URLs, without padding (RFC 4648, section 5).
std::string base64url(BytesView bytes);
std::optional<Bytes> from_base64url(std::string_view text);

Bytes random_bytes(std::size_t count);
Bytes sha256(BytesView bytes);

/// Well-formed UTF-8 without NUL: PostgreSQL cannot store NUL in text, so no text of ours holds it.
bool is_clean_text(std::string_view text);

}  // namespace luwte
