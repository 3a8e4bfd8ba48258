// The incidents behind the figures: who was meant (a pseudonym), when, and the class on every axis; and how many people hold each office.
#pragma once

#include <boost/json.hpp>
#include <stdexcept>

#include "disclosure/rules.h"
#include "disclosure/sheet.h"

namespace luwte::disclosure {

/// The file is not what it should be: one line that says where.
struct Unreadable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Incident {
    Place at;
    std::string victim;
};

struct Micro {
    std::vector<Axis> axes;          // fixed classes, the same every year
    std::vector<long> population;    // office holders per class of the role axis
    std::vector<Incident> incidents;
};

/// Reads {"population": {role: n}, "incidents": [[id, year, role, form, channel, gravity, police, victim], …]}. `classes` is
/// {"dimensions": {axis: [class, …]}}; without it the years are those that occur and the rest as in the yearly account. An incident outside the classes is refused: fixed
/// classes are what keeps two years comparable without giving anything away.
Micro read_micro(const boost::json::value& file, const boost::json::value* classes = nullptr);

/// Roles that fewer than `rules.office_holders` people hold become one class, together with the smallest of the other roles
/// when that is still too few.
void merge_small_roles(Micro& micro, const Rules& rules);

}  // namespace luwte::disclosure
