// What a yearly account counts: the facts of one year as the disclosure control takes them, and which cases stay out.
//
// An account counts all cases and is read by everybody, also by somebody who is kept out of one and knows all others: the difference
// would tell him that there is one. A case from which somebody is kept out therefore waits until at least as many cases lie
// outside that person's sight as the smallest figure that is printed; until then it is left out for everybody.
#pragma once

#include <array>
#include <set>

#include "disclosure/protect.h"
#include "statistics/fact.h"
#include "statistics/people_in_office.h"

namespace luwte::statistics {

/// Names of the axes, on the wire and in the catalogue.
namespace axis {
inline constexpr const char *year = "year", *role = "role", *behaviour = "behaviour", *form = "form", *place = "place", *police = "police",
                            *contact = "contact", *response = "response", *aftercare = "aftercare", *repeated = "repeated", *content = "content";
}  // namespace axis

/// What an account may leave out to show more of the rest.
inline constexpr std::array may_be_left_out{axis::role, axis::form, axis::place, axis::police, axis::contact, axis::response, axis::aftercare, axis::repeated, axis::content};

/// A case whose class is not known, or not in the pack any more.
inline constexpr const char* unknown_class = "unknown";

/// Cases that would be told from an account to somebody who is kept out of them: `sights` has, for each person kept out of something,
/// the cases he may know of and those he is kept from.
struct Sight {
    std::set<std::string> knows, kept_from;
};
std::set<std::string> held_back(const std::vector<Fact>& facts, const std::vector<Sight>& sights, int smallest);

disclosure::Micro counted(const std::vector<Fact>& facts, int year, const OfficeSheet& office, const protocol::Pack& pack);

/// A digest of the facts: the same facts give the same one.
std::string data_version(const std::vector<Fact>& facts);

/// The facts of a year for its account, without what is held back.
std::vector<Fact> facts_for_account(storage::Transaction& tx, const OrganisationId& organisation, int year, int smallest, Instant now);

}  // namespace luwte::statistics
