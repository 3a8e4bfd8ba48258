#include <catch2/catch.hpp>

#include "http/route.h"

namespace luwte::http {

namespace {

enum class Colour { red, dark_blue };
SHAPE_ENUM(Colour, red, dark_blue)

struct Inner {
    std::string name;
    std::optional<int> count;
};
SHAPE(Inner, name, count)

struct Outer {
    AccountId account_id;
    bool second_factor;
    std::int64_t big;
    Instant read_at;
    Moment occurred_at;
    Day due_day;
    Colour colour;
    Secret words;
    std::optional<Inner> inner;
    std::vector<Inner> list;
    LongText note;
};
SHAPE(Outer, account_id, second_factor, big, read_at, occurred_at, due_day, colour, words, inner, list, note)

struct Told {
    AccountId id;
    Shown words;
    Moment at;
    std::vector<Colour> colours;
    std::optional<std::string> absent;
    std::string default_;
};
SHAPE(Told, id, words, at, colours, absent, default_)

struct Numbers {
    int small;
    std::int64_t big;
};
SHAPE(Numbers, small, big)

const std::string good = R"({"accountId":"0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10","secondFactor":true,"big":9007199254740992,
    "readAt":"2026-11-22T03:25:00.000Z","occurredAt":"2026-11-22T03:25:00+01:00","dueDay":"2026-11-22","colour":"dark_blue",
    "words":"hij zei \u00e9\u00e9n woord","inner":{"name":"a","count":3},"list":[{"name":"b"},{"name":"c","count":null}],
    "note":"long"})";

/// "code field" of every fault, in order.
std::vector<std::string> faults(std::string_view json)
{
    const auto read = from_json<Outer>(json);
    if (read) return {};
    std::vector<std::string> all;
    for (const auto& fault : read.refusal().faults) all.push_back(std::string{fault.code.text()} + " " + fault.field);
    return all;
}

std::string with(std::string text, std::string_view old, std::string_view now)
{
    const auto at = text.find(old);
    REQUIRE(at != std::string::npos);
    return text.replace(at, old.size(), now);
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("a shape reads all its members, from camelCase", "[http]")
{
    const auto outer = from_json<Outer>(good);
    REQUIRE(outer);
    CHECK(outer->account_id.text == "0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10");
    CHECK(outer->second_factor);
    CHECK(outer->big == 9007199254740992);
    CHECK(outer->colour == Colour::dark_blue);
    CHECK(iso(outer->occurred_at) == "2026-11-22T03:25:00.000+01:00");
    CHECK(outer->words.reveal() == "hij zei één woord");
    CHECK(outer->inner->count == 3);
    REQUIRE(outer->list.size() == 2);
    CHECK(outer->list[1].name == "c");
    CHECK_FALSE(outer->list[1].count);
}

TEST_CASE("a shape tells everything that is wrong at once, and where", "[http]")
{
    const auto bad = with(with(with(good, "dark_blue", "green"), "true", "1"), "\"note\"", "\"nota\"");
    CHECK(faults(bad) == Faults{"request.type_wrong /secondFactor", "request.value_unknown /colour",
                                "request.member_missing /note", "request.member_unknown /nota"});
}

TEST_CASE("a shape refuses what its types do not hold", "[http]")
{
    auto [old, now, expected] = GENERATE(table<std::string, std::string, std::string>({
        {"0b7c9a52", "0b7c9a5", "request.value_wrong /accountId"},
        {"true", "1", "request.type_wrong /secondFactor"},
        {"9007199254740992", "9007199254740993", "request.number_out_of_range /big"},
        {"9007199254740992", "18446744073709551615", "request.number_out_of_range /big"},
        {"9007199254740992", "1e400", "request.type_wrong /big"},
        {"9007199254740992", "1.5", "request.type_wrong /big"},
        {"9007199254740992", "\"1\"", "request.type_wrong /big"},
        {"03:25:00.000Z", "25:00:00Z", "request.value_wrong /readAt"},
        {"2026-11-22\",\"colour", "2026-02-30\",\"colour", "request.value_wrong /dueDay"},
        {"dark_blue", "darkBlue", "request.value_unknown /colour"},
        {"\"count\":3", "\"count\":\"3\"", "request.type_wrong /inner/count"},
        {"\"count\":3", "\"count\":3000000000", "request.number_out_of_range /inner/count"},
        {"\"count\":null", "\"cuont\":null", "request.member_unknown /list/1/cuont"},
        {"\"name\":\"c\",", "", "request.member_missing /list/1/name"},
        {"\"name\":\"c\"", "\"name\":\"c\",\"name\":\"d\"", "request.member_twice /list/1/name"},
        {"\"note\":\"long\"", "\"note\":\"long\",\"a/b~\":1", "request.member_unknown /a~1b~0"},
        {"\"a\"", "\"a\\u0000\"", "request.text_unclean /inner/name"},
        {"[{", "{\"x\":[{", "request.not_json "},
        {"\"long\"", "null", "request.type_wrong /note"},
    }));
    CAPTURE(now);
    CHECK(faults(with(good, old, now)) == Faults{expected});
}

TEST_CASE("a shape has limits on length, number and depth", "[http]")
{
    CHECK(faults(with(good, "\"a\"", '"' + std::string(1024, 'x') + '"')).empty());
    CHECK(faults(with(good, "\"a\"", '"' + std::string(1025, 'x') + '"')) == Faults{"request.too_long /inner/name"});
    CHECK(faults(with(good, "\"long\"", '"' + std::string(65536, 'x') + '"')).empty());
    CHECK(faults(with(good, "\"long\"", '"' + std::string(65537, 'x') + '"')) == Faults{"request.too_long /note"});

    std::string many = "[";
    for (int n = 0; n < 1001; ++n) many += "{\"name\":\"x\"},";
    many.back() = ']';
    CHECK(faults(with(good, R"([{"name":"b"},{"name":"c","count":null}])", many)) == Faults{"request.too_many_items /list"});
    CHECK(faults(std::string(40, '[') + std::string(40, ']')) == Faults{"request.not_json "});
}

TEST_CASE("what is no JSON object is refused whole", "[http]")
{
    CHECK(faults("") == Faults{"request.not_json "});
    CHECK(faults("{") == Faults{"request.not_json "});
    CHECK(faults("{} {}") == Faults{"request.not_json "});
    CHECK(faults("[]") == Faults{"request.type_wrong "});
    CHECK(faults("{'a':1}") == Faults{"request.not_json "});
    CHECK(faults("\"\xff\"") == Faults{"request.not_json "});
    CHECK(from_json<Nothing>(""));
    CHECK(from_json<Nothing>("{}"));
    CHECK_FALSE(from_json<Nothing>(R"({"a":1})"));
}

TEST_CASE("a shape writes its members in the order of its description and leaves out what is absent", "[http]")
{
    const Told told{AccountId{"0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10"},
                    Shown{Secret{"a \"quote\",\nand \x01"}},
                    *parse_moment("2026-11-22T03:25:00+01:00"),
                    {Colour::red, Colour::dark_blue},
                    {},
                    "x"};
    CHECK(to_json(told) == R"({"id":"0b7c9a52-6f2e-4f0e-9c58-2f5b1a1f7a10","words":"a \"quote\",\nand \u0001",)"
                           R"("at":"2026-11-22T03:25:00.000+01:00","colours":["red","dark_blue"],"default":"x"})");
}

TEST_CASE("whole numbers may be written as JSON allows, and stay exact", "[http]")
{
    const auto numbers = from_json<Numbers>(R"({"small":5.0,"big":-9007199254740992})");
    REQUIRE(numbers);
    CHECK(numbers->small == 5);
    CHECK(to_json(*numbers) == R"({"small":5,"big":-9007199254740992})");
}

}  // namespace luwte::http
