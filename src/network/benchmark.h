// Benchmark: the figures of organisations of one kind and size together, so that one can see itself beside the others and no
// other. The hub's own disclosure control (docs/network.md gives the reasons):
//
//   - every printed number is of at least `fewest` organisations, and neither the largest nor the two largest together can be
//     told from it: what the others add is at least `margin` per cent of the largest (the p% rule, for the second largest knows his own);
//   - of a breakdown, classes for which that does not hold go together as "other", with what is hidden in the accounts; when "other" is
//     still too telling, the smallest other class joins it;
//   - a benchmark is made anew only when the accounts behind at least `fewest` organisations have changed: the difference of two would
//     otherwise be the figure of the one who came in between. After a withdrawal nothing is shown until then.
//
// Rounded figures are added up as they were printed: the sum says no more about anybody than its parts, and whatever keeps a printed figure from
// being told keeps what was counted, which is less than the base away. A rounded nothing may be something, and adds nothing to the number of those who add.
//
// Groups are never added up with each other: a sum of groups, made at another moment, would be a difference as well.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "network/message.h"
#include "network/participant.h"

namespace luwte::network {

struct GroupRules {
    std::size_t fewest = 5;
    long margin = 10;
};

/// What one organisation told about one year.
struct Contribution {
    ParticipantId participant;
    std::int64_t serial = 0;
    Totals totals;
};

inline constexpr const char* other_class = "other";

struct Benchmark {
    struct Part {
        std::string axis, class_;
        long count = 0, of = 0;  // of the incidents of those who printed a figure along this axis
    };
    int organisations = 0;  // behind it
    int hidden = 0;         // of them, whose total is hidden in their account
    long people = 0;        // in office, all organisations
    int rounded = 0;        // of them, whose figures are rounded in their account
    long least = 0, most = 0;  // incidents: a hidden total stands for 1 up to the smallest number that is printed, a rounded one for what it may have been
    std::vector<Part> parts;
};

/// Whether a sum of these may be printed.
bool tells_nobody_apart(std::vector<long> counts, const GroupRules& rules);

/// Nothing: too few, or one stands out.
std::optional<Benchmark> benchmark(const std::vector<Contribution>& contributions, const GroupRules& rules = {});

/// The publications a benchmark was made of: participant → serial.
using Behind = std::map<std::string, std::int64_t>;
/// In how many organisations they differ.
std::size_t changed(const Behind& one, const Behind& other);

}  // namespace luwte::network
