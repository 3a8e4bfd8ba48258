#include <sodium.h>

#include <cstdio>

#include "cli/commands.h"
#include "cli/protocol_command.h"

int main(int argc, char** argv)
{
    using namespace luwte;
    if (sodium_init() < 0) return 3;

    CLI::App app{"Luwte: register and case system for threats against public office holders"};
    app.name("luwte");
    app.set_version_flag("--version", "luwte " LUWTE_VERSION);
    app.require_subcommand(1);
    int exit = 0;
    for (auto* add : {cli::add_serve, cli::add_demo, cli::add_init, cli::add_protocol_commands, cli::add_people, cli::add_audit, cli::add_api})
        add(app, exit);

    try {
        app.parse(argc, argv);
        return exit;
    } catch (const CLI::Success& wish) {  // --help, --version
        return app.exit(wish);
    } catch (const CLI::ParseError& error) {
        std::fprintf(stderr, "luwte: %s\n", error.what());
        return 2;
    } catch (const cli::BadUse& error) {
        std::fprintf(stderr, "luwte: %s\n", error.what());
        return 2;
    } catch (const std::exception& error) {
        std::fprintf(stderr, "luwte: %s\n", error.what());
        return 3;
    }
}
