// Persons in a case: whom it was aimed at, each with consent and confidentiality of his own, and who did it. The
// offender register comes later; this is the free record of one case.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "incidents/incident.h"

namespace luwte::incidents {

using AffectedId = Id<struct AffectedTag>;
using OffenderId = Id<struct OffenderTag>;

/// To a police report (P1) and to communication (K1). Withdrawing is something else than never having given it.
enum class Consent { unknown, given, refused, withdrawn };

struct Affected {
    AffectedId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;  // where the name is sealed
    std::optional<AccountId> account;
    protocol::Role role;
    Consent police = Consent::unknown;
    Consent communication = Consent::unknown;
    bool confidential = false;
    Instant since;
    std::int64_t version = 1;
};

/// Consent can be withdrawn only after it was given, and is never unknown again once somebody answered.
Result<Consent> change(Consent from, Consent to);

/// N8: one of the pack's kinds, or one of the two that the register itself knows in every protocol.
using OffenderKind = std::string;
inline constexpr const char* colleague = "colleague";        // named by account
inline constexpr const char* unknown_offender = "unknown";  // normal
bool is_kind(const protocol::Pack&, const OffenderKind&);

struct Offender {
    OffenderId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    OffenderKind kind = unknown_offender;
    reports::Known known = reports::Known::unknown;
    Instant since;
    std::int64_t version = 1;
    bool withheld = false;  // what is known of him is kept and used for nothing: its words do not come out
};

std::string_view name_of(Consent);
Consent consent_of(std::string_view name);

}  // namespace luwte::incidents
