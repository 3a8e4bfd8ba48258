// luwte retention [--dry-run]: forgets the offenders whose term is over. For the operator's timer: it tells references and days,
// never a name.
#include <fmt/format.h>

#include <map>
#include <memory>

#include "app/packs.h"
#include "app/reactions.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "offenders/retention.h"
#include "people/people.h"

namespace luwte::cli {
namespace {
using offenders::Keeping;

struct Settings {
    Place place;
    bool dry_run = false;
};

std::string outcome(const offenders::Term& term, bool dry_run)
{
    switch (term.keeping) {
    case Keeping::silent: return "kept: the protocol says nothing about how long";
    case Keeping::running: return "kept";
    case Keeping::restricted: return "kept, restricted on request";
    case Keeping::needed: return "kept, a measure is in force or a request is not decided yet";
    case Keeping::over: return dry_run ? "would be removed" : "removed";
    }
    return {};
}

void print(const offenders::Term& term, bool dry_run)
{
    const auto day = [](Instant at) { return iso(day_in_amsterdam(at)); };
    const auto until = term.until ? fmt::format(", until {} ({}, {})", day(*term.until), term.rule->keep.text, term.rule->source) : "";
    fmt::print("  {}  closed {}{}: {}\n", term.reference, day(term.closed), until, outcome(term, dry_run));
}

void run(const Settings& settings)
{
    const auto database = open_existing(settings.place);
    storage::migrate(*database);
    require_organisation(*database);
    const app::Packs packs{{}};
    // An incident is handled under the pack of its day, which was kept with the organisation.
    const incidents::PackUnder pack_under = [&](storage::Transaction& tx, const incidents::Incident& incident) -> const protocol::Pack& {
        const auto* pack = packs.version(tx, incident.organisation, incident.pack, incident.pack_version);
        if (!pack) throw std::runtime_error{fmt::format("pack {} {} of case {} is not kept with the organisation", incident.pack, incident.pack_version, incident.reference)};
        return *pack;
    };
    const auto now = SystemClock{}.now();
    storage::Transaction tx{*database};
    for (const auto& organisation : people::organisations(tx)) {
        const auto terms = offenders::terms(tx, organisation.id, pack_under, now);
        std::size_t over = 0;
        fmt::print("{}\n", organisation.name);
        for (const auto& term : terms) {
            print(term, settings.dry_run);
            if (term.keeping != Keeping::over) continue;
            ++over;
            if (!settings.dry_run) offenders::carry_out(tx, pack_under, app::offender_forgotten, term, now);
        }
        fmt::print("  {} of {} offenders of closed cases {}\n", over, terms.size(), settings.dry_run ? "would be removed" : "removed");
    }
    if (!settings.dry_run) tx.commit();
}
}  // namespace

void add_retention(CLI::App& app, int& exit)
{
    auto* command = app.add_subcommand("retention", "Remove what is known of offenders whose term is over, as the protocol says");
    auto settings = std::make_shared<Settings>();
    add_place(*command, settings->place);
    command->add_flag("--dry-run", settings->dry_run, "Only say what would be removed, and why the rest is kept");
    command->callback([settings, &exit] {
        run(*settings);
        exit = 0;
    });
}

}  // namespace luwte::cli
