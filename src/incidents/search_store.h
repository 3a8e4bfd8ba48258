// The words of many cases at once, sealed as they lie, with the keys that open them for one account. A stretch is a piece of
// the list of cases, newest first, short enough that nobody waits long for the transaction it is read in.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "incidents/list_store.h"
#include "incidents/search.h"

namespace luwte::incidents::store {

struct Listed {
    IncidentId id;
    std::string reference;
    std::string position;  // in the list, as list_store.h has it
};
/// The cases that the asker may know of.
std::vector<Listed> stretch(storage::Transaction&, const Asker&, Which, const std::optional<std::string>& after, int length);

/// Something sealed in one of them. Only what is sealed in a compartment whose key the asker holds.
struct Words {
    IncidentId incident;
    vault::CompartmentId compartment;
    std::string record;
    const char* field;  // what the words are bound to (docs/vault-format.md)
    Where where;
    Bytes sealed;
};
/// Tells the ring what opens them, and gives every piece to `look`. The stretch is not empty.
void words_in(storage::Transaction&, const Asker&, vault::Ring&, const std::vector<Listed>& stretch,
              const std::function<void(const Words&)>& look);

/// Colleagues among the affected: their names are not sealed.
std::vector<std::pair<IncidentId, AccountId>> affected_colleagues(storage::Transaction&, const Asker&, const std::vector<Listed>& stretch);

}  // namespace luwte::incidents::store
