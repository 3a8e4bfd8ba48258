#include "app/demo.h"

#include "app/demo_before.h"

#include <boost/json.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <stdexcept>

#include "app/client.h"
#include "app/demo_aftermath.h"
#include "app/demo_offenders.h"
#include "app/demo_response.h"
#include "base/embedded.h"
#include "people/people.h"

namespace luwte::app {
namespace {
namespace json = boost::json;
using namespace std::chrono_literals;
using std::chrono::days;

json::value demo_file(std::string_view path) { return json::parse(*embedded::find(path)); }

std::string text(const json::value& object, std::string_view member)
{
    const auto* value = object.as_object().if_contains(member);
    return value ? std::string{value->as_string()} : std::string{};
}

/// The demo is made of requests that must succeed; one that does not is a mistake in the demo, so it says which.
Reply must(Reply reply, std::string_view what)
{
    if (reply.status >= 400)
        throw std::runtime_error{"demo: " + std::string{what} + ": " + std::to_string(reply.status) + " " + reply.bytes};
    return reply;
}

std::vector<http::Header> if_match(const Reply& seen) { return {{"If-Match", seen.etag}}; }

std::vector<http::Header> version_of(const json::value& item)
{
    return {{"If-Match", "\"" + std::to_string(item.at("version").as_int64()) + "\""}};
}

class Story {
public:
    Story(Application& application, storage::Database& database, FixedClock& clock, const DemoOptions& options)
        : m_application{application}, m_database{database}, m_clock{clock}, m_options{options}, m_pack{*protocol::load_shipped(options.pack).pack}, m_today{clock.now()}
    {
    }

    void tell()
    {
        m_clock.set(m_today - days{1200});
        found();
        const auto stories = demo_file("demo/cases.json");
        const auto& cases = stories.as_array();
        const auto first = cases.size() - std::min<std::size_t>(cases.size(), static_cast<std::size_t>(m_options.cases));
        for (auto number = first; number < cases.size(); ++number) plan(cases[number], static_cast<int>(number));
        if (m_options.cases > 0)
            for (auto& step : steps_before(m_options.pack, m_accounts, [this](const std::string& key) -> Client& { return as(key); }))
                at(in_amsterdam(day_in_amsterdam(m_today) - step.days_ago, 13h) + step.after, [this, run = std::move(step.run)] { run(m_clock.now()); });
        while (!m_agenda.empty()) {
            auto next = m_agenda.extract(m_agenda.begin());
            m_clock.set(next.key());
            next.mapped()();
        }
        m_clock.set(m_today);
        m_application.tick(m_today);
        enter_seats();
    }

private:
    void found()
    {
        const auto& staff = m_people.at("people").as_array();
        const auto& administrator = staff.front();
        const auto founded = people::found(m_database, {.name = text(m_people, "organisation"), .pack = m_options.pack,
            .administrator_name = text(administrator, "name"), .administrator_login = text(administrator, "login")}, m_clock.now());
        m_application.refresh();
        accept(founded.invitation);
        m_admin = signed_in(text(administrator, "login"));
        for (const auto& person : staff) employ(person, &person == &administrator);
        for (const auto& person : staff) appoint(person, &person == &administrator);
    }

    void accept(const std::string& token)
    {
        must(Client{m_application.router()}.post("/invitation-acceptances", {{"token", token}, {"password", demo_password}}),
             "accepting an invitation");
    }

    void employ(const json::value& person, bool is_administrator)
    {
        const auto key = text(person, "key"), login = text(person, "login");
        m_logins[key] = login;
        if (is_administrator) return;
        const auto account = must(m_admin->post("/accounts", {{"name", text(person, "name")}, {"login", login}}), "an account").id();
        m_accounts[key] = account;
        accept(text(must(m_admin->post("/accounts/" + account + "/invitations", json::object{}), "an invitation").body, "token"));
    }

    void appoint(const json::value& person, bool is_administrator)
    {
        if (is_administrator) return;
        for (const auto& role : person.at("roles").as_array()) {
            if (!m_pack.role(std::string{role.as_string()})) continue;  // not every protocol knows every role
            json::object assignment{{"role", role}, {"validFrom", iso(day_in_amsterdam(m_clock.now()))}};
            if (const auto deputy = text(person, "deputy"); !deputy.empty()) assignment["deputy"] = m_accounts.at(deputy);
            must(m_admin->post("/accounts/" + m_accounts.at(text(person, "key")) + "/role-assignments", assignment), "a role");
        }
    }

    /// Only some of the council have an account here; how many there are is known all the same.
    void enter_seats()
    {
        json::array roles;
        for (const auto& [role, people] : m_people.at("inOffice").as_object())
            if (m_pack.role(std::string{role})) roles.push_back(json::object{{"role", role}, {"people", people}});
        const auto years = must(as("griffier").get("/people-in-office"), "years");
        for (const auto& year : years["items"].as_array())
            must(as("griffier").put("/people-in-office/" + std::to_string(year.as_int64()), json::object{{"roles", roles}}, {{"If-Match", "\"0\""}}), "people in office");
    }

    std::unique_ptr<Client> signed_in(const std::string& login)
    {
        auto client = std::make_unique<Client>(m_application.router());
        must(client->sign_in(login, demo_password), "signing in");
        return client;
    }

    Client& as(const std::string& key)
    {
        auto& client = m_sessions[key];
        if (!client) client = signed_in(m_logins.at(key));
        return *client;
    }

    // Cases overlap, so what happens in them stands in one agenda and happens in the order of time.
    void at(Instant when, std::function<void()> what)
    {
        if (when < m_today) m_agenda.emplace(std::max(when, m_clock.now()), std::move(what));
    }

    void plan(const json::value& story, int number)
    {
        const auto* reporter = m_pack.role(role_of(text(story, "reporter")));
        if (!reporter || !reporter->permissions.contains("report.write")) return;  // not every protocol is for everybody
        const auto day = day_in_amsterdam(m_today) - days{story.at("daysAgo").as_int64()};
        const auto happened = in_amsterdam(day, 9h + std::chrono::minutes{number * 47 % 480});
        at(happened + 1h, [this, &story, number, day, happened] { live_through(story, number, day, happened); });
    }

    void live_through(const json::value& story, int number, Day day, Instant happened)
    {
        const auto [handler, incident] = handled_as(report(story, happened));
        at(happened + 3h, [this, handler = handler, incident = incident, behaviour = text(story, "behaviour")] { classify(incident, handler, behaviour); });
        at(happened + 27h, [this, handler = handler, incident = incident, number] { live_on(as(handler), incident, number, day_in_amsterdam(m_clock.now())); });
        at(happened + 29h, [this, handler = handler, incident = incident, &story] { recognise(as(handler), incident, story, day_in_amsterdam(m_clock.now())); });
        plan_talks(incident, day, number);
        if (const auto* response = story.as_object().if_contains("response"))
            plan_response({[this](const std::string& key) -> Client& { return as(key); },
                           [this](Instant when, std::function<void()> what) { at(when, std::move(what)); }, [this] { return m_clock.now(); }},
                          *response, handler, incident, day);
        if (const auto lesson = text(story, "lesson"); !lesson.empty())
            at(in_amsterdam(day + days{45}, 16h), [this, handler = handler, incident = incident, lesson] { close(incident, handler, lesson); });
    }

    std::string report(const json::value& story, Instant happened)
    {
        json::object form{{"narrative", text(story, "narrative")},
                          {"form", text(story, "form")},
                          {"occurredAt", iso(Moment{happened, offset_in_amsterdam(happened)})},
                          {"behaviour", text(story, "behaviour")},
                          {"reporterRole", role_of(text(story, "reporter"))},
                          {"offender", {{"known", text(story, "offenderKnown")}}},
                          {"repeated", false},
                          {"persists", false}};
        for (const auto* list : {"answers", "aggravating", "targets", "involved", "affected", "evidence"}) form[list] = json::array{};
        for (const auto* member : {"place", "needNow"})
            if (const auto words = text(story, member); !words.empty()) form[member] = words;
        if (const auto words = text(story, "offender"); !words.empty()) form["offender"].as_object()["description"] = words;
        if (auto details = offender_details(story); !details.empty()) form["offender"].as_object()["details"] = std::move(details);
        if (const auto* facts = story.as_object().if_contains("aggravating"))
            for (const auto& fact : facts->as_array())
                if (std::ranges::any_of(m_pack.aggravating(), [&](const auto& known) { return known.id == fact.as_string(); })) form["aggravating"].as_array().push_back(fact);
        const auto reply = must(as(text(story, "reporter")).post("/reports", form, {{"Idempotency-Key", fresh_uuid()}}), "a report");
        return std::string{reply["reference"].as_string()};
    }

    std::string role_of(const std::string& key) const
    {
        for (const auto& person : m_people.at("people").as_array())
            if (text(person, "key") == key) return std::string{person.at("roles").as_array().front().as_string()};
        return {};
    }

    // Who was asked to handle a report, and the case it opened: the reporter himself is not told its id.
    std::pair<std::string, std::string> handled_as(const std::string& reference)
    {
        for (const auto* key : {"griffier", "mayor", "secretary", "officer"})
            for (const auto& task : tasks(key))
                if (text(task, "kind") == "handle" && text(task, "incidentReference") == reference)
                    return {key, text(task, "incidentId")};
        throw std::runtime_error{"demo: nobody was asked to handle " + reference};
    }

    json::array tasks(const std::string& key) { return must(as(key).get("/tasks"), "tasks")["items"].as_array(); }

    Reply seen(const std::string& key, const std::string& incident) { return must(as(key).get("/incidents/" + incident), "a case"); }

    void classify(const std::string& incident, const std::string& handler, const std::string& behaviour)
    {
        const auto path = "/incidents/" + incident;
        must(as(handler).post(path + "/classifications",
             {{"behaviour", behaviour}, {"reason", "Volgens de normtabel, na een gesprek met de melder."}}, if_match(seen(handler, incident))),
             "a classification");
        must(as(handler).post(path + "/notes", {{"text", "Gebeld met de melder; die weet wat er nu gebeurt en wie meeleest."}}), "a note");
        must(as(handler).post(path + "/feedback", {{"text", "Dank voor uw melding. Wij spreken u deze week over wat wij doen."}}), "feedback");
    }

    // The aftercare conversations that fall before today: most on time, now and then one declined.
    void plan_talks(const std::string& incident, Day day, int number)
    {
        for (const auto& talk : carers_tasks(incident)) {
            const auto when = talk.plan == "first"    ? in_amsterdam(day + days{1}, 9h)
                              : talk.plan == "second" ? in_amsterdam(day + days{2}, 15h)
                                                      : in_amsterdam(day + days{33}, 11h);
            at(when, [this, talk, incident, number] { hold(talk, incident, number % 6 == 5 && talk.plan == "second"); });
        }
    }

    struct Talk {
        std::string key, conversation, plan;
    };
    // Who is asked to hold which conversation: the first carer's task for each.
    std::vector<Talk> carers_tasks(const std::string& incident)
    {
        std::vector<Talk> talks;
        std::set<std::string> seen;
        for (const auto* key : {"mayor", "griffier", "secretary", "officer"})
            for (const auto& task : tasks(key)) {
                if (text(task, "incidentId") != incident || text(task, "kind") != "aftercare") continue;
                if (const auto conversation = text(task, "subject"); seen.insert(conversation).second)
                    talks.push_back({key, conversation, plan_of(key, incident, conversation)});
            }
        return talks;
    }

    json::value conversation_of(const std::string& key, const std::string& incident, const std::string& id)
    {
        const auto reply = must(as(key).get("/incidents/" + incident + "/aftercare"), "aftercare");
        for (const auto& person : reply["items"].as_array())
            for (const auto& conversation : person.at("conversations").as_array())
                if (text(conversation, "id") == id) return conversation;
        throw std::runtime_error{"demo: no conversation " + id};
    }

    std::string plan_of(const std::string& key, const std::string& incident, const std::string& id)
    {
        return text(conversation_of(key, incident, id), "planId");
    }

    void hold(const Talk& talk, const std::string& incident, bool declined)
    {
        const auto path = "/aftercare-conversations/" + talk.conversation;
        const auto match = version_of(conversation_of(talk.key, incident, talk.conversation));
        if (declined)
            must(as(talk.key).post(path + "/declinations", {{"reason", "Wil er nu niet over praten."}}, match), "declining a conversation");
        else
            must(as(talk.key).post(path + "/holdings",
                                   {{"heldAt", iso(m_clock.now())},
                                    {"notes", "Rustig gesprek. Slaapt weer; wil graag weten hoe het afloopt."},
                                    {"injuryShown", false},
                                    {"referred", false}},
                                   match),
                 "holding a conversation");
    }

    void close(const std::string& incident, const std::string& handler, const std::string& lesson)
    {
        for (const auto* key : {"griffier", "mayor", "secretary", "officer"})
            for (const auto& task : tasks(key))
                if (text(task, "incidentId") == incident)
                    must(as(key).post("/tasks/" + text(task, "id") + "/completions", {{"outcome", "done"}}, version_of(task)), "a task");
        must(as(handler).post("/incidents/" + incident + "/closures", {{"lesson", lesson}}, if_match(seen(handler, incident))), "closing");
        must(as(handler).post("/prevention-lessons", {{"incidentId", incident}, {"text", lesson}}), "a lesson");
    }

    Application& m_application;
    storage::Database& m_database;
    FixedClock& m_clock;
    const DemoOptions& m_options;
    const protocol::Pack m_pack;
    const json::value m_people = demo_file("demo/people.json");
    const Instant m_today;
    std::unique_ptr<Client> m_admin;
    std::map<std::string, std::string> m_logins, m_accounts;
    std::map<std::string, std::unique_ptr<Client>> m_sessions;
    std::multimap<Instant, std::function<void()>> m_agenda;
};
}  // namespace

void make_demo(Application& application, storage::Database& database, FixedClock& clock, const DemoOptions& options)
{
    Story{application, database, clock, options}.tell();
}

std::string demo_logins() { return json::serialize(demo_file("demo/people.json").at("people")); }

}  // namespace luwte::app
