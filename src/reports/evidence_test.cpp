#include "reports/desk_test.h"
#include "reports/evidence.h"
#include "reports/reports.h"

using namespace luwte;
using test::Desk;
namespace json = boost::json;

namespace {

std::string noise(std::size_t size)
{
    std::string text(size, '\0');
    for (std::size_t i = 0; i < size; ++i) text[i] = static_cast<char>('a' + (i * 7 + i / 4096) % 26);
    return text;
}

}  // namespace

TEST_CASE("a file of several chunks comes back as it was sent, with its digest", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto content = noise((2 << 20) + 12345);

    const auto id = desk.given_file(desk.anna, "gesprek — één.txt", content);

    const auto view = desk.anna.get("/evidence/" + id).body;
    CHECK(view.at("name") == "gesprek — één.txt");
    CHECK(view.at("state") == "complete");
    CHECK(view.at("chunks") == 3);
    CHECK(json::value_to<std::string>(view.at("sha256")) == hex(sha256(as_bytes(content))));
    CHECK(view.at("mediaType") == "text/plain");
    CHECK(view.at("locationInside") == "no");
    const auto download = desk.anna.get("/evidence/" + id + "/content");
    CHECK(download.status == 200);
    CHECK(download.header("Content-Length") == std::to_string(content.size()));
    CHECK(download.bytes == content);
    CHECK(download.header("Content-Disposition") == "attachment; filename*=UTF-8''gesprek%20%E2%80%94%20%C3%A9%C3%A9n.txt");
    CHECK(download.header("X-Content-Type-Options") == "nosniff");
    CHECK(download.header("Content-Security-Policy").find("sandbox") != std::string::npos);
    CHECK_FALSE(desk.world.database_contains(content.substr(100, 40)));
}

TEST_CASE("an upload goes on where it stopped, and closes only when nothing is missing", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto content = noise((1 << 20) + 10);
    const auto id = desk.anna.post("/evidence", {{"name", "a.txt"}, {"size", content.size()}}).text("/id");
    const auto path = "/evidence/" + id;

    CHECK(desk.anna.put_bytes(path + "/chunks/1", content.substr(1 << 20)).status == 204);
    CHECK(desk.anna.post(path + "/completions", json::object{}).code() == "evidence.incomplete");
    CHECK(desk.anna.get(path).body.at("missing") == json::array{0});
    CHECK(desk.anna.put_bytes(path + "/chunks/0", "too short").status == 400);
    CHECK(desk.anna.put_bytes(path + "/chunks/2", "beyond").status == 404);
    CHECK(desk.anna.put_bytes(path + "/chunks/-1", "before").status == 404);
    CHECK(desk.bram.put_bytes(path + "/chunks/0", content.substr(0, 1 << 20)).status == 404);
    CHECK(desk.anna.put_bytes(path + "/chunks/0", noise(1 << 20)).status == 204);
    CHECK(desk.anna.put_bytes(path + "/chunks/0", content.substr(0, 1 << 20)).status == 204);
    CHECK(desk.anna.post(path + "/completions", {{"sha256", "00"}}).code() == "evidence.digest_differs");
    CHECK(desk.anna.post(path + "/completions", {{"sha256", hex(sha256(as_bytes(content)))}}).status == 200);
    CHECK(desk.anna.post(path + "/completions").text("/sha256") == hex(sha256(as_bytes(content))));  // asked again
    CHECK(desk.anna.put_bytes(path + "/chunks/0", content.substr(0, 1 << 20)).status == 409);
}

TEST_CASE("a file that is too large, empty or without a name is refused before a byte is sent", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto announce = [&](std::string name, std::int64_t size) {
        return desk.anna.post("/evidence", {{"name", name}, {"size", size}}).code();
    };

    CHECK(announce("a", 100 << 20) == "");
    CHECK(announce("a", (100 << 20) + 1) == "evidence.too_large");
    CHECK(announce("a", 0) == "evidence.empty");
    CHECK(announce("", 1) == "evidence.name_missing");
}

TEST_CASE("evidence moves into the report, and its readers open it", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto file = desk.given_file(desk.anna, "a.txt", "what was said");
    CHECK(desk.griffier.get("/evidence/" + file).status == 404);

    const auto report = desk.given_report(desk.anna, {{"evidence", json::array{file}}});

    CHECK(desk.griffier.get("/evidence/" + file + "/content").bytes == "what was said");
    CHECK(desk.bram.get("/evidence/" + file).status == 404);
    const auto view = desk.anna.get("/reports/" + report).body;
    CHECK(view.at("evidence").at(0).at("name") == "a.txt");
    REQUIRE(view.at("lookedAt").as_array().size() == 1);  // the download
    CHECK(desk.anna.remove("/evidence/" + file).code() == "evidence.belongs_to_report");
    CHECK(desk.report(desk.anna, {{"evidence", json::array{file}}}).code() == "reports.evidence_unknown");
}

TEST_CASE("evidence is added to a report that was sent, by its reporter only", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto report = desk.given_report(desk.anna);

    const auto file = desk.given_file(desk.anna, "later.txt", "found it", {{"reportId", report}});

    CHECK(desk.changes() == 1);
    CHECK(desk.griffier.get("/evidence/" + file + "/content").bytes == "found it");
    const json::object other{{"name", "x"}, {"size", 1}, {"reportId", report}};
    CHECK(desk.griffier.post("/evidence", other).code() == "evidence.not_your_report");
    CHECK(desk.bram.post("/evidence", other).code() == "request.not_found");
}

TEST_CASE("chunks that were swapped, changed or cut off do not open", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto id = desk.given_file(desk.anna, "a.txt", noise(2 << 20));
    const auto download = [&] {
        try {
            return desk.anna.get("/evidence/" + id + "/content").bytes.size() == (2 << 20);
        } catch (const vault::Tampered&) {
            return false;
        }
    };
    REQUIRE(download());
    storage::Transaction tx{desk.world.database()};

    SECTION("swapped")
    {
        tx.run("UPDATE evidence_chunk SET number = 2 WHERE evidence = $1 AND number = 0", id);
        tx.run("UPDATE evidence_chunk SET number = 0 WHERE evidence = $1 AND number = 1", id);
        tx.run("UPDATE evidence_chunk SET number = 1 WHERE evidence = $1 AND number = 2", id);
    }
    SECTION("gone, and the file said to be shorter")
    {
        tx.run("DELETE FROM evidence_chunk WHERE evidence = $1 AND number = 1", id);
        tx.run("UPDATE evidence SET size = 1048576 WHERE id = $1", id);
    }
    SECTION("from another file")
    {
        tx.commit();
        const auto other = desk.given_file(desk.anna, "b.txt", noise(1 << 20));
        storage::Transaction later{desk.world.database()};
        later.run("DELETE FROM evidence_chunk WHERE evidence = $1 AND number = 0", id);
        later.run("UPDATE evidence_chunk SET evidence = $1 WHERE evidence = $2", id, other);
        later.run("DELETE FROM evidence WHERE id = $1", other);
        later.commit();
        CHECK_FALSE(download());
        return;
    }
    tx.commit();
    CHECK_FALSE(download());
}

TEST_CASE("an upload that was never finished is cleared away, and a finished one stays", "[reports]")
{
    Desk desk{GENERATE(test::sqlite, test::postgres)};
    const auto begun = desk.anna.post("/evidence", {{"name", "a"}, {"size", 10}}).text("/id");
    const auto finished = desk.given_file(desk.anna, "b.txt", "whole");

    storage::Transaction tx{desk.world.database()};
    CHECK(reports::remove_abandoned_evidence(tx, desk.world.clock().now() + std::chrono::hours{1}) == 1);
    tx.commit();

    CHECK(desk.anna.get("/evidence/" + begun).status == 404);
    CHECK(desk.anna.get("/evidence/" + finished).status == 200);
    CHECK(desk.anna.remove("/evidence/" + finished).status == 204);
    CHECK(desk.anna.get("/evidence/" + finished).status == 404);
}
