// The logbook: what happened, written down for oneself (R6). With repetition the entries show the pattern.
// It lies in its owner's personal space: nobody else holds that key, and no line in the journal tells that it is kept.
#pragma once

#include <optional>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "protocol/protocol.h"
#include "reports/ids.h"

namespace luwte::reports::logbook {

struct OnlineNote {
    std::optional<Secret> account;
    std::optional<Secret> url;
};

struct EntryInput {
    Moment occurred_at;
    std::string form;
    Secret text;
    std::optional<OnlineNote> online;
};

std::vector<Fault> faults_in(const EntryInput& input, const protocol::Pack& pack, Instant now);

}  // namespace luwte::reports::logbook
