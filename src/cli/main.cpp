#include <CLI/CLI.hpp>

#include "cli/protocol_command.h"

int main(int argc, char** argv)
{
    CLI::App app{"Luwte: a register for incidents against office holders"};
    app.name("luwte");
    app.set_version_flag("--version", "luwte " LUWTE_VERSION);
    app.require_subcommand(1);
    int exit_code = 0;
    luwte::cli::add_protocol_commands(app, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wish) {  // --help, --version
        return app.exit(wish);
    } catch (const CLI::ParseError& error) {
        std::cerr << "luwte: " << error.what() << "\n";
        return 2;
    }
    return exit_code;
}
