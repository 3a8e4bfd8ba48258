#include "reports/logbook.h"

#include <boost/json.hpp>

#include <algorithm>
#include <map>
#include <set>

#include "base/bytes.h"
#include "reports/online_account.h"
#include "reports/report.h"

namespace luwte::reports::logbook {
namespace {

bool there(const std::optional<Secret>& words) { return words && !blank(*words); }
bool same(const Secret& one, const Secret& other) { return one.reveal() == other.reveal(); }

std::optional<Secret> if_there(const std::optional<Secret>& words) { return there(words) ? words : std::nullopt; }

/// Of one JSON document in its canonical form (RFC 8785): members by name, those that are not there left out.
std::string digest_of(const std::optional<Secret>& message, const Finding& finding)
{
    boost::json::object document;
    const auto put = [&](const char* name, const std::optional<Secret>& words) {
        if (words) document[name] = words->reveal();
    };
    put("account", finding.account);
    put("message", message);
    put("platform", finding.platform);
    if (finding.posted_at) document["postedAt"] = iso(*finding.posted_at);
    put("url", finding.url);
    return hex(sha256(as_bytes(boost::json::serialize(document))));
}

Finding finding_of(const std::optional<Secret>& message, const OnlineNote& online, Instant at)
{
    Finding finding{if_there(online.account), if_there(online.url), if_there(online.platform), online.posted_at, at, {}};
    finding.sha256 = digest_of(message, finding);
    return finding;
}

bool says_something(const OnlineNote& online) { return there(online.account) || there(online.url) || there(online.platform) || online.posted_at; }

/// Nothing is said where nothing was found, and nothing is said twice.
void note(Kept& kept, const OnlineNote& online, Instant at)
{
    if (!kept.findings && !kept.message && !says_something(online)) return;
    auto next = finding_of(kept.message, online, at);
    if (!kept.findings) kept.findings.emplace();
    if (kept.findings->empty() || kept.findings->back().sha256 != next.sha256) kept.findings->push_back(std::move(next));
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

Result<Kept> after_writing(Before before, const EntryInput& input, Instant now)
{
    auto kept = std::move(before.kept);
    const bool told = there(input.message);
    if (kept.message && told && !same(*kept.message, *input.message)) return conflict("logbook.message_stays");
    // An entry from before there were findings: what it said is the first of them.
    if (!kept.findings) note(kept, {before.account, before.url, kept.platform, kept.posted_at}, before.written_at);
    if (!kept.message && told) {
        kept.message = input.message;
        kept.sha256 = hex(sha256(as_bytes(input.message->reveal())));
        kept.kept_at = now;
    }
    const auto online = input.online.value_or(OnlineNote{});
    kept.platform = if_there(online.platform);
    kept.posted_at = online.posted_at;
    note(kept, online, now);
    return kept;
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
    std::vector<std::optional<OnlineAccount>> accounts;
    std::map<std::string, std::set<std::string>> sites;  // by handle
    for (const auto& one : entries)
        if (const auto& account = accounts.emplace_back(online_account(one.account, one.url, one.platform)); account && !account->site.empty())
            sites[account->handle].insert(account->site);

    std::vector<std::pair<OnlineAccount, Series>> found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (!accounts[i]) continue;
        auto account = *accounts[i];
        if (account.site.empty() && sites[account.handle].size() == 1) account.site = *sites[account.handle].begin();
        auto known = std::find_if(found.begin(), found.end(), [&](const auto& pair) { return pair.first == account; });
        if (known == found.end()) known = found.insert(found.end(), {account, {*entries[i].account, account.site, {}}});
        known->second.entries.push_back(entries[i].entry);
    }
    std::vector<Series> series;
    for (auto& [account, one] : found)
        if (one.entries.size() > 1) series.push_back(std::move(one));
    return series;
}

}  // namespace luwte::reports::logbook
