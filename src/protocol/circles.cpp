#include "protocol/circles.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/build.h"
#include "protocol/explain.h"
#include "protocol/pack.h"

namespace luwte::protocol {

void Chapters::circles()
{
    for (const auto& node : m_document["circles"].children) {
        role_list(node["prepares"], Allow::roles_and_words);
        needs(node["prepares"], "case.handle", "papers prepared by");
    }
}

std::vector<AgendaCircle> circles(const Pack& pack, const Situation& situation)
{
    std::vector<AgendaCircle> list;
    for (const auto& node : pack.data().document["circles"].children) {
        AgendaCircle circle{node["id"].text, {node["name"]["nl"].text, node["name"]["en"].text}, {}, {}, {node["note"]["nl"].text, node["note"]["en"].text}, node["source"].text};
        for (const auto& role : node["prepares"].children) circle.prepares.push_back(role.text);
        circle.prepares = in_this_case(pack, situation, circle.prepares);
        for (const auto& fact : node["knows"].children) circle.knows.insert(fact.text);
        if (!circle.prepares.empty()) list.push_back(std::move(circle));
    }
    return list;
}

std::string lines::of(const AgendaCircle& circle)
{
    return fmt::format("{} by {}: {}", circle.id, joined(circle.prepares), fmt::join(circle.knows, ", "));
}

}  // namespace luwte::protocol
