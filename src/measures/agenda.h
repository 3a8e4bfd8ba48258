// Papers for a circle in which a case is discussed (H6, H7, K1): exactly what the pack lets that circle know, and the
// proposal of whoever prepares it. What is not named stays out, and a name needs the person's consent.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "documents/document.h"
#include "measures/deciding.h"
#include "protocol/circles.h"

namespace luwte::measures {

using AgendaId = Id<struct AgendaTag>;

/// What a case could tell. Only what a circle knows of it leaves this struct.
struct Tellable {
    struct Person {
        protocol::Text role;
        std::string name;
        bool consents = false;  // to communication
    };
    std::string reference;
    Day occurred;
    protocol::Text behaviour, form, place;
    std::vector<Person> affected;
    std::vector<protocol::Text> circumstances;
    bool repeated = false;
    std::vector<std::string> offenders;
    bool closed = false;
    bool decided = false;
    std::vector<std::pair<protocol::Text, Measure>> measures;
    std::optional<HearingOutcome> hearing;
};

/// What a circle was told: kept as it was told, whatever the case becomes.
struct AgendaContent {
    std::string title;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<std::string> measures;  // each with its term
    bool tells_measures = false;
    std::string proposal;
};
AgendaContent told(const protocol::AgendaCircle&, const Tellable&, const std::string& proposal, const std::string& language);

documents::Document document(const AgendaContent&, const std::string& organisation, const std::string& language);

std::string written(const AgendaContent&);
AgendaContent read_agenda(std::string_view text);

}  // namespace luwte::measures
