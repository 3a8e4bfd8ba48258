#include "cli/statistics_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "cli/annual_command.h"
#include "cli/commands.h"
#include "disclosure/protect.h"

namespace luwte::cli {
namespace {
namespace json = boost::json;
using namespace disclosure;

struct Wanted {
    std::string micro, out, classes, truth;
    std::vector<std::string> earlier;
    Order order;
};

json::value read(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    if (!file) throw BadUse{path + ": cannot be read"};
    std::ostringstream text;
    text << file.rdbuf();
    json::error_code error;
    auto value = json::parse(text.str(), error);
    if (error) throw BadUse{path + ": not JSON (" + error.message() + ")"};
    return value;
}

/// Whole or not at all: a half-written release would look like one.
void write(const std::string& path, const json::object& value)
{
    const auto draft = path + ".part";
    std::ofstream file{draft, std::ios::binary | std::ios::trunc};
    file << json::serialize(value) << '\n';
    file.close();
    if (!file) throw std::runtime_error{path + ": cannot be written"};
    std::filesystem::rename(draft, path);
}

int protect(Wanted wanted)
try {
    auto classes_path = std::filesystem::path{wanted.classes};
    if (classes_path.empty()) classes_path = std::filesystem::path{wanted.micro}.parent_path() / "index.json";
    const auto file = read(wanted.micro);
    std::optional<json::value> classes;
    if (!wanted.classes.empty() || std::filesystem::exists(classes_path)) classes = read(classes_path.string());
    for (const auto& path : wanted.earlier) wanted.order.earlier.push_back(read(path));

    const auto micro = read_micro(file, classes ? &*classes : nullptr);
    const auto answer = disclosure::protect(micro, wanted.order);
    if (const auto* why = std::get_if<Declined>(&answer)) {
        fmt::print(stderr, "luwte: declined ({}): {}\n", why->code, reason(*why));
        return 1;
    }
    const auto& published = std::get<Published>(answer);
    if (!wanted.truth.empty()) write(wanted.truth, write_truth(micro));
    write(wanted.out, published.release);
    fmt::print("{}: {} of {} cells shown ({:.1f} %), {} sensitive cells proved\n", wanted.out, published.shown, published.cells,
               100.0 * static_cast<double>(published.shown) / static_cast<double>(std::max<std::size_t>(published.cells, 1)), published.watched);
    return 0;
} catch (const Unreadable& error) {
    throw BadUse{wanted.micro + ": " + error.what()};
}
}  // namespace

std::string reason(const Declined& why)
{
    const auto bounds = why.range.open ? fmt::format("at least {}", why.range.lower) : fmt::format("{} to {}", why.range.lower, why.range.upper);
    if (why.code == "too_few_office_holders") return fmt::format("{} office holders are too few for any table; publish together with another organisation", why.range.lower);
    if (why.code == "figure_changed")
        return fmt::format(
            "{}: an earlier publication says {}, the file no longer does; the difference would be public. Leave the year out or keep the earlier figures", why.cell,
            why.by);
    if (why.code == "rounded_before") return "the year was published before, and two editions are one too many when one of them is rounded; keep the first";
    if (why.code == "cannot_round") return fmt::format("no rounding adds up in all tables; leave '{}' out (--without, or --plain-tables)", why.coarsen);
    if (why.code == "classes_changed") return fmt::format("{}: an earlier publication uses other classes than this one; keep the classes", why.cell);
    const auto advice = fmt::format("make '{}' coarser or leave the table out", why.coarsen);
    if (why.code == "insider") return fmt::format("{}: who knows '{}' computes it exactly ({}); {}", why.cell, why.by, bounds, advice);
    if (why.code == "group") return fmt::format("{}: certainly everything of '{}' is in it; {}", why.cell, why.by, advice);
    return fmt::format("{}: an intruder finds {}; {}", why.cell, bounds, advice);
}

void add_statistics(CLI::App& app, int& exit)
{
    auto* statistics = app.add_subcommand("statistics", "Figures that give nobody away");
    statistics->require_subcommand(1);
    add_annual(*statistics, exit);
    auto* command = statistics->add_subcommand("protect", "Hide what could be recognised, prove it, and write the release");
    auto wanted = std::make_shared<Wanted>();
    command->add_option("micro", wanted->micro, "Incidents and office holders (JSON)")->required();
    command->add_option("--out", wanted->out, "Where the release goes")->required();
    command->add_option("--classes", wanted->classes, "The fixed classes (default: index.json beside the file, if there)");
    command->add_option("--years", wanted->order.years, "Which years (default: all)")->delimiter(',');
    command->add_option("--earlier", wanted->earlier, "A release that was published before; may be repeated");
    command->add_flag("--sum-of-years", wanted->order.sum_of_years, "Also a table of the years and their sum");
    command->add_option("--without", wanted->order.without, "Axes to leave out, so that more of the rest can be shown")->delimiter(',');
    command->add_flag("--round", wanted->order.rounded, "Round every figure to a multiple of 5 instead of hiding some");
    command->add_option("--office-holders", wanted->order.rules.office_holders, "The fewest behind a row (default 10)")->check(CLI::Range(1, 1000000));
    command->add_option("--persons", wanted->order.rules.persons, "Fewer affected persons behind a count: hidden (default 3)")->check(CLI::Range(1, 1000));
    command->add_option("--largest", wanted->order.rules.largest, "Per cent of a count that one person may account for (default 50)")->check(CLI::Range(1, 100));
    command->add_flag_callback("--plain-tables", [wanted] { wanted->order.layout = Layout::plain, wanted->order.rules.total = 1; },
                               "The four tables alone, without how many were reported to the police, and every figure worth the same, as other methods have it");
    command->add_option("--truth", wanted->truth, "Also write the unprotected figures, for an auditor: not to be published");
    command->callback([wanted, &exit] { exit = protect(*wanted); });
}

}  // namespace luwte::cli
