// Everybody who is connected. Places and memory are few, so when there is no more of either somebody gives way: of the
// peer that holds most, who can best be missed. A stranger who fills all places thus loses his own oldest connection to
// each newcomer, also to a neighbour behind his address, and nobody is kept out by connections that do nothing.
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace luwte::http {

class Session;

class Crowd {
public:
    /// Takes a place for a peer that may have `most` of them; of `places` in all. False when nobody can be missed.
    bool admit(const std::shared_ptr<Session>& session, const std::string& peer, int most, int places);
    void leave(const std::shared_ptr<Session>& session, const std::string& peer);

    /// Closes what the peer who holds most has been longest in sending or reading; false when that is the asker's own.
    bool lighten(const Session& asker, std::size_t largest_free);

private:
    using Sessions = std::set<std::shared_ptr<Session>>;
    std::mutex m_mutex;
    std::map<std::string, Sessions> m_peers;
    std::size_t m_count = 0;

    bool make_room(Sessions& among);
    Sessions& most_numerous();
};

}  // namespace luwte::http
