#include <catch2/catch.hpp>

#include <boost/json.hpp>

#include "http/shape_codec.h"
#include "network/canonical.h"
#include "network/message.h"

using namespace luwte;
using namespace luwte::network;
namespace json = boost::json;

namespace {
SigningKey key() { return SigningKey{vault::Key::copy_of(Bytes(32, 7))}; }

Publication told()
{
    Publication message{publication_format,
                        "https://hub.example",
                        "",
                        7,
                        *parse_instant("2027-02-01T10:00:00Z"),
                        2026,
                        {parse_day("2024-05-01"), {}, 4, 4, 25},
                        Totals{1, 5, 40, {}},
                        ""};
    message.totals->figures = {{"", "", 12}, {"form", "letter", 7}, {"form", "telephone", {}}, {"police", "yes", 0}};
    return message;
}

std::string reason(const Publication& message)
{
    const auto done = sound(message);
    return done ? "" : std::string{done.refusal().code()} + " " + done.refusal().faults.front().field;
}
}  // namespace

TEST_CASE("a message is written down in one way, whatever order and spaces it came with", "[network]")
{
    CHECK(*canonical(json::parse(R"( {"b": [1, true, null, "\u00e9\n\u0001\/"], "a": {"z": -3, "y": ""}} )")) ==
          "{\"a\":{\"y\":\"\",\"z\":-3},\"b\":[1,true,null,\"\xc3\xa9\\n\\u0001/\"]}");
    CHECK_FALSE(canonical(json::parse("[1.5]")));
    CHECK_FALSE(canonical(json::parse("[9007199254740993]")));
}

TEST_CASE("a signature holds for exactly what was signed, in any order of members", "[network]")
{
    const auto text = written(told(), key());
    const auto message = *http::from_json<Publication>(text);
    const auto open = key().open();
    CHECK(message.key == open.fingerprint());
    CHECK(open.signed_this(text, message.signature));

    auto turned = json::parse(text).as_object();
    json::object other_order;
    for (auto member = turned.end(); member != turned.begin();) {
        --member;
        other_order[member->key()] = member->value();
    }
    CHECK(open.signed_this(json::serialize(other_order), message.signature));

    for (const char* member : {"/year", "/serial", "/totals/people", "/totals/figures/0/count", "/upkeep/trained"}) {
        auto changed = json::parse(text);
        changed.at_pointer(member) = changed.at_pointer(member).as_int64() + 1;
        CAPTURE(member);
        CHECK_FALSE(open.signed_this(json::serialize(changed), message.signature));
    }
    CHECK_FALSE(SigningKey{vault::Key::random()}.open().signed_this(text, message.signature));
    CHECK_FALSE(open.signed_this("not JSON", message.signature));
    CHECK_FALSE(open.signed_this(text, "AAAA"));
}

TEST_CASE("a key is what a signature can be checked with, and nothing else", "[network]")
{
    CHECK(OpenKey::parse(key().open().text()));
    CHECK_FALSE(OpenKey::parse("AAAA"));
    CHECK_FALSE(OpenKey::parse(base64url(Bytes(32, 0))));  // of small order: everything would be signed
    CHECK_FALSE(OpenKey::parse(key().open().text() + "A"));
}

TEST_CASE("a message whose figures give somebody away, or cannot be, is not sound", "[network]")
{
    CHECK(reason(told()) == "");
    const auto with = [](auto change) {
        auto message = told();
        change(message);
        return reason(message);
    };
    CHECK(with([](auto& one) { one.totals->figures[1].count = 3; }) == "network.count_not_protected /totals/figures/1/count");
    CHECK(with([](auto& one) { one.totals->figures[1].count = -1; }) == "network.count_out_of_range /totals/figures/1/count");
    CHECK(with([](auto& one) { one.totals->figures[1].count = 13; }) == "network.figures_do_not_add_up /totals/figures");
    CHECK(with([](auto& one) { one.totals->figures[1].class_ = "telephone"; }) == "network.figure_twice /totals/figures/2");
    CHECK(with([](auto& one) { one.totals->figures[1].class_ = "J. de Vries"; }) == "network.figure_unnamed /totals/figures/1/class");
    CHECK(with([](auto& one) { one.totals->figures.erase(one.totals->figures.begin()); }) == "network.total_missing /totals/figures");
    CHECK(with([](auto& one) { one.year = 2027; }) == "network.year_not_over /year");
    CHECK(with([](auto& one) { one.format = "luwte-publication/2"; }) == "network.format_unknown /format");
    CHECK(with([](auto& one) { one.upkeep.filled = 5; }) == "network.roles_out_of_range /upkeep/filled");
    CHECK(with([](auto& one) { one.upkeep.evaluated_on = parse_day("2027-02-03"); }) == "network.day_lies_ahead /upkeep/evaluatedOn");
    const auto rounded = [&](int base, std::optional<int> letters) {
        return with([&](auto& one) { one.totals->rounded = base, one.totals->figures = {{"", "", 20}, {"form", "letter", letters}}; });
    };
    CHECK(rounded(5, 15) == "");
    CHECK(rounded(5, 0) == "");
    CHECK(rounded(5, 12) == "network.count_not_rounded /totals/figures/1/count");
    CHECK(rounded(5, {}) == "network.count_not_rounded /totals/figures/1/count");
    CHECK(rounded(4, 12) == "network.base_out_of_range /totals/rounded");  // coarser than that is what is told otherwise
    CHECK(with([](auto& one) { one.totals.reset(); }) == "");  // the state of the protocol alone
}
