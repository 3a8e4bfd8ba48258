// luwte retention [--dry-run]: destroys what has been kept long enough. For the operator's timer: it tells references and days, never a
// name.
#include <fmt/format.h>

#include <map>
#include <memory>

#include "app/destruction.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "people/people.h"

namespace luwte::cli {
namespace {
using retention::Keeping;

struct Settings {
    Place place;
    bool dry_run = false;
};

const char* gone(const Settings& settings) { return settings.dry_run ? "would be removed" : "removed"; }

std::string because(const std::vector<std::string>& reasons)
{
    static const std::map<std::string, std::string> said{{"measure_in_force", "a measure is in force"},
                                                         {"objection_open", "an objection has no answer, or can still be made"},
                                                         {"police_pending", "a report to the police has no outcome"},
                                                         {"claim_open", "a claim has no answer"},
                                                         {"request_open", "a request of an offender has no answer"},
                                                         {"restricted", "an offender asked that it is kept"},
                                                         {"conversation_ahead", "a conversation of aftercare is still to come"}};
    std::string text = "kept";
    for (const auto& reason : reasons) text += ", " + said.at(reason);
    return text;
}

void print(const Settings& settings, const app::Ending& one)
{
    if (!one.unjudged.empty()) {
        fmt::print("  {} cannot be judged: {}\n", one.reference, one.unjudged);
        return;
    }
    const auto day = [](Instant at) { return iso(day_in_amsterdam(at)); };
    fmt::print("  {} {}, closed {}, until {} ({}, {}): {}\n", one.reference, one.term.record, day(one.closed), day(*one.term.until), one.term.rule->keep.text,
               one.term.rule->source, one.term.keeping == Keeping::over ? gone(settings) : because(one.term.needed));
}

void print(const Settings& settings, const app::Endings& endings)
{
    for (const auto& [record, by_keeping] : endings) {
        const auto count = [&](Keeping keeping) { return by_keeping.contains(keeping) ? by_keeping.at(keeping) : 0; };
        fmt::print("  {}: {} {}, {} still needed, {} within the term, {} of which the protocol says nothing\n", record, count(Keeping::over), gone(settings),
                   count(Keeping::needed), count(Keeping::running), count(Keeping::silent));
    }
}

/// False: of some cases it could not be judged how long they are kept.
bool run(const Settings& settings)
{
    const auto database = open_existing(settings.place);
    if (!settings.dry_run) storage::migrate(*database);
    require_organisation(*database);
    const app::Packs packs{{}};
    const auto doing = settings.dry_run ? app::Doing::only_look : app::Doing::destroy;
    std::vector<people::Organisation> organisations;
    {
        storage::Transaction tx{*database, storage::Mode::read};
        organisations = people::organisations(tx);
    }
    bool judged = true;
    const auto tell = [&](const app::Ending& one) {
        print(settings, one);
        judged = judged && one.unjudged.empty();
    };
    for (const auto& organisation : organisations) {
        fmt::print("{}\n", organisation.name);
        print(settings, app::end_what_is_over(*database, packs, organisation.id, doing, SystemClock{}.now(), tell));
    }
    return judged;
}
}  // namespace

void add_retention(CLI::App& app, int& exit)
{
    auto* command = app.add_subcommand("retention", "Destroy what has been kept long enough, as the protocol says");
    auto settings = std::make_shared<Settings>();
    add_place(*command, settings->place);
    command->add_flag("--dry-run", settings->dry_run, "Change nothing; say what would be removed, and what is kept longer and why");
    command->callback([settings, &exit] {
        exit = run(*settings) ? 0 : 1;
    });
}

}  // namespace luwte::cli
