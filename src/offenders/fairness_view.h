// Fairness as a reader of the register sees it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/http.h"
#include "offenders/fairness.h"
#include "offenders/shapes.h"

namespace luwte::offenders {

SHAPE_ENUM(StatementKind, account, objection)
SHAPE_ENUM(Act, listing, warning)
SHAPE_ENUM(RequestKind, access, correction, restriction, removal)

struct StatementShown {
    std::string id;
    StatementKind kind;
    Day received_on;
    std::optional<Shown> text;
    Instant at;
    std::optional<Named> by;
};
SHAPE(StatementShown, id, kind, received_on, text, at, by)

struct NoticeShown {
    std::string id;
    Act act;
    bool given = false;
    Day decided_on;
    std::optional<Shown> reason;
    Instant at;
    std::optional<Named> by;
};
SHAPE(NoticeShown, id, act, given, decided_on, reason, at, by)

struct RequestShown {
    RequestId id;
    RequestKind kind;
    Day received_on;
    std::optional<Shown> text;
    std::optional<bool> granted;
    std::optional<Day> decided_on;
    std::optional<Named> decided_by;
    std::optional<Shown> decision;
    std::int64_t version = 1;
};
SHAPE(RequestShown, id, kind, received_on, text, granted, decided_on, decided_by, decision, version)

struct RemedyShown {
    Act act;
    Words text;
    bool unverified = false;
    std::string source;
};
SHAPE(RemedyShown, act, text, unverified, source)

struct LookShown {
    Instant at;
    std::optional<Named> by;
    std::optional<Shown> reason;
};
SHAPE(LookShown, at, by, reason)

struct Fairness {
    std::vector<StatementShown> statements;
    std::vector<NoticeShown> notices;
    std::vector<RequestShown> requests;
    std::vector<RemedyShown> remedies;
    std::vector<LookShown> looks;
};
SHAPE(Fairness, statements, notices, requests, remedies, looks)

/// A request to correct waits for its decision: until then what is restricted can be corrected.
bool correction_asked(storage::Transaction&, const std::vector<Mention>&);
RequestShown request_shown(http::Call&, const Mention&, const Request&);
Fairness fairness_shown(http::Call&, const protocol::Pack&, const std::vector<Mention>&);

}  // namespace luwte::offenders
