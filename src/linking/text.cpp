#include "linking/text.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace luwte::linking {

namespace {
bool plain(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 128; });
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool letter(char c) { return c >= 'a' && c <= 'z'; }
bool figure(char c) { return c >= '0' && c <= '9'; }

std::string transliterated(std::string_view text)
{
    thread_local const auto change = [] {
        UErrorCode error = U_ZERO_ERROR;
        return std::unique_ptr<icu::Transliterator>{
            icu::Transliterator::createInstance("Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, error)};
    }();
    auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<int>(text.size())});
    // ICU reads these by sound; somebody who hides behind them means the shape.
    static const std::u16string_view shapes = u"\u0440\u0441\u0445\u0443\u0420\u0421\u0425\u0423\u0412\u041d", meant = u"pcxyPCXYBH";
    const bool mixed = std::any_of(text.begin(), text.end(), [](char c) { return letter(lower(c)); });
    for (int i = 0; mixed && i < wide.length(); ++i)
        if (const auto at = shapes.find(wide[i]); at != shapes.npos) wide.setCharAt(i, meant[at]);
    if (change) change->transliterate(wide);
    std::string out;
    wide.toUTF8String(out);
    return out;
}
}  // namespace

std::string fold(std::string_view text)
{
    std::string out = plain(text) ? std::string{text} : transliterated(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

std::string squeeze(std::string_view folded)
{
    std::string out;
    for (char c : folded)
        if (letter(c) || figure(c)) out += c;
    return out;
}

std::string digits(std::string_view text)
{
    std::string out;
    for (char c : text)
        if (figure(c)) out += c;
    return out;
}

std::vector<std::string> words(std::string_view folded)
{
    std::vector<std::string> out;
    std::string word;
    for (char c : folded) {
        if (letter(c) || figure(c) || c == '\'') word += c;
        else if (!word.empty()) out.push_back(std::exchange(word, {}));
    }
    if (!word.empty()) out.push_back(word);
    return out;
}

std::string sound(std::string_view folded)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 35> rules{{
        {"sch", "sg"}, {"tsj", "sg"}, {"sj", "sg"}, {"tj", "sg"}, {"sh", "sg"}, {"uij", "1"}, {"uy", "1"}, {"ui", "1"},
        {"eij", "i"}, {"ij", "i"}, {"ei", "i"}, {"ey", "i"}, {"ai", "i"}, {"ay", "i"}, {"ie", "i"}, {"y", "i"}, {"ou", "2"}, {"au", "2"}, {"ae", "a"},
        {"oe", "u"}, {"ch", "g"}, {"gh", "g"}, {"ck", "k"}, {"ce", "se"}, {"ci", "si"}, {"qu", "kw"}, {"c", "k"}, {"x", "ks"},
        {"ph", "f"}, {"th", "t"}, {"dt", "t"}, {"d", "t"}, {"v", "f"}, {"w", "f"}, {"z", "s"},
    }};
    std::string heard;
    for (std::size_t i = 0; i < folded.size();) {
        const auto rest = folded.substr(i);
        const auto rule = std::find_if(rules.begin(), rules.end(), [&](const auto& r) { return rest.starts_with(r.first); });
        if (rule != rules.end()) heard += rule->second, i += rule->first.size();
        else if (heard += folded[i]; true) ++i;
    }
    std::string out;
    for (char c : heard) {
        if (!letter(c) && !figure(c)) continue;
        if (c == 'h' && !out.empty()) continue;
        if (!out.empty() && out.back() == c) continue;
        out += c;
    }
    std::string key;  // the first letter as heard; later on only what is not a plain vowel
    for (std::size_t i = 0; i < out.size(); ++i)
        if (i == 0 || std::string_view{"aeiou"}.find(out[i]) == std::string_view::npos)
            if (key.empty() || key.back() != out[i]) key += out[i];
    return key;
}

bool one_edit(std::string_view a, std::string_view b)
{
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t i = 0;
    while (i < a.size() && a[i] == b[i]) ++i;
    if (a.size() != b.size()) return a.substr(i) == b.substr(i + 1);
    if (i == a.size() || a.substr(i + 1) == b.substr(i + 1)) return true;
    return i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2);
}

double jaro_winkler(std::string_view a, std::string_view b)
{
    if (a.empty() || b.empty()) return 0;
    if (a.size() > 60 || b.size() > 60) return a == b;
    const int la = static_cast<int>(a.size()), lb = static_cast<int>(b.size());
    const int reach = std::max(0, std::max(la, lb) / 2 - 1);
    std::array<bool, 64> taken_a{}, taken_b{};
    int common = 0;
    for (int i = 0; i < la; ++i)
        for (int j = std::max(0, i - reach); j < std::min(lb, i + reach + 1); ++j)
            if (!taken_b[j] && a[i] == b[j]) {
                taken_a[i] = taken_b[j] = true;
                ++common;
                break;
            }
    if (common == 0) return 0;
    int crossed = 0;
    for (int i = 0, j = 0; i < la; ++i) {
        if (!taken_a[i]) continue;
        while (!taken_b[j]) ++j;
        crossed += a[i] != b[j++];
    }
    const double jaro = (double(common) / la + double(common) / lb + (common - crossed / 2.0) / common) / 3;
    int start = 0;
    while (start < 4 && start < la && start < lb && a[start] == b[start]) ++start;
    return jaro + start * 0.1 * (1 - jaro);
}

}  // namespace luwte::linking
