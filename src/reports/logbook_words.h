// The words of an entry: in the personal space, in a share, or with a report. Always the same fields, sealed anew for the
// place in which they lie.
#pragma once

#include <string>
#include <string_view>

#include "http/http.h"
#include "reports/logbook.h"
#include "reports/logbook_written.h"
#include "reports/words.h"

namespace luwte::reports::logbook {

SHAPE_ENUM(PlatformStepKind, reported, removed, limited, refused, no_answer)
SHAPE(PlatformStep, kind, at, words)

struct PlatformStepView {
    PlatformStepKind kind = PlatformStepKind::reported;
    Instant at;
    std::optional<Shown> words;
};
SHAPE(PlatformStepView, kind, at, words)

struct FindingView {
    std::optional<Shown> account, url, platform;
    std::optional<Instant> posted_at;
    Instant noted_at;
    std::string sha256;
};
SHAPE(FindingView, account, url, platform, posted_at, noted_at, sha256)

struct KeptView {
    std::optional<Shown> message;
    std::optional<std::string> sha256;
    std::optional<Instant> kept_at;
    std::optional<Shown> platform;
    std::optional<Instant> posted_at;
    std::optional<std::vector<FindingView>> findings;  // the last is what holds now
    std::vector<PlatformStepView> platform_steps;
};
SHAPE(KeptView, message, sha256, kept_at, platform, posted_at, findings, platform_steps)

KeptView shown(const Kept& kept);
std::optional<KeptView> shown_if_any(const Kept& kept);

/// An entry in plain words.
struct Told {
    Moment occurred;
    std::string form;
    Secret words;
    std::optional<Secret> account, url;
    Kept kept;
};
/// `table` names the fields: "logbook_entry", "logbook_share_entry", "report_log".
Written sealed(const Words& words, std::string_view table, const Told& told);
Told opened(const Words& words, std::string_view table, const Written& written);

}  // namespace luwte::reports::logbook
