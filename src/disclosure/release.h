// Publications as files: the one that leaves, and those that left before and can no longer be called back.
#pragma once

#include "disclosure/account.h"

namespace luwte::disclosure {

/// What is printed of each cell.
struct Printed {
    std::vector<bool> hidden{};
    std::vector<long> rounded{};  // empty: figures are exact or hidden
};

/// Rows are [class, …, count], a hidden count is null. Nothing tells a sensitive cell from one that is hidden for its sake. A rounded count
/// is {"v": 10, "round": 5, "mode": "random"}.
boost::json::object write_release(const Account& account, const std::vector<int>& years, const Printed& printed, const Rules& rules);

bool is_rounded(const boost::json::value& release);
/// Whether it is about one of these classes of an axis.
bool is_about(const boost::json::value& release, const std::string& axis, const std::vector<std::string>& classes);

/// The figures behind the release; for the auditor's eyes.
boost::json::object write_truth(const Micro& micro);

/// One figure that the world has: the classes it is about on every axis (none: all of them).
struct Fact {
    std::array<std::vector<int>, most_axes> meant;
    long count;
    std::string label;  // "A2024[raadslid, bedreiging]"
};

/// What an earlier release shows. Unreadable when it has axes or classes that the register does not know, or rounded figures.
std::vector<Fact> read_facts(const boost::json::value& release, const std::vector<Axis>& axes);

}  // namespace luwte::disclosure
