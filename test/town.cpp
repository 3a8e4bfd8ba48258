#include "town.h"

#include <catch2/catch.hpp>

namespace luwte::test {
namespace {

namespace json = boost::json;

/// Not every protocol names every role.
std::vector<std::string> named_in(const std::string& pack, const std::string& role)
{
    if (protocol::load_shipped(pack).pack->role(role)) return {role};
    return {};
}

}  // namespace

Town::Town(Engine engine, std::string pack)
    : World{engine, pack},
      councillor{as("councillor")},
      griffier{given("griffier")},
      mayor{as("mayor")},
      secretary{as("secretary")},
      officer{given("designated_officer", named_in(pack, "designated_officer"))},
      deputy{given("deputy", named_in(pack, "employee"))}
{
    appoint(griffier, "griffier", &deputy);
}

json::object Town::form(json::object more)
{
    json::object form{{"narrative", "He said he knows where I live."},
                      {"form", "in_person"},
                      {"occurredAt", "2026-03-09T08:30:00+01:00"},
                      {"answers", json::array{}},
                      {"aggravating", json::array{}},
                      {"targets", json::array{}},
                      {"offender", {{"known", "unknown"}}},
                      {"involved", json::array{}},
                      {"affected", json::array{}},
                      {"reporterRole", "councillor"},
                      {"evidence", json::array{}},
                      {"repeated", false},
                      {"persists", false}};
    for (auto& member : more) form[member.key()] = member.value();
    return form;
}

Reply Town::report(Person& by, json::object more) { return by.post("/reports", form(std::move(more))); }

std::string Town::given_incident(Person& by, json::object more)
{
    auto made = report(by, std::move(more));
    INFO(made.bytes);
    REQUIRE(made.status == 201);
    return incident_of(made.id());
}

std::string Town::incident_of(const std::string& report)
{
    storage::Transaction tx{database(), storage::Mode::read};
    return tx.first("SELECT incident FROM incident_report WHERE report = $1", report).value().text(0);
}

void Town::tick()
{
    application().tick(clock().now());
}

int Town::mails_to(const Person& person)
{
    storage::Transaction tx{database(), storage::Mode::read};
    return static_cast<int>(tx.all("SELECT id FROM notify_outbox WHERE recipient = $1", person.account).size());
}

std::int64_t Town::count_of_list(Person& person)
{
    auto list = person.get("/incidents");
    return list.status == 200 ? static_cast<std::int64_t>(list["items"].as_array().size()) : 0;
}

json::object sheet(World& world, std::string_view name, std::string_view opened_at)
{
    return {{"id", fresh_uuid()}, {"name", name}, {"openedAt", opened_at}, {"sentAt", iso(world.clock().now())}};
}

std::vector<json::value> items_with(const json::value& list, std::string_view member, std::string_view value)
{
    std::vector<json::value> found;
    for (const auto& item : list.as_array()) {
        const auto* held = item.as_object().if_contains(member);
        if (held && held->is_string() && held->as_string() == value) found.push_back(item);
    }
    return found;
}

}  // namespace luwte::test
