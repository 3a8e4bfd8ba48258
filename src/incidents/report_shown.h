// A report on the case page: outline for everybody in the case, words for whoever opens them.
#pragma once

#include <vector>

#include "http/http.h"
#include "incidents/shapes.h"
#include "reports/logbook_words.h"

namespace luwte::incidents {

struct SupplementShown {
    Instant at;
    std::optional<Named> by;
    Shown text;
};
SHAPE(SupplementShown, at, by, text)

struct OnlineShown {  // R6
    std::optional<Shown> account;
    std::optional<Shown> url;
    std::optional<Instant> posted_at;
    std::optional<bool> platform_reported;
};
SHAPE(OnlineShown, account, url, posted_at, platform_reported)

struct LogShown {
    Moment occurred_at;
    std::string form;
    Shown text;
    std::optional<Shown> account;
    std::optional<Shown> url;
    std::optional<reports::logbook::KeptView> kept;
};
SHAPE(LogShown, occurred_at, form, text, account, url, kept)

struct ReportShown {
    reports::ReportId id;
    std::string reference;
    std::optional<Named> reporter;
    std::string reporter_role;
    std::optional<Named> entered_by;
    Instant submitted_at;
    std::optional<Instant> feedback_due;
    std::optional<Instant> withdrawn_at;
    bool opened = false;  // whether this reader's keys open its words
    std::optional<Shown> narrative;
    std::optional<Shown> need_now;
    std::optional<OnlineShown> online;
    std::vector<std::string> targets;
    std::vector<std::string> answers;
    std::vector<Named> involved;
    std::vector<SupplementShown> supplements;
    std::vector<LogShown> log;
    std::optional<Shown> withdrawal_reason;
};
SHAPE(ReportShown, id, reference, reporter, reporter_role, entered_by, submitted_at, feedback_due, withdrawn_at, opened,
      narrative, need_now, online, targets, answers, involved, supplements, log, withdrawal_reason)

std::vector<ReportShown> reports_shown(http::Call&, const IncidentId&);

}  // namespace luwte::incidents
