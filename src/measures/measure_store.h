// Rows of measures, the decisions about them, objections and breaches. Lists join incident_reader: whoever may not know
// of a case sees none of its measures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "measures/deciding.h"
#include "measures/measure.h"
#include "measures/objection.h"
#include "storage/storage.h"

namespace luwte::measures::store {

/// With what was sealed, for whoever can open it.
struct MeasureRow {
    Measure measure;
    std::optional<Bytes> basis, place, limits, report;
    std::string incident_reference;
    Instant made;
    AccountId by;
};
struct MeasureWords {
    std::optional<vault::Sealed> basis, place, limits;
};
void add(storage::Transaction&, const Measure&, const MeasureWords&, const AccountId& by, Instant now);
std::optional<MeasureRow> find(storage::Transaction&, const OrganisationId&, const MeasureId&);
std::vector<MeasureRow> measures_of(storage::Transaction&, const IncidentId&);
bool save(storage::Transaction&, const Measure&, std::int64_t expected);
void set_report(storage::Transaction&, const MeasureId&, const vault::Sealed&);

/// Of the cases that somebody may know of; those that stand or are to be done, or all. Soonest end first.
std::vector<MeasureRow> register_of(storage::Transaction&, const OrganisationId&, const AccountId&, bool all, Day today);

struct DecisionRow {
    DecisionId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    std::optional<MeasureId> measure;
    DecisionKind kind = DecisionKind::nothing;
    std::optional<DecisionId> follows;
    protocol::Role decider;
    Day decided_on;
    std::optional<Day> starts, ends, review;
    Bytes reasons;
    std::optional<HearingId> hearing;
    std::optional<Bytes> unheard;
    Instant at;
    AccountId by;
};
void add(storage::Transaction&, const DecisionRow&);
/// In the order in which they were taken.
std::vector<DecisionRow> decisions_of(storage::Transaction&, const IncidentId&);
/// The latest about the same thing: a measure, or the response as a whole.
std::optional<DecisionId> latest(storage::Transaction&, const IncidentId&, const std::optional<MeasureId>&);

struct ObjectionRow {
    Objection objection;
    std::optional<Bytes> words, reasons;
};
void add(storage::Transaction&, const Objection&, const std::optional<vault::Sealed>& words, const AccountId& by, Instant now);
std::optional<ObjectionRow> find_objection(storage::Transaction&, const OrganisationId&, const ObjectionId&);
std::vector<ObjectionRow> objections_of(storage::Transaction&, const MeasureId&);
bool save(storage::Transaction&, const Objection&, const vault::Sealed& reasons, std::int64_t expected, const AccountId& by, Instant now);

struct BreachRow {
    BreachId id;
    OrganisationId organisation;
    MeasureId measure;
    vault::CompartmentId compartment;
    Instant occurred;
    Bytes words;
    Instant made;
    AccountId by;
};
void add(storage::Transaction&, const BreachRow&);
std::vector<BreachRow> breaches_of(storage::Transaction&, const MeasureId&);

/// What was decided in a case that was taken up in another goes along; each row stays sealed as it was.
void move_all(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::measures::store
