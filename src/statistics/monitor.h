// The national monitor as a reference beside one's own figures: each number with its edition, source and what it is a share of
// (references/monitor.json). Where two publications differ, both are there.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::statistics {

struct MonitorFigure {
    int edition;
    std::string what;  // affected, filed, content
    std::string role;  // a role, or "all"
    int per_cent;
    std::optional<int> people;  // how many answered, where it was published
    protocol::Text denominator;
    std::string source;
};

const std::vector<MonitorFigure>& monitor();

}  // namespace luwte::statistics
