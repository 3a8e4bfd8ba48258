#include "linking/prepared.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "linking/call_names.h"
#include "linking/text.h"

namespace luwte::linking {

namespace {
int number(std::string_view text)
{
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool particle(const std::string& word)
{
    static const std::set<std::string, std::less<>> all{
        "van", "de", "der", "den", "ter", "te", "ten", "in", "t", "'t", "het", "op", "aan", "von", "v", "d", "vd", "vander", "vanden",
        "vande", "vant", "int", "el", "al", "l", "l'", "d'", "la", "le", "du", "of", "h", "bij", "uit", "tot", "'s"};
    return all.contains(word);
}

bool title(const std::string& word)
{
    static const std::set<std::string, std::less<>> all{"dhr", "mevr", "mw",  "heer", "mevrouw", "meneer",   "drs", "dr",
                                                        "ir",  "mr",   "ing", "prof", "de heer", "mijnheer", "sir", "rev"};
    return all.contains(word);
}

std::string quotes(std::string text)  // three kinds of apostrophe are one
{
    for (std::string_view other : {"\u2019", "\u2018", "`", "\u00b4"})
        for (std::size_t at; (at = text.find(other)) != text.npos;) text.replace(at, other.size(), "'");
    return text;
}

std::string without_quotes(std::string word)
{
    std::erase(word, '\'');
    return word;
}

bool is_initials(std::string_view typed)  // "J.", "J.P.", "JP." but not "Jo"
{
    return typed.find('.') != typed.npos && typed.find_first_not_of("abcdefghijklmnopqrstuvwxyz.") == typed.npos &&
           (typed.size() < 3 || std::count(typed.begin(), typed.end(), '.') * 2 >= static_cast<long>(typed.size()) - 1);
}

std::vector<std::string> spaced(const std::string& text)
{
    std::vector<std::string> out;
    std::string word;
    for (char c : text + " ") {
        if (c != ' ' && c != '/' && c != ',') word += c;
        else if (!word.empty()) out.push_back(std::exchange(word, {}));
    }
    return out;
}

void take(Name& name, const std::string& typed, std::vector<std::string>& into)
{
    if (is_initials(typed) || (typed.size() == 1 && typed[0] >= 'a' && typed[0] <= 'z')) {
        for (auto& one : words(typed)) name.initials += one;
        return;
    }
    for (auto& word : words(typed))
        if (!particle(word) && !title(word)) into.push_back(without_quotes(word));
}

bool dotted_particle(const std::string& typed) { return typed == "v.d." || typed == "v.d" || typed == "v." || typed == "d."; }

void add_given(Prepared& out, const std::string& word)
{
    if (word.size() < 2) return;
    out.given.push_back(given_name(word));
}

std::string street_key(const std::string& typed)
{
    std::string key;
    for (auto word : words(fold(quotes(typed)))) {
        for (auto [brief, full] : {std::pair{"str", "straat"}, {"ln", "laan"}, {"wg", "weg"}})
            if (word.size() > 4 && word.ends_with(brief)) word.replace(word.size() - std::string_view{brief}.size(), word.npos, full);
        if (word == "burg") word = "burgemeester";
        key += without_quotes(word);
    }
    return key;
}

void read_birth(Prepared& out, const Mention& mention)
{
    auto plain = digits(mention.born);
    if (plain.size() >= 4) out.year = number(plain.substr(0, 4));
    if (plain.size() == 8) out.month = number(plain.substr(4, 2)), out.day = number(plain.substr(6, 2));
    if (!mention.age.empty() && mention.date.size() >= 4) out.about = number(mention.date.substr(0, 4)) - number(mention.age);
}

void read_names(Prepared& out, const Mention& mention)
{
    Name name;
    if (mention.surname.empty() && mention.given.empty()) {
        name = read_name(mention.name);
    } else {
        for (auto& typed : spaced(fold(quotes(mention.surname)))) take(name, typed, name.surname);
        for (auto& typed : spaced(fold(mention.given))) take(name, typed, name.given);
    }
    for (auto& one : words(fold(mention.initials))) name.initials += one;
    for (auto& word : name.surname) {
        for (std::string_view glued : {"vander", "vanden", "vande"})
            if (word.starts_with(glued) && word.size() > glued.size() + 2) {
                word = word.substr(glued.size());
                break;
            }
        out.surname += word;
    }
    if (name.surname.size() > 1)
        for (auto& word : name.surname)
            if (word.size() > 2) out.parts.push_back(word);
    out.surname_sound = sound(out.surname);
    for (auto& word : name.given) add_given(out, word);
    out.initials = name.initials;
}

void read_accounts(Prepared& out, const Mention& mention)
{
    const auto mail = fold(mention.email);
    if (const auto at = mail.find('@'); at != mail.npos) {
        out.local = mail.substr(0, std::min(at, mail.find('+')));
        out.email = out.local + mail.substr(at);
    }
    out.handle = handle_key(mention.handle);
    out.skeleton = skeleton(out.handle);
    for (const auto& text : {out.local, out.handle}) {
        std::string letters;
        for (char c : text + ".") {
            if (c >= 'a' && c <= 'z') letters += c;
            else if (letters.size() > 2) out.account_words.push_back(std::exchange(letters, {}));
            else letters.clear();
        }
    }
}
}  // namespace

GivenName given_name(const std::string& word) { return {word, sound(word), family_letters(word), name_families(word)}; }

Name read_name(const std::string& raw)
{
    Name name;
    const auto text = fold(quotes(raw));
    if (const auto comma = text.find(','); comma != text.npos) {
        for (auto& typed : spaced(text.substr(0, comma))) take(name, typed, name.surname);
        for (auto& typed : spaced(text.substr(comma + 1)))
            if (!dotted_particle(typed)) take(name, typed, name.given);
        return name;
    }
    std::vector<std::string> left;
    bool addressed = false;
    for (auto& typed : spaced(text)) {
        if (typed == "-") continue;
        if (title(without_quotes(squeeze(typed)))) addressed = true;
        else if (!dotted_particle(typed)) left.push_back(typed);
    }
    std::vector<std::string> rest, particles_after;
    std::size_t first_particle = left.size();
    for (std::size_t i = 0; i < left.size(); ++i) {
        const auto as_words = words(left[i]);
        if (first_particle == left.size() && as_words.size() == 1 && particle(as_words[0]) && left[i].size() > 1) first_particle = rest.size();
        take(name, left[i], rest);
    }
    if (rest.empty()) return name;
    if (addressed || !name.initials.empty() || rest.size() == 1) {
        name.surname = rest;
    } else if (first_particle == 0 && !name_families(rest.back()).empty()) {
        name.surname.assign(rest.begin(), rest.end() - 1), name.given = {rest.back()};
    } else if (first_particle != left.size() && first_particle > 0 && first_particle < rest.size()) {
        name.given.assign(rest.begin(), rest.begin() + first_particle), name.surname.assign(rest.begin() + first_particle, rest.end());
    } else if (name_families(rest.front()).empty() && !name_families(rest.back()).empty()) {
        name.surname.assign(rest.begin(), rest.end() - 1), name.given = {rest.back()};
    } else {
        std::size_t split = 1;  // further baptismal names stay given names
        while (split + 1 < rest.size() && !name_families(rest[split]).empty()) ++split;
        name.given.assign(rest.begin(), rest.begin() + split), name.surname.assign(rest.begin() + split, rest.end());
    }
    return name;
}

std::string phone_key(const std::string& typed)
{
    auto plain = digits(typed);
    if (plain.starts_with("0031")) plain = plain.substr(4);
    else if (plain.starts_with("31") && plain.size() > 10) plain = plain.substr(2);
    plain.erase(0, plain.find_first_not_of('0'));
    return plain.size() > 9 ? plain.substr(plain.size() - 9) : plain;
}

std::string handle_key(const std::string& typed)
{
    auto text = account_in(fold(typed));
    std::erase(text, '@');
    return text;
}

std::string skeleton(const std::string& handle)
{
    auto text = handle;
    for (std::string_view tail : {"official", "_back", "2.0", "_nl", "_"})
        if (text.ends_with(tail) && text.size() > tail.size() + 4) text.resize(text.size() - tail.size());
    std::string out;
    for (char c : squeeze(text)) {
        const auto at = std::string_view{"0134578"}.find(c);
        out += at == std::string_view::npos ? c : "oieastb"[at];
    }
    for (char& c : out)
        if (c == 'l') c = 'i';
    return out;
}

std::string plate_key(const std::string& typed)
{
    auto out = squeeze(fold(typed));
    for (char& c : out)
        if (const auto at = std::string_view{"obsdgzy"}.find(c); at != std::string_view::npos) c = "085062v"[at];
    return out;
}

Prepared prepare(const Mention& mention)
{
    Prepared out;
    out.incident = mention.incident;
    read_names(out, mention);
    read_birth(out, mention);
    read_accounts(out, mention);
    read_account_names(out);
    out.alias = squeeze(fold(mention.alias));
    const auto sex = fold(mention.sex);
    out.sex = sex.empty() ? 0 : sex == "v" || sex == "f" || sex == "female" ? 'v' : 'm';
    out.postcode = squeeze(fold(mention.postcode));
    out.street = street_key(mention.street);
    const auto house = fold(mention.number);
    out.number = house.substr(0, house.find_first_not_of("0123456789"));
    out.addition = squeeze(house.substr(out.number.size()));
    out.city = squeeze(fold(mention.city));
    out.municipality = squeeze(fold(mention.municipality));
    out.locality = squeeze(fold(mention.locality));
    out.region = squeeze(fold(mention.region));
    out.phone = phone_key(mention.phone);
    out.plate = plate_key(mention.plate);
    auto organisation = fold(mention.organisation);
    for (std::string_view opening : {"stichting ", "st. ", "actiegroep ", "vereniging "})
        if (organisation.starts_with(opening)) organisation = organisation.substr(opening.size());
    out.organisation = squeeze(organisation);
    out.occupation = squeeze(fold(mention.occupation));
    return out;
}

}  // namespace luwte::linking
