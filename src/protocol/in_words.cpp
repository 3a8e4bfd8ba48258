#include "protocol/in_words.h"

#include <array>

#include "protocol/pack.h"

namespace luwte::protocol {
namespace {
constexpr std::array chapters{"purpose", "binding", "adopted", "evaluation", "scope", "employees", "registration"};
constexpr std::array of_norm{"sentence", "principle", "own_behaviours"};
constexpr std::array of_aftercare{"offer", "practical_help"};

void gather(const Node& node, InWords& said)
{
    if (node["nl"]) {
        said.texts.push_back({node["nl"].text, node["en"].text});
        return;
    }
    if (said.source.empty()) said.source = node["source"].text;
    for (const auto& child : node.children) gather(child, said);
}
}  // namespace

std::vector<InWords> in_words(const Pack& pack)
{
    std::vector<InWords> all;
    const auto add = [&](std::string point, const Node& node) {
        InWords said{std::move(point), {}, {}};
        gather(node, said);
        if (!said.texts.empty()) all.push_back(std::move(said));
    };
    const auto& document = pack.data().document;
    for (const auto* part : of_norm) add(std::string{"norm."} + part, document["norm"][part]);
    for (const auto* chapter : chapters) add(chapter, document[chapter]);
    for (const auto* part : of_aftercare) add(std::string{"aftercare."} + part, document["aftercare"][part]);
    return all;
}

}  // namespace luwte::protocol
