// `luwte protocol check` and `luwte protocol explain`: what a pack says, and whether it can be trusted to say it.
#pragma once

namespace CLI {
class App;
}

namespace luwte::cli {

/// Adds the commands; the one that ran leaves its exit code behind (0 good, 2 bad use or input).
void add_protocol_commands(CLI::App& app, int& exit_code);

}  // namespace luwte::cli
