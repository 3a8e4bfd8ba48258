// A person's profile: the mentions that are taken to be his. A new mention is compared with what the whole profile knows,
// because each report tells another part; but no answer is counted twice, however many reports repeat it.
#pragma once

#include "linking/model.h"

namespace luwte::linking {

using Profile = std::vector<std::uint32_t>;  // indexes of mentions, as they came

/// A confirmed profile was put together by a person, so its best answer counts. A presumed one may hold a stranger
/// already, so its answers count together.
enum class Standing { confirmed, presumed };

/// What two profiles say of each other: the score is exactly the prior plus the reasons' weights.
Explanation meet(const Model& model, const std::vector<Prepared>& mentions, const Profile& a, const Profile& b, Standing standing);

struct Link {
    std::uint32_t a, b;
    double score;
};

/// Profiles grown from the best link down: two join when all they know together still says one person.
std::vector<Profile> gather(const Model& model, const std::vector<Prepared>& mentions, std::vector<Link> links);

}  // namespace luwte::linking
