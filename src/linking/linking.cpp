#include "linking/linking.h"

#include <algorithm>

#include "linking/call_names.h"
#include "linking/profile.h"
#include "linking/text.h"
#include "linking/train.h"

namespace luwte::linking {

namespace {
/// Sums are made in this order, so that the order in which a store gives its rows changes no digit.
std::vector<const Mention*> by_id(const std::vector<Mention>& mentions)
{
    std::vector<const Mention*> order;
    for (const auto& mention : mentions) order.push_back(&mention);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
    return order;
}
}  // namespace

std::vector<Suggestion> rank(const Model& model, const Mention& mention, const std::vector<Known>& known, const Wanted& wanted)
{
    std::vector<Suggestion> out;
    for (const auto& person : known) {
        std::vector<Prepared> mentions{prepare(mention)};
        Profile profile;
        bool other_person = false;
        for (const auto* said : by_id(person.mentions)) {
            other_person = other_person || (!said->incident.empty() && said->incident == mention.incident);
            profile.push_back(static_cast<std::uint32_t>(mentions.size()));
            mentions.push_back(prepare(*said));
        }
        if (other_person) continue;
        auto why = meet(model, mentions, {0}, profile, Standing::confirmed);
        if (is_worth_showing(why, wanted.from)) out.push_back({person.id, why.score, std::move(why)});
    }
    std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.score != b.score ? a.score > b.score : a.profile < b.profile; });
    if (out.size() > wanted.at_most) out.resize(wanted.at_most);
    return out;
}

bool is_time_to_learn(std::size_t mentions, std::size_t learned_from) { return mentions >= learns_from && mentions * 2 >= learned_from * 3; }

bool is_given_name(std::string_view word) { return !name_families(fold(word)).empty(); }

Model learn(const std::vector<Mention>& mentions)
{
    const auto order = by_id(mentions);
    std::vector<Prepared> drawn;
    const auto step = std::max<std::size_t>(1, (order.size() + learned_from - 1) / learned_from);
    for (std::size_t i = 0; i < order.size(); i += step) drawn.push_back(prepare(*order[i]));
    if (drawn.size() < 2) return Model{};
    const auto found = candidates(drawn);
    return train(drawn, found, compare_all(drawn, found.pairs));
}

}  // namespace luwte::linking
