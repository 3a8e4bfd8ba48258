// What agreement is worth. Fellegi and Sunter's model: each comparison adds log2(m/u), how much more often its level is
// seen among mentions of one person than of two; rarity of the value counts; the prior says how rare a repeat is at all.
// Two mentions may also be of relatives, who share a surname and a house: as much as that is likelier than strangers is taken off.
// Nobody's verdict is used: the weights come from the mentions themselves (train), and from shipped beliefs while those are few.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "linking/commonness.h"
#include "linking/compare.h"

namespace luwte::linking {

inline constexpr double shipped_prior = -10;  // one pair in a thousand is of one person
inline constexpr double prior_of_few = -8;    // while there are few mentions: one in 256
inline constexpr double shipped_family = -4;  // for sixteen such pairs there is one of relatives

class Model {
public:
    /// The shipped beliefs. Among few mentions each pair is the likelier one person: one newcomer in four was seen before.
    explicit Model(double mentions = 1000);

    double weight(Field field, int level) const { return m_weight[field][level]; }
    double weight(Field field, int level, const Prepared& a, const Prepared& b) const;
    double prior() const { return m_prior; }
    /// What is taken off because a family would have as much in common; `shared` is the weight of what families share.
    double family_weight(double shared) const;
    double score(const Agreement& agreement, const Prepared& a, const Prepared& b) const;
    struct Chances {
        double one, relatives;
    };
    Chances chances(const Agreement& agreement, const Prepared& a, const Prepared& b) const;

private:
    friend class Training;
    friend std::string written(const Model&);
    friend Model read_model(std::string_view);
    std::array<std::array<double, level_limit>, field_count> m_m{}, m_u{}, m_weight{};
    Commonness m_common;
    double m_prior, m_family = shipped_family;  // of relatives for each pair of one person, log2
    void reckon();
    struct Sums {
        double all, shared;  // with the prior; of what families share
    };
    Sums sums(const Agreement& agreement, const Prepared& a, const Prepared& b) const;
};

struct Reason {
    Field field;
    std::string_view level;  // of the strongest agreement, when several mentions were asked
    double weight;
    std::string_view code() const { return comparisons()[field].name; }  // "surname"; with the level it names the words to show
    bool speaks_for() const { return weight > 0; }
};
struct Explanation {
    double prior = 0, score = 0;  // score is exactly prior plus the weights, added in this order
    std::vector<Reason> reasons;
    void add(const Reason& reason) { reasons.push_back(reason), score += reason.weight; }
};
Explanation explain(const Model& model, const Prepared& a, const Prepared& b);

/// What scores from here on, and whoever has a telephone, an e-mail address, an account or a plate of the same: whatever a register
/// has learned, that is a possibility a person should see, unless a name, a birth date or the sex speaks against it.
bool is_worth_showing(const Explanation& why, double from);

using Pair = std::pair<std::uint32_t, std::uint32_t>;  // smaller first

}  // namespace luwte::linking
