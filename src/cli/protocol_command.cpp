#include "cli/protocol_command.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <filesystem>

#include "cli/protocol_text.h"
#include "protocol/explain.h"

namespace luwte::cli {
namespace {
using namespace protocol;

/// A path, or the name of a shipped pack.
Loaded open(const std::string& name)
{
    std::error_code error;
    const bool plain = name.find_first_of("/.") == std::string::npos;
    return plain && !std::filesystem::exists(name, error) ? load_shipped(name) : load_file(name);
}

int print(const std::vector<PackFault>& faults)
{
    for (const auto& fault : faults) fmt::print(stderr, "{}\n", fault.text());
    return faults.empty() ? 0 : 2;
}

int check(const std::vector<std::string>& names)
{
    int exit_code = 0;
    for (const auto& name : names) {
        const auto loaded = open(name);
        const auto faults = loaded.pack ? run_examples(*loaded.pack) : loaded.faults;
        exit_code = std::max(exit_code, print(faults));
        if (faults.empty()) fmt::print("{}: ok\n", name);
    }
    return exit_code;
}

struct Question {
    std::string file, behaviour, form, choice;
    Situation situation;
    std::vector<std::string> facts, affected, excluded;
    std::string format = "text", language = "nl";
};

template <class Entry>
bool among(const std::vector<Entry>& list, const std::string& id)
{
    return std::any_of(list.begin(), list.end(), [&](const Entry& entry) { return entry.id == id; });
}

template <class Entry>
std::string ids(const std::vector<Entry>& list)
{
    std::vector<std::string> names;
    for (const auto& entry : list) names.push_back(entry.id);
    return fmt::format("{}", fmt::join(names, " "));
}

/// What the question gets wrong, in one line; nothing when it is fine.
std::string misuse(const Pack& pack, const Question& question)
{
    const auto* reporter = pack.role(question.situation.reporter);
    if (!reporter || !reporter->reports) {
        std::vector<RoleInfo> reporting;
        std::copy_if(pack.roles().begin(), pack.roles().end(), std::back_inserter(reporting), [](const RoleInfo& info) { return info.reports; });
        return fmt::format("--reporter: '{}' is not a role that reports; this pack has {}", question.situation.reporter, ids(reporting));
    }
    if (!column(pack, question.behaviour))
        return fmt::format("--behaviour: '{}' is unknown; this pack has {}", question.behaviour, ids(pack.norm()));
    if (!question.form.empty() && !among(pack.forms(), question.form))
        return fmt::format("--form: '{}' is unknown; this pack has {}", question.form, ids(pack.forms()));
    for (const auto& fact : question.facts)
        if (!among(pack.aggravating(), fact) && !among(pack.consequences(), fact) && !among(pack.drives(), fact))
            return fmt::format("--fact: '{}' is unknown; this pack has {} {} {}", fact, ids(pack.aggravating()), ids(pack.consequences()), ids(pack.drives()));
    for (const auto* roles : {&question.affected, &question.excluded})
        for (const auto& role : *roles)
            if (!pack.role(role)) return fmt::format("'{}' is not a role; this pack has {}", role, ids(pack.roles()));
    if (!question.choice.empty() && !pack.role(question.choice)) return fmt::format("--choice: '{}' is not a role", question.choice);
    return {};
}

int explain(Question question)
{
    const auto loaded = open(question.file);
    if (!loaded.pack) return print(loaded.faults);
    if (const auto wrong = misuse(*loaded.pack, question); !wrong.empty()) {
        fmt::print(stderr, "luwte: {}\n", wrong);
        return 2;
    }
    auto& situation = question.situation;
    situation.behaviour = question.behaviour;
    if (!question.form.empty()) situation.form = question.form;
    if (!question.choice.empty()) situation.choice = question.choice;
    situation.facts = {question.facts.begin(), question.facts.end()};
    situation.affected = {question.affected.begin(), question.affected.end()};
    situation.affected.insert(situation.reporter);
    situation.excluded = {question.excluded.begin(), question.excluded.end()};

    const auto answer = protocol::explain(*loaded.pack, situation);
    fmt::print("{}\n", question.format == "json" ? boost::json::serialize(answer) : as_text(answer, question.language));
    return 0;
}
}  // namespace

void add_protocol_commands(CLI::App& app, int& exit_code)
{
    auto* protocol = app.add_subcommand("protocol", "What a protocol pack says");
    protocol->require_subcommand(1);

    auto names = std::make_shared<std::vector<std::string>>();
    auto* checking = protocol->add_subcommand("check", "Check packs; prints file:line:column: message for every fault");
    checking->add_option("FILE", *names, "A file, or the name of a shipped pack")->required();
    checking->callback([names, &exit_code] { exit_code = check(*names); });

    auto question = std::make_shared<Question>();
    auto* explaining = protocol->add_subcommand("explain", "Who receives, is informed and can read; duties, deadlines and measures, each with its source");
    explaining->add_option("FILE", question->file, "A file, or the name of a shipped pack")->required();
    explaining->add_option("--reporter", question->situation.reporter, "Role of the affected person")->required();
    explaining->add_option("--behaviour", question->behaviour, "Column of the norm table")->required();
    explaining->add_option("--form", question->form, "In person, social media …");
    explaining->add_option("--fact", question->facts, "An aggravating fact or a consequence (may be repeated)");
    explaining->add_option("--affected", question->affected, "Role of somebody else who is affected");
    explaining->add_option("--exclude", question->excluded, "Role that may not know, such as an alleged offender's");
    explaining->add_option("--choice", question->choice, "The receiver whom the reporter picks");
    explaining->add_flag("--repeated", question->situation.repeated, "The same offender before");
    explaining->add_flag("--persists", question->situation.persists, "It went on after being addressed");
    explaining->add_option("--format", question->format)->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    explaining->add_option("--language", question->language)->check(CLI::IsMember({"nl", "en"}))->capture_default_str();
    explaining->callback([question, &exit_code] { exit_code = explain(*question); });
}

}  // namespace luwte::cli
