#include "cli/place.h"

#include <filesystem>

#include "cli/commands.h"

namespace luwte::cli {
namespace fs = std::filesystem;

void add_place(CLI::App& command, Place& place)
{
    command.add_option("--data", place.data, "Folder with the embedded database (register.sqlite)");
    command.add_option("--database", place.database, "Or a database: sqlite:FILE or postgresql://USER@HOST/NAME");
}

std::string url_of(const Place& place)
{
    if (place.data.empty() == place.database.empty()) throw BadUse{"give either --data or --database"};
    return place.database.empty() ? "sqlite:" + (fs::path{place.data} / "register.sqlite").string() : place.database;
}

std::unique_ptr<storage::Database> open_existing(const Place& place)
{
    const auto url = url_of(place);
    constexpr std::string_view sqlite = "sqlite:";
    std::error_code unreadable;  // then opening it says why
    if (url.starts_with(sqlite) && !fs::exists(url.substr(sqlite.size()), unreadable) && !unreadable)
        throw BadUse{"there is no database " + url.substr(sqlite.size()) + "; luwte init makes one"};
    return storage::open(url);
}

void require_organisation(storage::Database& database)
{
    storage::Transaction tx{database, storage::Mode::read};
    if (!tx.first("SELECT 1 FROM organisation LIMIT 1")) throw BadUse{"the database holds no organisation yet; luwte init founds one"};
}

}  // namespace luwte::cli
