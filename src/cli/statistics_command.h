// `luwte statistics protect`: figures about incidents become a publication that gives nobody away, or none at all.
#pragma once

namespace CLI {
class App;
}

namespace luwte::cli {

/// Exit 0: the release is written and proved. 1: declined, nothing is written. 2: bad use or input. 3: the world failed.
void add_statistics(CLI::App& app, int& exit);

}  // namespace luwte::cli
