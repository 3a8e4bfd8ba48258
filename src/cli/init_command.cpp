// luwte init and luwte migrate: a new organisation, and a schema brought forward.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "app/packs.h"
#include "cli/commands.h"
#include "people/people.h"

namespace luwte::cli {
namespace {

struct Settings {
    std::string data, database, pack, organisation, administrator, login, language = "nl";
    int shares = 5, needed = 3;
};

std::string database_of(const Settings& settings)
{
    if (settings.data.empty() == settings.database.empty()) throw BadUse{"give either --data or --database"};
    if (!settings.database.empty()) return settings.database;
    std::filesystem::create_directories(settings.data);
    return "sqlite:" + (std::filesystem::path{settings.data} / "register.sqlite").string();
}

// A pack is named by its id; a file is checked here and must lie in the folder that `serve --packs` will read.
std::string pack_id(const std::string& pack)
{
    const bool is_file = pack.find('/') != std::string::npos || pack.ends_with(".yaml");
    const auto loaded = is_file ? protocol::load_file(pack) : protocol::load_shipped(pack);
    if (!loaded.pack) throw BadUse{loaded.faults.empty() ? "unknown pack " + pack : loaded.faults.front().text()};
    return loaded.pack->id();
}

void init(const Settings& settings)
{
    const auto pack = pack_id(settings.pack);
    const auto database = storage::open(database_of(settings));
    storage::migrate(*database);
    const auto founded = people::try_found(*database,
        {.name = settings.organisation, .pack = pack, .administrator_name = settings.administrator,
         .administrator_login = settings.login, .language = settings.language,
         .shares = {.needed = settings.needed, .total = settings.shares}},
        SystemClock{}.now());
    if (!founded) throw BadUse{std::string{founded.refusal().code()}};

    fmt::print("The administrator chooses a password at  #/invitation/{}\nThe link works once, for seven days.\n\n", founded->invitation);
    fmt::print("Recovery shares: any {} of these {} bring back what a forgotten password would lose.\n"
               "Give each to somebody else, on paper. They are not kept anywhere and are shown only now.\n\n",
               settings.needed, settings.shares);
    int number = 0;
    for (const auto& share : founded->shares) fmt::print("  {}.  {}\n", ++number, share.reveal());
}
}  // namespace

void add_init(CLI::App& app, int&)
{
    auto settings = std::make_shared<Settings>();
    auto* init_command = app.add_subcommand("init", "Found an organisation: its first administrator and its recovery shares");
    init_command->add_option("--data", settings->data, "Folder for an embedded database");
    init_command->add_option("--database", settings->database, "Or a database: sqlite:FILE or postgresql://…");
    init_command->add_option("--pack", settings->pack, "Protocol pack: westerveld, assen, leudal, default, or a file")->required();
    init_command->add_option("--organisation", settings->organisation, "Name of the organisation")->required();
    init_command->add_option("--administrator", settings->administrator, "Name of the first administrator")->required();
    init_command->add_option("--login", settings->login, "His e-mail address")->required();
    init_command->add_option("--language", settings->language, "nl or en")->capture_default_str();
    init_command->add_option("--recovery-shares", settings->shares, "How many shares")->capture_default_str();
    init_command->add_option("--recovery-needed", settings->needed, "How many of them are needed")->capture_default_str();
    init_command->callback([settings] { init(*settings); });

    auto database = std::make_shared<std::string>();
    auto* migrate = app.add_subcommand("migrate", "Bring a database's schema forward");
    migrate->add_option("--database", *database, "sqlite:FILE or postgresql://…")->required();
    migrate->callback([database] {
        const auto opened = storage::open(*database);
        fmt::print("{} migrations\n", storage::migrate(*opened));
    });
}

}  // namespace luwte::cli
