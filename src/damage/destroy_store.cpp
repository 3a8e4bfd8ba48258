#include "damage/destroy.h"

#include <algorithm>
#include <map>

#include "damage/damage_store.h"

namespace luwte::damage {
namespace {
bool awaits_answer(StepKind kind) { return kind == StepKind::letter || kind == StepKind::joinder_due || kind == StepKind::joined; }
}  // namespace

void destroy_files(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    tx.run("DELETE FROM damage_evidence WHERE line IN (SELECT id FROM damage_line WHERE incident = $1)", incident);
}

void destroy_case(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    destroy_files(tx, incident);
    tx.run("DELETE FROM damage_line WHERE incident = $1", incident);
    tx.run("DELETE FROM damage_payment WHERE incident = $1", incident);
    tx.run("DELETE FROM damage_step WHERE incident = $1", incident);
}

bool is_claimed(storage::Transaction& tx, const incidents::IncidentId& incident)
{
    std::map<std::optional<std::string>, StepKind> latest;  // by offender
    for (const auto& step : store::steps_of(tx, incident)) latest[step.offender] = step.kind;
    return std::ranges::any_of(latest, [](const auto& one) { return awaits_answer(one.second); });
}

}  // namespace luwte::damage
