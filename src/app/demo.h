// The demo municipality: founded, staffed and given its history by driving the real API with a clock set by hand.
// People and stories are data (demo/*.json), fictional, and the same at every start.
#pragma once

#include <string>

#include "app/application.h"
#include "base/time.h"

namespace luwte::app {

struct DemoOptions {
    std::string pack = "westerveld";
    int cases = 1000;  // at most this many of demo/cases.json
};

/// Everybody in the demo has this password.
inline constexpr std::string_view demo_password = "luwte-demo-2026";

/// Makes the municipality. `clock` is moved through three years and ends where it was.
void make_demo(Application& application, storage::Database& database, FixedClock& clock, const DemoOptions& options);

/// Who can sign in, as JSON: [{key, name, login, roles}].
std::string demo_logins();

}  // namespace luwte::app
