#include "reports/logbook.h"

#include <algorithm>
#include <cctype>

#include "base/bytes.h"
#include "reports/report.h"

namespace luwte::reports::logbook {
namespace {

bool there(const std::optional<Secret>& words) { return words && !blank(*words); }
bool same(const Secret& one, const Secret& other) { return one.reveal() == other.reveal(); }

/// How a platform would compare two names: no matter of capitals, spaces or the sign in front.
std::string as_handle(const Secret& account)
{
    std::string handle;
    for (const unsigned char c : account.reveal())
        if (!std::isspace(c) && !(handle.empty() && c == '@')) handle += static_cast<char>(std::tolower(c));
    return handle;
}

}  // namespace

std::vector<Fault> faults_in(const EntryInput& input, const protocol::Pack& pack, Instant now)
{
    std::vector<Fault> faults;
    if (blank(input.text) && !there(input.message)) faults.push_back({"logbook.text_missing", "/text"});
    if (!offers(pack.forms(), input.form)) faults.push_back({"reports.form_unknown", "/form"});
    if (input.occurred_at.at > now + clock_difference) faults.push_back({"reports.occurred_in_future", "/occurredAt"});
    if (input.online && input.online->posted_at && *input.online->posted_at > now + clock_difference)
        faults.push_back({"reports.occurred_in_future", "/online/postedAt"});
    return faults;
}

Result<Kept> after_writing(Kept before, const EntryInput& input, Instant now)
{
    const bool told = there(input.message);
    if (before.message && told && !same(*before.message, *input.message)) return conflict("logbook.message_stays");
    if (!before.message && told) {
        before.message = input.message;
        before.sha256 = hex(sha256(as_bytes(input.message->reveal())));
        before.kept_at = now;
    }
    before.platform = input.online && there(input.online->platform) ? input.online->platform : std::nullopt;
    before.posted_at = input.online ? input.online->posted_at : std::nullopt;
    return before;
}

Result<Kept> after_step(Kept before, const PlatformStep& step, Instant now)
{
    if (step.at > now + clock_difference) return invalid("reports.occurred_in_future", "/at");
    const auto& steps = before.platform_steps;
    const bool told = std::any_of(steps.begin(), steps.end(), [](const auto& one) { return one.kind == PlatformStepKind::reported; });
    if (!told && step.kind != PlatformStepKind::reported) return conflict("logbook.platform_not_told");
    before.platform_steps.push_back(step);
    return before;
}

std::vector<Series> series_of(const std::vector<Named>& entries)
{
    std::vector<std::pair<std::string, Series>> found;
    for (const auto& one : entries) {
        if (!there(one.account)) continue;
        const auto handle = as_handle(*one.account);
        auto known = std::find_if(found.begin(), found.end(), [&](const auto& pair) { return pair.first == handle; });
        if (known == found.end()) known = found.insert(found.end(), {handle, {*one.account, {}}});
        known->second.entries.push_back(one.entry);
    }
    std::vector<Series> series;
    for (auto& [handle, one] : found)
        if (one.entries.size() > 1) series.push_back(std::move(one));
    return series;
}

}  // namespace luwte::reports::logbook
