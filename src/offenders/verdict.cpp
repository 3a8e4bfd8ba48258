#include "offenders/verdict.h"

#include <algorithm>

#include "base/require.h"

namespace luwte::offenders {
namespace {
/// A mention as it was meant at one moment: after a split the mention itself stands alone, and what was said before hangs on a
/// place holder that keeps the others together.
using Node = std::pair<OffenderId, std::int64_t>;  // the second is the split's position; 0: the mention as it is now

class Groups {
public:
    Node root(Node node)
    {
        auto found = m_parent.find(node);
        if (found == m_parent.end() || found->second == node) return node;
        return found->second = root(found->second);
    }
    void join(const Node& one, const Node& other)
    {
        const auto a = root(one), b = root(other);
        if (a != b) m_parent[a] = b;
    }

private:
    std::map<Node, Node> m_parent;
};

Node meant(const OffenderId& mention, std::int64_t at, const std::vector<Verdict>& verdicts)
{
    std::int64_t first_split = 0;
    for (const auto& verdict : verdicts)
        if (stands(verdict, Verdict::Kind::split) && verdict.offender == mention && verdict.position > at &&
            (first_split == 0 || verdict.position < first_split))
            first_split = verdict.position;
    return {mention, first_split};
}
}  // namespace

bool stands(const Verdict& verdict, Verdict::Kind kind) { return verdict.kind == kind && !verdict.undone; }

std::map<OffenderId, OffenderId> persons(const std::vector<OffenderId>& mentions, const std::vector<Verdict>& verdicts)
{
    Groups groups;
    for (const auto& verdict : verdicts)
        if (stands(verdict, Verdict::Kind::same))
            groups.join(meant(verdict.offender, verdict.position, verdicts), meant(*verdict.other, verdict.position, verdicts));

    std::map<Node, OffenderId> first_of;
    std::map<OffenderId, OffenderId> found;
    for (const auto& mention : mentions) found[mention] = first_of.emplace(groups.root({mention, 0}), mention).first->second;
    return found;
}

bool said_different(const std::set<OffenderId>& one, const std::set<OffenderId>& other, const std::vector<Verdict>& verdicts)
{
    return std::ranges::any_of(verdicts, [&](const Verdict& verdict) {
        if (!stands(verdict, Verdict::Kind::different)) return false;
        return (one.contains(verdict.offender) && other.contains(*verdict.other)) ||
               (other.contains(verdict.offender) && one.contains(*verdict.other));
    });
}

bool contradict(const std::map<OffenderId, OffenderId>& persons, const std::vector<Verdict>& verdicts)
{
    return std::ranges::any_of(verdicts, [&](const Verdict& verdict) {
        return stands(verdict, Verdict::Kind::different) && persons.at(verdict.offender) == persons.at(*verdict.other);
    });
}

Result<Done> may_be_one(const std::map<OffenderId, OffenderId>& before, const std::map<OffenderId, OffenderId>& now, const Apart& apart)
{
    const auto become_one = [&](const OffenderId& one, const OffenderId& other) {
        return now.contains(one) && now.contains(other) && now.at(one) == now.at(other) && before.at(one) != before.at(other);
    };
    std::map<std::pair<OffenderId, incidents::IncidentId>, OffenderId> in_incident;
    for (const auto& [mention, person] : now) {
        const auto [first, is_new] = in_incident.try_emplace({person, apart.incidents.at(mention)}, mention);
        if (!is_new && become_one(first->second, mention)) return conflict("offenders.in_one_case");
    }
    for (const auto& [one, other] : apart.related)
        if (become_one(one, other)) return conflict("offenders.belong_together");
    return Done{};
}

Result<Done> may_say(Verdict::Kind kind, bool are_one, bool said_different)
{
    if (kind == Verdict::Kind::same && are_one) return conflict("offenders.are_one_already");
    if (kind == Verdict::Kind::same && said_different) return conflict("offenders.said_different");
    if (kind == Verdict::Kind::different && are_one) return conflict("offenders.are_one");
    if (kind == Verdict::Kind::different && said_different) return conflict("offenders.said_different_already");
    return Done{};
}

Result<Verdict> undo(Verdict verdict, const AccountId& by, Instant now)
{
    if (verdict.undone) return conflict("offenders.undone_before");
    verdict.undone = now;
    verdict.undone_by = by;
    return verdict;
}

std::string_view name_of(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::same: return "same";
    case Verdict::Kind::different: return "different";
    case Verdict::Kind::split: return "split";
    }
    return "";
}

Verdict::Kind verdict_kind(std::string_view name)
{
    if (name == "same") return Verdict::Kind::same;
    if (name == "different") return Verdict::Kind::different;
    REQUIRE_THAT_HOLDS(name == "split");
    return Verdict::Kind::split;
}

}  // namespace luwte::offenders
