// The shipped packs: their examples hold, and nobody who is excluded turns up anywhere.
#include <catch2/catch.hpp>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "protocol/deadline.h"
#include "protocol/explain.h"
#include "protocol/in_words.h"
#include "protocol/pack.h"

using namespace luwte;
using namespace luwte::protocol;

namespace {
const std::vector<std::string> shipped{"westerveld", "assen", "leudal", "default"};

Pack pack(const std::string& id)
{
    auto loaded = load_shipped(id);
    for (const auto& fault : loaded.faults) UNSCOPED_INFO(fault.text());
    REQUIRE(loaded.pack);
    return *loaded.pack;
}

std::vector<Role> reporting_roles(const Pack& pack)
{
    std::vector<Role> roles;
    for (const auto& info : pack.roles())
        if (info.reports) roles.push_back(info.id);
    return roles;
}

/// Every role that some answer in this situation names.
std::set<Role> everybody_named(const Pack& pack, const Situation& situation)
{
    std::set<Role> roles;
    const auto add = [&](const std::vector<Role>& list) { roles.insert(list.begin(), list.end()); };
    const auto add_named = [&](const std::vector<Named>& list) { for (const auto& one : list) roles.insert(one.role); };
    if (const auto routing = route(pack, situation)) {
        add_named(routing->receives);
        add_named(routing->informed);
        add(routing->choices);
    }
    for (const auto compartment : {Compartment::report, Compartment::response, Compartment::aftercare})
        for (const auto& reader : readers(pack, compartment, situation)) roles.insert(reader.role);
    for (const auto& affected : situation.affected)
        for (const auto& conversation : aftercare(pack, affected, situation)) add(conversation.providers);
    for (const auto& duty : duties(pack, situation)) add(duty.owners);
    for (const auto& measure : measures(pack, situation)) {
        roles.insert(measure.decides);
        add(measure.acts);
    }
    for (const auto& decision : decisions(pack, situation))
        for (const auto* list : {&decision.decides, &decision.consents, &decision.vetoes, &decision.heard, &decision.acts}) add(*list);
    add_named(consultation(pack, situation));
    add_named(entering_for_another(pack, situation));
    return roles;
}
}  // namespace

TEST_CASE("every shipped pack is in order and its examples come true", "[protocol]")
{
    const auto id = GENERATE(from_range(shipped));
    const auto pack = ::pack(id);
    CHECK(pack.id() == id);
    CHECK(pack.data().examples.children.size() >= 6);
    for (const auto& fault : run_examples(pack)) FAIL_CHECK(fault.text());
}

TEST_CASE("an excluded role never appears in any answer, whoever reports and whatever happened", "[protocol]")
{
    const auto pack = ::pack(GENERATE(from_range(shipped)));
    // The gravest behaviours set off everything a pack has.
    const std::vector<std::optional<Behaviour>> behaviours{std::nullopt, "threat"};
    std::vector<Role> accounts;
    for (const auto& info : pack.roles())
        if (!info.outside) accounts.push_back(info.id);

    std::size_t situations = 0;
    for (const auto& reporter : reporting_roles(pack))
        for (const auto& behaviour : behaviours)
            for (const auto& one : accounts)
                for (const auto& other : accounts) {
                    Situation situation{reporter, behaviour, "social_media", {"injury", "hospital"}, {reporter}, {one, other}};
                    ++situations;
                    const auto named = everybody_named(pack, situation);
                    if (named.contains(one) || named.contains(other)) {
                        INFO(pack.id() << ": " << reporter << " reports, " << one << " and " << other << " are excluded");
                        FAIL("an excluded role is named");
                    }
                }
    CHECK(situations > 500);
}

TEST_CASE("with one role excluded every pack still finds a receiver, and every duty an owner", "[protocol]")
{
    const auto pack = ::pack(GENERATE(from_range(shipped)));
    for (const auto& reporter : reporting_roles(pack))
        for (const auto& column : pack.norm())
            for (const auto& info : pack.roles()) {
                Situation situation{reporter, column.id, "email", {"injury"}, {reporter}};
                if (!info.reports || info.id != reporter) situation.excluded.insert(info.id);
                INFO(pack.id() << ": " << reporter << " reports, " << info.id << " is excluded");
                const auto routing = route(pack, situation);
                REQUIRE(routing);
                for (const auto& receiver : routing->receives) CHECK(receiver.role != reporter);
                for (const auto& duty : duties(pack, situation)) CHECK_FALSE(duty.owners.empty());
            }
}

TEST_CASE("nobody handles, reads or cares for his own case", "[protocol]")
{
    const auto pack = ::pack(GENERATE(from_range(shipped)));
    for (const auto& reporter : reporting_roles(pack)) {
        if (!pack.role(reporter)->single) continue;
        const Situation situation{reporter, "threat", {}, {}, {reporter}};
        const auto routing = route(pack, situation);
        REQUIRE(routing);
        for (const auto& receiver : routing->receives) CHECK(receiver.role != reporter);
        for (const auto& reader : readers(pack, Compartment::response, situation)) CHECK(reader.role != reporter);
        for (const auto& reader : readers(pack, Compartment::aftercare, situation)) CHECK(reader.role != reporter);
    }
}

TEST_CASE("every answer of every pack carries its source", "[protocol]")
{
    const auto pack = ::pack(GENERATE(from_range(shipped)));
    for (const auto& reporter : reporting_roles(pack))
        for (const auto& column : pack.norm()) {
            const auto answer = explain(pack, {reporter, column.id, "social_media", {"injury"}, {reporter}});
            for (const char* part : {"receives", "informed", "reads", "duties", "aftercare", "measures", "decisions", "consultation", "support"})
                for (const auto& entry : answer.at(part).as_array()) {
                    INFO(pack.id() << ' ' << part << ' ' << boost::json::serialize(entry));
                    CHECK_FALSE(entry.at("source").as_string().empty());
                }
            CHECK_FALSE(answer.at("reporting").at("source").as_string().empty());
            CHECK(answer.contains("silent"));
        }
}

TEST_CASE("what a protocol says in words reaches people in both languages with its source, and nothing else does", "[protocol]")
{
    const auto said = in_words(pack(GENERATE(from_range(shipped))));
    for (const auto& one : said) {
        INFO(one.point);
        CHECK_FALSE(one.source.empty());
        for (const auto& text : one.texts) CHECK((!text.nl.empty() && !text.en.empty()));
    }
    const auto points = [](const std::string& id) {
        std::vector<std::string> list;
        for (const auto& one : in_words(pack(id))) list.push_back(one.point);
        return list;
    };
    CHECK(points("westerveld") == std::vector<std::string>{"norm.sentence", "norm.principle", "evaluation", "scope", "employees", "registration", "aftercare.practical_help"});
    CHECK(in_words(pack("leudal")).front().source == "L 5a (N1)");
}

TEST_CASE("a pack that extends another keeps each rule's own source", "[protocol]")
{
    const auto leudal = pack("leudal");
    CHECK(route(leudal, {"councillor"})->receives.front().source == "Luwte default (R1)");
    CHECK(duties(leudal, {"councillor"}).front().source == "L 6.4 (H7)");
    CHECK(leudal.name().nl == "Leudal");
}

TEST_CASE("the gravest answer names the column, and the table says what to do", "[protocol]")
{
    const auto westerveld = pack("westerveld");
    CHECK(classify(westerveld, {"about_self", "touched", "at_you"})->id == "physical_violence");
    CHECK_FALSE(classify(westerveld, {}));
    CHECK_FALSE(classify(westerveld, {"no_such_question"}));
    CHECK(column(westerveld, "threat")->reporting == Reporting::always);
    CHECK(column(westerveld, "emotional_self")->reporting == Reporting::optional);
    CHECK_FALSE(column(westerveld, "nonsense"));
    CHECK_FALSE(reporting(westerveld, {"councillor"}));
    CHECK_FALSE(reporting(westerveld, {"councillor", "nonsense"}));
}

TEST_CASE("the pack that the guide shows is in order", "[protocol]")
{
    std::ifstream guide{LUWTE_SOURCE "/docs/protocol-packs.md"};
    std::string shown;
    bool inside = false;
    for (std::string line; std::getline(guide, line);) {
        if (line == "    id: mytown" || line == "    examples:") inside = true;
        if (line.empty()) inside = false;
        if (inside) shown += line.substr(4) + "\n";
    }
    const auto loaded = load_text("docs/protocol-packs.md", shown);
    for (const auto& fault : loaded.faults) FAIL_CHECK(fault.text());
    REQUIRE(loaded.pack);
    CHECK(loaded.pack->data().examples.children.size() == 1);
    for (const auto& fault : run_examples(*loaded.pack)) FAIL_CHECK(fault.text());
    CHECK(loaded.pack->feedback_within()->text == "P5D");
}
