// Evidence: a photograph, a message, a recording. This part decides how a file is cut, what kind of file it may be
// called, and whether it may tell where somebody lives.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/result.h"

namespace luwte::reports::evidence {

constexpr std::int64_t chunk_size = 1 << 20;
constexpr std::int64_t largest = 100 * chunk_size;
/// Above this an image is not searched for a location; it is treated as if it may hold one.
constexpr std::int64_t largest_examined = 40 * chunk_size;
/// Files an account may have lying about that no report or case names.
constexpr std::int64_t most_waiting = 50;

std::int64_t chunks_in(std::int64_t size);
/// Bytes in one chunk; nothing when the file has no such chunk.
std::optional<std::int64_t> chunk_length(std::int64_t size, std::int64_t number);

/// "0", "1" … without a sign, spaces or leading zeros.
std::optional<std::int64_t> chunk_number(std::string_view text);

/// What a place in a file can tell about where it was made.
enum class Location { yes, no, perhaps };
const char* name_of(Location location);
Location location_of(std::string_view name);

/// The media type by the file's own first bytes. Only types on our list are named; anything else, and whatever a
/// browser might run, is application/octet-stream.
std::string sniff(BytesView head);

/// `whole` is nothing when the file is too large to look into. Never fails: what cannot be read may hold a location.
Location location_in(std::string_view media_type, const std::optional<Bytes>& whole);

/// A copy without metadata, orientation and the time it was taken left in place. Nothing when that cannot be promised.
std::optional<Bytes> without_location(BytesView whole);

/// Content-Disposition for a file name in any script (RFC 6266, RFC 8187).
std::string attachment(std::string_view name);

}  // namespace luwte::reports::evidence
