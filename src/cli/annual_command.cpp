#include "cli/annual_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

#include "app/packs.h"
#include "cli/commands.h"
#include "cli/place.h"
#include "documents/words.h"
#include "people/people.h"
#include "statistics/yearly_account.h"

namespace luwte::cli {
namespace {
using namespace statistics;

struct Wanted {
    Place place;
    std::string packs, organisation, format = "html", language = "nl", out;
    int year = 0;
    Choice choice;
};

/// The only organisation, or the one that is named.
people::Organisation chosen(storage::Database& database, const std::string& name)
{
    storage::Transaction tx{database, storage::Mode::read};
    const auto all = people::organisations(tx);
    if (name.empty() && all.size() == 1) return all.front();
    for (const auto& one : all)
        if (one.name == name) return one;
    throw BadUse{name.empty() ? "several organisations are here: say which with --organisation" : name + ": no such organisation here"};
}

std::string in_words(const NotPublished& why, int year)
{
    switch (why.why) {
    case NotPublished::Why::year_not_over: return fmt::format("{} is not over: its figures would change, and the change would be told by the next edition", year);
    case NotPublished::Why::no_longer_whole:
        return fmt::format("cases of {} may be gone, for they were kept long enough: it is not counted anew, and what was published of it stays as it is", year);
    case NotPublished::Why::protocol_silent: return "the protocol says nothing on how small a published figure may be (chapter statistics)";
    case NotPublished::Why::published_before: return fmt::format("{} was published before", year);
    case NotPublished::Why::declined: return fmt::format("declined ({}): {}", why.declined->code, reason(*why.declined));
    }
    return {};
}

void write(const Wanted& wanted, const Bytes& bytes, const std::string& usual)
{
    const bool text = wanted.format == "html" || wanted.format == "json";
    if (wanted.out.empty() && text) {
        std::cout.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
        return;
    }
    const auto path = wanted.out.empty() ? usual : wanted.out;
    std::ofstream file{path, std::ios::binary | std::ios::trunc};
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) throw std::runtime_error{path + ": cannot be written"};
    fmt::print(stderr, "{}\n", path);
}

int annual(const Wanted& wanted)
{
    const auto* format = format_named(wanted.format);
    if (!format) throw BadUse{wanted.format + ": no such format"};
    const auto database = open_existing(wanted.place);
    storage::migrate(*database);
    require_organisation(*database);
    const auto organisation = chosen(*database, wanted.organisation);
    const auto now = SystemClock{}.now();
    app::Packs packs{wanted.packs};
    storage::winning(*database, [&](storage::Transaction& tx) {
        packs.refresh(tx, now);
        tx.commit();
    });
    const people::PackOf pack_of = [&](storage::Transaction& tx, const OrganisationId& id) -> const protocol::Pack& { return packs.in_force(tx, id); };

    auto choice = wanted.choice;
    std::ranges::sort(choice.without);
    const auto answer = publish(*database, pack_of, organisation.id, wanted.year, choice, std::nullopt, now);
    const auto* why = std::get_if<NotPublished>(&answer);
    if (why && why->why != NotPublished::Why::published_before) {
        fmt::print(stderr, "luwte: {}\n", in_words(*why, wanted.year));
        return 1;
    }
    storage::Transaction tx{*database, storage::Mode::read};
    const auto editions = statistics::store::editions(tx, organisation.id, wanted.year);
    const documents::Words words{"account", wanted.language};
    const auto account = account_of(organisation.name, pack_of(tx, organisation.id), editions.back(), statistics::store::publications(tx, organisation.id));
    write(wanted, format->write(account, words), file_name(account, words, *format));
    return 0;
}
}  // namespace

void add_annual(CLI::App& statistics, int& exit)
{
    auto* command = statistics.add_subcommand("annual", "The yearly account: publishes a year that is over, keeps it, and writes text and tables");
    auto wanted = std::make_shared<Wanted>();
    add_place(*command, wanted->place);
    command->add_option("--year", wanted->year, "Which year")->required()->check(CLI::Range(2000, 2199));
    command->add_option("--without", wanted->choice.without, "What to leave out, so that more of the rest can be shown: role, form, place, police, contact, …")
        ->delimiter(',')->check(CLI::IsMember(std::vector<std::string>{may_be_left_out.begin(), may_be_left_out.end()}));
    command->add_flag("--round", wanted->choice.rounded, "Round every figure to a multiple of 5 instead of hiding some");
    command->add_option("--format", wanted->format, "html, pdf, docx, odt, xlsx or json")->capture_default_str();
    command->add_option("--language", wanted->language, "nl or en")->check(CLI::IsMember({"nl", "en"}))->capture_default_str();
    command->add_option("--out", wanted->out, "Where it goes (default: standard output, or a file named after the year)");
    command->add_option("--organisation", wanted->organisation, "Name of the organisation, when there are several");
    command->add_option("--packs", wanted->packs, "Folder with protocol packs of your own")->check(CLI::ExistingDirectory);
    command->callback([wanted, &exit] { exit = annual(*wanted); });
}

}  // namespace luwte::cli
