// A command's options, written down in a file: `name = value`, one a line, names as on the command line without dashes.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace luwte::cli {

/// Gives each option of `command` that the command line left out its value from the file.
/// Throws BadUse as "file:line: message".
void read_settings(CLI::App& command, const std::string& path);

}  // namespace luwte::cli
