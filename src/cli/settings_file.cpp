#include "cli/settings_file.h"

#include <fmt/format.h>

#include <fstream>
#include <set>
#include <sstream>

#include "cli/commands.h"

namespace luwte::cli {
namespace {

// CLI11 reads a file for the program's own options only, not for a command's; its reader of one line is what is used.
CLI::ConfigItem read_line(const std::string& line)
{
    std::istringstream text{line};
    const auto items = CLI::ConfigTOML{}.from_config(text);
    if (items.size() != 1 || items.front().name == "++" || items.front().name == "--" || !items.front().parents.empty())
        throw BadUse{"this is not `name = value`"};
    return items.front();
}

void set(CLI::Option& option, const CLI::ConfigItem& item)
{
    const bool is_flag = option.get_expected_min() == 0;
    if (is_flag)
        option.add_result(option.get_flag_value(item.name, CLI::ConfigTOML{}.to_flag(item)));
    else
        option.add_result(item.inputs);
}
}  // namespace

void read_settings(CLI::App& command, const std::string& path)
{
    std::ifstream file{path};
    if (!file) throw BadUse{"cannot read " + path};
    std::set<CLI::Option*> given_here;
    int number = 0;
    for (std::string line; std::getline(file, line);) try {
            ++number;
            const auto start = line.find_first_not_of(" \t\r");
            if (start == std::string::npos || line[start] == '#') continue;
            const auto item = read_line(line);
            auto* option = command.get_option_no_throw("--" + item.name);
            if (!option || item.name == "config" || item.name == "help") throw BadUse{fmt::format("unknown setting '{}'", item.name)};
            if (option->count() > 0 && !given_here.contains(option)) continue;  // what was typed goes before what was written down
            if (!given_here.insert(option).second && option->get_items_expected_max() == 1) throw BadUse{fmt::format("'{}' was given before", item.name)};
            if (item.inputs.size() > 1 && option->get_items_expected_max() == 1)
                throw BadUse{fmt::format("'{}' takes one value; quote it, and give a comment a line of its own", item.name)};
            set(*option, item);
            option->run_callback();
        } catch (const std::runtime_error& error) {  // CLI11's and ours
            throw BadUse{fmt::format("{}:{}: {}", path, number, error.what())};
        }
}

}  // namespace luwte::cli
