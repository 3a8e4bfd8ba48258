// Who is who: what people said about mentions, and the persons that follow from it. Persons are worked out anew from all that was
// said and not undone, so that undoing restores exactly what was, and the order in which mentions came makes no difference.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/person.h"

namespace luwte::offenders {

using incidents::OffenderId;
using VerdictId = Id<struct VerdictTag>;

struct Verdict {
    /// same: the two are one person. different: they are not, and are suggested no more. split: this mention was taken for
    /// somebody else; what was said of it before says so of the others only.
    enum class Kind { same, different, split };

    VerdictId id;
    std::int64_t position = 0;  // 1, 2, 3 … in the organisation
    Kind kind = Kind::same;
    OffenderId offender;
    std::optional<OffenderId> other;
    Instant at;
    AccountId by;
    std::optional<Instant> undone;
    std::optional<AccountId> undone_by;
};

/// It was said, and not undone.
bool stands(const Verdict&, Verdict::Kind);

/// For each mention the first of its person, in the order of `mentions` (as they were made).
std::map<OffenderId, OffenderId> persons(const std::vector<OffenderId>& mentions, const std::vector<Verdict>& verdicts);

/// Whether two persons were said to be different, by any of their mentions.
bool said_different(const std::set<OffenderId>& one, const std::set<OffenderId>& other, const std::vector<Verdict>& verdicts);

/// Somebody said of two mentions that they are different, and here they are one.
bool contradict(const std::map<OffenderId, OffenderId>& persons, const std::vector<Verdict>& verdicts);

/// What keeps two mentions from being one person, whatever people say: they stand beside each other in one incident, or one is a
/// member of the other.
struct Apart {
    std::map<OffenderId, incidents::IncidentId> incidents;
    std::vector<std::pair<OffenderId, OffenderId>> related;
};
/// Two that cannot be one would become one. What was one `before` stays: two cases that were about one event can be merged.
Result<Done> may_be_one(const std::map<OffenderId, OffenderId>& before, const std::map<OffenderId, OffenderId>& now, const Apart&);

/// Declines what contradicts something that stands: it has to be undone first, by somebody who knows why.
Result<Done> may_say(Verdict::Kind kind, bool are_one, bool said_different);
Result<Verdict> undo(Verdict verdict, const AccountId& by, Instant now);

std::string_view name_of(Verdict::Kind);
Verdict::Kind verdict_kind(std::string_view name);

}  // namespace luwte::offenders
