// The routes of communication, and what other features may read of it.
#pragma once

#include <vector>

#include "communication/communication.h"
#include "http/http.h"
#include "incidents/incidents.h"
#include "incidents/shapes.h"

namespace luwte::communication {

SHAPE_ENUM(TellingPhase, first, inquiry, settled)
SHAPE_ENUM(Agreed, not_asked, yes, no)

struct SayingShown {
    Instant said_at;
    std::optional<Shown> text;
    std::optional<incidents::Named> by;
};
SHAPE(SayingShown, said_at, text, by)

struct CommunicationShown {
    DecisionId id;
    std::string circle;
    bool tell = false;
    TellingPhase phase = TellingPhase::first;
    std::optional<std::string> speaker;
    Agreed agreed = Agreed::not_asked;
    std::optional<Day> agreed_on;
    std::optional<Shown> text;
    std::optional<Shown> reason;
    Instant at;
    std::optional<incidents::Named> by;
    bool holds = false;  // no later decision about the same circle
    std::vector<SayingShown> sayings;
};
SHAPE(CommunicationShown, id, circle, tell, phase, speaker, agreed, agreed_on, text, reason, at, by, holds, sayings)

/// Oldest first, as far as the ring opens the words.
std::vector<CommunicationShown> decisions_shown(http::Call&, const IncidentId&);

void add_routes(http::Router&, const incidents::PackUnder&);
void add_sheet_routes(http::Router&, const incidents::PackUnder&);  // sheet_api.cpp: what a circle may know, on paper
/// Two incidents turned out to be one.
void merged(storage::Transaction&, const IncidentId& from, const IncidentId& into);

/// What the protocol says of telling others in this case, as it is now.
protocol::Communication rules_of(http::Call&, const protocol::Pack&, const incidents::Incident&);

}  // namespace luwte::communication
