#include "linking/evaluate.h"

#include <algorithm>
#include <numeric>

#include "linking/train.h"

namespace luwte::linking {

namespace {
constexpr double least_written = -12;

struct Study {
    std::vector<Prepared> mentions;    // by id, so that the order in which they came changes nothing
    std::vector<std::uint32_t> given;  // where each stood in what was given
    Model model;
    std::vector<Link> links;
};

std::vector<Pair> blind_pairs(const std::vector<Prepared>& mentions)
{
    const auto key = trial_key();
    BlindIndex index;
    std::vector<std::vector<Token>> filed;
    for (std::uint32_t i = 0; i < mentions.size(); ++i) filed.push_back(tokens(key, mentions[i])), index.file(i, filed.back());
    std::vector<Pair> out;
    for (std::uint32_t i = 0; i < mentions.size(); ++i)
        for (auto other : index.likeliest(filed[i])) {
            const bool one_incident = !mentions[i].incident.empty() && mentions[i].incident == mentions[other].incident;
            if (other != i && !one_incident) out.emplace_back(std::min(i, other), std::max(i, other));
        }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

Study study(const std::vector<Mention>& mentions, Found found)
{
    Study out;
    out.given.resize(mentions.size());
    std::iota(out.given.begin(), out.given.end(), 0);
    std::stable_sort(out.given.begin(), out.given.end(), [&](auto a, auto b) { return mentions[a].id < mentions[b].id; });
    for (auto at : out.given) out.mentions.push_back(prepare(mentions[at]));
    auto near = candidates(out.mentions);
    auto agreements = compare_all(out.mentions, near.pairs);
    out.model = train(out.mentions, near, agreements);
    if (found == Found::blindly) near.pairs = blind_pairs(out.mentions), agreements = compare_all(out.mentions, near.pairs);
    for (std::size_t i = 0; i < near.pairs.size(); ++i) {
        const auto [a, b] = near.pairs[i];
        const double score = out.model.score(agreements[i], out.mentions[a], out.mentions[b]);
        if (score > least_written) out.links.push_back({a, b, score});
    }
    return out;
}
std::vector<Link> as_given(const Study& study, std::vector<Link> links)
{
    for (auto& link : links) {
        const auto a = study.given[link.a], b = study.given[link.b];
        link.a = std::min(a, b), link.b = std::max(a, b);
    }
    std::sort(links.begin(), links.end(), [](const Link& x, const Link& y) { return std::pair{x.a, x.b} < std::pair{y.a, y.b}; });
    return links;
}
}  // namespace

IndexKey trial_key() { return IndexKey{vault::Key::copy_of(Bytes(vault::key_size))}; }

std::vector<Link> pair_links(const std::vector<Mention>& mentions, Found found)
{
    const auto studied = study(mentions, found);
    return as_given(studied, studied.links);
}

std::vector<Link> profile_links(const std::vector<Mention>& mentions, Found found)
{
    const auto studied = study(mentions, found);
    std::vector<Link> out;
    for (const auto& profile : gather(studied.model, studied.mentions, studied.links))
        for (std::size_t i = 0; i < profile.size(); ++i)
            for (std::size_t j = i + 1; j < profile.size(); ++j) out.push_back({profile[i], profile[j], 1});
    return as_given(studied, std::move(out));
}

}  // namespace luwte::linking
