#include "http/crowd.h"

#include <algorithm>
#include <tuple>

#include "http/session.h"

namespace luwte::http {

bool Crowd::admit(const std::shared_ptr<Session>& session, const std::string& peer, int most, int places)
{
    const std::lock_guard lock{m_mutex};
    auto& own = m_peers[peer];
    const bool full = own.size() >= static_cast<std::size_t>(most);
    if (full || m_count >= static_cast<std::size_t>(places))
        if (!make_room(full ? own : most_numerous())) {
            if (own.empty()) m_peers.erase(peer);
            return false;
        }
    m_peers[peer].insert(session);
    ++m_count;
    return true;
}

void Crowd::leave(const std::shared_ptr<Session>& session, const std::string& peer)
{
    const std::lock_guard lock{m_mutex};
    const auto found = m_peers.find(peer);
    if (found == m_peers.end()) return;
    m_count -= found->second.erase(session);  // nothing when it gave way
    if (found->second.empty()) m_peers.erase(found);
}

/// Between requests nobody loses anything, so those go first; then who has been longest in sending or reading one.
/// Whose answer is being made stays.
bool Crowd::make_room(Sessions& among)
{
    const auto dearness = [](const std::shared_ptr<Session>& one) { return std::tuple{one->stage(), one->since()}; };
    const auto first = std::ranges::min_element(among, {}, dearness);
    if (first == among.end() || (*first)->stage() == Stage::at_work) return false;
    (*first)->give_way();
    among.erase(first);
    --m_count;
    return true;
}

Crowd::Sessions& Crowd::most_numerous()
{
    return std::ranges::max_element(m_peers, {}, [](const auto& peer) { return peer.second.size(); })->second;
}

bool Crowd::lighten(const Session& asker, std::size_t largest_free)
{
    const std::lock_guard lock{m_mutex};
    const auto is_heavy = [&](const std::shared_ptr<Session>& one) { return one->stage() != Stage::at_work && one->held() > largest_free; };
    const auto weight = [&](const auto& peer) {
        std::size_t sum = 0;
        for (const auto& one : peer.second) sum += is_heavy(one) ? one->held() : 0;
        return sum;
    };
    auto& heaviest = std::ranges::max_element(m_peers, {}, weight)->second;
    std::shared_ptr<Session> oldest;
    for (const auto& one : heaviest)
        if (is_heavy(one) && (!oldest || one->since() < oldest->since())) oldest = one;
    if (!oldest || oldest.get() == &asker) return false;
    oldest->give_way();
    return true;
}

}  // namespace luwte::http
