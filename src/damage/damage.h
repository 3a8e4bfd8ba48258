// Damage (P6): what it cost whom, what was paid, and what is still to be recovered. The organisation pays the person first and
// then recovers from the offender. Money is whole cents and nothing else. This part decides; it knows no clock, database or key.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/person.h"

namespace luwte::damage {

using LineId = Id<struct DamageLineTag>;
using PaymentId = Id<struct DamagePaymentTag>;
using incidents::AffectedId;
using incidents::IncidentId;
using Cents = std::int64_t;

enum class LineKind { material, immaterial };
enum class PaymentKind { advance, insurance, recovered };
enum class StepKind { letter, agreed, refused, joinder_due, joined, judgment, given_up };

/// Ten million euros: more is a slip of the finger.
constexpr Cents most = 1'000'000'000;

/// One amount as the balance sees it; `person`: whose damage it is, or who was paid. Nobody: the organisation.
struct Booking {
    enum class What { damage, advance, insurance, recovered };
    What what;
    std::optional<AffectedId> person;
    Cents cents = 0;
};

struct Balance {
    Cents damage = 0;
    Cents advanced = 0;  // to a person; of the organisation: by it, to all of them
    Cents insured = 0;
    Cents recovered = 0;
    Cents open = 0;  // what is not yet made good; below zero when more came in than was lost
    friend bool operator==(const Balance&, const Balance&) = default;
};
struct Balances {
    std::map<AffectedId, Balance> persons;
    Balance organisation;
    /// What the offender still owes: all that is open, of everybody together.
    Cents open = 0;
};
/// Adds up to the cent: what an advance takes off a person's account comes on the organisation's.
Balances balance(const std::vector<Booking>&);

/// Declines an amount that is none, a day ahead, and an advance that is nobody's or more than he has open.
Result<Done> may_claim(Cents, Day on, Day today);
Result<Done> may_pay(PaymentKind, const std::optional<AffectedId>& to, Cents, Day on, Day today, const Balances&);
/// Only what is due, such as the day before which damages are asked for in the criminal case, may lie ahead.
Result<Done> may_step(StepKind, Day on, Day today);

std::string_view name_of(LineKind);
std::string_view name_of(PaymentKind);
std::string_view name_of(StepKind);
LineKind line_kind(std::string_view name);
PaymentKind payment_kind(std::string_view name);
StepKind step_kind(std::string_view name);

}  // namespace luwte::damage
