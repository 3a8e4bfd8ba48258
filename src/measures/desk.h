// The list for desk and security: who, which place, until when, what to do. Nothing of the case, its reference or its
// behaviour is on it, whoever stands at the desk reads nothing else, and an entry is gone when its measure is over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "http/http.h"
#include "measures/case.h"
#include "people/shared.h"

namespace luwte::measures {

using DeskEntryId = Id<struct DeskEntryTag>;

/// Whoever may read the list holds its key.
inline constexpr people::Shared desk_list{"desk", "desk.read"};

struct DeskWords {
    Secret who;
    std::optional<Secret> place;
    Secret instruction;
};
/// Puts a standing measure on the list, or replaces what stands there. Whoever is kept out of the case gets no key to it.
Result<DeskEntryId> put_on_desk(http::Call&, const protocol::Pack& in_force, const Measure&, const DeskWords&);
/// More people are kept out of a case than before: what the desk reads of it is written anew under another key, for those who may.
/// An entry that cannot be written anew leaves the list, and the case says so.
void cut_desk_anew(http::Call&, const protocol::Pack& in_force, const IncidentId&);

namespace store {

struct DeskRow {
    DeskEntryId id;
    OrganisationId organisation;
    MeasureId measure;
    vault::CompartmentId compartment;
    Bytes letter, who;
    std::optional<Bytes> place;
    Bytes instruction;
    Day starts;
    std::optional<Day> ends;
    std::optional<Bytes> case_key;  // for those who handle the case
};
/// What holds on a day, of cases from which the reader is not kept.
std::vector<DeskRow> desk(storage::Transaction&, const OrganisationId&, const AccountId& reader, Day today);
/// What stands there of a measure, whoever may read it.
std::optional<DeskRow> on_desk_of(storage::Transaction&, const MeasureId&);
bool on_desk(storage::Transaction&, const MeasureId&);
void take_off_desk(storage::Transaction&, const MeasureId&);
/// For the clock: entries whose measure is over. Returns how many went.
int clear_desk(storage::Transaction&, Day today);

}  // namespace store
/// What stands in an entry, for whoever stands at the desk. REQUIREs that the ring opens its compartment.
DeskWords opened_at_desk(http::Call&, const store::DeskRow&);

}  // namespace luwte::measures
