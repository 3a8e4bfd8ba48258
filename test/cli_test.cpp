// The operator's commands, with the real binary: words, exit codes, and a day in the life of a register.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "app/application.h"
#include "app/client.h"
#include "base/embedded.h"
#include "base/id.h"
#include "binary.h"
#include "engines.h"
#include "storage/storage.h"
#include "wire.h"

namespace luwte::test {
namespace {
namespace fs = std::filesystem;
using Words = std::vector<std::string>;

struct Folder {
    fs::path path = fs::temp_directory_path() / ("luwte-cli-" + fresh_uuid());
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    std::string file(const std::string& name, const std::string& content) const
    {
        std::ofstream{path / name} << content;
        return (path / name).string();
    }
    std::string operator/(const std::string& name) const { return (path / name).string(); }
};

struct Said {
    int code;
    std::string text;
    friend bool operator==(const Said&, const Said&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Said& said) { return out << said.code << ": " << said.text; }
};

Said run(Words words, std::string_view typed = {})
{
    Binary binary{std::move(words), typed};
    const int code = binary.end();
    return {code, binary.said()};
}

Words init(const Folder& folder, const std::string& pack)
{
    return {"init", "--data", folder / "data", "--pack", pack, "--organisation", "Gemeente Proef", "--administrator", "A. Beheer",
            "--login", "beheer@proef.example"};
}

std::string answer(const std::string& port, const std::string& target)
{
    Wire wire{static_cast<unsigned short>(std::stoi(port))};
    wire.send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
    return wire.rest();
}
}  // namespace

TEST_CASE("help and version are answers, not mistakes", "[cli]")
{
    const auto help = run({"--help"});
    CHECK(help.code == 0);
    for (const auto* command : {"serve", "demo", "init", "migrate", "backup", "restore", "protocol", "people", "audit", "retention"})
        CHECK(help.text.find(command) != std::string::npos);
    CHECK(run({"--version"}) == Said{0, "luwte " LUWTE_VERSION "\n"});
}

TEST_CASE("what is misused is named in one line, with 2", "[cli]")
{
    const Folder folder;
    const std::string none = folder / "none.sqlite", no_database = "luwte: there is no database " + none + "; luwte init makes one\n";
    CHECK(run({}) == Said{2, "luwte: a command is missing; see luwte --help\n"});
    CHECK(run({"srve"}) == Said{2, "luwte: unknown command srve; see luwte --help\n"});
    CHECK(run({"protocol", "chek"}) == Said{2, "luwte: unknown command chek; see luwte protocol --help\n"});
    CHECK(run({"init", "--packs", "x"}) == Said{2, "luwte: unknown option --packs; see luwte init --help\n"});
    CHECK(run({"protocol", "check"}) == Said{2, "luwte: FILE is required; see luwte protocol check --help\n"});
    CHECK(run({"serve"}) == Said{2, "luwte: give either --data or --database\n"});
    CHECK(run({"serve", "--database", "mysql://x"}) == Said{2, "luwte: a database url starts with sqlite: or postgresql://\n"});
    for (const Words& command : {Words{"serve"}, Words{"migrate"}, Words{"audit", "verify"}, Words{"people", "list"}, Words{"retention"}}) {
        auto words = command;
        words.insert(words.end(), {"--database", "sqlite:" + none});
        CHECK(run(words) == Said{2, no_database});
    }
    CHECK_FALSE(fs::exists(none));
    auto taken = init(folder, "westerveld");
    taken.back() = "beheer";
    CHECK(run(taken) == Said{2, "luwte: Enter an e-mail address, such as name@municipality.nl. (people.login_not_an_address /login)\n"});
}

TEST_CASE("what the world refuses is said in one line, with 3", "[cli]")
{
    const auto said = run({"serve", "--database", "postgresql://nobody@127.0.0.1:1/none"});
    CHECK(said.code == 3);
    CHECK(said.text.starts_with("luwte: postgresql: "));
    CHECK(said.text.find('\n') == said.text.size() - 1);
}

TEST_CASE("a broken pack is refused where it is broken, by check and by init", "[cli]")
{
    const Folder folder;
    const auto pack = folder.file("town.yaml", "id: town\nversion: \"1\"\nname: {nl: a, en: a}\nextends: westerveld\ncolour: red\n");
    CHECK(run({"protocol", "check", pack}) == Said{2, pack + ":5:1: unknown key 'colour'\n"});
    CHECK(run(init(folder, pack)) == Said{2, "luwte: " + pack + ":5:1: unknown key 'colour'\n"});
    CHECK(run({"protocol", "check", folder.path.string()}) == Said{2, folder.path.string() + ":1:1: this is a folder; name the files in it\n"});
    CHECK(run({"protocol", "check", folder / "x.yaml"}) == Said{2, folder / "x.yaml" + ":1:1: there is no such file\n"});

    const auto elsewhere = folder.file("elsewhere.yaml", "id: town\nversion: \"1\"\nname: {nl: a, en: a}\nextends: westerveld\n");
    CHECK(run(init(folder, elsewhere)) == Said{2, "luwte: " + elsewhere + ": the server looks for pack 'town' in a file of that name: call it town.yaml\n"});
}

TEST_CASE("a mistake in the file of settings is named with its line", "[cli]")
{
    const Folder folder;
    const auto refused = [&](const std::string& content) {
        const auto file = folder.file("luwte.conf", content);
        const auto said = run({"serve", "--config", file});
        CHECK(said.code == 2);
        const auto start = "luwte: " + file + ":";
        REQUIRE(said.text.starts_with(start));
        return said.text.substr(start.size());
    };
    CHECK(refused("# settings\n\nprot = 80\n") == "3: unknown setting 'prot'\n");
    CHECK(refused("port = 80\nport = 81\n") == "2: 'port' was given before\n");
    CHECK(refused("[serve]\n") == "1: this is not `name = value`\n");
    CHECK(refused("port = eighty\n") == "1: Could not convert: --port = eighty\n");
    CHECK(refused("trusted-proxy = proxy.example\n") == "1: --trusted-proxy: 'proxy.example' is not an IP address\n");
    CHECK(refused("tls-key = " + folder / "none.pem" + "\n") == "1: --tls-key: File does not exist: " + folder / "none.pem" + "\n");
}

TEST_CASE("a register with a pack of its own is founded, served from a file of settings, stopped and audited", "[cli]")
{
    const Folder folder;
    fs::create_directories(folder.path / "packs");
    const auto pack = folder.file("packs/town.yaml", "id: town\nversion: \"1\"\nname: {nl: Eigen protocol, en: Our own protocol}\nextends: westerveld\n");

    Binary founding{init(folder, pack)};
    CHECK(founding.line("Serve it with  --packs ") == folder / "packs");
    CHECK(founding.line("  /#/invitation/").size() == 43);
    CHECK(founding.line("  5.  ").size() == 24 * 5 - 1);
    REQUIRE(founding.end() == 0);

    const auto settings = folder.file("luwte.conf", "# where it is, and on which port\ndata = \"" + folder / "data" + "\"\nport = 1\npacks = \"" + folder / "packs" + "\"\n");
    {
        Binary server{{"serve", "--config", settings, "--port", "0"}};  // what is typed goes before what is written down
        const auto port = server.line("ready http://127.0.0.1:");
        INFO(server.said());
        REQUIRE_FALSE(port.empty());
        CHECK(status(answer(port, "/v1/profile")) == 401);
        CHECK(status(answer(port, "/")) == 200);
        server.terminate();
        CHECK(server.end() == 0);
    }
    CHECK(run({"people", "list", "--data", folder / "data"}) ==
          Said{0, "Gemeente Proef\n  invited  beheer@proef.example  A. Beheer  administrator\n"});
    const auto nothing = [](const std::string& done) {
        std::string text = "Gemeente Proef\n";
        for (const auto* record : {"aftercare", "case", "evidence", "offender"})
            text += std::string{"  "} + record + ": 0 " + done + ", 0 still needed, 0 within the term, 0 of which the protocol says nothing\n";
        return text;
    };
    CHECK(run({"retention", "--dry-run", "--data", folder / "data"}) == Said{0, nothing("would be removed")});
    CHECK(run({"retention", "--data", folder / "data"}) == Said{0, nothing("removed")});
    CHECK(run({"migrate", "--data", folder / "data"}) == Said{0, "0 migrations were carried out: the schema is this version's already\n"});

    const Words verify{"audit", "verify", "--data", folder / "data"};
    const auto whole = run(verify);
    CHECK(whole.code == 0);
    REQUIRE(whole.text.starts_with("Gemeente Proef: 1 line, whole, head "));
    const auto head = whole.text.substr(36, 64);
    CHECK(run({"audit", "verify", "--data", folder / "data", "--noted", head}) == whole);
    CHECK(run({"audit", "verify", "--data", folder / "data", "--noted", std::string(64, '0')}) ==
          Said{1, whole.text + "The noted head is in no journal here: what led to it was rewritten or cut off\n"});
    CHECK(run({"audit", "verify", "--data", folder / "data", "--noted", "xyz"}).code == 2);
    {
        const auto database = storage::open("sqlite:" + folder / "data/register.sqlite");
        storage::Transaction tx{*database};
        REQUIRE(tx.run("UPDATE journal_entry SET action = 'nothing.happened' WHERE number = 1") == 1);
        tx.commit();
    }
    CHECK(run(verify) == Said{1, "Gemeente Proef: broken at line 1\n"});
}

TEST_CASE("a register is backed up while it runs, and restored elsewhere with everything in it", "[cli]")
{
    const Folder folder;
    const std::string backup = folder / "backup.sqlite", elsewhere = folder / "elsewhere";
    REQUIRE(run(init(folder, "westerveld")).code == 0);
    Binary server{{"serve", "--data", folder / "data", "--port", "0"}};
    REQUIRE(server.line("ready ") != "");

    const auto backed_up = run({"backup", backup, "--data", folder / "data"});
    CHECK(backed_up.code == 0);
    CHECK(backed_up.text.find("Gemeente Proef: ") == 0);
    CHECK(backed_up.text.find("whole") != std::string::npos);
    CHECK((fs::status(backup).permissions() & fs::perms::all) == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(run({"backup", backup, "--data", folder / "data"}) == Said{2, "luwte: " + backup + " exists already\n"});
    server.terminate();
    CHECK(server.end() == 0);

    CHECK(run({"restore", backup, "--data", folder / "data"}).code == 2);  // never over what is there
    CHECK(run({"restore", folder / "no.sqlite", "--data", elsewhere}) == Said{2, "luwte: there is no file " + (folder / "no.sqlite") + "\n"});
    CHECK(run({"restore", backup, "--data", elsewhere}) == backed_up);
    CHECK(run({"audit", "verify", "--data", elsewhere}).text == backed_up.text);
    CHECK(run({"people", "list", "--data", elsewhere}).text.find("beheer@proef.example") != std::string::npos);
    Binary restored{{"serve", "--data", elsewhere, "--port", "0"}};
    CHECK(restored.line("ready ") != "");

    CHECK(run({"backup", folder / "x", "--database", "postgresql://u@h/d"}).code == 2);
    CHECK(run({"backup", "/nowhere/at/all", "--data", elsewhere}) == Said{3, "luwte: cannot make the file /nowhere/at/all\n"});
}

TEST_CASE("a backup that was changed is told from one that was not", "[cli]")
{
    const Folder folder;
    const std::string backup = folder / "backup.sqlite";
    REQUIRE(run(init(folder, "westerveld")).code == 0);
    REQUIRE(run({"backup", backup, "--data", folder / "data"}).code == 0);
    {
        const auto database = storage::open("sqlite:" + backup);
        storage::Transaction tx{*database};
        tx.run("UPDATE journal_entry SET action = 'nothing.happened' WHERE number = 1");
        tx.commit();
    }
    const auto restored = run({"restore", backup, "--data", folder / "elsewhere"});
    CHECK(restored.code == 1);
    CHECK(restored.text == "Gemeente Proef: broken at line 1\n");
}

TEST_CASE("a pack that the server cannot find stops it, and is named", "[cli]")
{
    const Folder folder;
    REQUIRE(run(init(folder, folder.file("town.yaml", "id: town\nversion: \"1\"\nname: {nl: a, en: a}\nextends: westerveld\n"))).code == 0);
    const auto said = run({"serve", "--data", folder / "data", "--port", "0"});
    CHECK(said.code == 2);
    CHECK(said.text == "luwte: pack 'town' is not shipped and there is no --packs folder with town.yaml in it\n");
}

namespace {
constexpr std::string_view password = "a long enough password";

/// The administrator that `init` spoke of lets a griffier in.
void staff(const app::Application& application, const std::string& said)
{
    const auto accept = [&](const std::string& token) {
        REQUIRE(app::Client{application.router()}.post("/invitation-acceptances", {{"token", token}, {"password", password}}).status < 300);
    };
    const auto from = said.find("invitation/") + std::string_view{"invitation/"}.size();
    accept(said.substr(from, said.find_first_of(" \n", from) - from));
    app::Client administrator{application.router()};
    REQUIRE(administrator.sign_in("beheer@proef.example", password).status == 201);
    const auto account = "/accounts/" + administrator.post("/accounts", {{"name", "Gerda Bos"}, {"login", "griffier@proef.example"}}).id();
    accept(std::string{administrator.post(account + "/invitations", boost::json::object{})["token"].as_string()});
    REQUIRE(administrator.post(account + "/role-assignments", {{"role", "griffier"}, {"validFrom", iso(day_in_amsterdam(SystemClock{}.now()))}}).status == 201);
}

void staffed(const Folder& folder)
{
    const auto said = run(init(folder, "westerveld")).text;
    const auto database = storage::open("sqlite:" + folder / "data/register.sqlite");
    const SystemClock clock;
    staff(app::Application{*database, clock, {}}, said);
}

std::int64_t reports_in(const Folder& folder)
{
    const auto database = storage::open("sqlite:" + folder / "data/register.sqlite");
    storage::Transaction tx{*database, storage::Mode::read};
    return tx.first("SELECT COUNT(*) FROM report")->integer(0);
}

/// Of the griffier.
std::int64_t sessions_in(const Folder& folder)
{
    const auto database = storage::open("sqlite:" + folder / "data/register.sqlite");
    storage::Transaction tx{*database, storage::Mode::read};
    return tx.first("SELECT COUNT(*) FROM session s JOIN account a ON a.id = s.account WHERE a.login = 'griffier@proef.example'")->integer(0);
}
}  // namespace

TEST_CASE("an organisation that is founded while the register runs is served at once", "[cli][protocol]")
{
    const Place place{GENERATE(sqlite, postgres)};
    const auto database = storage::open(place.url());
    const SystemClock clock;
    const app::Application running{*database, clock, {}};
    staff(running, run({"init", "--database", place.url(), "--pack", "westerveld", "--organisation", "Gemeente Proef", "--login", "beheer@proef.example"}).text);

    app::Client griffier{running.router()};
    REQUIRE(griffier.sign_in("griffier@proef.example", password).status == 201);
    CHECK(griffier.get("/protocol")["id"] == "westerveld");
    CHECK(griffier.get("/incidents").status == 200);
}

TEST_CASE("a spreadsheet with cases of before goes in whole, once, or not at all", "[cli]")
{
    const Folder folder;
    staffed(folder);
    const auto typed = std::string{password} + "\n";
    const auto import = [&](const std::string& sheet, Words more = {}) {
        Words words{"import", sheet, "--data", folder / "data", "--login", "griffier@proef.example"};
        words.insert(words.end(), more.begin(), more.end());
        return run(words, typed);
    };
    const auto head = run({"import", "--template", "nl"}).text;
    REQUIRE(head.starts_with("gebeurd op;gemeld op;afgesloten op;omschrijving;"));
    const std::string columns = "Gebeurd op;Gemeld op;Omschrijving;Vorm;Rol;Naam veroorzaker;Telefoon veroorzaker\r\n";
    const auto good = folder.file("oud.csv", columns + "12-03-2024 20:15;13-03-2024;\"Riep; \"\"wacht maar\"\".\nTwee keer.\";In persoon;Raadslid;J. de Wit;06-12345678\r\n"
                                                       "2025-01-02;;Brief vol verwijten.;letter;group_member;;\r\n");

    SECTION("what is wrong is said of every row, and nothing is entered")
    {
        const auto bad = folder.file("fout.csv", columns + "12-03-2024;;Riep iets.;in_person;councillor;;\r\n31-02-2024;;;op de maan;councillor;;\r\n");
        const auto said = import(bad);
        CHECK(said.code == 2);
        CHECK(said.text.find("fout.csv:3: occurred: ") != std::string::npos);
        CHECK(said.text.find("fout.csv:3: narrative: is missing") != std::string::npos);
        CHECK(said.text.find("fout.csv:3: form: the protocol has no \"op de maan\"") != std::string::npos);
        CHECK(said.text.find("3 mistakes; nothing was entered") != std::string::npos);
        CHECK(import(folder.file("kop.csv", "gebeurd op;zomaar\r\n")).code == 2);
        CHECK(import(folder.file("oude_tekens.csv", columns + "12-03-2024;;Caf\xe9;in_person;councillor;;\r\n")).code == 2);
        CHECK(run({"import", good, "--data", folder / "data", "--login", "griffier@proef.example"}, "another password\n\n").code == 2);
        const auto refused = [&](const std::string& rows, const std::string& why, const std::string& head = {}) {
            const auto sheet = folder.file("vreemd.csv", (head.empty() ? columns : head) + rows);
            for (const auto& more : {Words{}, Words{"--dry-run"}}) {
                const auto answer = import(sheet, more);
                INFO(answer.text);
                CHECK(answer.code == 2);
                CHECK(answer.text.find(why) != std::string::npos);
            }
        };
        const std::string right = "2024-03-12;;Riep iets.;in_person;councillor;;\r\n";
        refused(right + "2024-03-12;;\"Riep iets.;in_person;councillor;;\r\n" + right, "vreemd.csv:3: a quote is opened here and never closed");
        refused("2024-03-12;;\"Riep \"wacht maar\".\";in_person;councillor;;\r\n" + right, "vreemd.csv:2: a quote ends in the middle of a field");
        refused("2024-03-12;;Riep iets; en liep weg.;in_person;councillor;J. de Wit;06-12345678\r\n", "vreemd.csv:2: the row: has more fields");
        refused("2024-03-12;Riep.;in_person;councillor;J;Piet\r\n", "a column is named twice: naam veroorzaker",
                "gebeurd op;omschrijving;vorm;rol;naam veroorzaker;naam veroorzaker\r\n");
        // What only the register knows is said of every row before one goes in.
        refused(right + "2024-03-12;2024-03-11;Riep iets.;in_person;councillor;;\r\n" + "2099-03-12;;Riep iets.;in_person;councillor;;\r\n", "vreemd.csv:3: ");
        refused(right + "2024-03-12;2024-03-11;Riep iets.;in_person;councillor;;\r\n" + "2099-03-12;;Riep iets.;in_person;councillor;;\r\n", "vreemd.csv:4: ");
        refused("2024-03-12;Riep.;in_person;councillor;geen adres\r\n", "offenders.email_without_at",
                "gebeurd op;omschrijving;vorm;rol;e-mail veroorzaker\r\n"
                "2024-03-12;Riep.;in_person;councillor;\r\n");
        CHECK(import(good, {"--dry-run"}).text.find("2 rows are in order; nothing was entered") != std::string::npos);
        CHECK(reports_in(folder) == 0);
    }
    SECTION("a code is asked of nobody who has none")
    {
        const auto said = run({"import", good, "--data", folder / "data", "--login", "griffier@proef.example"}, "another password\n");
        CHECK(said.text.find("second factor") == std::string::npos);
        CHECK(said.text.find("people.sign_in_refused") != std::string::npos);
    }
    SECTION("a protocol of the organisation's own goes before the shipped one")
    {
        auto own = std::string{*embedded::find("protocols/westerveld.yaml")};
        const auto from = own.find("in_person");
        REQUIRE(from != std::string::npos);
        for (auto at = from; at != std::string::npos; at = own.find("in_person", at)) own.replace(at, 9, "face_face");
        fs::create_directories(folder.path / "packs");
        folder.file("packs/westerveld.yaml", own);
        const auto sheet = folder.file("eigen.csv", columns + "2024-03-12;;Riep iets.;face_face;councillor;;\r\n");
        CHECK(import(sheet, {"--dry-run"}).code == 2);
        const auto said = import(sheet, {"--dry-run", "--packs", folder / "packs"});
        INFO(said.text);
        CHECK(said.code == 0);
    }
    SECTION("a row that is in stays in once, also when the person in it has an account since")
    {
        const auto sheet = folder.file("wie.csv", "gebeurd op;omschrijving;vorm;rol;wie het overkwam\r\n2024-03-12;Riep iets.;in_person;councillor;Wil van Dam\r\n");
        REQUIRE(import(sheet).code == 0);
        {
            const auto database = storage::open("sqlite:" + folder / "data/register.sqlite");
            const SystemClock clock;
            const app::Application application{*database, clock, {}};
            app::Client administrator{application.router()};
            REQUIRE(administrator.sign_in("beheer@proef.example", password).status == 201);
            REQUIRE(administrator.post("/accounts", {{"name", "Wil van Dam"}, {"login", "wil@proef.example"}}).status == 201);
        }
        const auto said = import(sheet);
        INFO(said.text);
        CHECK(said.code == 0);
        CHECK(said.text.find("wie.csv:2: is in already") != std::string::npos);
        CHECK(reports_in(folder) == 1);
    }
    SECTION("the rows become closed cases of their own years; the same file once more adds nothing")
    {
        const auto said = import(good);
        INFO(said.text);
        CHECK(said.code == 0);
        CHECK(said.text.find("oud.csv:2: 2024-0001") != std::string::npos);
        CHECK(said.text.find("oud.csv:4: 2025-0001") != std::string::npos);
        CHECK(import(good).code == 0);
        CHECK(reports_in(folder) == 2);
        CHECK(sessions_in(folder) == 0);
        CHECK(run({"audit", "verify", "--data", folder / "data"}).code == 0);
    }
}
}  // namespace luwte::test
