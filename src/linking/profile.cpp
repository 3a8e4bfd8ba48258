#include "linking/profile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <queue>

namespace luwte::linking {

namespace {
// A person has one name and one birth date, and each that disagrees counts; he may have any number of telephones.
constexpr bool single_valued(int field) { return field == surname || field == given || field == birth || field == sex; }
struct Shares {
    double of_one, of_many;  // what the best answer counts, the mean having the rest
};
constexpr Shares shares(Standing standing) { return standing == Standing::confirmed ? Shares{0.6, 1} : Shares{0.2, 0.3}; }

// Who is in many reports is the likelier to be in one more. Tried on the development set; a step either way changes little.
constexpr double per_doubling = 0.3;

bool one_incident(const std::vector<Prepared>& mentions, const Profile& a, const Profile& b)
{
    for (auto x : a)
        for (auto y : b)
            if (!mentions[x].incident.empty() && mentions[x].incident == mentions[y].incident) return true;
    return false;
}
}  // namespace

Explanation meet(const Model& model, const std::vector<Prepared>& mentions, const Profile& a, const Profile& b, Standing standing)
{
    std::array<double, field_count> best, sum{};
    best.fill(-std::numeric_limits<double>::infinity());
    std::array<int, field_count> answers{}, level{};
    for (auto x : a)
        for (auto y : b) {
            const auto agreement = compare(mentions[x], mentions[y]);
            for (int f = 0; f < field_count; ++f) {
                if (agreement[f] == silent) continue;
                const double weight = model.weight(Field(f), agreement[f], mentions[x], mentions[y]);
                if (weight > best[f]) best[f] = weight, level[f] = agreement[f];
                sum[f] += weight;
                ++answers[f];
            }
        }
    Explanation out{.prior = model.prior(), .score = model.prior(), .reasons = {}};
    double shared = 0;
    for (int f = 0; f < field_count; ++f) {
        if (!answers[f]) continue;
        const double mean = sum[f] / answers[f];
        const double share = single_valued(f) ? shares(standing).of_one : shares(standing).of_many;
        const double weight = share * best[f] + (1 - share) * mean;
        out.add({Field(f), comparisons()[f].levels[level[f]].name, weight});
        if (shared_in_family(Field(f), level[f])) shared += weight;
    }
    out.add({family, comparisons()[family].levels[0].name, model.family_weight(shared)});
    return out;
}

std::vector<Profile> gather(const Model& model, const std::vector<Prepared>& mentions, std::vector<Link> links)
{
    auto worse = [](const Link& x, const Link& y) { return x.score != y.score ? x.score < y.score : std::pair{x.a, x.b} > std::pair{y.a, y.b}; };
    std::priority_queue<Link, std::vector<Link>, decltype(worse)> open{worse, std::move(links)};
    std::vector<Profile> profiles(mentions.size());
    std::vector<std::uint32_t> home(mentions.size());
    for (std::uint32_t i = 0; i < mentions.size(); ++i) profiles[i] = {i}, home[i] = i;
    std::map<Pair, std::pair<std::size_t, double>> known;  // the two sizes' sum says whether a meeting is still the latest
    while (!open.empty()) {
        auto link = open.top();
        open.pop();
        auto a = home[link.a], b = home[link.b];
        if (a == b) continue;
        if (a > b) std::swap(a, b);
        const auto size = profiles[a].size() + profiles[b].size();
        if (size == 2 && link.score <= 0) continue;
        if (size > 2) {
            auto& [at, score] = known[{a, b}];
            if (at != size) {
                at = size;
                score = meet(model, mentions, profiles[a], profiles[b], Standing::presumed).score;
                score += per_doubling * std::log2(static_cast<double>(profiles[a].size() * profiles[b].size()));
                if (score < link.score) {  // comes up again when it is its turn
                    if (score > 0) open.push({link.a, link.b, score});
                    continue;
                }
            }
            if (score <= 0 || score < link.score) continue;
        }
        if (one_incident(mentions, profiles[a], profiles[b])) continue;
        for (auto member : profiles[b]) home[member] = a;
        profiles[a].insert(profiles[a].end(), profiles[b].begin(), profiles[b].end());
        profiles[b].clear();
    }
    std::erase_if(profiles, [](const auto& profile) { return profile.empty(); });
    for (auto& profile : profiles) std::sort(profile.begin(), profile.end());
    return profiles;
}

}  // namespace luwte::linking
