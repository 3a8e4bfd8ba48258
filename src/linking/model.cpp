#include "linking/model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "linking/levels.h"

namespace luwte::linking {

namespace {
/// What is one person's own. No learned weight of these falls further below the shipped belief than two bits: a register in which
/// nobody came back yet has pairs of strangers only to learn from, and would unlearn it.
struct Identifier {
    Field field;
    int level;
};
constexpr std::array identifiers{Identifier{phone, 0}, Identifier{phone, 3}, Identifier{email, 0}, Identifier{handle, 0}, Identifier{plate, 0}};
constexpr double may_fall = 2;

/// A name that an account does not tell is no disagreement. These levels are counted, so that their opposites weigh right.
constexpr std::array absences{std::pair{surname, int{surname_not_in_account}}, std::pair{given, int{given_not_in_account}}, std::pair{handle, 4}};
}  // namespace

Model::Model(double mentions) : m_prior{std::clamp(-2 - std::log2(std::max(mentions, 1.0)), shipped_prior, prior_of_few)}
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
    for (const auto [f, l] : identifiers) {
        const auto& shipped = comparisons()[f].levels[static_cast<std::size_t>(l)];
        m_weight[f][l] = std::max(m_weight[f][l], std::log2(shipped.m / shipped.u) - may_fall);
    }
    for (const auto& [f, l] : absences) m_weight[f][l] = 0;
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

bool is_worth_showing(const Explanation& why, double from)
{
    if (why.score >= from) return true;
    const auto is_same = [](const Reason& reason) {
        return std::ranges::any_of(identifiers, [&](const auto& one) {
            return reason.field == one.field && reason.level == comparisons()[one.field].levels[static_cast<std::size_t>(one.level)].name;
        });
    };
    const auto is_another = [](const Reason& reason) {
        return reason.weight < 0 && (reason.field == surname || reason.field == given || reason.field == birth || reason.field == sex);
    };
    return std::ranges::any_of(why.reasons, is_same) && std::ranges::none_of(why.reasons, is_another);
}

}  // namespace luwte::linking
