#include <catch2/catch.hpp>

#include <random>

#include "network/benchmark.h"
#include "network/life.h"

using namespace luwte;
using namespace luwte::network;

namespace {
Contribution one(int number, std::optional<int> total, std::vector<Figure> more = {}, int people = 40)
{
    Contribution made{ParticipantId{std::to_string(number)}, 1, Totals{1, 5, people, {{"", "", total}}}};
    made.totals.figures.insert(made.totals.figures.end(), more.begin(), more.end());
    return made;
}

std::vector<Contribution> all(const std::vector<int>& totals)
{
    std::vector<Contribution> list;
    for (const int total : totals) list.push_back(one(static_cast<int>(list.size()), total));
    return list;
}

const Benchmark::Part* part(const Benchmark& made, std::string_view name)
{
    for (const auto& one : made.parts)
        if (one.class_ == name) return &one;
    return nullptr;
}
}  // namespace

TEST_CASE("organisations together are shown when none of them can be told from the sum", "[network]")
{
    CHECK_FALSE(benchmark(all({10, 12, 14, 16})));           // four
    CHECK(benchmark(all({10, 12, 14, 16, 18}))->least == 70);
    CHECK_FALSE(benchmark(all({10, 12, 14, 16, 0})));        // four that add anything
    CHECK_FALSE(benchmark(all({900, 20, 5, 5, 5})));         // the second knows his own, and the first to within 15
    CHECK(benchmark(all({900, 20, 40, 40, 40})));
    CHECK(benchmark(all({0, 0, 0, 0, 0}))->most == 0);
}

TEST_CASE("a hidden total counts as what it may be", "[network]")
{
    auto list = all({10, 12, 14, 16, 18});
    list.push_back(one(6, {}));
    const auto made = *benchmark(list);
    CHECK(made.organisations == 6);
    CHECK(made.hidden == 1);
    CHECK(made.people == 240);
    CHECK(made.least == 71);
    CHECK(made.most == 74);
}

TEST_CASE("a class of few organisations goes together with others until nobody can be told from it", "[network]")
{
    std::vector<Contribution> list;
    for (int i = 0; i < 6; ++i)
        list.push_back(one(i, 30, {{"form", "letter", 10}, {"form", "telephone", 12}, {"form", "online", i == 0 ? 8 : 0}, {"form", "visit", i == 0 ? 0 : 8}}));
    const auto made = *benchmark(list);
    CHECK_FALSE(part(made, "online"));
    CHECK_FALSE(part(made, "visit"));  // with "other" shown it would give "online" away
    CHECK(part(made, "telephone")->count == 72);
    CHECK(part(made, other_class)->count == 48);
    CHECK(part(made, "letter")->of == 180);

    list[2].totals.figures[1].count.reset();  // hidden in his account: it is in "other" too
    CHECK(part(*benchmark(list), "letter")->count == 50);
    CHECK(part(*benchmark(list), other_class)->count == 58);
}

TEST_CASE("rounded figures count as what they may be, and are said to be rounded", "[network]")
{
    auto list = all({10, 12, 14, 16});
    list.push_back(one(4, 20, {{"form", "letter", 15}, {"form", "telephone", 5}}));
    list.push_back(one(5, 0));
    for (const std::size_t rounded : {4U, 5U}) list[rounded].totals.rounded = 5;
    const auto made = *benchmark(list);
    CHECK(made.rounded == 2);
    CHECK(made.least == 52 + 16 + 0);
    CHECK(made.most == 52 + 24 + 4);

    list[4].totals.figures[0].count = 0;  // five that add anything are wanted, and a rounded nothing may be nothing
    CHECK_FALSE(benchmark(list));
}

TEST_CASE("a rounded nothing is no nothing in a breakdown", "[network]")
{
    std::vector<Contribution> list;
    for (int i = 0; i < 6; ++i) list.push_back(one(i, 30, {{"form", "letter", 30}, {"form", "visit", 0}}));
    CHECK(part(*benchmark(list), "visit")->count == 0);
    list[2].totals.rounded = 5;
    CHECK_FALSE(part(*benchmark(list), "visit"));
    CHECK(part(*benchmark(list), "letter")->count == 180);
}

TEST_CASE("nobody is said to have had none of what somebody hides", "[network]")
{
    std::vector<Contribution> list;
    for (int i = 0; i < 6; ++i) list.push_back(one(i, 30, {{"form", "letter", 30}, {"form", "visit", 0}, {"form", "telephone", 0}}));
    CHECK(part(*benchmark(list), "telephone")->count == 0);
    list.push_back(one(6, 30, {{"form", "letter", 25}, {"form", "visit", 0}, {"form", "telephone", {}}}));
    for (int i = 7; i < 12; ++i) list.push_back(one(i, 30, {{"form", "letter", 20}, {"form", "visit", 0}, {"form", "telephone", {}}}));
    const auto made = *benchmark(list);
    CHECK_FALSE(part(made, "telephone"));
    CHECK(part(made, "visit")->count == 0);
    CHECK(part(made, other_class)->count == 55);
}

TEST_CASE("whatever organisations tell, no printed number is nearly one of theirs, nor what is left of it", "[network][property]")
{
    std::mt19937 chance{20260309};  // the same every time
    std::uniform_int_distribution<int> organisations{1, 12}, size{0, 60}, hide{0, 5};
    const GroupRules rules;
    for (int round = 0; round < 400; ++round) {
        std::vector<Contribution> list;
        for (int i = 0, count = organisations(chance); i < count; ++i) {
            std::vector<Figure> figures;
            int total = 0;
            for (const char* name : {"letter", "telephone", "online"}) {
                const int value = hide(chance) == 0 ? 0 : 5 + size(chance) * (hide(chance) == 0 ? 20 : 1);
                total += value;
                figures.push_back({"form", name, hide(chance) == 0 ? std::nullopt : std::optional{value}});
            }
            list.push_back(one(i, total, figures));
            if (hide(chance) == 0) list.back().totals.rounded = 5;
        }
        const auto made = benchmark(list, rules);
        if (!made) continue;
        long printed = 0, of = 0;
        for (const auto& shown : made->parts) printed += shown.count, of = shown.of;
        CHECK(printed == of);  // nothing is left to subtract
        for (const auto& shown : made->parts) {
            if (shown.class_ == other_class || shown.count == 0) continue;
            std::vector<long> counts;
            for (const auto& his : list)
                for (const auto& figure : his.totals.figures)
                    if (figure.class_ == shown.class_) counts.push_back(figure.count.value_or(0));
            CHECK(tells_nobody_apart(counts, rules));
        }
    }
}

TEST_CASE("how much changed is counted in organisations", "[network]")
{
    CHECK(changed({{"a", 1}, {"b", 1}}, {{"a", 1}, {"b", 2}, {"c", 1}}) == 2);
    CHECK(changed({{"a", 1}}, {{"a", 1}}) == 0);
    CHECK(changed({{"a", 1}}, {}) == 1);
}

TEST_CASE("a protocol is awake when people hold its roles and it is used, looked at again or taught", "[network]")
{
    const auto today = *parse_day("2027-03-01");
    const auto at = *parse_instant("2027-02-01T10:00:00Z");
    const auto life = [&](const Upkeep& upkeep, std::optional<int> total = 0) {
        return signs({{2026, at, upkeep, Totals{1, 5, 40, {{"", "", total}}}}}, today).life;
    };
    const auto adopted = parse_day("2019-05-01");
    CHECK(signs({}, today).life == Life::silent);
    CHECK(signs({{2020, *parse_instant("2021-02-01T10:00:00Z"), {adopted, {}, 3, 3, 9}, {}}}, today).life == Life::silent);
    CHECK(life({{}, {}, 3, 3, 20}) == Life::none);
    CHECK(life({adopted, {}, 3, 3, {}}) == Life::asleep);
    CHECK(life({adopted, {}, 3, 3, 20}) == Life::awake);
    CHECK(life({adopted, parse_day("2026-01-10"), 3, 3, {}}) == Life::awake);
    CHECK(life({adopted, {}, 3, 3, {}}, 12) == Life::awake);
    CHECK(life({adopted, {}, 3, 3, {}}, {}) == Life::awake);  // hidden: it was used
    CHECK(life({adopted, {}, 3, 2, 20}, 12) == Life::asleep);

    Told told{2026, at, {adopted, {}, 3, 3, 20}, Totals{1, 5, 40, {{"", "", 20}, {"contact", "in_time", 11}, {"aftercare", "in_time", 9}, {"aftercare", "later", 6}}}};
    CHECK(signs({told}, today).first_contact == FirstContact::within_a_day);
    CHECK(signs({told}, today).aftercare_held == 60);
    auto rounded = told;
    rounded.totals->rounded = 5;
    CHECK_FALSE(signs({rounded}, today).aftercare_held);  // that would be a guess
    CHECK(signs({rounded}, today).used_in == 2026);
    rounded.totals->figures[0].count = 0;
    CHECK_FALSE(signs({rounded}, today).used_in);
    told.totals->figures[1].count.reset();
    CHECK_FALSE(signs({told}, today).first_contact);
}
