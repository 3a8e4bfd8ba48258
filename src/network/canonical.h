// One way to write a message down, so that two programs sign the same bytes: RFC 8785 (JSON Canonicalization Scheme) for
// what our messages hold: objects, lists, texts, whole numbers, true and false. There are no fractions in them.
#pragma once

#include <boost/json/value.hpp>

#include <optional>
#include <string>

namespace luwte::network {

/// Nothing when the value holds a fraction, or a whole number that not every JSON reader keeps exactly (beyond 2^53).
std::optional<std::string> canonical(const boost::json::value& value);

}  // namespace luwte::network
