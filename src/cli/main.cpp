#include <sodium.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <utility>

#include "app/packs.h"
#include "cli/commands.h"
#include "cli/link_command.h"
#include "cli/protocol_command.h"
#include "cli/statistics_command.h"

namespace {
using namespace luwte;

/// The first word on the command line that nobody knows; CLI11 would name what is missing instead.
std::string unknown_word(const CLI::App& app, const std::vector<std::string>& words)
{
    const auto* command = &app;
    bool value_follows = false;
    for (const auto& word : words) {
        if (std::exchange(value_follows, false)) continue;
        if (word.starts_with("--")) {
            const auto name = word.substr(0, word.find('='));
            const auto* parent = command->get_parent();
            const auto* option = command->get_option_no_throw(name);
            if (!option && parent) option = parent->get_option_no_throw(name);
            if (!option) return "unknown option " + name;
            value_follows = name == word && option->get_expected_min() > 0;
        } else if (!command->get_subcommands({}).empty()) {
            const auto below = command->get_subcommands([&](const CLI::App* one) { return one->get_name() == word; });
            if (below.empty()) return "unknown command " + word;
            command = below.front();
        }
    }
    return {};
}

std::string misused(const CLI::App& app, int argc, char** argv, const CLI::ParseError& error)
{
    const auto unknown = unknown_word(app, {argv + 1, argv + argc});
    std::string command = "luwte";
    for (auto chosen = app.get_subcommands(); !chosen.empty(); chosen = chosen.front()->get_subcommands())
        command += " " + chosen.front()->get_name();
    const auto missing = error.what() == std::string{"A subcommand is required"} ? "a command is missing" : error.what();
    return (unknown.empty() ? missing : unknown) + "; see " + command + " --help";
}

/// PostgreSQL explains itself in several lines; a log and a test want one.
std::string one_line(std::string text)
{
    std::string line;
    for (const char c : text) {
        const bool space = c == '\n' || c == '\t' || c == '\r';
        if (!space) line += c;
        else if (!line.empty() && line.back() != ' ') line += ' ';
    }
    while (line.ends_with(' ')) line.pop_back();
    return line;
}

int failed(int code, const std::string& why)
{
    std::fprintf(stderr, "luwte: %s\n", one_line(why).c_str());
    return code;
}
}  // namespace

int main(int argc, char** argv)
{
    if (sodium_init() < 0) return 3;
    spdlog::set_default_logger(spdlog::stderr_color_mt("luwte"));  // what a command answers is on standard output

    CLI::App app{"Luwte: register and case system for threats against public office holders"};
    app.name("luwte");
    app.set_version_flag("--version", "luwte " LUWTE_VERSION);
    app.require_subcommand(1);
    int exit = 0;
    for (auto* add : {cli::add_serve, cli::add_demo, cli::add_init, cli::add_protocol_commands, cli::add_backup, cli::add_people, cli::add_audit, cli::add_retention,
                      cli::add_import, cli::add_api, cli::add_link_commands, cli::add_statistics})
        add(app, exit);

    try {
        app.parse(argc, argv);
        return exit;
    } catch (const CLI::Success& wish) {  // --help, --version
        return app.exit(wish);
    } catch (const CLI::ParseError& error) {
        return failed(2, misused(app, argc, argv, error));
    } catch (const cli::BadUse& error) {
        return failed(2, error.what());
    } catch (const app::PackUnusable& error) {
        return failed(2, error.what());
    } catch (const std::invalid_argument& error) {  // an url or address that cannot be one
        return failed(2, error.what());
    } catch (const std::exception& error) {
        return failed(3, error.what());
    }
}
