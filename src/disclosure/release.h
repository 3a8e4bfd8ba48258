// Publications as files: the one that leaves, and those that left before and can no longer be called back.
#pragma once

#include "disclosure/account.h"

namespace luwte::disclosure {

/// Rows are [class, …, count], a hidden count is null. Nothing tells a sensitive cell from one that is hidden for its sake.
boost::json::object write_release(const Account& account, const std::vector<int>& years, const std::vector<bool>& hidden, const Rules& rules);

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
