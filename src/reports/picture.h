// Photographs as files: JPEG, PNG and WebP are rows of labelled parts. Which of them make the picture is known; all others
// tell about it, or are there for another reader than the one that was meant, and are left out of a copy unread.
#pragma once

#include <optional>
#include <vector>

#include "base/bytes.h"

namespace luwte::reports::evidence {

struct Part {
    enum class Kind { picture, exif, told, unreadable, behind };  // unreadable: packed; behind: after the picture's end
    Kind kind;
    BytesView whole;    // label, length and all
    BytesView content;  // what it says
};

class Picture {
public:
    /// Nothing when the file is none of the three, or its parts do not fit in it. Looks at `file` for as long as it lives.
    static std::optional<Picture> read(BytesView file);

    const std::vector<Part>& parts() const { return m_parts; }
    /// The picture alone, with a block of Exif when that is not empty.
    Bytes copy_with(BytesView exif) const;

private:
    enum class Format { jpeg, png, webp };
    explicit Picture(Format format) : m_format{format} {}
    bool read_jpeg(BytesView file);
    bool read_png(BytesView file);
    bool read_webp(BytesView file);
    Bytes exif_part(BytesView exif) const;
    Bytes webp_with(const std::vector<BytesView>& kept, BytesView exif) const;
    Format m_format;
    std::vector<Part> m_parts;
};

}  // namespace luwte::reports::evidence
