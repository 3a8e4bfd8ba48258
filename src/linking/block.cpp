#include "linking/block.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "linking/text.h"

namespace luwte::linking {

namespace {

const std::string& home(const Prepared& mention) { return mention.city.empty() ? mention.municipality : mention.city; }

/// A name with one letter left out, and the letter of the other name; given name and surname may have changed places.
void slips(const Prepared& m, std::vector<std::string>& out)
{
    auto file = [&](const std::string& name, char letter) {
        if (name.size() < 4) return;
        out.push_back("u" + name + "/" + letter);
        for (std::size_t i = 0; i < name.size(); ++i) out.push_back("u" + std::string{name}.erase(i, 1) + "/" + letter);
    };
    for (const auto& given : m.given) file(m.surname, given.text[0]), file(given.text, m.surname[0]);
    if (m.given.empty() && !m.initials.empty()) file(m.surname, m.initials[0]);
}

void name_keys(const Prepared& m, std::vector<std::string>& out)
{
    if (m.surname.empty()) return;
    std::string letters = m.initials.substr(0, 1);
    for (const auto& given : m.given)
        for (char c : given.letters)
            if (letters.find(c) == letters.npos) letters += c;
    std::vector<std::string> names{m.surname_sound};
    for (const auto& part : m.parts) names.push_back(sound(part));
    for (const auto& name : names) {
        for (char c : letters) out.push_back("a" + name + "/" + c);
        if (!home(m).empty()) out.push_back("b" + name + "/" + home(m));
        if (!m.city.empty() && !m.municipality.empty()) out.push_back("b" + name + "/" + m.municipality);
        out.push_back("c" + name);
    }
    for (const auto& given : m.given) {
        out.push_back("d" + given.text + "/" + m.surname.substr(0, 3));
        out.push_back("e" + std::min(m.surname_sound, given.sound) + "/" + std::max(m.surname_sound, given.sound));
    }
    slips(m, out);
    if (m.surname.size() > 3) {
        out.push_back("m" + m.surname);
        for (const auto& given : m.given) {
            out.push_back("m" + given.text + m.surname);
            out.push_back("m" + given.text.substr(0, 1) + m.surname);
            out.push_back("m" + m.surname + given.text);
        }
    }
}

void place_keys(const Prepared& m, std::vector<std::string>& out)
{
    if (m.postcode.size() > 3 && !m.number.empty()) out.push_back("j" + m.postcode + "/" + m.number);
    if (!m.street.empty() && !m.number.empty()) out.push_back("k" + m.street + "/" + m.number);
    if (!m.street.empty() && !m.number.empty()) out.push_back("t" + sound(m.street) + "/" + m.number);
    if (!m.locality.empty() && !m.number.empty()) out.push_back("t" + sound(m.locality) + "/" + m.number);
    if (!m.city.empty() && !m.number.empty()) out.push_back("t" + sound(m.city) + "/" + m.number);
    for (const auto& given : m.given)
        if (!home(m).empty()) out.push_back("l" + given.sound + "/" + home(m));
    if (!m.organisation.empty() && !home(m).empty()) out.push_back("n" + m.organisation + "/" + home(m));
    if (!m.alias.empty() && !home(m).empty()) out.push_back("o" + m.alias + "/" + home(m));
    if (m.year)
        for (const auto& given : m.given) out.push_back("p" + given.text + "/" + std::to_string(m.year));
    if (!m.street.empty()) out.push_back("k" + m.street);
    if (!m.locality.empty()) out.push_back("k" + m.locality);
    for (const auto& given : m.given)
        if (m.postcode.size() > 3) out.push_back("l" + given.letters.substr(0, 1) + "/" + m.postcode);
    if (m.day && !m.surname.empty()) {
        out.push_back("s" + m.surname_sound + "/" + std::to_string(m.year));
        out.push_back("s" + m.surname.substr(0, 1) + "/" + std::to_string(m.month * 100 + m.day));
    }
    if (m.day)
        for (const auto& given : m.given) out.push_back("p" + given.text.substr(0, 1) + "/" + std::to_string(m.month * 100 + m.day));
    if (m.postcode.size() > 3 && m.year) out.push_back("q" + m.postcode + "/" + std::to_string(m.year));
    if (m.surname.size() > 2 && m.postcode.size() > 3) out.push_back("r" + m.surname.substr(0, 2) + "/" + m.postcode);
}
}  // namespace

std::vector<std::string> keys(const Prepared& m)
{
    std::vector<std::string> out;
    name_keys(m, out);
    place_keys(m, out);
    if (!m.phone.empty()) {
        out.push_back("f" + m.phone);
        for (std::size_t i = 0; i < m.phone.size(); ++i) out.push_back("f" + std::string{m.phone}.erase(i, 1));
    }
    if (!m.email.empty()) out.push_back("g" + m.email);
    if (m.local.size() > 4 && m.local != "info") {
        out.push_back("g" + m.local);
        for (std::size_t i = 0; i < m.local.size(); ++i) out.push_back("g" + std::string{m.local}.erase(i, 1));
    }
    if (m.skeleton.size() > 3) {
        out.push_back("h" + m.skeleton);
        for (std::size_t i = 0; i < m.skeleton.size(); ++i) out.push_back("h" + std::string{m.skeleton}.erase(i, 1));
    }
    if (m.plate.size() > 3) {
        out.push_back("i" + m.plate);
        for (std::size_t i = 0; i < m.plate.size(); ++i) out.push_back("i" + std::string{m.plate}.erase(i, 1));
    }
    if (m.day) out.push_back("p" + std::to_string(m.year * 10000 + m.month * 100 + m.day));
    for (const auto& word : m.account_words) {
        if (word.size() > 3) out.push_back("m" + word);
        if (word.size() > 4) out.push_back("m" + word.substr(1));
    }
    if (!m.local.empty()) out.push_back("h" + squeeze(m.local));
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

const std::vector<Field>& known_of(char rule)
{
    static const std::map<char, std::vector<Field>> known{{'a', {surname, given, sex}},
                                                          {'b', {surname, place, street}},
                                                          {'c', {surname}},
                                                          {'d', {surname, given, sex}},
                                                          {'e', {surname, given, sex}},
                                                          {'f', {phone}},
                                                          {'g', {email, handle}},
                                                          {'h', {handle, email}},
                                                          {'i', {plate}},
                                                          {'j', {place, street}},
                                                          {'k', {place, street, locality}},
                                                          {'l', {given, place, street, sex}},
                                                          {'m', {surname, given, handle, email}},
                                                          {'n', {organisation, place, street}},
                                                          {'o', {alias, place, street}},
                                                          {'p', {birth, given, sex}},
                                                          {'q', {birth, place, street}},
                                                          {'r', {surname, place, street}},
                                                          {'s', {surname, birth}},
                                                          {'t', {place, street, locality}},
                                                          {'u', {surname, given, sex}}};
    return known.at(rule);
}

Candidates candidates(const std::vector<Prepared>& mentions, std::size_t crowd)
{
    std::unordered_map<std::string, std::vector<std::uint32_t>> blocks;
    for (std::uint32_t i = 0; i < mentions.size(); ++i)
        for (auto& key : keys(mentions[i])) blocks[std::move(key)].push_back(i);
    std::vector<std::pair<std::uint64_t, char>> found;
    for (const auto& [key, members] : blocks) {
        if (members.size() > crowd) continue;
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t j = i + 1; j < members.size(); ++j) found.emplace_back(std::uint64_t{members[i]} << 32 | members[j], key[0]);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    Candidates out;
    for (std::size_t i = 0; i < found.size();) {
        const auto pair = found[i].first;
        std::uint32_t by = 0;
        for (; i < found.size() && found[i].first == pair; ++i) by |= 1u << (found[i].second - 'a');
        const auto a = std::uint32_t(pair >> 32), b = std::uint32_t(pair);
        // Two offenders of one incident are two persons.
        if (!mentions[a].incident.empty() && mentions[a].incident == mentions[b].incident) continue;
        out.pairs.emplace_back(a, b);
        out.rules.push_back(by);
    }
    return out;
}

}  // namespace luwte::linking
