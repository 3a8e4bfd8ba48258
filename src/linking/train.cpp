// How often two people agree by accident (u) is counted on pairs drawn blindly. How often one person agrees with himself (m)
// comes from expectation and maximisation, once for each blocking rule, because pairs that a rule found agree on its own
// fields by construction and teach about the others only. Shipped beliefs weigh in as so many pairs seen before.
#include "linking/train.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace luwte::linking {

namespace {
constexpr double belief_m = 60, belief_u = 4000, belief_prior = 4;  // what the shipped beliefs weigh, in pairs
constexpr std::size_t drawn_pairs = 1'000'000;
constexpr int rounds = 4, steps = 8;

using Counts = std::array<std::array<double, level_limit>, field_count>;

std::uint64_t pattern(const Agreement& agreement)
{
    std::uint64_t packed = 0;
    for (int f = 0; f < field_count; ++f) packed |= std::uint64_t{agreement[f]} << (4 * f);
    return packed;
}
int level_in(std::uint64_t packed, int field) { return packed >> (4 * field) & 15; }

/// Shares within each question: the levels that could have been the answer together make one.
Counts shares(const Counts& counts, const Counts& belief, double weight)
{
    Counts out{};
    for (int f = 0; f < field_count; ++f) {
        const auto& comparison = comparisons()[f];
        std::map<char, double> asked;
        for (int l = 0; l < comparison.count; ++l) asked[comparison.levels[l].question] += counts[f][l];
        for (int l = 0; l < comparison.count; ++l)
            out[f][l] = (counts[f][l] + belief[f][l] * weight) / (asked[comparison.levels[l].question] + weight);
    }
    return out;
}
}  // namespace

class Training {
public:
    Training(const std::vector<Prepared>& mentions, const Candidates& candidates, const std::vector<Agreement>& agreements)
        : m_mentions{mentions}, m_candidates{candidates}, m_agreements{agreements},
          m_all_pairs{std::max(1.0, mentions.size() * (mentions.size() - 1.0) / 2)}
    {
        m_model.m_prior = std::log2(1.0 / std::max<std::size_t>(2, mentions.size()));
        count_values();
        draw();
        group();
    }

    Model run()
    {
        const auto believed_m = m_model.m_m, believed_u = m_model.m_u;
        for (int round = 0; round < rounds; ++round) {
            m_model.m_u = shares(accidents(), believed_u, belief_u);
            m_model.reckon();
            m_model.m_m = shares(maximise(), believed_m, belief_m);
            m_model.reckon();
            reckon_prior();
        }
        return m_model;
    }

private:
    void count_values()
    {
        std::array<std::map<std::string, double>, field_count> seen;
        for (const auto& m : m_mentions)
            for (auto [field, value] : {std::pair{surname, &m.surname}, {place, &m.postcode}, {place, &m.city}, {street, &m.street}, {organisation, &m.organisation},
                                        {alias, &m.alias}, {locality, &m.locality}, {region, &m.region}, {occupation, &m.occupation}})
                if (!value->empty()) seen[field][*value] += 1;
        for (const auto& m : m_mentions)
            for (const auto& name : m.given) seen[given][name.text] += 1;
        std::array<double, field_count> total{};
        for (int f = 0; f < field_count; ++f)
            for (const auto& [value, count] : seen[f]) total[f] += count;
        total[place] /= 2;  // a postcode and a town for each
        for (int f = 0; f < field_count; ++f)
            for (const auto& [value, count] : seen[f])
                if (count > 1) m_model.m_share[f][value] = count / total[f];
    }

    void draw()
    {
        std::uint64_t state = 20260101;
        auto next = [&] { return state = state * 6364136223846793005u + 1442695040888963407u, state >> 33; };
        const std::size_t wanted = std::min<std::size_t>(drawn_pairs, m_mentions.size() * m_mentions.size() / 2);
        for (std::size_t i = 0; i < wanted; ++i) {
            const auto a = next() % m_mentions.size(), b = next() % m_mentions.size();
            if (a == b) continue;
            const auto agreement = compare(m_mentions[a], m_mentions[b]);
            for (int f = 0; f < field_count; ++f) m_drawn[f][agreement[f]] += 1;
        }
    }

    /// The drawn pairs hold a few of one person; what those would have answered is taken off.
    Counts accidents() const
    {
        Counts out = m_drawn;
        const double lambda = std::exp2(m_model.m_prior);
        for (int f = 0; f < field_count; ++f) {
            std::map<char, double> asked;
            for (int l = 0; l < comparisons()[f].count; ++l) asked[comparisons()[f].levels[l].question] += m_drawn[f][l];
            for (int l = 0; l < comparisons()[f].count; ++l)
                out[f][l] = std::max(0.0, m_drawn[f][l] - lambda * asked[comparisons()[f].levels[l].question] * m_model.m_m[f][l]);
        }
        return out;
    }

    void group()
    {
        std::map<char, std::unordered_map<std::uint64_t, double>> seen;
        for (std::size_t i = 0; i < m_agreements.size(); ++i)
            for (char rule = first_rule; rule <= last_rule; ++rule)
                if (m_candidates.rules[i] >> (rule - first_rule) & 1) seen[rule][pattern(m_agreements[i])] += 1;
        for (const auto& [rule, patterns] : seen) {
            m_groups[rule].assign(patterns.begin(), patterns.end());
            std::sort(m_groups[rule].begin(), m_groups[rule].end());
        }
    }

    Counts maximise() const
    {
        Counts sum{};
        for (const auto& [rule, patterns] : m_groups) {
            std::array<bool, field_count> teaches;
            teaches.fill(true);
            for (Field f : known_of(rule)) teaches[f] = false;
            double share = 0.2;
            for (int step = 0; step < steps; ++step) {
                double ones = 0, all = 0;
                for (const auto& [packed, count] : patterns) ones += count * chance(packed, teaches, share), all += count;
                share = std::clamp(ones / all, 0.001, 0.95);
            }
            for (const auto& [packed, count] : patterns) {
                const double expected = count * chance(packed, teaches, share);
                for (int f = 0; f < field_count; ++f)
                    if (teaches[f] && level_in(packed, f) != silent) sum[f][level_in(packed, f)] += expected;
            }
        }
        return sum;
    }

    double chance(std::uint64_t packed, const std::array<bool, field_count>& teaches, double share) const
    {
        double weight = std::log2(share / (1 - share));
        for (int f = 0; f < field_count; ++f)
            if (teaches[f] && level_in(packed, f) != silent) weight += m_model.m_weight[f][level_in(packed, f)];
        return 1 / (1 + std::exp2(-weight));
    }

    void reckon_prior()
    {
        double ones = 0;
        for (std::size_t i = 0; i < m_agreements.size(); ++i) {
            const auto [a, b] = m_candidates.pairs[i];
            ones += 1 / (1 + std::exp2(-m_model.score(m_agreements[i], m_mentions[a], m_mentions[b])));
        }
        m_model.m_prior = std::log2((ones + belief_prior) / (m_all_pairs + belief_prior * std::exp2(-shipped_prior)));
    }

    const std::vector<Prepared>& m_mentions;
    const Candidates& m_candidates;
    const std::vector<Agreement>& m_agreements;
    double m_all_pairs;
    Model m_model;
    Counts m_drawn{};
    std::map<char, std::vector<std::pair<std::uint64_t, double>>> m_groups;
};

Model train(const std::vector<Prepared>& mentions, const Candidates& candidates, const std::vector<Agreement>& agreements)
{
    return Training{mentions, candidates, agreements}.run();
}

std::vector<Agreement> compare_all(const std::vector<Prepared>& mentions, const std::vector<Pair>& pairs)
{
    std::vector<Agreement> out;
    out.reserve(pairs.size());
    for (const auto& [a, b] : pairs) out.push_back(compare(mentions[a], mentions[b]));
    return out;
}

}  // namespace luwte::linking
