// luwte demo: a fictional municipality, made at the first start and kept in --data.
#include <fmt/format.h>
#include <boost/json.hpp>

#include <filesystem>
#include <fstream>
#include <memory>

#include "app/demo.h"
#include "app/service.h"
#include "cli/commands.h"
#include "protocol/protocol.h"

namespace luwte::cli {
namespace {
namespace fs = std::filesystem;

struct Settings {
    unsigned short port = 8080;
    std::string data = "data/demo";
    std::string theme;
    app::DemoOptions demo;
};

// Made beside its place and moved there when it is whole, so that a demo broken off is not taken for a complete one.
void make(const fs::path& file, const app::DemoOptions& options)
{
    fmt::print(stderr, "Making the demo municipality; this happens once.\n");
    const fs::path half = file.string() + ".half";
    for (const auto* rest : {"", "-wal", "-shm"}) fs::remove(half.string() + rest);
    {
        const auto database = storage::open("sqlite:" + half.string());
        storage::migrate(*database);
        FixedClock clock{SystemClock{}.now()};
        // Nobody signs in anew for each of these three years' requests: hashing passwords would take most of the time.
        constexpr std::chrono::minutes years{60 * 24 * 365 * 4};
        app::Application application{*database, clock, {.sessions = {.idle = years, .longest = years}}};
        app::make_demo(application, *database, clock, options);
    }
    fs::rename(half, file);
}

void print_logins()
{
    fmt::print("\nEverybody's password is {}\n\n", app::demo_password);
    const auto people = boost::json::parse(app::demo_logins());
    for (const auto& person : people.as_array()) {
        std::string roles;
        for (const auto& role : person.at("roles").as_array()) roles += (roles.empty() ? "" : ", ") + std::string{role.as_string()};
        fmt::print("  {:34} {:20} {}\n", std::string{person.at("login").as_string()}, std::string{person.at("name").as_string()}, roles);
    }
}

void run(const Settings& settings)
{
    if (!protocol::load_shipped(settings.demo.pack).pack) throw BadUse{"no shipped pack is called " + settings.demo.pack};
    const fs::path data = settings.data, file = data / "register.sqlite";
    fs::create_directories(data);
    if (!fs::exists(file)) make(file, settings.demo);
    std::ofstream{data / "logins.json"} << app::demo_logins();

    const auto database = storage::open("sqlite:" + file.string());
    storage::migrate(*database);
    const SystemClock clock;
    app::Application application{*database, clock, {}};
    app::ServiceOptions options;
    options.web.port = settings.port;
    options.site.theme_folder = settings.theme;
    app::serve(application, *database, clock, options, [](unsigned short port) {
        print_logins();
        fmt::print("\nready http://127.0.0.1:{}\n", port);
        std::fflush(stdout);
    });
}
}  // namespace

void add_demo(CLI::App& app, int&)
{
    auto* demo = app.add_subcommand("demo", "Serve a fictional municipality with accounts of each role");
    auto settings = std::make_shared<Settings>();
    demo->add_option("--port", settings->port, "Port on 127.0.0.1; 0 picks a free one")->capture_default_str();
    demo->add_option("--data", settings->data, "Folder to keep it in")->capture_default_str();
    demo->add_option("--pack", settings->demo.pack, "Protocol pack it works by")->capture_default_str();
    demo->add_option("--cases", settings->demo.cases, "At most this many cases of history");
    demo->add_option("--theme", settings->theme, "Folder with theme.css and fonts: your own design tokens");
    demo->callback([settings] { run(*settings); });
}

}  // namespace luwte::cli
