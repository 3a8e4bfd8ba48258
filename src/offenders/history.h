// What it means that an offender came back, for whoever decides in a case (measures, incidents): the earlier incidents of the same
// person, as far as people confirmed them, and what the protocol says about that. Never a suggestion; never what somebody is
// kept out of. Needs no key.
#pragma once

#include <string>
#include <vector>

#include "incidents/incidents.h"
#include "offenders/mention.h"

namespace luwte::offenders {

/// A repetition rule of the pack that holds for an offender of this incident.
struct Repetition {
    OffenderId offender;
    std::string rule;      // id in the pack under which the incident is handled
    bool persists = false;
    std::int64_t office = 0;  // earlier incidents against office holders
    std::int64_t staff = 0;   // and against employees
};
std::vector<Repetition> repetitions(storage::Transaction&, const IncidentId&);

/// Whether an earlier incident may weigh in a later one. What a rule says in a case, everybody there sees: it would tell whoever is
/// kept out of the earlier one that there was something. So only where all of them are kept out of the later one too, as a
/// colleague is from each case in which he did it. Whoever may know both is told that one does not weigh, and weighs it himself.
bool weighs_in(storage::Transaction&, const IncidentId& earlier, const IncidentId& later);
/// Earlier incidents of the offenders of this one that weigh in it, the latest first. Restricted and removed mentions do not count.
std::vector<Event> earlier(storage::Transaction&, const Event& latest, const std::vector<Mention>& of_person);
/// At whom an incident was aimed; it can be both. Of whom nobody says it, office.
struct Against {
    bool office = false;
    bool staff = false;
};
Against against(const protocol::Pack&, const Event&);

/// The case was taken up in another: nothing holds for it any more.
void forget_repetition(storage::Transaction&, const IncidentId&);

/// Works out anew what the rules say in each incident of these persons. Where one begins to hold the case shows it, its duties are
/// asked for, and those who handle it are told.
struct Weighing {
    storage::Transaction& tx;
    const incidents::PackUnder& packs;
    std::optional<AccountId> by;  // nobody: the register itself, because a term was over
    Instant now;
};
void weigh(const Weighing&, const std::vector<OffenderId>& persons);
void weigh(http::Call&, const incidents::PackUnder&, const std::vector<OffenderId>& persons);

}  // namespace luwte::offenders
