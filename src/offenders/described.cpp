#include "offenders/described.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "linking/linking.h"

namespace luwte::offenders {
namespace {
using Words = std::vector<std::string_view>;

constexpr std::array addresses{"dhr", "heer", "meneer", "mevrouw", "mevr", "mw", "mr", "mrs", "ms"};
constexpr std::array particles{"van", "de", "der", "den", "ten", "ter", "te", "het", "'t", "in", "op", "la", "le", "el", "al", "v.d", "vd", "v"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }

std::string lower(std::string_view word)
{
    std::string text{word};
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

Words words_of(std::string_view text)
{
    Words words;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_space(text[at])) ++at;
        auto end = at;
        while (end < text.size() && !is_space(text[end])) ++end;
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::string_view bare(std::string_view word)
{
    constexpr std::string_view around = ".,;:!?()\"'";
    const auto begin = word.find_first_not_of(around);
    if (begin == std::string_view::npos) return {};
    return word.substr(begin, word.find_last_not_of(around) - begin + 1);
}

template <std::size_t N>
bool is_one_of(const std::array<const char*, N>& list, std::string_view word)
{
    const auto text = lower(bare(word));
    return std::ranges::any_of(list, [&](const char* one) { return text == one; });
}

/// A capital, also one with an accent (in UTF-8 these begin with 0xC3 and stand below 0x9F).
bool is_capitalised(std::string_view word)
{
    if (word.empty()) return false;
    if (word.front() >= 'A' && word.front() <= 'Z') return true;
    return word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) < 0x9F;
}

bool ends_a_name(std::string_view word) { return word.ends_with(',') || word.ends_with(';') || word.ends_with(':') || word.ends_with(')'); }

/// Words that open a name of something else than a person.
constexpr std::array openings_of_others{"gemeente",   "provincie", "partij",  "stichting", "vereniging", "groep",    "actiegroep", "familie", "fam",       "buurman",
                                        "buurvrouw",  "inwoner",   "bewoner", "den",       "de",         "het",      "een",        "nieuw",   "nieuwe",    "oud",
                                        "oude",       "grote",     "klein",   "kleine",    "sint",       "noord",    "zuid",       "oost",    "west",      "omroep",
                                        "radio",      "albert",    "forum",   "tweede",    "eerste",     "facebook", "whatsapp",   "hotel",   "caf\u00e9", "cafe",
                                        "restaurant", "mijn",      "onze",    "weer",      "man",        "vrouw",    "account"};
/// "… heet Ludolf Pannekoek": what stands before a name in the middle of a sentence.
constexpr std::array before_names{"heet",      "heette", "genaamd", "naam",   "is",    "was",  "waarschijnlijk", "vermoedelijk",
                                  "misschien", "zich",   "zekere",  "called", "named", "name", "probably"};

/// The name from this word on: initials, capitalised words and what stands between them.
std::string name_from(Words::const_iterator word, Words::const_iterator end)
{
    std::string name, between;
    bool has_surname = false;
    for (; word != end; ++word) {
        const auto plain = bare(*word);
        if (is_capitalised(plain)) {
            const bool is_initial = plain.size() == 1 || plain.find('.') != std::string_view::npos;
            name += between + (name.empty() && between.empty() ? "" : " ") + std::string{plain} + (is_initial ? "." : "");
            between.clear();
            has_surname = has_surname || (plain.size() > 2 && !is_initial);
        } else if (is_one_of(particles, *word)) {
            between += (name.empty() && between.empty() ? "" : " ") + std::string{plain};
        } else {
            break;
        }
        if (ends_a_name(*word)) break;
    }
    return has_surname ? name : std::string{};
}

/// A surname as it is written in a sentence: "Dijk," but neither "(Dijk" nor "SHA-256".
bool may_be_surname(std::string_view word)
{
    const auto plain = bare(word);
    return plain.size() > 2 && word.starts_with(plain) && is_capitalised(plain) && std::ranges::none_of(plain, is_digit) &&
           std::ranges::any_of(plain, [](char c) { return c >= 'a' && c <= 'z'; });
}

bool ends_a_sentence(std::string_view word) { return word.size() > 2 && word.ends_with('.') && lower(word) != "v.d."; }

/// A given name and a surname, with nothing else that is capitalised: at the beginning of all, or after a word that announces a
/// name. A given name that is known as one may stand anywhere. What opens with the name of a body, a place or a role is nobody.
std::string unannounced(const Words& words, Words::const_iterator word)
{
    if (!is_capitalised(bare(*word)) || bare(*word).size() < 3 || bare(*word) != *word || is_one_of(openings_of_others, *word)) return {};
    const bool begins = word == words.begin(), announced = !begins && is_one_of(before_names, *(word - 1));
    const bool is_given = linking::is_given_name(bare(*word));
    const bool follows_capital = !begins && is_capitalised(bare(*(word - 1))) && bare(*(word - 1)) == *(word - 1);
    if (follows_capital || (!begins && !announced && !is_given)) return {};
    auto end = word + 1;
    while (end != words.end() && is_one_of(particles, *end) && !ends_a_sentence(*end)) ++end;
    if (end == words.end() || !may_be_surname(*end)) return {};
    const bool more = !ends_a_name(*end) && end + 1 != words.end() && is_capitalised(bare(*(end + 1))) && bare(*end) == *end;
    if (more || (begins && !is_given && end != word + 1)) return {};  // "Inwoner van Diever"
    const bool closed = end + 1 == words.end() || bare(*end) != *end;
    if (begins && !is_given && !closed) return {};
    return name_from(word, end + 1);
}

std::optional<Said> account_in(std::string_view word)
{
    const auto plain = bare(word);
    const auto at = plain.find('@');
    if (at == std::string_view::npos) return std::nullopt;
    if (at == 0) return plain.size() > 3 ? std::optional{Said{DatumKind::account, Secret{std::string{plain}}}} : std::nullopt;
    return plain.find('.', at) == std::string_view::npos ? std::nullopt : std::optional{Said{DatumKind::email, Secret{std::string{plain}}}};
}

/// Ten digits from a nought on, or a country's number with a plus: dates and house numbers are shorter.
void add_telephones(std::string_view text, std::vector<Said>& told)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool may_begin = (text[at] == '0' || text[at] == '+') && (at == 0 || !is_digit(text[at - 1]));
        if (!may_begin) continue;
        std::string digits;
        auto end = at;
        for (; end < text.size() && (is_digit(text[end]) || std::string_view{"+-() ."}.find(text[end]) != std::string_view::npos); ++end)
            if (is_digit(text[end])) digits += text[end];
        const bool is_one = text[at] == '+' ? digits.size() >= 10 && digits.size() <= 14 : digits.size() == 10 || digits.starts_with("0031");
        if (is_one) told.push_back({DatumKind::telephone, Secret{(text[at] == '+' ? "+" : "") + digits}});
        at = end - 1;
    }
}
}  // namespace

std::vector<Said> told_in(std::string_view description)
{
    std::vector<Said> told;
    const auto words = words_of(description);
    for (auto word = words.begin(); word != words.end(); ++word) {
        if (auto account = account_in(*word)) told.push_back(std::move(*account));
        if (!is_one_of(addresses, *word)) {
            const bool addressed = word != words.begin() && is_one_of(addresses, *(word - 1));
            if (auto name = addressed ? std::string{} : unannounced(words, word); !name.empty()) told.push_back({DatumKind::name, Secret{std::move(name)}});
            continue;
        }
        if (auto name = name_from(word + 1, words.end()); !name.empty()) told.push_back({DatumKind::name, Secret{std::move(name)}});
    }
    add_telephones(description, told);
    return told;
}

}  // namespace luwte::offenders
