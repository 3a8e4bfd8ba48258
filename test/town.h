// A town hall with people of every role, where reports become cases.
#pragma once

#include "world.h"

namespace luwte::test {

struct Town : World {
    explicit Town(Engine engine, std::string pack = "westerveld");

    Person &councillor, &griffier, &mayor, &secretary, &officer, &deputy;

    /// The least a form says; `more` replaces or adds members.
    static boost::json::object form(boost::json::object more = {});
    Reply report(Person& by, boost::json::object more = {});
    /// Reports, and answers the incident's id.
    std::string given_incident(Person& by, boost::json::object more = {});

    /// The case of a report, looked up behind everybody's back: the reporter is not told its id.
    std::string incident_of(const std::string& report);

    /// What the clock does, every minute.
    void tick();
    int mails_to(const Person& person);
    std::int64_t count_of_list(Person& person);
};

/// What a tablet whose clock is right sends to open the sheet of a meeting.
boost::json::object sheet(World& world, std::string_view name, std::string_view opened_at);

/// The items of a list whose member has a value.
std::vector<boost::json::value> items_with(const boost::json::value& list, std::string_view member, std::string_view value);

}  // namespace luwte::test
