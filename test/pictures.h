// Photographs made by hand, byte by byte, so that a test says exactly what is in them.
#pragma once

#include <boost/crc.hpp>

#include <string>

#include "base/bytes.h"

namespace luwte::test {

inline std::string number(std::size_t value, int size, bool little = false)
{
    std::string text;
    for (int n = 0; n < size; ++n) text += static_cast<char>(value >> 8 * (little ? n : size - 1 - n));
    return text;
}

/// What a camera writes: turned by 90°, taken on a day, made by somebody, and where.
inline std::string exif(bool with_place)
{
    const auto entry = [](unsigned tag, unsigned type, unsigned count, const std::string& value) {
        return number(tag, 2, true) + number(type, 2, true) + number(count, 4, true) + value;
    };
    const auto at = [](std::size_t place) { return number(place, 4, true); };
    const std::size_t entries = with_place ? 4 : 3, folder = 8 + 2 + entries * 12 + 4, inner = folder + 2 + 12 + 4, words = inner + 2 + 12 + 4;
    std::string block = std::string{"II*\0", 4} + at(8) + number(entries, 2, true);
    block += entry(0x010f, 2, 18, at(words + 20));
    block += entry(0x0112, 3, 1, number(6, 2, true) + number(0, 2));
    block += entry(0x8769, 4, 1, at(folder));
    if (with_place) block += entry(0x8825, 4, 1, at(inner));
    block += at(0) + number(1, 2, true) + entry(0x9003, 2, 20, at(words)) + at(0);
    block += number(1, 2, true) + entry(1, 2, 2, std::string{"N\0\0\0", 4}) + at(0);
    return block + std::string{"2026:03:09 09:00:00\0", 20} + std::string{"Maker-of-cameras\0\0", 18};
}

inline std::string jpeg_part(unsigned marker, const std::string& content)
{
    return "\xff" + number(marker, 1) + number(content.size() + 2, 2) + content;
}

/// One pixel of grey: the smallest picture that every reader takes for a JPEG. `told` stands behind its header.
inline std::string jpeg(const std::string& told = {})
{
    const auto bytes = *from_hex(
        "ffd8ffe000104a46494600010100000100010000ffdb0043000302020302020303030304030304050805050404050a070706080c0a0c0c0b0a0b0b0d0e"
        "12100d0e110e0b0b1016101113141515150c0f171816141812141514ffc0000b080001000101011100ffc4001400010000000000000000000000000000"
        "0009ffc40014100100000000000000000000000000000000ffda0008010100003f0054df3fffd9");
    return as_text(bytes).insert(20, told);
}

inline std::string photograph(bool with_place) { return jpeg(jpeg_part(0xe1, std::string{"Exif\0\0", 6} + exif(with_place))); }

inline std::string png_part(const std::string& name, const std::string& content)
{
    boost::crc_32_type sum;
    sum.process_bytes(name.data(), name.size());
    sum.process_bytes(content.data(), content.size());
    return number(content.size(), 4) + name + content + number(sum.checksum(), 4);
}

inline std::string png(const std::string& told = {})
{
    return "\x89PNG\r\n\x1a\n" + png_part("IHDR", number(1, 4) + number(1, 4) + std::string{"\x08\0\0\0\0", 5}) + told +
           png_part("IDAT", as_text(*from_hex("789c63000000010001"))) + png_part("IEND", "");
}

inline std::string webp_part(const std::string& name, const std::string& content)
{
    return name + number(content.size(), 4, true) + content + std::string(content.size() % 2, '\0');
}

inline std::string webp(const std::string& told)
{
    const auto inside = "WEBP" + webp_part("VP8X", std::string{"\x0c\0\0\0\0\0\0\0\0\0", 10}) + webp_part("VP8L", as_text(*from_hex("2f00000000"))) + told;
    return "RIFF" + number(inside.size(), 4, true) + inside;
}

}  // namespace luwte::test
