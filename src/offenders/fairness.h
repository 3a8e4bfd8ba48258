// Fairness towards whoever is in the register: his own account and objections, what he was told and why not, what he asked under the
// AVG and how it was answered. Being listed and being warned are two acts, each with a remedy of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "offenders/mention.h"

namespace luwte::offenders {

using RequestId = Id<struct RequestTag>;

enum class StatementKind { account, objection };
enum class Act { listing, warning };
enum class RequestKind { access, correction, restriction, removal };

struct Statement {
    std::string id;
    OffenderId offender;
    StatementKind kind;
    Day received_on;
    Bytes words;
    Instant at;
    AccountId by;
};

struct Notice {
    std::string id;
    OffenderId offender;
    Act act;
    bool given = false;  // else withheld
    Day decided_on;
    std::optional<Bytes> reason;
    Instant at;
    AccountId by;
};

struct Request {
    RequestId id;
    OffenderId offender;
    RequestKind kind;
    Day received_on;
    std::optional<Bytes> words;
    Instant at;
    AccountId by;
    std::optional<bool> granted;
    std::optional<Day> decided_on;
    std::optional<AccountId> decided_by;
    std::optional<vault::CompartmentId> compartment;  // in which the decision is sealed: it outlives what it is about
    std::optional<Bytes> decision;
    std::int64_t version = 1;
};

/// Withholding a notice needs a reason; a day that lies ahead is refused.
Result<Done> acceptable(const Notice&, Day today);
/// Declines a second decision and a day before the request came in, or one that lies ahead.
Result<Request> decide(Request, bool granted, Day on, const AccountId& by, Day today);

std::string_view name_of(StatementKind);
std::string_view name_of(Act);
std::string_view name_of(RequestKind);
StatementKind statement_kind(std::string_view name);
Act act_of(std::string_view name);
RequestKind request_kind(std::string_view name);

}  // namespace luwte::offenders
