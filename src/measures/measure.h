// Measures: what the organisation imposes on whoever crossed the line, until when, and what became of it (H3, H4). A
// measure is never edited: extending, shifting or lifting it is a decision of its own, and the earlier ones stay to be
// seen, because a judge may ask what was in force on a given day. This part decides; it knows no clock, database or key.
#pragma once

#include <optional>
#include <string>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/incident.h"
#include "incidents/person.h"
#include "protocol/protocol.h"

namespace luwte::measures {

using MeasureId = Id<struct MeasureTag>;
using incidents::IncidentId;
using incidents::OffenderId;

/// As stored. Whether a standing measure has begun or is over follows from the day: see phase().
enum class State {
    open,         // to be done once: a warning, a letter, a conversation
    carried_out,
    standing,     // runs for a time
    lifted,
    annulled,     // an objection was upheld
};
enum class Phase { open, carried_out, announced, in_force, ended, lifted, annulled };

struct Measure {
    MeasureId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    std::string kind;  // in the pack, with its words of that day
    protocol::Text name;
    std::string source;
    bool unverified = false;
    std::optional<OffenderId> offender;
    std::optional<protocol::Behaviour> behaviour;  // what it answers
    bool runs = false;
    Day decided_on;
    std::optional<Day> starts;
    std::optional<Day> ends;  // the last day; nothing of one that runs: without an end
    std::optional<protocol::Period> term;
    std::optional<Day> review;
    std::optional<Day> objection_until;
    std::optional<std::string> venue;
    State state = State::open;
    std::optional<Day> done_on;
    std::int64_t version = 1;
};

Phase phase(const Measure&, Day today);
bool over(const Measure&, Day today);  // nothing is left to be done about it

/// What a decision sets. The end is told as a day or as a term, not both.
struct Terms {
    Day decided_on;
    std::optional<Day> starts;
    std::optional<Day> ends;
    std::optional<protocol::Period> term;
    std::optional<Day> review;
    std::optional<std::string> venue;
    bool names_place = false;
    bool names_limits = false;
};
/// Every fault of the terms at once. A review that the pack asks for and nobody set is reckoned from the start.
Result<Measure> impose(const protocol::Measure& rule, const Terms&, Day today);

/// Each of these adds a decision; what it declines changes nothing.
Result<Measure> carry_out(Measure, Day on, Day today);
Result<Measure> extend(const protocol::Measure& rule, Measure, Day until, std::optional<Day> review, Day today);
Result<Measure> lift(Measure, Day on, Day today);
/// An earlier end, as an objection or a review may bring.
Result<Measure> shorten(Measure, Day until, Day today);
/// A later start keeps the term: as a period when it was told as one, else as long as it was.
Result<Measure> shift(Measure, Day start, Day today);
Result<Measure> annul(Measure);
/// Whether something about it can be breached on that day.
Result<Done> may_be_breached(const Measure&, Day on, Day today);

std::string_view name_of(State);
State state_of(std::string_view name);
std::string_view name_of(Phase);

}  // namespace luwte::measures
