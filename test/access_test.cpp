// Everybody of the demo municipality, and somebody of another one, at every door of the API: who is let in is what the pack
// says, and to whoever is not, a case is like one that does not exist. test/access.txt says whom a route is for.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "base/embedded.h"
#include "protocol/offender_register.h"
#include "protocol/prevention.h"
#include "protocol/protocol.h"
#include "walk.h"

namespace luwte::test {
namespace {

namespace json = boost::json;
using Roles = std::set<std::string>;

struct Line {
    std::string method;  // none: every method
    std::string audience, path;
    int answer = 0;                   // of a method, to whoever may know; none: the line says only who may know
    std::vector<std::string> except;  // audiences that get the usual one
};

std::vector<Line> access_lines()
{
    std::vector<Line> lines;
    std::ifstream file{std::string{LUWTE_SOURCE} + "/test/access.txt"};
    for (std::string text; std::getline(file, text);) {
        std::istringstream words{text};
        Line line;
        if (!(words >> line.audience) || line.audience.starts_with("#")) continue;
        if (std::ranges::all_of(line.audience, [](char c) { return c >= 'A' && c <= 'Z'; })) {
            line.method = line.audience;
            words >> line.audience;
        }
        if (std::isdigit(static_cast<unsigned char>(line.audience.front()))) line.answer = std::stoi(line.audience);
        std::string word;
        words >> line.path >> word;
        if (word == "except")
            while (words >> word && word != ":") line.except.push_back(word);
        lines.push_back(line);
    }
    return lines;
}

/// The longest line that covers the path, and of two the one that names the method.
const Line* line_for(const std::vector<Line>& lines, const Operation& operation)
{
    const auto& path = operation.path;
    const Line* best = nullptr;
    for (const auto& line : lines) {
        if (line.answer || (path != line.path && !path.starts_with(line.path + "/"))) continue;
        if (!line.method.empty() && line.method != operation.method) continue;
        if (!best || std::pair{line.path.size(), line.method.size()} > std::pair{best->path.size(), best->method.size()}) best = &line;
    }
    return best;
}

struct Somebody {
    Person* person;
    Roles roles;
    Roles deputises{};       // roles he has no turn in yet: their permissions, and no key
    bool excluded = false;  // from the case that is asked about
    bool stranger = false;  // of another organisation
};

bool shares_one(const Roles& roles, const Roles& others)
{
    return std::ranges::any_of(roles, [&](const std::string& role) { return others.contains(role); });
}

/// A case as the pack sees it: who may know of it, by role.
class Case {
public:
    Case(Town& town, const protocol::Pack& pack, protocol::Situation situation, Ids ids)
        : m_town{town}, m_pack{pack}, m_ids{std::move(ids)}
    {
        using protocol::Compartment;
        for (const auto compartment : {Compartment::report, Compartment::response}) add(m_knowing, compartment, situation);
        add(m_reading, Compartment::report, situation);
        add(m_responding, Compartment::response, situation);
        for (const auto& reader : protocol::readers(pack, Compartment::response, situation))
            if (reader.writes && !reader.deputy) m_handling.insert(reader.role);
        add(m_caring, Compartment::aftercare, situation);
        for (const auto& conversation : protocol::aftercare(pack, "councillor", situation)) m_caring.insert(conversation.providers.begin(), conversation.providers.end());
        const auto routing = *protocol::route(pack, situation);
        for (const auto& one : routing.receives) m_receiving.insert(one.role);
        const auto checklists = protocol::risk_checklists(pack);
        const auto is_officer = [](const protocol::Named& named) { return named.role == "designated_officer"; };
        m_arranges = std::ranges::any_of(checklists.front().requests, is_officer) ? "designated_officer" : "secretary";  // as given_everything() asks
        for (const auto& named : checklists.front().readers) m_weighing.insert(named.role);
    }
    const Ids& ids() const { return m_ids; }

    bool may_know(const Somebody& who, const std::string& audience) const
    {
        const bool reported = who.person == &m_town.councillor;
        if (who.stranger) return false;
        if (audience == "permission") return true;
        if (audience == "maker") return reported;
        if (who.excluded) return false;
        if (audience == "case") return shares_one(who.roles, m_knowing);
        if (audience == "victims") return protocol::part_for(m_pack, who.roles, "victims") || protocol::part_for(m_pack, who.deputises, "victims");
        if (audience == "report") return shares_one(who.roles, m_reading) || reported;
        if (audience == "response") return shares_one(who.roles, m_responding);
        if (audience == "known") return shares_one(who.roles, m_knowing) || shares_one(who.roles, m_caring) || reported;
        if (audience == "aftercare") return shares_one(who.roles, m_caring) || reported;
        if (audience == "asked") return reported || shares_one(who.roles, m_receiving);
        if (audience == "weighing") return reported || shares_one(who.roles, m_weighing);
        if (audience == "keeping") return may(who, "prevention.keep");
        if (audience == "arranging") return reported || who.roles.contains(m_arranges);
        if (audience == "arranger") return who.roles.contains(m_arranges);
        if (audience == "register") return may(who, "offenders.read");
        if (audience == "writer") return shares_one(who.roles, m_knowing) || may(who, "offenders.decide");
        if (audience == "owner") return shares_one(who.roles, m_knowing) || shares_one(who.roles, m_caring);
        if (audience == "handling") return shares_one(who.roles, m_handling);
        INFO("test/access.txt: nobody knows the audience " << audience);
        REQUIRE(m_pack.role(audience));
        return who.roles.contains(audience);
    }
    bool may(const Somebody& who, const std::string& permission) const
    {
        if (permission == "signed-in") return true;
        const auto gives_it = [&](const std::string& role) {
            const auto* info = m_pack.role(role);
            return info && info->permissions.contains(permission);
        };
        return std::ranges::any_of(who.roles, gives_it) || std::ranges::any_of(who.deputises, gives_it);
    }

private:
    Town& m_town;
    const protocol::Pack& m_pack;
    Ids m_ids;
    std::string m_arranges;
    Roles m_knowing, m_reading, m_responding, m_handling, m_caring, m_receiving, m_weighing;

    void add(Roles& to, protocol::Compartment compartment, const protocol::Situation& situation) const
    {
        for (const auto& reader : protocol::readers(m_pack, compartment, situation))
            if (!reader.deputy) to.insert(reader.role);
    }
};

/// All people of the demo who are not in the town yet, in the roles that the pack knows.
std::vector<Somebody> everybody(Town& town, const protocol::Pack& pack)
{
    std::vector<Somebody> all{{&town.councillor, {"councillor"}}, {&town.griffier, {"griffier"}}, {&town.mayor, {"mayor"}},
                              {&town.secretary, {"secretary"}}, {&town.officer, {"designated_officer"}}, {&town.deputy, {"employee"}, {"griffier"}}};
    const Roles there{"griffier", "mayor", "secretary", "designated_officer", "administrator"};
    const auto people = json::parse(*embedded::find("demo/people.json"));
    for (const auto& person : people.at("people").as_array()) {
        std::vector<std::string> roles;
        for (const auto& role : person.at("roles").as_array())
            if (pack.role(std::string{role.as_string()})) roles.emplace_back(role.as_string());
        if (shares_one({roles.begin(), roles.end()}, there)) continue;
        all.push_back({&town.given(std::string{person.at("name").as_string()}, roles), {roles.begin(), roles.end()}});
    }
    all.push_back({&town.administrator(), {"administrator"}});
    return all;
}

/// Of a case, and of the organisation.
Ids everything(Town& town, const json::array& involved)
{
    auto ids = given_everything(town, involved);
    ids.merge(given_of_organisation(town));
    return ids;
}

std::string all_of(const Reply& reply)
{
    std::string all = std::to_string(reply.status) + "\n";
    for (const auto& header : reply.headers) all += header.name + ": " + header.value + "\n";
    return all + reply.bytes;
}

/// Refused, byte for byte as for what does not exist; after a few looks more into the database and nothing else, so that both
/// are known well before the beat on which a refusal leaves (src/http/session.cpp), and a clock tells no more than the answer.
/// By the clock itself: ./dev attack --only looks.
void is_refused_as_nothing(Town& town, const Somebody& who, const Operation& operation, const Ids& ids, bool may)
{
    const auto nobodys = of_nobody(ids);
    const auto refused = ask(*who.person, operation, ids);
    CHECK(refused.status == (may ? 404 : 403));
    CHECK(refused.code() == (may ? "request.not_found" : "request.not_permitted"));
    Reply again, of_nothing;
    const auto work = town.work_of([&] { again = ask(*who.person, operation, ids); });
    const auto work_for_nothing = town.work_of([&] { of_nothing = ask(*who.person, operation, nobodys); });
    CHECK(all_of(again) == all_of(of_nothing));
    CHECK(!work_for_nothing.empty());
    CHECK(work.size() <= work_for_nothing.size() + 8);
    CHECK(std::ranges::count(work, "commit") == std::ranges::count(work_for_nothing, "commit"));
}

/// What somebody who may know is answered, when it is another answer than most get.
std::optional<int> answer_of(const std::vector<Line>& lines, const Case& about, const Somebody& who, const Operation& operation)
{
    // Whoever is only informed of a case reads it.
    const bool handles = operation.method != "GET" && operation.permission == "case.handle" && line_for(lines, operation)->audience == "case";
    if (handles && !about.may_know(who, "handling")) return 403;
    const auto line = std::ranges::find_if(lines, [&](const Line& one) {
        return one.answer && one.method == operation.method && one.path == operation.path;
    });
    const auto has_the_usual = [&](const std::string& audience) { return about.may_know(who, audience); };
    if (line == lines.end() || std::ranges::any_of(line->except, has_the_usual)) return std::nullopt;
    return line->answer;
}

/// What an answer says whoever asks, and whatever it is.
void keeps_in_place(const Reply& reply)
{
    CHECK(reply.header("Content-Security-Policy") == "default-src 'none'; sandbox; frame-ancestors 'none'");
    CHECK(reply.header("X-Content-Type-Options") == "nosniff");
    CHECK(reply.header("Referrer-Policy") == "no-referrer");
    CHECK(reply.header("Permissions-Policy").find("geolocation=()") != std::string::npos);
    CHECK(reply.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(reply.header("Cache-Control") == "no-store");
}

/// What given_everything() wrote, and who may read it. `read`: all that somebody was answered.
void has_read_his_own(const Case& about, const Somebody& who, const std::string& read)
{
    static const std::map<std::string, std::string> written{{"He waits at my door.", "report"}, {"May he?", "asked"},
                                                            {"Again.", "asked"}, {"A talk.", "weighing"}, {"A guard.", "arranging"},
                                                            {"Unheard for now.", "response"}};
    for (const auto& [words, audience] : written) {
        CAPTURE(who.person->name, words, audience);
        CHECK((read.find(words) != std::string::npos) == about.may_know(who, audience));
    }
}

/// Each list and each thing is read, and whoever may not know is refused, at the doors where something is changed as well.
void walk(Town& town, const Case& about, const Somebody& who)
{
    static const auto lines = access_lines();
    std::string read;
    for (const auto& operation : operations(town.router())) {
        if (operation.permission == "anyone") continue;
        CAPTURE(who.person->name, operation.method, operation.path);
        {
            INFO("given_everything() in test/hidden_test.cpp makes nothing with such an id: let it make one");
            const bool silent = operation.path.starts_with("/objections/") && !about.ids().contains("objectionId");  // so is the pack
            REQUIRE((takes_one_of(operation, about.ids()) || operation.path.find("Id}") == std::string::npos || silent));
        }
        if (!takes_one_of(operation, about.ids())) {
            if (operation.method != "GET" || operation.path.find('{') != std::string::npos) continue;
            const auto list = who.person->get(operation.path);
            CHECK(list.status == (about.may(who, operation.permission) ? 200 : 403));
            keeps_in_place(list);
            read += list.bytes;
            for (const auto& [name, id] : about.ids()) {
                static const std::set<std::string> of_organisation{"accountId", "assignmentId", "surveyId", "publicationId", "meetingId", "recordId", "actionId"};
                const bool all_may = of_organisation.contains(name);
                if (!all_may && (who.excluded || who.stranger)) CHECK(list.bytes.find(id) == std::string::npos);
            }
            continue;
        }
        const auto* line = line_for(lines, operation);
        INFO("no line of test/access.txt covers this route: say there who may know of what it is about");
        REQUIRE(line);
        const bool may = about.may(who, operation.permission), knows = about.may_know(who, line->audience);
        if (may && knows) {
            if (operation.method != "GET") continue;
            const auto reply = ask(*who.person, operation, about.ids());
            CAPTURE(reply.code());
            CHECK(reply.status == answer_of(lines, about, who, operation).value_or(200));
            keeps_in_place(reply);
            // Made to go out, it quotes the report to all who read the response.
            if (!operation.path.starts_with("/police-files/")) read += reply.bytes;
        } else if (may && operation.method == "PUT" && operation.path == "/drafts/{draftId}") {
            continue;  // a draft of his own with the same id: nobody learns of the other
        } else {
            is_refused_as_nothing(town, who, operation, about.ids(), may);
        }
    }
    has_read_his_own(about, who, read);
}

/// Whoever may know and may change comes past both doors: what he says there is declined for what it says, or done.
void knock(Town& town, const Case& about, const Somebody& who)
{
    static const auto lines = access_lines();
    for (const auto& operation : operations(town.router())) {
        if (operation.method == "GET" || operation.method == "DELETE" || operation.permission == "anyone" || !takes_one_of(operation, about.ids())) continue;
        const auto* line = line_for(lines, operation);
        if (!line || !about.may(who, operation.permission) || !about.may_know(who, line->audience)) continue;
        const auto reply = ask(*who.person, operation, about.ids());
        CAPTURE(who.person->name, operation.method, operation.path, reply.status, reply.code());
        static const std::set<int> by_what_is_said{400, 409, 412, 422};
        if (const auto listed = answer_of(lines, about, who, operation)) CHECK(reply.status == *listed);
        else CHECK((reply.status < 300 || by_what_is_said.contains(reply.status) || (operation.permission == "case.read" && !about.may_know(who, "handling"))));
    }
}

}  // namespace

TEST_CASE("every route lets in whom the pack names, and nobody else can tell that there is something", "[api][access]")
{
    const std::string under = GENERATE("westerveld", "assen");
    Town town{GENERATE(sqlite, postgres), under};
    CAPTURE(under);
    const auto pack = *protocol::load_shipped(under).pack;
    auto people = everybody(town, pack);
    protocol::Situation situation{.reporter = "councillor", .behaviour = "threat", .form = "in_person", .affected = {"councillor"}};

    SECTION("in a case like any other")
    {
        const Case about{town, pack, situation, everything(town, {})};
        for (const auto& who : people) walk(town, about, who);
        for (const auto& who : people) knock(town, about, who);
    }
    SECTION("in a case about the mayor")
    {
        situation.excluded = {"mayor"};
        const Case about{town, pack, situation, everything(town, {town.mayor.account.text})};
        for (auto& who : people) {
            who.excluded = who.person == &town.mayor;
            walk(town, about, who);
        }
    }
    SECTION("from another organisation")
    {
        const Case about{town, pack, situation, everything(town, {})};
        const Somebody stranger{&town.elsewhere("stranger", {"councillor", "griffier", "mayor", "secretary", "designated_officer"}),
                                {"councillor", "griffier", "mayor", "secretary", "designated_officer"}, {}, false, true};
        walk(town, about, stranger);
    }
}

}  // namespace luwte::test
