// Lists and counts of cases: every one of them asks incident_reader, so what a person may not know is not counted.
#pragma once

#include <map>
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
};
enum class Which { all, open, closed };
const char* word(Which);

/// Where in the list a page begins.
struct Position {
    std::string reported = "9999";  // after every instant
    std::string id;
};
Position position_from(const std::optional<std::string>& text);
/// Newest first, after a position of the page before.
std::vector<ListRow> page(storage::Transaction&, const Asker&, Which, const std::optional<std::string>& after, int limit);
std::string position(const ListRow&);
/// The one that stands at a position; the asker may know of it.
ListRow at(storage::Transaction&, const Asker&, const std::string& position);
/// Roles of the affected in each of these cases, which stand in the list one behind the other.
using Roles = std::map<IncidentId, std::vector<std::string>>;
Roles affected_roles(storage::Transaction&, const OrganisationId&, const std::vector<ListRow>&);

struct OpenTasks {
    std::int64_t all = 0;
    std::int64_t overdue = 0;
    std::int64_t mine = 0;
};
/// Of these cases, likewise; only tasks that the asker may know of.
std::map<IncidentId, OpenTasks> open_tasks(storage::Transaction&, const Asker&, const std::vector<ListRow>&);

std::int64_t open_cases(storage::Transaction&, const Asker&);

}  // namespace luwte::incidents::store
