// From incidents to a publication that gives nobody away, or a refusal that says which cell is in the way and what to coarsen.
#pragma once

#include <optional>
#include <variant>

#include "disclosure/leak.h"
#include "disclosure/release.h"

namespace luwte::disclosure {

struct Order {
    std::vector<std::string> years;                  // empty: all
    bool sum_of_years = false;
    std::vector<boost::json::value> earlier;         // releases that left before
    Layout layout = Layout::police_beside;
    std::vector<std::string> without;                // axes that are left out, to show more of the rest
    bool rounded = false;                            // all figures as multiples of rules.base, none hidden
    Rules rules;
};

/// Why there is no publication.
struct Declined {
    std::string code;     // too_few_office_holders, figure_changed, classes_changed, rounded_before, cannot_round, bounds, insider, group
    std::string cell;     // which
    std::string by;       // for insider and group: through which other cell; for a changed figure: what was printed
    Range range;          // what an intruder finds
    std::vector<std::pair<std::string, std::string>> where{};  // the same cell as axis and class
    std::string coarsen{};  // the axis to make coarser; empty when that does not help
};

struct Published {
    boost::json::object release;
    std::size_t cells = 0, shown = 0;     // different figures printed, as far as they are
    std::size_t watched = 0;              // sensitive cells, printed or not
};

/// Proves what it answers: `prove` has gone over every release.
std::variant<Published, Declined> protect(Micro micro, const Order& order);

/// The intruder's full work on a pattern: the bounds of every sensitive cell, of every one again for each victim who knows his own
/// cell, and every class that might hold everything. Shares no shortcut with the search.
std::optional<Declined> prove(const Sheet& sheet, const std::vector<bool>& hidden, const Rules& rules);
/// The same for rounded figures, of which the intruder knows that less than the base was added or taken away.
std::optional<Declined> prove(const Sheet& sheet, const std::vector<long>& rounded, const Rules& rules);

}  // namespace luwte::disclosure
