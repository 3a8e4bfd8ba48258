// What the case already knows goes into a letter by itself.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "http/http.h"
#include "incidents/incidents.h"
#include "letters/letter.h"

namespace luwte::letters {

std::map<std::string, std::string> prefill(http::Call&, const protocol::Pack&, const incidents::Incident&, Kind, const std::optional<std::string>& measure);

}  // namespace luwte::letters
