// What a camera writes about a picture (Exif: folders of numbered entries in TIFF's form). Only the few entries that
// matter here are read; nothing is followed further than it can lead, and nothing is trusted.
#pragma once

#include <optional>
#include <string>

#include "base/bytes.h"

namespace luwte::reports::evidence {

struct Exif {
    bool tells_where = false;  // a folder of positions, or a block of words that may name a place
    std::optional<int> orientation;
    std::optional<std::string> taken;         // 2026:03:09 09:00:00, as cameras write it
    std::optional<std::string> taken_offset;  // +01:00
};

/// Nothing when the block is not in TIFF's form or leads outside itself.
std::optional<Exif> read_exif(BytesView tiff);

/// A block with orientation and time alone; empty when there is neither.
Bytes harmless_exif(const Exif& exif);

}  // namespace luwte::reports::evidence
