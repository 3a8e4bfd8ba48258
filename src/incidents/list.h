// A case as a row of a list.
#pragma once

#include "http/http.h"
#include "incidents/list_store.h"
#include "incidents/shapes.h"

namespace luwte::incidents {

struct IncidentItem {
    IncidentId id;
    std::string reference;
    std::string state;
    std::optional<std::string> behaviour;
    std::string form;
    std::optional<std::string> place;
    Moment occurred_at;
    Instant reported_at;
    std::optional<Named> handler;
    std::vector<std::string> affected_roles;
    std::int64_t open_tasks = 0;
    std::int64_t overdue_tasks = 0;
    std::int64_t my_tasks = 0;
    std::int64_t version = 1;
};
SHAPE(IncidentItem, id, reference, state, behaviour, form, place, occurred_at, reported_at, handler, affected_roles,
      open_tasks, overdue_tasks, my_tasks, version)

/// One after the other, as they stand in the list.
std::vector<IncidentItem> items(http::Call&, const std::vector<store::ListRow>&);
/// "open", "closed", or nothing for all.
Result<store::Which> which_from(const std::optional<std::string>& state, const char* field);

}  // namespace luwte::incidents
