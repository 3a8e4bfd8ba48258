#include "people/easy_passwords.h"

#include <algorithm>
#include <string>
#include <vector>

namespace luwte::people {
namespace {

constexpr std::size_t enough_letters = 4, shortest_word = 4, longest_repeated = 6;

const std::vector<std::string>& words()
{
    static const std::vector<std::string> all{
        // the register and the town hall (docs/asvs.md, 6.1.2)
        "luwte", "register", "melding", "melden", "gemeente", "provincie", "waterschap", "raadslid", "gemeenteraad", "wethouder", "burgemeester",
        "griffier", "griffie", "secretaris", "fractie", "raad", "beheerder", "beheer", "administrator", "admin", "account", "gebruiker",
        // what is thought of first
        "wachtwoord", "password", "passwort", "welkom", "welcome", "geheim", "secret", "letmein", "iloveyou", "ikhouvanjou", "ikhouvan", "hallo",
        "hello", "schatje", "liefde", "monkey", "dragon", "master", "login", "test", "sunshine", "princess", "football", "voetbal", "ajax",
        "feyenoord", "nederland", "holland", "amsterdam", "rotterdam", "computer", "internet", "changeme", "verander",
        // seasons, months and days
        "lente", "zomer", "herfst", "winter", "spring", "summer", "autumn", "januari", "februari", "maart", "april", "juni", "juli", "augustus",
        "september", "oktober", "november", "december", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag",
        // rows of keys and letters
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "qwerty", "azerty", "qwertz", "asdfgh", "zxcvbn", "qazwsxedc", "qazwsx",
        "abcdefghijklmnopqrstuvwxyz", "abcdefgh", "abcdef", "abcd"};
    return all;
}

/// In small letters, with the figures that stand for letters as those letters.
std::string plain(std::string_view text, bool with_figures)
{
    static constexpr std::string_view figures{"0134578@$!"}, letters{"oieastbasi"};
    std::string out;
    for (char c : text) {
        if ('A' <= c && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        if (const auto at = figures.find(c); with_figures && at != std::string_view::npos) c = letters[at];
        out += c;
    }
    return out;
}

void leave_out(std::string& text, const std::string& word)
{
    for (std::size_t at; word.size() >= shortest_word && (at = text.find(word)) != std::string::npos;) text.replace(at, word.size(), "-");
}

std::size_t letters_left(std::string text, const std::vector<std::string>& own)
{
    for (const auto& word : own) leave_out(text, word);
    for (const auto& word : words()) leave_out(text, word);
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return ('a' <= c && c <= 'z') || (c & 0x80); }));
}

std::vector<std::string> words_of(std::string_view login)
{
    std::vector<std::string> own{""};
    for (char c : plain(login, false))
        if ('a' <= c && c <= 'z') own.back() += c;
        else if (!own.back().empty()) own.emplace_back();
    std::ranges::sort(own, std::ranges::greater{}, &std::string::size);
    return own;
}

bool is_one_piece_repeated(std::string_view text)
{
    for (std::size_t size = 1; size <= longest_repeated && size * 2 <= text.size(); ++size)
        if (std::ranges::equal(text.substr(size), text.substr(0, text.size() - size))) return true;
    return false;
}

}  // namespace

bool is_easy(std::string_view password, std::string_view login)
{
    const auto own = words_of(login);
    return is_one_piece_repeated(plain(password, false)) || letters_left(plain(password, false), own) < enough_letters ||
           letters_left(plain(password, true), own) < enough_letters;
}

}  // namespace luwte::people
