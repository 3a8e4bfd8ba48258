// A mention: what is known of one offender of one incident. It has a key of its own, sealed for the handlers of the case and, a
// second time, for the register of offenders; destroying both copies destroys what was known, wherever it lies.
// Which mentions are one person is said by people (verdict.h) and never by the register.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/time.h"
#include "incidents/person.h"
#include "people/shared.h"
#include "vault/vault.h"

namespace luwte::offenders {

using incidents::IncidentId;
using incidents::OffenderId;

inline constexpr people::Shared the_register{"offenders", "offenders.read"};

struct Mention {
    OffenderId id;
    OrganisationId organisation;
    IncidentId incident;
    incidents::OffenderKind kind;
    reports::Known known = reports::Known::unknown;
    vault::CompartmentId of_case;
    std::optional<Bytes> case_key;
    std::optional<vault::CompartmentId> compartment;  // of the register, or of the part that some are kept from
    std::optional<Bytes> register_key;
    bool letter = false;  // the key lies in the letterbox as it was put in
    bool filed = false;   // it can be found by what is known today
    OffenderId person;    // the first mention of the person it was confirmed to be; its own id when nobody said so
    std::optional<Instant> restricted;
    std::optional<Instant> removed;
    Instant made;
};

/// The incident as the register needs it; no words.
struct Event {
    IncidentId incident;
    std::string reference;
    Instant occurred;
    std::optional<protocol::Behaviour> behaviour;
    std::string form;
    std::vector<protocol::Role> affected;
};

}  // namespace luwte::offenders
