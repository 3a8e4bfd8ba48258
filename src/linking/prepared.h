// A mention made comparable, once, so that comparing two of them is cheap.
#pragma once

#include <string>
#include <vector>

#include "linking/mention.h"

namespace luwte::linking {

struct GivenName {
    std::string text, sound, letters;  // letters: what its initial may be
    std::vector<int> families;
};

struct Prepared {
    std::string surname, surname_sound;      // without tussenvoegsels; a double name glued
    std::vector<std::string> parts;          // of a double surname
    std::vector<GivenName> given;
    std::string initials, alias;
    int year = 0, month = 0, day = 0;        // of birth
    int about = 0;                           // year of birth as guessed from an age
    std::string postcode, street, number, addition, city, municipality, locality, region;
    std::string phone, email, local, handle, skeleton, plate, organisation, occupation;
    std::vector<std::string> account_words;  // what the accounts call themselves
    std::vector<GivenName> account_given;    // the given name or initial an account tells where the mention does not
    char account_initial = 0;
    char sex = 0;
    std::string incident;
};

Prepared prepare(const Mention& mention);
GivenName given_name(const std::string& word);
/// Fills account_given and account_initial from what was read already: "ktalsma@…" says of a Talsma that he is a K.
void read_account_names(Prepared& mention);

struct Name {
    std::vector<std::string> surname, given;  // folded words
    std::string initials;
};
/// Reads "Jong, J. de", "J. de Jong", "dhr. de Jong" and "de Jong Jan".
Name read_name(const std::string& raw);

std::string phone_key(const std::string& typed);
/// What was typed as an account, without the address of the medium around it. The address of one message or of a page that names
/// nobody gives nothing: different people speak there.
std::string account_in(const std::string& folded);
std::string handle_key(const std::string& typed);
std::string skeleton(const std::string& handle);
std::string plate_key(const std::string& typed);

}  // namespace luwte::linking
