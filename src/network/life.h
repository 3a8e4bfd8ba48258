// Whether a protocol lives (O): somebody adopted it, people hold its roles, and it is used, looked at again, or taught. Read from
// what an organisation told the network and from nothing else.
#pragma once

#include <optional>
#include <vector>

#include "network/message.h"

namespace luwte::network {

enum class Life {
    awake,   // adopted, its roles filled, and used, evaluated or taught in the last two years
    asleep,  // adopted, and not that
    none,    // nobody adopted one
    silent,  // nothing was told, or not for two years
};
SHAPE_ENUM(Life, awake, asleep, none, silent)

enum class FirstContact { within_a_day, later };
SHAPE_ENUM(FirstContact, within_a_day, later)

/// What one message says of a year.
struct Told {
    int year = 0;
    Instant made_at;
    Upkeep upkeep;
    std::optional<Totals> totals;
};

struct Signs {
    Life life = Life::silent;
    std::optional<Day> adopted_on, evaluated_on;
    std::optional<int> used_in;      // the last year with a case, as far as accounts say
    bool filled = false;
    std::optional<int> roles, roles_filled, trained;
    std::optional<FirstContact> first_contact;  // the median
    std::optional<int> aftercare_held;          // per cent of the cases in which some was due, all of it in time
};

/// What is later counts as lately: to the end of that month.
Day two_years_before(Day today);

/// `told` latest year first.
Signs signs(const std::vector<Told>& told, Day today);

}  // namespace luwte::network
