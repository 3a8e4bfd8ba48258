#include "linking/model.h"

#include <algorithm>
#include <cmath>

namespace luwte::linking {

Model::Model() : m_prior{shipped_prior}
{
    for (int f = 0; f < field_count; ++f)
        for (int l = 0; l < comparisons()[f].count; ++l) {
            m_m[f][l] = comparisons()[f].levels[l].m;
            m_u[f][l] = comparisons()[f].levels[l].u;
        }
    reckon();
}

void Model::reckon()
{
    for (int f = 0; f < field_count; ++f)
        for (int l = 0; l < comparisons()[f].count; ++l) m_weight[f][l] = std::log2(m_m[f][l] / m_u[f][l]);
}

double Model::weight(Field field, int level, const Prepared& a, const Prepared& b) const
{
    if (level == silent) return 0;
    const double weight = m_weight[field][level];
    if (!comparisons()[field].levels[level].rarity) return weight;
    const auto share = m_share[field].find(shared_value(field, level, a, b));
    if (share == m_share[field].end()) return weight;
    return weight + std::clamp(std::log2(m_u[field][level] / share->second), -4.0, 5.0);
}

double Model::score(const Agreement& agreement, const Prepared& a, const Prepared& b) const
{
    double sum = m_prior;
    for (int f = 0; f < field_count; ++f)
        if (agreement[f] != silent) sum += weight(Field(f), agreement[f], a, b);
    return sum;
}

Explanation explain(const Model& model, const Prepared& a, const Prepared& b)
{
    Explanation out{.prior = model.prior(), .score = model.prior(), .reasons = {}};
    const auto agreement = compare(a, b);
    for (int f = 0; f < field_count; ++f) {
        if (agreement[f] == silent) continue;
        const double weight = model.weight(Field(f), agreement[f], a, b);
        out.reasons.push_back({Field(f), comparisons()[f].levels[agreement[f]].name, weight});
        out.score += weight;
    }
    return out;
}

}  // namespace luwte::linking
