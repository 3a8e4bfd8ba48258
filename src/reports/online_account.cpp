#include "reports/online_account.h"

#include <boost/url.hpp>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/findable.h"

namespace luwte::reports {
namespace {

/// Sites that go by several names. On these the account is the first part of a path; elsewhere only its owner knows.
constexpr std::pair<std::string_view, std::string_view> known_sites[]{
    {"x.com", "x.com"}, {"x", "x.com"}, {"twitter", "x.com"}, {"twitter.com", "x.com"},
    {"facebook.com", "facebook.com"}, {"facebook", "facebook.com"}, {"fb", "facebook.com"}, {"fb.com", "facebook.com"},
    {"instagram.com", "instagram.com"}, {"instagram", "instagram.com"}, {"insta", "instagram.com"},
    {"tiktok.com", "tiktok.com"}, {"tiktok", "tiktok.com"}, {"youtube.com", "youtube.com"}, {"youtube", "youtube.com"},
    {"linkedin.com", "linkedin.com"}, {"linkedin", "linkedin.com"}, {"telegram", "t.me"}, {"t.me", "t.me"}, {"telegram.me", "t.me"},
    {"threads.net", "threads.net"}, {"threads.com", "threads.net"}, {"threads", "threads.net"}, {"bluesky", "bsky.app"}, {"bsky.app", "bsky.app"},
    {"snapchat.com", "snapchat.com"}, {"snapchat", "snapchat.com"}, {"reddit.com", "reddit.com"}, {"reddit", "reddit.com"}};
/// Parts of a path that stand before the account.
constexpr std::array<std::string_view, 7> before_account{"in", "user", "u", "c", "channel", "profile", "add"};

std::string without_spaces(std::string text)
{
    std::erase_if(text, [](unsigned char c) { return std::isspace(c); });
    return text;
}

std::string plain(const std::optional<Secret>& words) { return words ? without_spaces(findable(words->reveal())) : std::string{}; }

std::string without_sign(std::string handle)
{
    if (handle.starts_with('@')) handle.erase(0, 1);
    return handle;
}

bool is_known(const std::string& site)
{
    return std::any_of(std::begin(known_sites), std::end(known_sites), [&](const auto& known) { return known.second == site; });
}

/// One name for each site, however it is called.
std::string site_of(std::string host)
{
    for (const auto& [name, site] : known_sites)
        if (host == name || host.ends_with("." + std::string{name})) return std::string{site};
    for (std::string_view front : {"www.", "m.", "mobile."})
        if (host.starts_with(front)) return host.substr(front.size());
    return host;
}

/// What looks like an address, with or without https:// in front.
std::optional<boost::urls::url> address_in(const std::string& text)
{
    const bool whole = text.find("://") != std::string::npos;
    const auto slash = text.find('/');
    if (!whole && (slash == std::string::npos || text.find('.') > slash)) return std::nullopt;
    const auto address = whole ? text : "https://" + text;  // what is parsed looks at it
    const auto parsed = boost::urls::parse_uri(address);
    if (!parsed || parsed->host().empty()) return std::nullopt;
    return boost::urls::url{*parsed};
}

std::string handle_in(const boost::urls::url_view& address, const std::string& site)
{
    std::vector<std::string> parts;
    for (const auto& part : address.encoded_segments())
        if (!part.empty()) parts.emplace_back(part.data(), part.size());
    const auto params = address.params();
    if (const auto id = params.find("id"); is_known(site) && id != params.end()) return std::string{(*id).value};
    if (parts.empty()) return {};
    if (site == "facebook.com" && parts.front() == "people") return parts.back();
    if (is_known(site) && parts.size() > 1 && std::find(before_account.begin(), before_account.end(), parts.front()) != before_account.end())
        return without_sign(parts[1]);
    if (is_known(site) || parts.size() == 1) return without_sign(parts.front());
    std::string path;
    for (const auto& part : parts) path += (path.empty() ? "" : "/") + part;
    return path;
}

std::string site_told(const std::optional<Secret>& url, const std::optional<Secret>& platform)
{
    if (const auto address = address_in(plain(url))) return site_of(address->host());
    return site_of(plain(platform));
}

}  // namespace

std::optional<OnlineAccount> online_account(const std::optional<Secret>& account, const std::optional<Secret>& url, const std::optional<Secret>& platform)
{
    const auto typed = plain(account);
    if (typed.empty()) return std::nullopt;
    if (const auto address = address_in(typed)) {
        const auto site = site_of(address->host());
        const auto handle = handle_in(*address, site);
        return OnlineAccount{handle.empty() ? typed : handle, site};
    }
    const auto handle = without_sign(typed);
    if (const auto at = handle.find('@'); at != std::string::npos && at > 0 && handle.find('.', at) != std::string::npos)
        return OnlineAccount{handle.substr(0, at), site_of(handle.substr(at + 1))};
    if (handle.empty()) return std::nullopt;
    return OnlineAccount{handle, site_told(url, platform)};
}

}  // namespace luwte::reports
