// Deciding: whose voice was asked before a decision, what came of it, and whether the decision may be taken (H1, H5). An
// answer is never changed; whoever thinks again is asked again, and the latest counts. This part decides; no clock, no
// database, no key.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/incident.h"
#include "incidents/person.h"
#include "measures/measure.h"
#include "protocol/deciding.h"

namespace luwte::measures {

using VoiceId = Id<struct VoiceTag>;
using HearingId = Id<struct HearingTag>;
using DecisionId = Id<struct DecisionTag>;
using incidents::AffectedId;

/// What a voice is about: a measure of the pack, or every response.
inline constexpr const char* every_response = "response";

enum class Answer {
    agrees,
    refuses,
    said,     // advised, or said how he sees it
    nothing,  // no answer came
};

struct Voice {
    VoiceId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    std::string about = every_response;
    protocol::Part part = protocol::Part::heard;
    protocol::Role role;  // "affected" for the affected person
    std::optional<AffectedId> affected;
    Instant asked;
    AccountId asked_by;
    std::optional<Answer> answer;
    std::optional<Instant> answered;
    std::optional<AccountId> answered_by;
    std::int64_t version = 1;
};
/// Declines a second answer, and one that says neither yes nor no where that is asked.
Result<Voice> answer(Voice, Answer, const AccountId& by, Instant now);

enum class HearingOutcome { account, refused, no_answer };
struct Hearing {
    HearingId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    std::optional<OffenderId> offender;
    std::string way;
    std::optional<Instant> planned_for;
    std::optional<Day> respond_by;
    Instant invited;
    AccountId invited_by;
    std::optional<HearingOutcome> outcome;
    std::optional<Day> outcome_on;
    std::optional<Instant> closed;
    std::optional<AccountId> closed_by;
    std::int64_t version = 1;
};
Result<Hearing> close(Hearing, HearingOutcome, Day on, bool told, const AccountId& by, Instant now);
/// The hearing that counts for a measure against this offender: the latest that came to something.
const Hearing* heard(const std::vector<Hearing>&, const std::optional<OffenderId>&);

/// One step as it stands, for each affected person where the pack says "affected".
struct StepNow {
    protocol::Step step;
    std::optional<AffectedId> affected;
    enum class Standing { missing, asked, done, refused } standing = Standing::missing;
    std::optional<VoiceId> voice;  // the latest
};
struct Known {  // about a case
    std::vector<AffectedId> affected;
    std::vector<Voice> voices;
    std::vector<Hearing> hearings;
};
/// `about`: the measure's id, or every_response.
std::vector<StepNow> standing(const std::vector<protocol::Step>&, const std::string& about, const Known&,
                              const std::optional<OffenderId>&);

/// The decision may be taken by this role. Otherwise every step that is missing or refused, each with its own code. A step
/// that is the decider's own needs no voice; `unheard`: it is said why the other side is not heard first.
Result<Done> may_decide(const std::vector<StepNow>&, const protocol::Role& decider, bool unheard);
/// The same for a decision that imposes nothing: whoever refuses a measure gets what he wants, but must have been asked.
Result<Done> may_leave_it(std::vector<StepNow>, const protocol::Role& decider);
/// Who takes it: the role named, or the only one there is; empty where the protocol does not say.
Result<protocol::Role> taker(const std::vector<protocol::Role>& deciders, const std::optional<protocol::Role>& named);

/// What is decided, as a later reader finds it.
enum class DecisionKind { nothing, otherwise, imposed, extended, shortened, lifted, shifted, annulled };

std::string_view name_of(Answer);
Answer answer_of(std::string_view name);
std::string_view name_of(HearingOutcome);
HearingOutcome hearing_outcome_of(std::string_view name);
std::string_view name_of(DecisionKind);
DecisionKind decision_kind_of(std::string_view name);
protocol::Part part_of(std::string_view name);

}  // namespace luwte::measures
