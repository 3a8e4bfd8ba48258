// How the demo municipality responds: who is asked, how the other side is heard, what is imposed and what becomes of it,
// all through the API.
#pragma once

#include <boost/json/value.hpp>

#include <functional>
#include <string>

#include "app/client.h"
#include "base/time.h"

namespace luwte::app {

struct DemoStage {
    std::function<Client&(const std::string& person)> as;
    std::function<void(Instant, std::function<void()>)> at;  // nothing happens after today
    std::function<Instant()> now;
};

/// What a story's "response" tells, as far as this protocol offers it.
void plan_response(const DemoStage&, const boost::json::value& response, const std::string& handler, const std::string& incident, Day happened);

}  // namespace luwte::app
