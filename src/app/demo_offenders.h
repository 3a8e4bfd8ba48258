// What the demo's handlers know of who came back: told apart in the story, recognised, heard and told.
#pragma once

#include <boost/json.hpp>

#include <string>

#include "app/client.h"
#include "base/time.h"

namespace luwte::app {

/// The parts of a story that a reporter fills in about who did it.
boost::json::array offender_details(const boost::json::value& story);

/// Confirms that he is the one of an earlier case where the story says so; a stranger is left as a suggestion. Then his side is
/// written down, and what he was told.
void recognise(Client& handler, const std::string& incident, const boost::json::value& story, Day today);

}  // namespace luwte::app
