// A report: what happened to an office holder, in the words of the one it happened to.
// This part decides: whether a form can be taken in, and what follows from it for the protocol.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "protocol/protocol.h"
#include "reports/detail.h"
#include "reports/ids.h"

namespace luwte::reports {

struct OffenderInput {
    Known known = Known::unknown;
    std::optional<std::string> kind;
    std::optional<Secret> description;
    std::optional<std::vector<DetailInput>> details;  // what is known of him, as far as the reporter likes to say
};

struct OnlineInput {  // R6: what belongs to a message on the internet
    std::optional<Secret> account;
    std::optional<Secret> url;
    std::optional<Instant> posted_at;
    bool platform_reported = false;
};

struct AffectedInput {
    std::optional<AccountId> account;
    std::optional<Secret> name;
    std::optional<std::string> role;
};

/// Of before the register was kept: reported and closed elsewhere on these days. It is written down for recognition and figures;
/// nobody is asked or told anything (docs/decisions/0037).
struct EarlierInput {
    Day reported_on;
    Day closed_on;
};

/// The form as the client sends it.
struct ReportInput {
    Secret narrative;
    std::string form;
    std::optional<std::string> place;
    Moment occurred_at;
    std::optional<std::string> behaviour;
    std::vector<std::string> answers;      // questions of the norm helper answered with yes
    std::vector<std::string> aggravating;  // aggravating facts, consequences and drives
    std::vector<std::string> targets;
    std::optional<Secret> need_now;
    OffenderInput offender;
    std::vector<AccountId> involved;
    std::optional<OnlineInput> online;
    std::vector<AffectedInput> affected;  // empty: the reporter himself
    std::optional<AccountId> on_behalf_of;
    std::string reporter_role;
    std::optional<std::string> choice;
    std::optional<DraftId> draft_id;
    std::vector<EvidenceId> evidence;
    std::optional<std::vector<LogbookEntryId>> logbook_entries;
    std::optional<ConsultationId> consultation_id;
    bool repeated = false;
    bool persists = false;
    std::optional<EarlierInput> earlier;  // for who may enter reports of others
};

/// What the decision needs to know of the world; looked up beforehand.
struct Setting {
    const protocol::Pack& pack;
    Instant now;
    AccountId actor;
    std::set<std::string> permissions;                    // the actor's
    std::map<AccountId, std::vector<std::string>> roles;  // of everybody the form names, and of the actor; colleagues only
};

/// A phone's clock may run a little ahead of ours.
constexpr std::chrono::minutes clock_difference{5};
bool blank(const Secret& words);
bool offers(const std::vector<protocol::Option>& options, std::string_view id);
/// A fact that may weigh (N4, N9): an aggravating one, a consequence, or what drove the offender.
bool is_fact(const protocol::Pack& pack, std::string_view id);

/// Whose report it is.
AccountId reporter_of(const ReportInput& input, const AccountId& actor);
/// Whether it tells, in nobody's name, what befell others and not the actor: a colleague, or somebody without an account.
bool is_about_others(const ReportInput& input, const AccountId& actor);

/// Whether the actor only holds the pen. A councillor who tells what befell a colleague tells it himself.
bool is_entered(const ReportInput& input, const Setting& setting);

/// Everything wrong with the form, in the order of the form; empty when it can be taken in.
std::vector<Fault> faults_in(const ReportInput& input, const Setting& setting);

/// The role in which one of the affected is met: as told, else the first of his roles that reports.
std::optional<protocol::Role> role_of(const AffectedInput& affected, const Setting& setting);

/// The facts of the form as the protocol reads them. `excluded` is left to the casting.
protocol::Situation situation_of(const ReportInput& input, const Setting& setting);

/// "2026-0042"
std::string reference(std::string_view year, std::int64_t number);

}  // namespace luwte::reports
