// How common is what two mentions agree on? To share a rare surname says more than to share a common one; the same goes for
// an initial, a sound, a town. Counted over the register, less the repeats of one person: a man who is mentioned forty times
// does not make his name common.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "linking/compare.h"

namespace luwte::linking {

class Commonness {
public:
    enum Said {
        surname_word,
        surname_sound,
        given_word,
        given_family,
        letter,
        postcode,
        town,
        street_name,
        organisation_name,
        alias_name,
        locality_name,
        region_name,
        occupation_name,
        said_count
    };

    void count(const std::vector<Prepared>& mentions);
    /// How likely it is that a mention of somebody else says the same; nothing when this level has no value or was not counted.
    std::optional<double> share(Field field, int level, const Prepared& a, const Prepared& b) const;

    /// Two mentions that are one person with this chance explain that much of the count.
    void explain(const Agreement& agreement, const Prepared& a, const Prepared& b, double chance);
    void forget_explained();

private:
    friend std::string written(const class Model&);
    friend class Model read_model(std::string_view);
    struct Count {
        double seen = 0, explained = 0;  // mentions; pairs of one person
    };
    std::array<std::unordered_map<std::string, Count>, said_count> m_counts;
    std::array<double, said_count> m_total{};

    double share_of(Said said, const std::string& value) const;
};

}  // namespace luwte::linking
