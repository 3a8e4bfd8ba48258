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
constexpr int rounds = 7, steps = 8;

using Counts = std::array<std::array<double, level_limit>, field_count>;

struct Hash {
    std::size_t operator()(const Agreement& agreement) const
    {
        return std::hash<std::string_view>{}({reinterpret_cast<const char*>(agreement.data()), agreement.size()});
    }
};

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
        : m_mentions{mentions}, m_candidates{candidates}, m_agreements{agreements}
    {
        m_model.m_prior = std::log2(1.0 / std::max<std::size_t>(2, mentions.size()));
        m_model.m_common.count(mentions);
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
            weigh_candidates();
        }
        return m_model;
    }

private:
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
        std::map<char, std::unordered_map<Agreement, double, Hash>> seen;
        for (std::size_t i = 0; i < m_agreements.size(); ++i)
            for (char rule = first_rule; rule <= last_rule; ++rule)
                if (m_candidates.rules[i] >> (rule - first_rule) & 1) seen[rule][m_agreements[i]] += 1;
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
                for (const auto& [agreement, count] : patterns) ones += count * chance(agreement, teaches, share), all += count;
                share = std::clamp(ones / all, 0.001, 0.95);
            }
            for (const auto& [agreement, count] : patterns) {
                const double expected = count * chance(agreement, teaches, share);
                for (int f = 0; f < field_count; ++f)
                    if (teaches[f] && agreement[f] != silent) sum[f][agreement[f]] += expected;
            }
        }
        return sum;
    }

    /// Within what a rule found: one person, against strangers and relatives together.
    double chance(const Agreement& agreement, const std::array<bool, field_count>& teaches, double share) const
    {
        double all = 0, own = 0;
        for (int f = 0; f < field_count; ++f) {
            if (!teaches[f] || agreement[f] == silent) continue;
            all += m_model.m_weight[f][agreement[f]];
            if (!shared_in_family(Field(f), agreement[f])) own += m_model.m_weight[f][agreement[f]];
        }
        return 1 / (1 + (1 - share) / share * std::exp2(-all) + std::exp2(m_model.m_family - own));
    }

    /// How rare a repeat is, and a relative, asked where an answer can be had: among pairs that both gave a telephone, or both an
    /// account … Over all pairs it would come out too low, because a true pair that shares no field is never a candidate.
    void weigh_candidates()
    {
        double ones = belief_prior, kin = belief_prior * std::exp2(shipped_family), asked = belief_prior * std::exp2(-shipped_prior);
        for (Field field : personal) {
            const double said = std::count_if(m_mentions.begin(), m_mentions.end(), [&](const auto& m) { return says(m, field); });
            asked += said * (said - 1) / 2;
        }
        auto common = m_model.m_common;
        common.forget_explained();
        for (std::size_t i = 0; i < m_agreements.size(); ++i) {
            const auto& a = m_mentions[m_candidates.pairs[i].first];
            const auto& b = m_mentions[m_candidates.pairs[i].second];
            const auto [one, relatives] = m_model.chances(m_agreements[i], a, b);
            if (one > 0.01) common.explain(m_agreements[i], a, b, one);
            int both = 0;
            for (Field field : personal) both += says(a, field) && says(b, field);
            ones += both * one, kin += both * relatives;
        }
        m_model.m_common = std::move(common);
        m_model.m_prior = std::max(std::log2(ones / asked), least_prior());
        m_model.m_family = std::log2(kin / asked) - m_model.m_prior;
    }

    /// Nobody may have come back yet; that does not make repeats rarer than the shipped belief (Model) says of so many.
    double least_prior() const { return -2 - std::log2(static_cast<double>(m_mentions.size())); }

    static constexpr std::array personal{birth, phone, email, handle};
    static bool says(const Prepared& m, Field field)
    {
        return field == birth ? m.day != 0 : field == phone ? !m.phone.empty() : field == email ? !m.email.empty() : !m.handle.empty();
    }

    const std::vector<Prepared>& m_mentions;
    const Candidates& m_candidates;
    const std::vector<Agreement>& m_agreements;
    Model m_model;
    Counts m_drawn{};
    std::map<char, std::vector<std::pair<Agreement, double>>> m_groups;
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
