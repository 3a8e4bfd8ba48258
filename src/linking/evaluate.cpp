#include "linking/evaluate.h"

#include "linking/train.h"

namespace luwte::linking {

namespace {
constexpr double least_written = -12;

struct Study {
    std::vector<Prepared> mentions;
    Model model;
    std::vector<Link> links;
};

Study study(const std::vector<Mention>& mentions)
{
    Study out;
    for (const auto& mention : mentions) out.mentions.push_back(prepare(mention));
    const auto found = candidates(out.mentions);
    const auto agreements = compare_all(out.mentions, found.pairs);
    out.model = train(out.mentions, found, agreements);
    for (std::size_t i = 0; i < found.pairs.size(); ++i) {
        const auto [a, b] = found.pairs[i];
        const double score = out.model.score(agreements[i], out.mentions[a], out.mentions[b]);
        if (score > least_written) out.links.push_back({a, b, score});
    }
    return out;
}
}  // namespace

std::vector<Link> pair_links(const std::vector<Mention>& mentions) { return study(mentions).links; }

std::vector<Link> profile_links(const std::vector<Mention>& mentions)
{
    const auto studied = study(mentions);
    std::vector<Link> out;
    for (const auto& profile : gather(studied.model, studied.mentions, studied.links))
        for (std::size_t i = 0; i < profile.size(); ++i)
            for (std::size_t j = i + 1; j < profile.size(); ++j) out.push_back({profile[i], profile[j], 1});
    return out;
}

}  // namespace luwte::linking
