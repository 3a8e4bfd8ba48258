// The routes of damage, and what other features may read of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "damage/damage.h"
#include "http/http.h"
#include "incidents/incidents.h"
#include "incidents/shapes.h"

namespace luwte::damage {

struct LineShown {
    LineId id;
    std::optional<AffectedId> affected_id;  // nobody: the organisation's
    LineKind kind = LineKind::material;
    Day incurred_on;
    std::int64_t cents = 0;
    Shown text;
    std::vector<std::string> evidence;  // ids
    Instant at;
    std::optional<incidents::Named> by;
    std::optional<Instant> withdrawn_at;
    std::optional<Shown> reason;
};
SHAPE_ENUM(LineKind, material, immaterial)
SHAPE(LineShown, id, affected_id, kind, incurred_on, cents, text, evidence, at, by, withdrawn_at, reason)

struct PaymentShown {
    PaymentId id;
    PaymentKind kind = PaymentKind::advance;
    std::optional<AffectedId> affected_id;
    Day paid_on;
    std::int64_t cents = 0;
    std::optional<Shown> text;
    std::optional<incidents::Named> by;
};
SHAPE_ENUM(PaymentKind, advance, insurance, recovered)
SHAPE(PaymentShown, id, kind, affected_id, paid_on, cents, text, by)

struct StepShown {
    std::string id;
    StepKind kind = StepKind::letter;
    std::optional<std::string> offender_id;
    Day on;
    std::optional<Shown> text;
    std::optional<incidents::Named> by;
};
SHAPE_ENUM(StepKind, letter, agreed, refused, joinder_due, joined, judgment, given_up)
SHAPE(StepShown, id, kind, offender_id, on, text, by)

/// As far as the ring opens it; withdrawn lines are there too.
std::vector<LineShown> lines_shown(http::Call&, const IncidentId&);
std::vector<PaymentShown> payments_shown(http::Call&, const IncidentId&);
std::vector<StepShown> steps_shown(http::Call&, const IncidentId&);
Balances balance_of(const std::vector<LineShown>&, const std::vector<PaymentShown>&);

void add_routes(http::Router&, const incidents::PackUnder&);
/// Two incidents turned out to be one.
void merged(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::damage
