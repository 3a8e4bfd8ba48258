// luwte audit verify: does the journal's chain hold?
#include <fmt/format.h>

#include <memory>

#include "cli/audit.h"
#include "cli/commands.h"
#include "cli/place.h"

namespace luwte::cli {
namespace {

struct Settings {
    Place place;
    std::string noted;
};

int verify(const Settings& settings)
{
    const auto noted = from_hex(settings.noted);
    if (!noted) throw BadUse{"--noted is a head that an earlier check printed"};
    const auto database = open_existing(settings.place);
    require_organisation(*database);

    int exit = 0;
    bool seen = settings.noted.empty();
    storage::Transaction tx{*database, storage::Mode::read};
    for (const auto& row : tx.all("SELECT id, name FROM organisation ORDER BY name")) {
        const auto organisation = row.id<OrganisationId>(0);
        const auto verified = journal::verify(tx, organisation);
        seen = seen || tx.first("SELECT 1 FROM journal_entry WHERE organisation = $1 AND digest = $2", organisation, *noted);
        fmt::print("{}", told(row.text(1), verified));
        if (verified.broken_at) exit = 1;
    }
    if (!seen) {
        fmt::print("The noted head is in no journal here: what led to it was rewritten or cut off\n");
        exit = 1;
    }
    return exit;
}
}  // namespace

std::string told(const std::string& organisation, const journal::Verification& verified)
{
    if (verified.broken_at) return fmt::format("{}: broken at line {}\n", organisation, *verified.broken_at);
    return fmt::format("{}: {} {}, whole, head {}\n", organisation, verified.lines, verified.lines == 1 ? "line" : "lines", verified.head);
}

void add_audit(CLI::App& app, int& exit)
{
    auto* audit = app.add_subcommand("audit", "The journal of who did and who looked");
    audit->require_subcommand(1);
    auto* command = audit->add_subcommand("verify", "Check every organisation's chain, from the first line to the last");
    auto settings = std::make_shared<Settings>();
    add_place(*command, settings->place);
    command->add_option("--noted", settings->noted, "A head printed before and kept elsewhere: is everything up to it unchanged?");
    command->callback([settings, &exit] { exit = verify(*settings); });
}

}  // namespace luwte::cli
