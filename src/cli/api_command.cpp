// luwte api: the OpenAPI document, from the same descriptions as the code. docs/api/openapi.json is made with it.
#include <fmt/format.h>

#include "app/application.h"
#include "cli/commands.h"

namespace luwte::cli {

void add_api(CLI::App& app, int&)
{
    app.add_subcommand("api", "Print the OpenAPI document")->callback([] {
        const auto database = storage::open("sqlite::memory:");
        storage::migrate(*database);
        const SystemClock clock;
        const app::Application application{*database, clock, {}};
        fmt::print("{}\n", application.router().openapi());
    });
}

}  // namespace luwte::cli
