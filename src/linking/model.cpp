#include "linking/model.h"

#include <algorithm>
#include <cmath>

namespace luwte::linking {

Model::Model()
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
    const auto share = m_common.share(field, level, a, b);
    return share ? weight + std::clamp(std::log2(m_u[field][level] / *share), -4.0, 5.0) : weight;
}

double Model::family_weight(double shared) const { return -std::log2(1 + std::exp2(m_prior + m_family + shared)); }

Model::Sums Model::sums(const Agreement& agreement, const Prepared& a, const Prepared& b) const
{
    Sums out{m_prior, 0};
    for (int f = 0; f < field_count; ++f) {
        if (agreement[f] == silent) continue;
        const double one = weight(Field(f), agreement[f], a, b);
        out.all += one;
        if (shared_in_family(Field(f), agreement[f])) out.shared += one;
    }
    return out;
}

double Model::score(const Agreement& agreement, const Prepared& a, const Prepared& b) const
{
    const auto [all, shared] = sums(agreement, a, b);
    return all + family_weight(shared);
}

Model::Chances Model::chances(const Agreement& agreement, const Prepared& a, const Prepared& b) const
{
    const auto [all, shared] = sums(agreement, a, b);
    const double one = std::exp2(all), relatives = std::exp2(m_prior + m_family + shared);
    return {one / (1 + one + relatives), relatives / (1 + one + relatives)};
}

Explanation explain(const Model& model, const Prepared& a, const Prepared& b)
{
    Explanation out{.prior = model.prior(), .score = model.prior(), .reasons = {}};
    const auto agreement = compare(a, b);
    double shared = 0;
    for (int f = 0; f < field_count; ++f) {
        if (agreement[f] == silent) continue;
        const double weight = model.weight(Field(f), agreement[f], a, b);
        out.add({Field(f), comparisons()[f].levels[agreement[f]].name, weight});
        if (shared_in_family(Field(f), agreement[f])) shared += weight;
    }
    out.add({family, comparisons()[family].levels[0].name, model.family_weight(shared)});
    return out;
}

}  // namespace luwte::linking
