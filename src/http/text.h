// Small things about header and address text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luwte::http {

/// Equal but for ASCII case.
bool same_word(std::string_view left, std::string_view right);
std::string_view trimmed(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char at);
/// %41 → A. Nothing when an escape is broken or hides a NUL.
std::optional<std::string> percent_decoded(std::string_view text);

/// Whether an Accept header (RFC 9110, 12.5.1) admits a media type; an empty header admits everything.
bool accepts(std::string_view header, std::string_view media_type);
/// Whether an Accept-Encoding header names a coding; absent means no.
bool accepts_coding(std::string_view header, std::string_view coding);

}  // namespace luwte::http
