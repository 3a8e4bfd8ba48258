#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

#include "offenders/verdict.h"

using namespace luwte;
using namespace luwte::offenders;
using Say = Verdict::Kind;

namespace {
const Instant monday = *parse_instant("2026-03-09T08:00:00Z");

OffenderId mention(int number) { return {"mention-" + std::to_string(number)}; }

std::vector<OffenderId> mentions(int count)
{
    std::vector<OffenderId> all;
    for (int i = 0; i < count; ++i) all.push_back(mention(i));
    return all;
}

struct Talk {
    std::vector<Verdict> said;

    void say(Say kind, int offender, int other = -1)
    {
        Verdict verdict{{"verdict-" + std::to_string(said.size())}, static_cast<std::int64_t>(said.size()) + 1, kind, mention(offender), {}, monday, {"griffier"}, {}, {}};
        if (other >= 0) verdict.other = mention(other);
        said.push_back(verdict);
    }
    void undo(std::size_t which) { said[which] = *offenders::undo(said[which], {"griffier"}, monday); }
    auto persons(int count = 4) const { return offenders::persons(mentions(count), said); }
    bool together(int one, int other) const
    {
        const auto found = persons();
        return found.at(mention(one)) == found.at(mention(other));
    }
};
}  // namespace

TEST_CASE("whoever was confirmed to be the same is one person, named after his first mention", "[offenders]")
{
    Talk talk;
    talk.say(Say::same, 2, 1);
    talk.say(Say::same, 3, 2);
    CHECK(talk.persons().at(mention(3)) == mention(1));
    CHECK_FALSE(talk.together(0, 1));
}

TEST_CASE("a mention that is taken apart leaves the others together, and may be confirmed anew", "[offenders]")
{
    Talk talk;
    talk.say(Say::same, 0, 1);
    talk.say(Say::same, 1, 2);
    talk.say(Say::split, 1);
    CHECK(talk.together(0, 2));  // they hung together by the one that left
    CHECK_FALSE(talk.together(0, 1));
    talk.say(Say::same, 1, 3);
    CHECK(talk.together(1, 3));
    CHECK_FALSE(talk.together(0, 3));

    SECTION("undone, the split has never been")
    {
        talk.undo(2);
        CHECK(talk.together(0, 3));
        CHECK(talk.together(1, 2));
    }
}

TEST_CASE("what contradicts something that stands is declined", "[offenders]")
{
    CHECK(may_say(Say::same, true, false).refusal().code() == "offenders.are_one_already");
    CHECK(may_say(Say::same, false, true).refusal().code() == "offenders.said_different");
    CHECK(may_say(Say::different, true, false).refusal().code() == "offenders.are_one");
    CHECK(may_say(Say::different, false, true).refusal().code() == "offenders.said_different_already");
    CHECK(may_say(Say::same, false, false));
    Talk talk;
    talk.say(Say::same, 0, 1);
    talk.undo(0);
    CHECK(undo(talk.said[0], {"griffier"}, monday).refusal().code() == "offenders.undone_before");

    talk.say(Say::different, 0, 1);
    CHECK(said_different({mention(1)}, {mention(0), mention(3)}, talk.said));
    CHECK_FALSE(said_different({mention(1)}, {mention(3)}, talk.said));
    CHECK_FALSE(contradict(talk.persons(), talk.said));
    talk.say(Say::same, 0, 2);
    talk.say(Say::same, 2, 1);
    CHECK(contradict(talk.persons(), talk.said));
}

TEST_CASE("undoing restores exactly what was, whatever was said before and after", "[offenders][property]")
{
    std::mt19937 random{20260309};
    const auto number = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    for (int run = 0; run < 400; ++run) {
        Talk talk;
        constexpr int count = 7;
        for (int i = 0; i < 12; ++i) {
            if (!talk.said.empty() && number(5) == 0) {
                const auto which = static_cast<std::size_t>(number(static_cast<int>(talk.said.size())));
                if (!talk.said[which].undone) talk.undo(which);
            } else if (number(4) == 0) {
                talk.say(Say::split, number(count));
            } else {
                const int one = number(count);
                talk.say(Say::same, one, (one + 1 + number(count - 1)) % count);
            }
        }
        const auto before = talk.persons(count);
        number(2) ? talk.say(Say::same, 0, 1 + number(count - 1)) : talk.say(Say::split, number(count));
        talk.undo(talk.said.size() - 1);
        CHECK(talk.persons(count) == before);
        for (const auto& [one, person] : before) CHECK(before.at(person) == person);  // a person is named after one of his own
    }
}

TEST_CASE("the order in which mentions came, were confirmed and were taken apart makes no difference to who is one", "[offenders][property]")
{
    std::mt19937 random{19750402};
    for (int run = 0; run < 200; ++run) {
        // What was said before a split says so of the others only, so confirmations change places before the splits and after them.
        Talk talk;
        constexpr int count = 8, in_each_part = 5;
        const auto confirm = [&] {
            for (int i = 0; i < in_each_part; ++i) {
                const int one = static_cast<int>(random() % count);
                talk.say(Say::same, one, (one + 1 + static_cast<int>(random() % (count - 1))) % count);
            }
        };
        confirm();
        for (int i = 0; i < in_each_part; ++i) talk.say(Say::split, static_cast<int>(random() % count));
        confirm();
        const auto groups = [](const std::map<OffenderId, OffenderId>& persons) {
            std::map<OffenderId, std::set<OffenderId>> by_person;
            for (const auto& [one, person] : persons) by_person[person].insert(one);
            std::set<std::set<OffenderId>> all;
            for (auto& [person, group] : by_person) all.insert(group);
            return all;
        };
        const auto expected = groups(talk.persons(count));
        auto came = mentions(count);
        std::ranges::shuffle(came, random);
        for (int part = 0; part < 3; ++part) std::shuffle(talk.said.begin() + part * in_each_part, talk.said.begin() + (part + 1) * in_each_part, random);
        std::int64_t position = 0;
        for (auto& verdict : talk.said) {
            verdict.position = ++position;
            if (verdict.other && random() % 2) std::swap(verdict.offender, *verdict.other);
        }
        std::ranges::shuffle(talk.said, random);  // a store may give rows in any order
        CHECK(groups(offenders::persons(came, talk.said)) == expected);
    }
}
