// Lists and counts of cases: every one of them asks incident_reader, so what a person may not know is not counted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "incidents/incident.h"
#include "storage/storage.h"

namespace luwte::incidents::store {

struct Asker {
    OrganisationId organisation;
    AccountId account;
    Instant now;
};

struct ListRow {
    IncidentId id;
    std::string reference;
    State state;
    std::optional<std::string> behaviour;
    std::string form;
    std::optional<std::string> place;
    Moment occurred;
    Instant reported;
    std::optional<AccountId> handler;
    std::int64_t version = 1;
    std::int64_t open_tasks = 0;
    std::int64_t overdue_tasks = 0;
    std::int64_t my_tasks = 0;
};
enum class Which { all, open, closed };
/// Newest first, after a position of the page before.
std::vector<ListRow> page(storage::Transaction&, const Asker&, Which, const std::optional<std::string>& after, int limit);
std::string position(const ListRow&);
std::vector<std::string> affected_roles(storage::Transaction&, const IncidentId&);

struct Counts {
    std::int64_t open_incidents = 0;
    std::int64_t my_tasks = 0;
    std::int64_t my_overdue = 0;
};
Counts counts(storage::Transaction&, const Asker&);

}  // namespace luwte::incidents::store
