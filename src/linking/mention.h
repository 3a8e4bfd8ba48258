// What one report says about one person. Every word as it was typed; empty means not said.
#pragma once

#include <string>

namespace luwte::linking {

struct Mention {
    std::string id, incident, date;
    std::string name, initials, given, prefix, surname, alias;
    std::string sex, age, born;
    std::string street, number, postcode, city, municipality, locality, region;
    std::string phone, email, handle, plate, organisation, occupation;
};

}  // namespace luwte::linking
