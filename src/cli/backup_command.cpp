// luwte backup and luwte restore: a whole register in one file, taken while it runs, and put back where there is none.
// A backup that nobody has looked at is a hope, so both check every journal from its first line to its last.
#include <fmt/format.h>

#include <filesystem>
#include <memory>

#include "cli/audit.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "storage/copy.h"

namespace luwte::cli {
namespace {
namespace fs = std::filesystem;

struct Settings {
    Place place;
    std::string file;
};

/// PostgreSQL has tools of its own for this, better than ours would be.
std::string sqlite_file(const Place& place)
{
    const auto url = url_of(place);
    constexpr std::string_view sqlite = "sqlite:";
    if (!url.starts_with(sqlite)) throw BadUse{"PostgreSQL is backed up with pg_dump and restored with pg_restore; see docs/operations.md"};
    return url.substr(sqlite.size());
}

/// False when a journal does not hold.
bool whole(const std::string& file)
{
    const auto database = storage::open("sqlite:" + file, {.sessions = 1});
    storage::Transaction tx{*database, storage::Mode::read};
    bool good = true;
    for (const auto& row : tx.all("SELECT id, name FROM organisation ORDER BY name")) {
        const auto verified = journal::verify(tx, row.id<OrganisationId>(0));
        fmt::print("{}", told(row.text(1), verified));
        good = good && !verified.broken_at;
    }
    return good;
}

void refuse_existing(const std::string& file)
{
    if (fs::exists(file)) throw BadUse{file + " exists already"};
}

int backup(const Settings& settings)
{
    const auto from = sqlite_file(settings.place);
    if (!fs::exists(from)) throw BadUse{"there is no database " + from + "; luwte init makes one"};
    refuse_existing(settings.file);
    storage::copy_sqlite(from, settings.file);
    return whole(settings.file) ? 0 : 1;
}

int restore(const Settings& settings)
{
    const auto to = sqlite_file(settings.place);
    if (!fs::exists(settings.file)) throw BadUse{"there is no file " + settings.file};
    for (const auto* end : {"", "-wal", "-shm"}) refuse_existing(to + end);
    if (!settings.place.data.empty()) fs::create_directories(settings.place.data);
    storage::copy_sqlite(settings.file, to);
    return whole(to) ? 0 : 1;
}
}  // namespace

void add_backup(CLI::App& app, int& exit)
{
    auto settings = std::make_shared<Settings>();
    auto* backing_up = app.add_subcommand("backup", "Copy the whole register into one file, while it runs (SQLite)");
    add_place(*backing_up, settings->place);
    backing_up->add_option("FILE", settings->file, "The file to make")->required();
    backing_up->callback([settings, &exit] { exit = backup(*settings); });

    auto* restoring = app.add_subcommand("restore", "Make a register from such a file, where there is none");
    add_place(*restoring, settings->place);
    restoring->add_option("FILE", settings->file, "The file to read")->required();
    restoring->callback([settings, &exit] { exit = restore(*settings); });
}

}  // namespace luwte::cli
