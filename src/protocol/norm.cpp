// The norm table: which column facts point to, and what is asked then (N1 to N3).
#include <algorithm>

#include "protocol/pack.h"

namespace luwte::protocol {

const NormColumn* column(const Pack& pack, const Behaviour& behaviour)
{
    for (const auto& column : pack.data().columns)
        if (column.id == behaviour) return &column;
    return nullptr;
}

std::optional<NormColumn> classify(const Pack& pack, const std::set<std::string>& yes)
{
    // The table runs from mild to grave, so the last column that somebody points to is the gravest.
    const NormColumn* gravest = nullptr;
    for (const auto& question : pack.data().questions) {
        if (!yes.contains(question.id)) continue;
        const auto* column = protocol::column(pack, question.points_to);
        if (column && (!gravest || column > gravest)) gravest = column;
    }
    if (!gravest) return std::nullopt;
    return *gravest;
}

std::optional<ReportingAdvice> reporting(const Pack& pack, const Situation& situation)
{
    if (!situation.behaviour) return std::nullopt;
    const auto* column = protocol::column(pack, *situation.behaviour);
    if (!column) return std::nullopt;
    const bool persists = situation.persists || situation.repeated;
    const auto now = [&](const std::optional<Threshold>& threshold) -> std::optional<Need> {
        if (!threshold) return std::nullopt;
        return persists ? threshold->persists.value_or(threshold->usually) : threshold->usually;
    };
    return ReportingAdvice{now(column->report), now(column->enter_in_register), now(column->react), now(column->police),
                           column->rule,        column->source};
}

}  // namespace luwte::protocol
