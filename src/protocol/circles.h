// Circles that a case may be discussed in (H6, H7, K1): the presidium, the triangle, the group chairs. The pack says who
// prepares a circle's papers and exactly what may stand in them; what it does not name stays out.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct AgendaCircle {
    std::string id;  // "presidium"
    Text name;
    std::vector<Role> prepares;   // may write the papers; in this case
    std::set<std::string> knows;  // "reference", "behaviour", "person", "measures" … : see schema.json
    Text note;
    std::string source;
};
/// Those whose papers somebody prepares in this situation, in the pack's order.
std::vector<AgendaCircle> circles(const Pack&, const Situation&);

}  // namespace luwte::protocol
