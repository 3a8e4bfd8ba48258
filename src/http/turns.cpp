#include "http/turns.h"

#include <boost/asio/post.hpp>

namespace luwte::http {

void Turns::add(const Asker& asker, Work work)
{
    {
        const std::lock_guard lock{m_mutex};
        auto& party = m_parties[asker.party];
        if (party.order.empty()) m_order.push_back(asker.party);
        auto& waiting = party.waiting[asker.name];
        if (waiting.empty()) party.order.push_back(asker.name);
        waiting.push_back(std::move(work));
    }
    boost::asio::post(m_workers, [this] { run(); });
}

/// What is left because its party had enough workers is taken up by those when they are done.
void Turns::run()
{
    while (auto turn = next()) {
        turn->work();
        end(*turn);
    }
}

std::optional<Turns::Turn> Turns::next()
{
    const std::lock_guard lock{m_mutex};
    for (auto name = m_order.begin(); name != m_order.end(); ++name) {
        auto& party = m_parties[*name];
        if (party.running >= m_most) continue;
        Turn turn{*name, next_of(party)};
        ++party.running;
        m_order.erase(name);
        if (!party.order.empty()) m_order.push_back(turn.party);
        return turn;
    }
    return std::nullopt;
}

Turns::Work Turns::next_of(Party& party)
{
    const auto name = party.order.front();
    party.order.pop_front();
    const auto own = party.waiting.find(name);
    auto work = std::move(own->second.front());
    own->second.pop_front();
    if (own->second.empty()) party.waiting.erase(own);
    else party.order.push_back(name);
    return work;
}

void Turns::end(const Turn& turn)
{
    const std::lock_guard lock{m_mutex};
    const auto party = m_parties.find(turn.party);
    if (--party->second.running == 0 && party->second.order.empty()) m_parties.erase(party);
}

}  // namespace luwte::http
