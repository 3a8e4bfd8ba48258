// luwte api: the OpenAPI document, from the same descriptions as the code. docs/api/openapi.json is made with it.
#include <fmt/format.h>

#include <filesystem>

#include "app/application.h"
#include "base/id.h"
#include "cli/commands.h"

namespace luwte::cli {

void add_api(CLI::App& app, int&)
{
    app.add_subcommand("api", "Print the OpenAPI document")->callback([] {
        const auto folder = std::filesystem::temp_directory_path() / ("luwte-api-" + fresh_uuid());
        std::filesystem::create_directory(folder);
        {
            const auto database = storage::open("sqlite:" + (folder / "empty.sqlite").string());
            storage::migrate(*database);
            const SystemClock clock;
            const app::Application application{*database, clock, {.role = app::Role::both}};
            fmt::print("{}", application.router().openapi());
        }
        std::filesystem::remove_all(folder);
    });
}

}  // namespace luwte::cli
