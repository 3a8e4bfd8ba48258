// What people in the demo wrote, shared, planned and practised before there was a report: demo/before.json, step by step.
#pragma once

#include <boost/json/value.hpp>

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/client.h"
#include "base/time.h"

namespace luwte::app {

struct DemoStep {
    std::chrono::days days_ago;
    std::chrono::minutes after;  // within the day
    std::function<void(Instant now)> run;
};

/// The steps of a pack, in their order. `as` answers who is signed in under a key; `accounts` are known by key.
/// A step that is refused is an exception: the demo is made through the same door as everything else.
std::vector<DemoStep> steps_before(const std::string& pack, const std::map<std::string, std::string>& accounts,
                                   const std::function<Client&(const std::string& key)>& as);

}  // namespace luwte::app
