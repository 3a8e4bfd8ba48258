// What the case's routes say on the wire. Words are Shown and absent for whoever holds no key to them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/shape.h"
#include "incidents/incident.h"
#include "incidents/person.h"
#include "incidents/task.h"

namespace luwte::incidents {

struct Named {  // somebody with an account
    AccountId id;
    std::string name;
};
SHAPE(Named, id, name)

struct Words {  // the pack's, in both languages
    std::string nl;
    std::string en;
};
SHAPE(Words, nl, en)

struct DutyShown {
    std::string id;
    std::string nl;
    std::string en;
};
SHAPE(DutyShown, id, nl, en)

struct TaskOwner {
    AccountId id;
    std::string name;
    std::string role;
};
SHAPE(TaskOwner, id, name, role)

struct DeadlineShown {
    std::string type;
    std::optional<Instant> opens_at;
    std::optional<Instant> due;
    bool at_once = false;  // due is the outer limit
};
SHAPE(DeadlineShown, type, opens_at, due, at_once)

struct ProofShown {  // that it was done
    std::optional<Instant> done_at;
    std::optional<Shown> number;
    std::optional<std::string> evidence_id;
    std::optional<Instant> recorded_at;
    std::optional<Named> recorded_by;
};
SHAPE(ProofShown, done_at, number, evidence_id, recorded_at, recorded_by)

struct TaskShown {
    TaskId id;
    IncidentId incident_id;
    std::string incident_reference;
    std::string kind;
    std::optional<std::string> subject;
    std::optional<DutyShown> duty;
    std::optional<Shown> title;
    std::optional<Shown> remark;
    TaskOwner owner;
    std::optional<Named> deputy;
    DeadlineShown deadline;
    std::string state;
    bool overdue = false;
    bool mine = false;
    std::optional<Instant> escalated_at;
    std::string source;
    bool unverified = false;
    std::optional<std::string> question;  // what the organisation has not answered
    std::optional<ProofShown> proof;
    std::int64_t version = 1;
};
SHAPE(TaskShown, id, incident_id, incident_reference, kind, subject, duty, title, remark, owner, deputy, deadline, state,
      overdue, mine, escalated_at, source, unverified, question, proof, version)

struct ClassificationShown {
    std::string behaviour;
    std::optional<Shown> reason;
    Instant at;
    std::optional<Named> by;
    bool suggested = false;
};
SHAPE(ClassificationShown, behaviour, reason, at, by, suggested)

struct ConsentShown {
    std::string police;
    std::string communication;
};
SHAPE(ConsentShown, police, communication)

struct AftercareSummary {
    std::int64_t planned = 0;
    std::int64_t held = 0;
    std::int64_t declined = 0;
    std::int64_t overdue = 0;
};
SHAPE(AftercareSummary, planned, held, declined, overdue)

struct AffectedShown {
    AffectedId id;
    std::optional<Shown> name;
    std::string role;
    std::optional<AccountId> account_id;
    ConsentShown consent;
    bool confidential = false;
    AftercareSummary aftercare;
    std::int64_t version = 1;
};
SHAPE(AffectedShown, id, name, role, account_id, consent, confidential, aftercare, version)

struct OffenderShown {
    OffenderId id;
    std::string kind;
    std::string known;
    std::optional<Shown> description;
    Instant since;
    std::int64_t version = 1;
};
SHAPE(OffenderShown, id, kind, known, description, since, version)

struct NoteShown {
    std::string id;
    Instant at;
    std::optional<Named> by;
    std::optional<Shown> text;
};
SHAPE(NoteShown, id, at, by, text)

struct ClosureShown {
    Instant at;
    std::optional<Named> by;
    std::optional<Shown> lesson;
    bool lesson_none = false;
    std::optional<Instant> reopened_at;
    std::optional<Named> reopened_by;
    std::optional<Shown> reason;
};
SHAPE(ClosureShown, at, by, lesson, lesson_none, reopened_at, reopened_by, reason)

struct EventShown {
    Instant at;
    std::string kind;
    std::optional<Named> by;
    std::optional<std::string> subject;
    std::optional<std::string> detail;
};
SHAPE(EventShown, at, kind, by, subject, detail)

struct PackShown {
    std::string id;
    std::string version;
    Words name;
};
SHAPE(PackShown, id, version, name)

}  // namespace luwte::incidents
