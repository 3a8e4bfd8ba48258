// Rows as the wire shows them to one person.
#pragma once

#include "http/http.h"
#include "incidents/decision_store.h"
#include "incidents/incident_store.h"
#include "incidents/person_store.h"
#include "incidents/shapes.h"
#include "incidents/task_store.h"

namespace luwte::incidents {

std::optional<Named> named(http::Call&, const std::optional<AccountId>&);
TaskShown show(http::Call&, const store::TaskRow&);
std::vector<TaskShown> show(http::Call&, const std::vector<store::TaskRow>&);
ClassificationShown show(http::Call&, const store::Classification&);
NoteShown show_note(http::Call&, const store::Written&);
ClosureShown show(http::Call&, const store::Closure&);
AffectedShown show(http::Call&, const store::AffectedRow&);
OffenderShown show(http::Call&, const store::OffenderRow&);
EventShown show(http::Call&, const store::Event&);

/// Applies one of the above to each row.
template <class Row, class Show>
auto each(http::Call& call, const std::vector<Row>& rows, Show one)
{
    std::vector<decltype(one(call, rows.front()))> shown;
    shown.reserve(rows.size());
    for (const auto& row : rows) shown.push_back(one(call, row));
    return shown;
}
template <class Row>
auto each(http::Call& call, const std::vector<Row>& rows)
{
    return each(call, rows, [](http::Call& c, const Row& row) { return show(c, row); });
}

}  // namespace luwte::incidents
