#include "cli/link_command.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/link_data.h"
#include "linking/evaluate.h"
#include "linking/recognise.h"

namespace luwte::cli {

namespace {
namespace json = boost::json;

struct Wish {
    std::string set, data = ".", out;
    bool profiles = false, blind = false;
    double least = linking::shown_from;
    linking::Found found() const { return blind ? linking::Found::blindly : linking::Found::openly; }
};

void evaluate(const Wish& wish)
{
    const auto mentions = read_set(wish.set, wish.data);
    std::ofstream file{wish.out};
    if (!file) throw BadUse{"cannot write " + wish.out};
    file << "id_a,id_b,score\n";
    for (const auto& link : wish.profiles ? linking::profile_links(mentions, wish.found()) : linking::pair_links(mentions, wish.found()))
        file << fmt::format("{},{},{:.6f}\n", mentions[link.a].id, mentions[link.b].id, link.score);
}

linking::Mention mention_from(const json::object& columns)
{
    linking::Mention mention;
    for (const auto& [column, value] : columns)
        if (value.is_string()) assign(mention, std::string{column}, std::string{value.as_string()});
    return mention;
}

json::object suggestions(linking::Recogniser& recogniser, const linking::Mention& mention)
{
    json::array list;
    for (const auto& suggestion : recogniser.suggest(mention)) {
        json::object reasons;
        for (const auto& reason : suggestion.why.reasons) reasons[linking::comparisons()[reason.field].name] = reason.weight;
        list.push_back(json::object{{"profile", suggestion.profile}, {"score", suggestion.score}, {"prior", suggestion.why.prior}, {"weights", std::move(reasons)}});
    }
    return {{"suggestions", std::move(list)}};
}

json::object answer(linking::Recogniser& recogniser, const json::object& message)
{
    const auto& type = message.at("type").as_string();
    if (type == "mention") return suggestions(recogniser, mention_from(message.at("mention").as_object()));
    if (type == "confirm") return {{"profile", recogniser.confirm(std::string{message.at("profile").as_string()})}};
    if (type == "new") return {{"profile", recogniser.found()}};
    throw BadUse{"a message of unknown type"};
}

void replay(const Wish& wish)
{
    linking::Recogniser recogniser{wish.least, wish.found()};
    std::string line;
    while (std::getline(std::cin, line)) {
        boost::system::error_code wrong;
        const auto message = json::parse(line, wrong);
        if (wrong || !message.is_object() || !message.as_object().contains("type")) throw BadUse{"a line that is no message"};
        if (message.at("type") == "end") return;
        std::cout << json::serialize(answer(recogniser, message.as_object())) << std::endl;
    }
}
}  // namespace

void add_link_commands(CLI::App& app, int& exit)
{
    auto* link = app.add_subcommand("link", "Recognising an offender who comes back, tried on data whose truth is known");
    link->require_subcommand(1);

    auto wish = std::make_shared<Wish>();
    auto* judge = link->add_subcommand("evaluate", "Write the links found in a data set, with their weight");
    judge->add_option("set", wish->set, "febrl1…4, fake_1000, historical_50k, or a folder with mentions.csv")->required();
    judge->add_option("--data", wish->data, "The folder that holds the published sets");
    judge->add_option("--out", wish->out, "The CSV file to write")->required();
    judge->add_flag("--profiles", wish->profiles, "Link by whole profiles instead of pair by pair");
    judge->callback([wish, &exit] { evaluate(*wish), exit = 0; });

    auto* again = link->add_subcommand("replay", "Suggest, mention by mention, over JSON lines on stdin and stdout");
    again->add_option("--from", wish->least, "The least weight (log2) worth showing");
    again->callback([wish, &exit] { replay(*wish), exit = 0; });

    for (auto* command : {judge, again}) command->add_flag("--blind", wish->blind, "Find candidates by the numbers of the blind index only");
}

}  // namespace luwte::cli
