// Whether a pack file has the shape that protocols/schema.json describes.
#pragma once

#include <boost/json/value.hpp>

#include "protocol/tree.h"

namespace luwte::protocol {

boost::json::value to_json(const Node& node);

/// Compares with the schema; a fault stands where the offending key or value stands.
void check_structure(const Node& root, Faults& faults);

}  // namespace luwte::protocol
