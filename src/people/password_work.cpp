#include "people/password_work.h"

#include <algorithm>

namespace luwte::people {

PasswordWork::PasswordWork(Limits limits) : m_limits{limits}, m_decoy_salt{random_bytes(vault::salt_size)} {}

bool PasswordWork::is_next(const Party* waiting) const
{
    if (m_working >= m_limits.at_once) return false;
    return waiting == (m_known.empty() ? m_strangers.front() : m_known.front());
}

Result<PasswordWork::Place> PasswordWork::enter(const Party& party)
{
    std::unique_lock lock{m_mutex};
    auto& queue = queue_of(party);
    if (queue.size() >= m_limits.waiting || m_present.count(party) >= m_limits.per_party)
        return too_many("people.try_later");

    m_present.insert(party);
    queue.push_back(&party);
    const bool came_in = m_moved.wait_for(lock, m_limits.patience, [&] { return is_next(&party); });
    queue.erase(std::ranges::find(queue, &party));
    if (!came_in) {
        m_present.erase(m_present.find(party));
        m_moved.notify_all();
        return too_many("people.try_later");
    }
    ++m_working;
    m_moved.notify_all();
    return Place{*this, party};
}

std::size_t PasswordWork::waiting()
{
    const std::lock_guard lock{m_mutex};
    return m_known.size() + m_strangers.size();
}

void PasswordWork::leave(const Party& party)
{
    const std::lock_guard lock{m_mutex};
    --m_working;
    m_present.erase(m_present.find(party));
    m_moved.notify_all();
}

Result<vault::Stretched> PasswordWork::stretch(const Secret& password, BytesView salt, const vault::Work& work,
                                               const Party& party)
{
    const auto place = TRY(enter(party));
    return vault::Stretched{password, salt, work};
}

}  // namespace luwte::people
