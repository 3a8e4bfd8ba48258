#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "linking/prepared.h"

namespace luwte::linking {

namespace {
using namespace std::string_view_literals;

constexpr std::array media{"x.com"sv, "twitter.com"sv, "facebook.com"sv, "fb.com"sv, "instagram.com"sv, "tiktok.com"sv, "t.me"sv, "telegram.me"sv, "youtube.com"sv,
                           "threads.net"sv, "threads.com"sv, "linkedin.com"sv, "snapchat.com"sv, "bsky.app"sv, "gab.com"sv, "vk.com"sv, "reddit.com"sv, "truthsocial.com"sv};
constexpr std::array before_a_name{"in"sv, "profile"sv, "user"sv, "users"sv, "u"sv, "channel"sv, "c"sv, "add"sv, "stories"sv, "people"sv};
constexpr std::array messages{"groups"sv,    "watch"sv,    "p"sv,      "reel"sv,      "reels"sv,  "hashtag"sv, "search"sv,   "share"sv,  "permalink.php"sv,
                              "story.php"sv, "posts"sv,    "photo"sv,  "photo.php"sv, "photos"sv, "video"sv,   "videos"sv,   "i"sv,      "explore"sv,
                              "s"sv,         "joinchat"sv, "shorts"sv, "playlist"sv,  "events"sv, "r"sv,       "messages"sv, "company"sv};

bool is_one_of(const auto& list, std::string_view word) { return std::ranges::find(list, word) != list.end(); }

bool is_medium(std::string_view host)
{
    return std::ranges::any_of(media, [&](std::string_view one) { return host == one || (host.ends_with(one) && host[host.size() - one.size() - 1] == '.'); });
}

std::vector<std::string> parts_of(std::string_view path)
{
    std::vector<std::string> out;
    std::string part;
    for (char c : std::string{path} + "/") {
        if (c != '/') part += c;
        else if (!part.empty()) out.push_back(std::exchange(part, {}));
    }
    return out;
}

/// "…/profile.php?id=100012345"
std::string numbered(std::string_view query)
{
    const auto at = query.find("id=");
    return at == query.npos ? std::string{} : std::string{query.substr(at + 3, query.find('&', at) - at - 3)};
}
}  // namespace

std::string account_in(const std::string& folded)
{
    std::string_view text = folded;
    const auto scheme = text.find("://");
    if (scheme != text.npos) text.remove_prefix(scheme + 3);
    const auto host = text.substr(0, text.find('/'));
    if (scheme == text.npos && !host.starts_with("www.") && !(host.size() < text.size() && is_medium(host))) return folded;

    const auto end = std::min(text.find_first_of("?#"), text.size());
    const auto parts = parts_of(text.substr(std::min(host.size(), end), end - std::min(host.size(), end)));
    if (const auto name = std::ranges::find_if(parts, [](const auto& part) { return part.size() > 1 && part[0] == '@'; }); name != parts.end()) return *name;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i)
        if (is_one_of(before_a_name, parts[i])) return parts[i + 1];
    if (!is_medium(host) || parts.empty() || parts[0][0] == '+' || is_one_of(messages, parts[0]) || is_one_of(before_a_name, parts[0])) return {};
    return parts[0] == "profile.php" ? numbered(text.substr(end)) : parts[0];
}

}  // namespace luwte::linking
