#include "linking/recognise.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "linking/profile.h"
#include "linking/train.h"

namespace luwte::linking {

namespace {
constexpr std::size_t shown_at_most = 5;
}  // namespace

struct Recogniser::Memory {
    double least;
    Found found;
    IndexKey key = trial_key();
    BlindIndex index;
    std::vector<Prepared> mentions;
    std::vector<std::uint32_t> home;
    std::vector<Profile> profiles;
    std::unordered_map<std::string, std::vector<std::uint32_t>> blocks;
    Model model;
    std::size_t learned_from = 0;

    void learn()
    {
        if (!is_time_to_learn(mentions.size(), learned_from)) {
            if (!learned_from) model = Model{static_cast<double>(mentions.size())};
            return;
        }
        const std::vector<Prepared> latest(mentions.end() - static_cast<std::ptrdiff_t>(std::min(mentions.size(), learns_until)), mentions.end());
        const auto found = candidates(latest);
        model = train(latest, found, compare_all(latest, found.pairs));
        learned_from = mentions.size();
    }

    std::set<std::uint32_t> near(const Prepared& mention) const
    {
        std::set<std::uint32_t> out;
        if (found == Found::blindly) {
            for (auto other : index.likeliest(tokens(key, mention))) out.insert(home[other]);
            return out;
        }
        for (const auto& said : keys(mention))
            if (const auto block = blocks.find(said); block != blocks.end() && block->second.size() <= crowd)
                for (auto other : block->second) out.insert(home[other]);
        return out;
    }

    std::string settle(std::uint32_t profile)
    {
        const auto index = static_cast<std::uint32_t>(mentions.size() - 1);
        profiles[profile].push_back(index);
        home.push_back(profile);
        if (found == Found::blindly) this->index.file(index, tokens(key, mentions.back()));
        else for (auto& said : keys(mentions.back())) blocks[std::move(said)].push_back(index);
        learn();
        return std::to_string(profile);
    }
};

Recogniser::Recogniser(double least, Found found) : m{std::make_unique<Memory>()} { m->least = least, m->found = found; }
Recogniser::~Recogniser() = default;

std::vector<Suggestion> Recogniser::suggest(const Mention& mention)
{
    m->mentions.push_back(prepare(mention));
    const auto index = static_cast<std::uint32_t>(m->mentions.size() - 1);
    std::vector<Suggestion> out;
    for (auto profile : m->near(m->mentions.back())) {
        const auto& members = m->profiles[profile];
        const bool same_incident = std::any_of(members.begin(), members.end(), [&](auto other) {
            return !mention.incident.empty() && m->mentions[other].incident == mention.incident;
        });
        if (same_incident) continue;
        auto why = meet(m->model, m->mentions, {index}, members, Standing::confirmed);
        if (is_worth_showing(why, m->least)) out.push_back({std::to_string(profile), why.score, why});
    }
    std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    if (out.size() > shown_at_most) out.resize(shown_at_most);
    return out;
}

std::string Recogniser::confirm(const std::string& profile) { return m->settle(static_cast<std::uint32_t>(std::stoul(profile))); }

std::string Recogniser::found()
{
    m->profiles.emplace_back();
    return m->settle(static_cast<std::uint32_t>(m->profiles.size() - 1));
}

}  // namespace luwte::linking
