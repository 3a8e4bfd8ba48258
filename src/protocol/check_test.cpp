// What `luwte protocol check` says about a broken pack, and exactly where. A fault that points to the wrong line costs
// a griffier an evening.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "protocol/protocol.h"

using namespace luwte;
using namespace luwte::protocol;

namespace {
using Said = std::vector<std::string>;

// Seventeen lines that are in order; a test adds chapters below them, from line 18 on.
const std::string good = R"(id: small
version: "1"
name: {nl: "Klein", en: "Small"}
roles:
  - {id: councillor, name: {nl: "Raadslid", en: "Councillor"}, reports: true, permissions: [report.write], source: "S 1"}
  - id: griffier
    name: {nl: "Griffier", en: "Griffier"}
    permissions: [case.read, case.handle, aftercare.lead, consultation.answer]
    source: "S 1"
  - {id: police, name: {nl: "Politie", en: "Police"}, held_by: outside, source: "S 1"}
norm:
  columns:
    - {id: threat, name: {nl: "Dreiging", en: "Threat"}, direction: {nl: "Jij", en: "You"}, source: "S 2"}
forms: [{id: email, name: {nl: "E-mail", en: "E-mail"}, source: "S 2"}]
scope: {roles: [councillor, police], source: "S 1"}
routes:
  - {id: all, reporters: [councillor], receives: [griffier], source: "S 3"}
)";

Said said(const Loaded& loaded)
{
    Said lines;
    auto faults = loaded.faults;
    if (loaded.pack) faults = run_examples(*loaded.pack);
    for (const auto& fault : faults) lines.push_back(fmt::format("{}:{}: {}", fault.line, fault.column, fault.message));
    return lines;
}
Said said(const std::string& text) { return said(load_text("small.yaml", text)); }
Said added(const std::string& chapters) { return said(good + chapters); }
Said instead(std::string_view what, std::string_view with)
{
    auto text = good;
    const auto at = text.find(what);
    REQUIRE(at != std::string::npos);
    return said(text.replace(at, what.size(), with));
}
}  // namespace

TEST_CASE("a pack in order has no faults, and a fault prints as file:line:column", "[protocol]")
{
    CHECK(said(good) == Said{});
    REQUIRE(load_text("small.yaml", good).pack);
    CHECK(load_text("small.yaml", good).pack->id() == "small");
    CHECK(PackFault{"a/b.yaml", 3, 14, "x"}.text() == "a/b.yaml:3:14: x");
}

TEST_CASE("unknown keys are refused wherever they stand", "[protocol]")
{
    CHECK(added("colour: red\ntaste: {a: [b]}\n") == Said{"18:1: unknown key 'colour'", "19:1: unknown key 'taste'"});
    CHECK(instead("held_by: outside", "held_by: outside, shoe: 43") == Said{"10:73: unknown key 'shoe'"});
    CHECK(instead("{nl: \"Jij\", en:", "{nl: \"Jij\", de: \"Du\", en:") == Said{"13:81: unknown key 'de'"});
}

TEST_CASE("unknown roles are refused wherever they stand", "[protocol]")
{
    CHECK(instead("receives: [griffier]", "receives: [grifier]") == Said{"17:51: unknown role 'grifier'"});
    CHECK(added("consultation: {roles: [griffier, mayer], source: S}\n") == Said{"18:34: unknown role 'mayer'"});
    CHECK(added("recusal:\n  - {id: mayer, receives: [griffier], source: S}\n") == Said{"19:10: unknown role 'mayer'"});
    CHECK(added("measures:\n  - {id: ban, name: {nl: a, en: a}, decides: mayer, source: S}\n") == Said{"19:46: unknown role 'mayer'"});
    CHECK(added("informed_always: [{id: a, role: mayer, source: S}]\n") == Said{"18:33: unknown role 'mayer'"});
}

TEST_CASE("a route must reach somebody with an account who may handle it", "[protocol]")
{
    CHECK(instead("receives: [griffier]", "receives: [police]") ==
          Said{"17:51: a route to role 'police', which nobody can hold here: it stands outside the register"});
    CHECK(instead("receives: [griffier]", "receives: [councillor]") == Said{"17:51: a route to role 'councillor', which lacks permission case.handle"});
    CHECK(instead("case.read, case.handle, ", "case.handle, ").empty());
    CHECK(instead("receives: [griffier]", "receives: [griffier], informed: [police]") ==
          Said{"17:73: informs role 'police', which nobody can hold here: it stands outside the register"});
    CHECK(instead("receives: [griffier]", "receives: [griffier], choices: [griffier]") == Said{"17:71: a choice needs at least two roles"});
}

TEST_CASE("every role that reports has a route, every route a reporter, every role something to do", "[protocol]")
{
    CHECK(instead("reporters: [councillor]", "reporters: [griffier]") ==
          Said{"5:10: role 'councillor' reports, but no route takes its reports", "17:27: role 'griffier' does not report"});
    CHECK(added("  - {id: again, reporters: [councillor], receives: [griffier], source: S}\n") ==
          Said{"18:5: route 'again' is never reached", "18:29: role 'councillor' already has a route above"});
    CHECK(instead("[councillor, police]", "[councillor]") == Said{"10:10: role 'police' is never reached: no permission and nobody names it"});
    CHECK(instead("reports: true, permissions: [report.write]", "reports: true") ==
          Said{"5:5: role 'councillor' reports but lacks permission report.write"});
    CHECK(said("id: a\nversion: \"1\"\nname: {nl: a, en: a}\n") == Said{"1:1: the pack has no roles"});
}

TEST_CASE("periods are ISO 8601 and go forward", "[protocol]")
{
    const auto duty = [](const std::string& deadline) {
        return added("duties:\n  - id: tell\n    name: {nl: a, en: a}\n    owners: [griffier]\n    deadline: " + deadline + "\n    source: S\n");
    };
    CHECK(duty("{type: hard, until: PT24H, starts: incident}") == Said{});
    CHECK(duty("{type: hard, until: -PT24H, starts: incident}") == Said{"22:35: period '-PT24H' is negative"});
    CHECK(duty("{type: hard, until: 24h, starts: incident}") == Said{"22:35: '24h' is not a period such as PT24H, P3D or P4W"});
    CHECK(duty("{type: hard, until: 24, starts: incident}") == Said{"22:35: a number does not belong here"});
    CHECK(duty("{type: hard, starts: incident}") == Said{"22:15: a deadline of type hard needs until"});
    CHECK(duty("{type: window, until: P6W, starts: incident}") == Said{"22:15: a window needs from"});
    CHECK(duty("{type: window, from: P6W, until: P4W, starts: incident}") == Said{"22:48: the window closes before it opens"});
    CHECK(duty("{type: soft, from: P1D, until: P4W, starts: incident}") == Said{"22:34: only a window has from"});
    CHECK(duty("{type: event, until: P4W, starts: incident}") == Said{"22:15: a deadline of type event has no clock: leave out from and until"});
    CHECK(duty("{type: firm, until: P4W, starts: incident}") == Said{"22:22: 'firm' is not one of the words allowed here: hard, soft, window, event"});
    CHECK(duty("{type: hard, until: P4W}") == Said{"22:5: 'starts' is missing"});
    CHECK(added("adopted: {by: {nl: a, en: a}, on: 2025-02-30, source: S}\n") == Said{"18:35: '2025-02-30' is not a day such as 2025-10-14"});
}

TEST_CASE("a duty has an owner who can fulfil it", "[protocol]")
{
    const std::string head = "duties:\n  - id: tell\n    name: {nl: a, en: a}\n    deadline: {type: event, starts: report}\n    source: S\n";
    CHECK(added(head) == Said{"19:5: duty 'tell' has no owner"});
    CHECK(added(head + "    owners: [police]\n") == Said{"23:13: duty 'tell' can be fulfilled by nobody: its owners stand outside the register"});
    CHECK(added(head + "    owners: []\n") == Said{"23:13: this may not be empty"});
    CHECK(added(head + "    owners: [receiver]\n") == Said{});
    CHECK(added(head + "    owners: [griffier]\n    when: {facts: [injury]}\n") == Said{"24:20: unknown fact 'injury'"});
    CHECK(added(head + "    owners: [griffier]\n    when: {behaviours: [shouting]}\n") == Said{"24:25: unknown behaviour 'shouting'"});
    CHECK(added(head + "    owners: [griffier]\n    when: {forms: [fax]}\n") == Said{"24:20: unknown form 'fax'"});
    CHECK(added(head + "    owners: [griffier]\n    when: {}\n") == Said{"24:11: this may not be empty"});
}

TEST_CASE("ids and keys stand once", "[protocol]")
{
    CHECK(instead("id: police", "id: griffier").front() == "10:10: id 'griffier' is given twice in this list");
    CHECK(added("version: \"2\"\n") == Said{"18:1: key 'version' stands here twice"});
    CHECK(instead("id: small", "id: Small Pack") == Said{"1:5: id 'Small Pack' is not lower case letters, digits and '_'"});
    CHECK(instead("id: police", "id: receiver").front() == "10:10: 'receiver' has a meaning of its own and cannot be a role");
}

TEST_CASE("every rule needs its source", "[protocol]")
{
    CHECK(instead(", source: \"S 3\"", "") == Said{"17:5: 'source' is missing"});
    CHECK(instead("source: \"S 3\"", "source: \"\"") == Said{"17:70: this may not be empty"});
    CHECK(instead("    source: \"S 1\"\n", "") == Said{"6:5: 'source' is missing"});
}

TEST_CASE("all faults are listed, in the order of the file", "[protocol]")
{
    CHECK(added("aftercare:\n  conversations:\n    - {id: a, name: {nl: a, en: a}, deadline: {type: hard, until: P-1D, starts: incident}, source: S}\n"
                "colour: red\nfeedback: {within: soon, source: S}\n") ==
          Said{"19:3: conversations without anybody to hold them: aftercare.providers is missing", "20:67: period 'P-1D' is negative",
               "21:1: unknown key 'colour'", "22:20: 'soon' is not a period such as PT24H, P3D or P4W"});
}

TEST_CASE("columns are counted in characters, as an editor does", "[protocol]")
{
    CHECK(added("feedback: {note: {nl: \"één\", en: \"€\"}, within: soon, source: S}\n") ==
          Said{"18:48: 'soon' is not a period such as PT24H, P3D or P4W"});
    CHECK(added("feedback: {within: soon,\r\n  colour: red, source: S}\r\n") ==
          Said{"18:20: 'soon' is not a period such as PT24H, P3D or P4W", "19:3: unknown key 'colour'"});
}

TEST_CASE("bytes that are not UTF-8 are refused where they stand", "[protocol]")
{
    CHECK(added("# caf\xe9\n") == Said{"18:6: not well-formed UTF-8"});
    CHECK(added(std::string{"# a\0b\n", 6}) == Said{"18:4: a zero byte"});
    for (const char* bytes : {"\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\xff", "\x80"})
        CHECK(said(std::string{"# "} + bytes) == Said{"1:3: not well-formed UTF-8"});
}

TEST_CASE("what is not YAML is refused where it goes wrong", "[protocol]")
{
    CHECK(said("") == Said{"1:1: a pack is a map of chapters"});
    CHECK(said("- a\n- b\n") == Said{"1:1: a pack is a map of chapters"});
    CHECK_FALSE(load_text("small.yaml", "id: [a\n").pack);
    CHECK(said("id: a\n  b: c: d\n").front().find("not YAML") != std::string::npos);
    CHECK(said("id: a\n---\nid: b\n").front().find("a second one starts") != std::string::npos);
    CHECK(said("id: !!python/object a\n").front().find("tags such as") != std::string::npos);
    CHECK(said("id:\nversion: \"1\"\nname: {nl: a, en: a}\n").front() == "1:1: a value is missing here");
    CHECK(said("? [a]\n: b\n").front() == "1:3: a key must be a plain word");
}

TEST_CASE("what is made to hurt is refused before it does", "[protocol]")
{
    SECTION("ten megabytes")
    {
        CHECK(said(std::string(10'000'000, ' ')) == Said{"1:1: the file has 10000000 bytes; a pack has at most 1048576"});
        const auto path = (std::filesystem::temp_directory_path() / "luwte-ten-megabytes.yaml").string();
        std::ofstream{path} << std::string(10'000'000, '#');
        CHECK(load_file(path).faults.at(0).message == "the file has 1048577 bytes; a pack has at most 1048576");
        std::filesystem::remove(path);
    }
    SECTION("aliases that multiply")
    {
        std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
        for (int i = 1; i < 12; ++i) {
            bomb += fmt::format("a{}: &a{} [", i, i);
            for (int j = 0; j < 10; ++j) bomb += fmt::format("{}*a{}", j ? ", " : "", i - 1);
            bomb += "]\n";
        }
        CHECK(said(bomb) == Said{"5:25: more than 50000 values once aliases are written out"});
    }
    SECTION("one long text, again and again")
    {
        std::string copies = "a: &a \"" + std::string(3900, 'x') + "\"\nb:\n";
        for (int i = 0; i < 2000; ++i) copies += "  - *a\n";
        CHECK(said(copies) == Said{"1077:5: more than 4194304 bytes of text once aliases are written out"});
    }
    SECTION("an alias inside itself") { CHECK(said("a: &a [*a]\n").front().find("alias") != std::string::npos); }
    SECTION("an alias to nothing") { CHECK(said("a: *b\n").front().find("not YAML") != std::string::npos); }
    SECTION("endless nesting")
    {
        CHECK(said("a: " + std::string(200, '[') + std::string(200, ']')) == Said{"1:27: nested more than 24 deep"});
        CHECK(said("a: " + std::string(3000, '[')).size() == 1);
    }
    SECTION("an endless line") { CHECK(said("a: " + std::string(5000, 'x')) == Said{"1:1: a line of more than 4000 bytes"}); }
    SECTION("a very long text")
    {
        std::string text = "a: |\n";
        for (int i = 0; i < 200; ++i) text += "  " + std::string(60, 'x') + "\n";
        CHECK(said(text) == Said{"1:4: a text of more than 4000 bytes"});
    }
    SECTION("more faults than anybody reads")
    {
        std::string many = good;
        for (int i = 0; i < 5000; ++i) many += fmt::format("x{}: 1\n", i);
        CHECK(said(many).size() == 200);
    }
    SECTION("no such file") { CHECK(load_file("/no/such/pack.yaml").faults.at(0).text() == "/no/such/pack.yaml:1:1: there is no such file"); }
    SECTION("a folder") { CHECK(load_file("/tmp").faults.at(0).message == "this is a folder; name the files in it"); }
}

TEST_CASE("an alias within reason is simply written out", "[protocol]")
{
    CHECK(added("places:\n  - {id: street, name: &same {nl: Hier, en: Here}, source: S}\n  - {id: home, name: *same, source: S}\n") == Said{});
}

TEST_CASE("a pack that extends another says so when that fails", "[protocol]")
{
    const std::string head = "id: local\nversion: \"1\"\nname: {nl: a, en: a}\n";
    CHECK(said(head + "extends: nowhere\n") == Said{"4:10: unknown pack 'nowhere'"});
    CHECK(said(head + "extends: ../../etc/passwd\n") == Said{"4:10: unknown pack '../../etc/passwd'"});
    CHECK(said(head + "extends: local\n") == Said{"4:10: pack 'local' extends itself in the end"});
    CHECK(said(head + "silent: [measures]\n").back() == "4:1: 'silent' is for a pack that extends another; leave the chapter out instead");
    CHECK(said(head + "extends: westerveld\nsilent: [retention]\n") == Said{"5:10: pack 'westerveld' says nothing on 'retention' either"});
    CHECK(said(head + "extends: westerveld\nfeedback: {within: P5D, source: S}\nexamples:\n"
                      "  - {why: a promise of our own, given: {reporter: alderman}, expect: {feedback: P5D, receives: [mayor]}}\n") == Said{});

    const auto folder = std::filesystem::temp_directory_path() / "luwte-packs-in-a-ring";
    std::filesystem::create_directories(folder);
    std::ofstream{folder / "ring_a.yaml"} << "id: ring_a\nversion: \"1\"\nname: {nl: a, en: a}\nextends: ring_b\n";
    std::ofstream{folder / "ring_b.yaml"} << "id: ring_b\nversion: \"1\"\nname: {nl: a, en: a}\nextends: ring_a\n";
    const auto ring = load_file((folder / "ring_a.yaml").string());
    CHECK(ring.faults.back().text() == (folder / "ring_b.yaml").string() + ":4:10: pack 'ring_a' extends itself in the end");
    std::filesystem::remove_all(folder);
}

TEST_CASE("an example that does not hold says what was expected and what came", "[protocol]")
{
    const std::string example = "examples:\n  - why: the griffier receives\n    given: {reporter: councillor}\n    expect: ";
    CHECK(added(example + "{receives: [griffier], informed: []}\n") == Said{});
    CHECK(added(example + "{receives: [mayor]}\n") == Said{"21:14: example 'the griffier receives': receives should be [mayor] but is [griffier]"});
    CHECK(added(example + "{silent: [routes]}\n") == Said{"21:23: example 'the griffier receives': the pack is not silent on 'routes'"});
    CHECK(added(example + "{speaks: [measures]}\n") == Said{"21:23: example 'the griffier receives': the pack is silent on 'measures'"});
    CHECK(added("examples:\n  - {why: typo, given: {reporter: mayer}, expect: {refused: protocol.no_route}}\n") == Said{"19:35: unknown role 'mayer'"});
    CHECK(added("examples:\n  - {given: {reporter: councillor}, expect: {receives: [griffier]}}\n") == Said{"19:5: 'why' is missing"});
}
