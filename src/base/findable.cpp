#include "base/findable.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <array>

namespace luwte {
namespace {

std::string folded(UChar32 letter)
{
    UErrorCode error = U_ZERO_ERROR;
    const auto* compatible = icu::Normalizer2::getNFKDInstance(error);
    icu::UnicodeString parts{letter};
    if (U_SUCCESS(error)) parts = compatible->normalize(parts, error);
    parts.foldCase();
    icu::UnicodeString bare;
    for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
        const auto part = parts.char32At(at);
        if (u_charType(part) != U_NON_SPACING_MARK) bare.append(part);
    }
    std::string out;
    bare.toUTF8String(out);
    return out;
}

/// The letters of European languages, folded once; the rest of the world is folded when it comes.
constexpr UChar32 first = 0x80, end = 0x250;

const std::array<std::string, end - first>& european()
{
    static const auto table = [] {
        std::array<std::string, end - first> made;
        for (auto letter = first; letter < end; ++letter) made[static_cast<std::size_t>(letter - first)] = folded(letter);
        return made;
    }();
    return table;
}
}  // namespace

std::string findable(std::string_view text)
{
    const auto& table = european();
    const auto length = static_cast<int32_t>(text.size());
    std::string out;
    out.reserve(text.size());
    for (int32_t at = 0; at < length;) {
        UChar32 letter;
        U8_NEXT(text.data(), at, length, letter);
        if (letter < 0) continue;
        if (letter < first) out += static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter + 32 : letter);
        else if (letter < end) out += table[static_cast<std::size_t>(letter - first)];
        else out += folded(letter);
    }
    return out;
}

}  // namespace luwte
