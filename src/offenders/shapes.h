// What the register's routes say on the wire. What a reader's role may not see according to the pack is absent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/shape.h"
#include "incidents/shapes.h"
#include "offenders/datum.h"
#include "offenders/verdict.h"

namespace luwte::reports {
BOOST_DESCRIBE_ENUM(DetailKind, name, alias, birth, age, street, postcode, city, telephone, email, account, url, plate, organisation, description)
}

namespace luwte::offenders {

using incidents::Named;
using incidents::Words;

SHAPE_ENUM(Certainty, certain, probable, hearsay)

struct DatumShown {
    DatumId id;
    OffenderId offender_id;  // the mention it was told of
    DatumKind kind;
    Shown value;
    Certainty certainty;
    std::optional<Day> since;
    Instant at;
    std::optional<Named> by;
    std::optional<Instant> ended_at;
    std::optional<Named> ended_by;
    std::optional<DatumId> replaced_by;
    std::optional<Shown> reason;
};
SHAPE(DatumShown, id, offender_id, kind, value, certainty, since, at, by, ended_at, ended_by, replaced_by, reason)

struct RelationShown {
    std::string id;
    std::string relation;
    OffenderId other;
    bool in_case = false;       // the other is an offender of the same case
    std::optional<Shown> name;  // of one from elsewhere
};
SHAPE(RelationShown, id, relation, other, in_case, name)

struct RepetitionShown {
    std::string rule;
    Words name;
    std::optional<Words> note;
    bool persists = false;
    std::int64_t against_office = 0;
    std::int64_t against_staff = 0;
    std::string source;
};
SHAPE(RepetitionShown, rule, name, note, persists, against_office, against_staff, source)

struct MeasureInForce {
    std::string kind;
    Words name;
    std::optional<Day> starts_on;
    std::optional<Day> ends_on;
    std::optional<Words> desk;                         // what whoever sees him does; absent: the protocol tells them nothing
    std::optional<incidents::IncidentId> incident_id;  // for whoever may know of that case
    std::optional<std::string> measure_id;             // likewise: a breach of it can be reported
};
SHAPE(MeasureInForce, kind, name, starts_on, ends_on, desk, incident_id, measure_id)

struct PersonShown {
    OffenderId id;
    std::vector<Shown> names;
    std::optional<Shown> described;  // of whom has no name: the first description
    std::vector<std::string> kinds;
    std::int64_t mentions = 0;
    std::optional<std::int64_t> against_office;  // incidents; beside one at hand, those before it
    std::optional<std::int64_t> against_staff;   // one that was aimed at both counts in both
    std::optional<Instant> last_at;
    std::vector<MeasureInForce> measures;
    bool restricted = false;
};
SHAPE(PersonShown, id, names, described, kinds, mentions, against_office, against_staff, last_at, measures, restricted)

struct RetentionShown {
    std::string keep;
    Words reason;
    bool unverified = false;
    std::string source;
};
SHAPE(RetentionShown, keep, reason, unverified, source)

struct VerdictShown {
    VerdictId id;
    std::string kind;
    OffenderId offender_id;
    std::optional<OffenderId> other_id;
    Instant at;
    std::optional<Named> by;
    std::optional<Instant> undone_at;
    std::optional<Named> undone_by;
};
SHAPE(VerdictShown, id, kind, offender_id, other_id, at, by, undone_at, undone_by)

}  // namespace luwte::offenders
