// The police file (P1 to P5, H8): what is laid before the police, with whose word, in which quality, and what came of it. A
// notification makes it known; a report asks for prosecution. This part decides; it knows no clock, database or key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "incidents/person.h"
#include "protocol/police.h"

namespace luwte::police {

using FileId = Id<struct PoliceFileTag>;
using incidents::AffectedId;
using incidents::IncidentId;

enum class Kind { notification, report };
enum class State { draft, filed };
enum class ConsentAnswer { asked, given, refused, withdrawn };  // to the question whether the person agrees
enum class OffenderKnows { unknown, yes, no };                   // whether the offender knows who it is
enum class Wants { unknown, yes, no };                   // prosecution
enum class StepKind { contact, feedback_asked, feedback_received, decision, court_date, outcome, told_person, told_council, right_used };
enum class Outcome { investigation, no_offence, no_suspect, prosecuted, dismissed, settled, convicted, acquitted, ended };

struct File {
    FileId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;            // the case's response: number, steps, consent
    std::optional<vault::CompartmentId> texts{};  // of its texts: a report's, where it quotes one; absent in a file from before 0141
    Kind kind = Kind::report;
    State state = State::draft;
    std::optional<std::string> quality;
    bool joinder = false;
    bool informed = true;
    std::optional<Day> filed;
    std::optional<Outcome> outcome;
    Instant started;
    AccountId by;
    std::int64_t version = 1;
};

/// The entry in the pack's decisions that governs a kind: "police_report", "police_notification".
std::string decision_of(Kind);

/// Declines an answer that does not follow from the one before: nobody withdraws what he never gave.
Result<incidents::Consent> answered(incidents::Consent before, ConsentAnswer, Day on, Day today);

/// P1: whether it may be handed over. Declines when the protocol asks for the person's word and one of them has not given it,
/// or has taken it back, and when nobody is named. What it says of a draft that is only being prepared is in may_prepare.
Result<Done> may_file(const std::optional<protocol::Consenting>&, const std::vector<incidents::Consent>&);
/// Nothing is put on paper about somebody who said no.
Result<Done> may_prepare(const std::optional<protocol::Consenting>&, const std::vector<incidents::Consent>&);

/// Filed: it does not change any more; what comes after are steps. Declines a second filing, a day ahead, a quality that the
/// pack does not name (when it names any), and the quality "injured party" without a wish, where the offence needs one.
Result<File> filed(File, const protocol::Police&, const std::string& quality, Day on, Day today);

/// Only a court date may lie ahead; an outcome needs its code.
Result<Done> may_step(const File&, StepKind, Day on, const std::optional<Outcome>&, Day today);

/// The last instant in which the person can ask for prosecution; nothing when none of the offences needs that. `learned`: the
/// day on which the person came to know, or of a series the last event.
std::optional<Instant> complaint_due(const std::vector<protocol::Offence>&, Day learned);

/// A number instead of the name hides nothing from somebody who knows the person.
inline bool number_is_useless(bool by_number, OffenderKnows known) { return by_number && known == OffenderKnows::yes; }

std::string_view name_of(Kind);
std::string_view name_of(State);
std::string_view name_of(ConsentAnswer);
std::string_view name_of(OffenderKnows);
std::string_view name_of(Wants);
std::string_view name_of(StepKind);
std::string_view name_of(Outcome);
template <class Enum>
Enum from_name(std::string_view name);

}  // namespace luwte::police
