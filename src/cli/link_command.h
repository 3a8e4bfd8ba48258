// `luwte link evaluate` and `luwte link replay`: how well the register recognises who comes back, on data whose truth others know.
#pragma once

namespace CLI {
class App;
}

namespace luwte::cli {

void add_link_commands(CLI::App& app, int& exit_code);

}  // namespace luwte::cli
