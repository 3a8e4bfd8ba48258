// Reports that name somebody, for the tests of the register.
#pragma once

#include <catch2/catch.hpp>

#include "town.h"

namespace luwte::test {

struct Register : Town {
    using Town::Town;

    using Known = std::vector<std::pair<std::string, std::string>>;  // kind, value

    static boost::json::object offender(const Known& known)
    {
        boost::json::array details;
        for (const auto& [kind, value] : known) details.push_back({{"kind", kind}, {"value", value}});
        return {{"known", "known"}, {"kind", "resident"}, {"details", details}};
    }

    /// Reports on a day, and answers the incident's id.
    std::string given(Person& by, const std::string& day, const Known& known, boost::json::object more = {})
    {
        on(day + "T12:00:00Z");
        more["occurredAt"] = day + "T09:00:00+01:00";
        more["offender"] = offender(known);
        return given_incident(by, std::move(more));
    }
    std::string offender_of(const std::string& incident)
    {
        storage::Transaction tx{database(), storage::Mode::read};
        return tx.first("SELECT id FROM incident_offender WHERE incident = $1", incident)->text(0);
    }

    Reply suggested(Person& person, const std::string& incident) { return person.get("/incidents/" + incident + "/offender-suggestions"); }
    std::size_t suggestions(Person& person, const std::string& incident)
    {
        const auto page = suggested(person, incident);
        INFO(page.bytes);
        REQUIRE(page.status == 200);
        std::size_t count = 0;
        for (const auto& item : page["items"].as_array()) count += item.at("suggestions").as_array().size();
        return count;
    }
    Reply say(Person& person, const std::string& one, const std::string& other, bool same)
    {
        return person.post("/offenders/" + one + "/verdicts", {{"other", other}, {"same", same}});
    }
    std::vector<std::string> rules(Person& person, const std::string& incident)
    {
        std::vector<std::string> found;
        const auto page = person.get("/incidents/" + incident + "/offender-details");
        for (const auto& item : page["items"].as_array())
            for (const auto& rule : item.at("repetition").as_array()) found.emplace_back(rule.at("rule").as_string());
        return found;
    }
};

}  // namespace luwte::test
