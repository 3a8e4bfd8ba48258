// What can be known of an offender: one thing at a time, from which incident, since when and how sure. Nothing is edited: a datum
// is followed by a better one, or withdrawn with a reason, and both stay to be read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "linking/mention.h"
#include "offenders/mention.h"
#include "reports/detail.h"

namespace luwte::offenders {

using DatumId = Id<struct DatumTag>;

using DatumKind = reports::DetailKind;
enum class Certainty { certain, probable, hearsay };

struct DatumInput {
    DatumKind kind;
    Secret value;
    Certainty certainty = Certainty::probable;
    std::optional<Day> since;
};

struct Datum {
    DatumId id;
    OffenderId offender;
    DatumKind kind;
    Certainty certainty;
    std::optional<Day> since;
    Bytes value;  // sealed under the mention's key
    Instant at;
    AccountId by;
    std::optional<Instant> ended;
    std::optional<AccountId> ended_by;
    std::optional<DatumId> replaced_by;  // none, though ended: withdrawn
    std::optional<Bytes> reason;
};

/// Everything wrong with what was typed; `pointer` is where the list stands in the form.
std::vector<Fault> faults_in(const std::vector<DatumInput>& data, Day today, const std::string& pointer);

/// What was said, in the clear; it lives as long as the question for which it was opened.
struct Said {
    DatumKind kind;
    Secret value;
};
/// For linking: a mention for each second telephone, name or account as well, since each may be the one that agrees. What a
/// description tells (described.h) counts too.
std::vector<linking::Mention> as_mentions(const Mention& mention, Day happened, const std::vector<Said>& said);

std::string_view name_of(Certainty);
Certainty certainty_of(std::string_view name);

}  // namespace luwte::offenders
