#include "linking/prepared.h"

#include <utility>

#include "linking/call_names.h"

namespace luwte::linking {

namespace {
std::vector<std::string> letters_of(const std::string& account)
{
    std::vector<std::string> out;
    std::string word;
    for (char c : account + ".") {
        if (c >= 'a' && c <= 'z') word += c;
        else if (!word.empty()) out.push_back(std::exchange(word, {}));
    }
    return out;
}

/// "jan" of "janvandenberg" for a Berg; empty when the account does not open or close with the surname.
std::string beside(const std::string& account, const std::string& surname)
{
    if (account.starts_with(surname)) return account.substr(surname.size());
    if (!account.ends_with(surname)) return {};
    auto rest = account.substr(0, account.size() - surname.size());
    for (std::string_view particle : {"der", "den", "de", "van", "ter", "ten", "te", "el"})
        if (rest.size() > particle.size() && rest.ends_with(particle)) rest.resize(rest.size() - particle.size());
    return rest;
}

void tell(Prepared& mention, const std::string& word)
{
    if (word.size() == 1) mention.account_initial = word[0];
    else if (word.size() > 2 && !name_families(word).empty()) mention.account_given.push_back(given_name(word));
}
}  // namespace

void read_account_names(Prepared& mention)
{
    if (!mention.given.empty() || !mention.initials.empty()) return;
    for (const auto& account : {mention.local, mention.handle}) {
        const auto words = letters_of(account);
        std::string glued;
        for (const auto& word : words) glued += word;
        if (mention.surname.size() > 3) {
            tell(mention, beside(glued, mention.surname));
        } else if (mention.surname.empty() && words.size() > 1) {
            for (const auto& word : words) tell(mention, word);
        }
    }
}

}  // namespace luwte::linking
