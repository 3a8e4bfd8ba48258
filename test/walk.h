// Walks through the whole API: its operations, from its own document, and a case with something of everything to ask
// them about. What a new feature adds to given_everything() is walked past by all of hidden_test.cpp and access_test.cpp.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "town.h"

namespace luwte::test {

/// By the name that the API gives them: "incidentId" → id.
using Ids = std::map<std::string, std::string>;

struct Operation {
    std::string method, path;
    std::string permission;
    std::string body, media_type;  // the least that fits
};

std::vector<Operation> operations(const http::Router& router);
bool takes_one_of(const Operation& operation, const Ids& ids);
/// With the ids in the place of the parameters that bear their names.
Reply ask(Person& person, const Operation& operation, const Ids& ids);
/// The same names, and ids of what does not exist.
Ids of_nobody(Ids ids);

/// A case with something of every kind, reported by the town's councillor; the one who is involved is kept out of it.
Ids given_everything(Town& town, const boost::json::array& involved);
/// What belongs to the organisation and to no case: nobody in it is kept from knowing that it exists.
Ids given_of_organisation(Town& town);

/// Each operation with one of the ids in its path answers as for ids of nobody; each list is silent about them.
void learns_nothing(const http::Router& router, Person& person, const Ids& hidden);

}  // namespace luwte::test
