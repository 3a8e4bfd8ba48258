// `luwte statistics annual`: the yearly account of a year that is over, in one step.
#pragma once

#include <string>

namespace CLI {
class App;
}
namespace luwte::disclosure {
struct Declined;
}

namespace luwte::cli {

/// Exit 0: published now or before, and written. 1: the year cannot be published without giving somebody away. 2: bad use. 3: the world failed.
void add_annual(CLI::App& statistics, int& exit);

/// Why the disclosure control declined, for the person at the keyboard.
std::string reason(const disclosure::Declined& why);

}  // namespace luwte::cli
