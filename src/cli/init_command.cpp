// luwte init and luwte migrate: a new organisation, and a schema brought forward.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "app/packs.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "people/people.h"

namespace luwte::cli {
namespace {
namespace fs = std::filesystem;

struct Settings {
    Place place;
    std::string pack, organisation, administrator, login = "administrator@localhost", language = "nl";
    int shares = 5, needed = 3;
};

std::string database_of(const Place& place)
{
    auto url = url_of(place);
    if (!place.data.empty()) fs::create_directories(place.data);
    return url;
}

bool is_file(const std::string& pack) { return pack.find('/') != std::string::npos || pack.ends_with(".yaml"); }

// A pack is named by its id; a file is checked here and must lie in the folder that `serve --packs` will read.
protocol::Pack read_pack(const std::string& pack)
{
    const auto loaded = is_file(pack) ? protocol::load_file(pack) : protocol::load_shipped(pack);
    if (!loaded.pack) throw BadUse{loaded.faults.empty() ? "unknown pack " + pack : loaded.faults.front().text()};
    const auto id = loaded.pack->id();
    if (is_file(pack) && fs::path{pack}.filename() != id + ".yaml")
        throw BadUse{fmt::format("{}: the server looks for pack '{}' in a file of that name: call it {}.yaml", pack, id, id)};
    return *loaded.pack;
}

/// What the pack calls it, for whoever gave no name of his own.
std::string or_else(const std::string& given, const protocol::Text& name, const std::string& language)
{
    return !given.empty() ? given : language == "en" ? name.en : name.nl;
}

void init(const Settings& settings)
{
    const auto pack = read_pack(settings.pack);
    const auto* role = pack.role("administrator");
    const auto database = storage::open(database_of(settings.place));
    storage::migrate(*database);
    const auto now = SystemClock{}.now();
    const auto founded = people::try_found(*database,
        {.name = or_else(settings.organisation, pack.name(), settings.language),
         .pack = pack.id(),
         .administrator_name = or_else(settings.administrator, role ? role->name : pack.name(), settings.language),
         .administrator_login = settings.login, .language = settings.language,
         .shares = {.needed = settings.needed, .total = settings.shares}},
        now);
    if (!founded) throw BadUse{in_words(founded.refusal())};
    storage::winning(*database, [&](storage::Transaction& tx) {  // a server that runs already does not read the packs again
        app::Packs::publish(tx, founded->organisation, pack, now);
        tx.commit();
    });

    if (is_file(settings.pack))
        fmt::print("Serve it with  --packs {}\n\n", fs::absolute(settings.pack).parent_path().string());
    fmt::print("The administrator chooses a password at the register's address followed by\n\n  /#/invitation/{}\n\n"
               "The link works once, for seven days.\n\n", founded->invitation);
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
    add_place(*init_command, settings->place);
    init_command->add_option("--pack", settings->pack, "Protocol pack: westerveld, assen, leudal, default, hub (of a network), or a file (see serve --packs)")->required();
    init_command->add_option("--organisation", settings->organisation, "Name of the organisation; without it, the pack's");
    init_command->add_option("--administrator", settings->administrator, "Name of the first administrator; without it, the pack's word for one");
    init_command->add_option("--login", settings->login, "His e-mail address")->capture_default_str();
    init_command->add_option("--language", settings->language, "nl or en")->capture_default_str();
    init_command->add_option("--recovery-shares", settings->shares, "How many shares")->capture_default_str();
    init_command->add_option("--recovery-needed", settings->needed, "How many of them are needed")->capture_default_str();
    init_command->callback([settings] { init(*settings); });

    auto place = std::make_shared<Place>();
    auto* migrate = app.add_subcommand("migrate", "Bring a database's schema forward");
    add_place(*migrate, *place);
    migrate->callback([place] {
        const auto opened = open_existing(*place);
        const auto ran = storage::migrate(*opened);
        fmt::print("{} migrations were carried out{}\n", ran, ran == 0 ? ": the schema is this version's already" : "");
    });
}

}  // namespace luwte::cli
