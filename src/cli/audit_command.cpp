// luwte audit verify: does the journal's chain hold?
#include <fmt/format.h>

#include <memory>

#include "cli/commands.h"
#include "cli/place.h"
#include "journal/journal.h"

namespace luwte::cli {

void add_audit(CLI::App& app, int& exit)
{
    auto* audit = app.add_subcommand("audit", "The journal of who did and who looked");
    audit->require_subcommand(1);
    auto* verify = audit->add_subcommand("verify", "Check every organisation's chain, from the first line to the last");
    auto place = std::make_shared<Place>();
    add_place(*verify, *place);
    verify->callback([place, &exit] {
        const auto database = open_existing(*place);
        require_organisation(*database);
        storage::Transaction tx{*database, storage::Mode::read};
        for (const auto& row : tx.all("SELECT id, name FROM organisation ORDER BY name")) {
            const auto verified = journal::verify(tx, row.id<OrganisationId>(0));
            if (verified.broken_at) {
                fmt::print("{}: broken at line {}\n", row.text(1), *verified.broken_at);
                exit = 1;
            } else {
                fmt::print("{}: {} lines, whole\n", row.text(1), verified.lines);
            }
        }
    });
}

}  // namespace luwte::cli
