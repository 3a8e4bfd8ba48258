// What `explain` answers, for a person at a terminal: words from locales/protocol.json, texts from the pack.
#pragma once

#include <boost/json/object.hpp>
#include <string>

namespace luwte::cli {

std::string as_text(const boost::json::object& answer, const std::string& language);

}  // namespace luwte::cli
