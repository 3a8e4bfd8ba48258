#include "people/password_work.h"

#include <algorithm>

namespace luwte::people {
namespace {
constexpr std::size_t most_remembered = 10'000;
constexpr std::chrono::hours wrong_remembered{1};
constexpr int worst = 1000;
}  // namespace

PasswordWork::PasswordWork(Limits limits) : m_limits{limits}, m_decoy_salt{random_bytes(vault::salt_size)} {}

bool PasswordWork::is_next(const Waiting& waiting) const
{
    if (m_working >= m_limits.at_once) return false;
    const bool strangers = m_known.empty() || (m_strangers_turn && !m_strangers.empty());
    return &waiting == &(strangers ? m_strangers : m_known).front();
}

/// The last in line goes when he was wrong more often than who comes.
bool PasswordWork::make_room(Line& line, int wrong)
{
    if (line.size() < m_limits.waiting) return true;
    const auto last = std::find_if(line.rbegin(), line.rend(), [](const Waiting& one) { return !one.displaced; });
    if (last == line.rend() || last->wrong <= wrong) return false;
    last->displaced = true;
    m_moved.notify_all();
    return true;
}

PasswordWork::Line::iterator PasswordWork::join(Line& line, int wrong)
{
    return line.insert(std::ranges::find_if(line, [&](const Waiting& other) { return other.wrong > wrong; }), {wrong});
}

Result<PasswordWork::Place> PasswordWork::enter(const Party& party)
{
    std::unique_lock lock{m_mutex};
    auto& line = line_of(party);
    const auto found = m_wrong.find(party.name);
    const int wrong = found == m_wrong.end() ? 0 : found->second.times;
    if (m_present.count(party) >= m_limits.per_party || !make_room(line, wrong)) return too_many("people.busy");

    const auto present = m_present.insert(party);
    const auto mine = join(line, wrong);
    m_moved.wait_for(lock, m_limits.patience, [&] { return mine->displaced || is_next(*mine); });
    const bool came_in = !mine->displaced && is_next(*mine);
    line.erase(mine);
    if (!came_in) {
        m_present.erase(present);
        m_moved.notify_all();
        return too_many("people.busy");
    }
    ++m_working;
    m_strangers_turn = party.known;
    m_moved.notify_all();
    return Place{*this, party};
}

void PasswordWork::note_wrong(const Party& party, Instant now)
{
    const std::lock_guard lock{m_mutex};
    if (m_wrong.size() >= most_remembered) m_wrong.erase(m_wrong.begin());
    std::erase_if(m_wrong, [&](const auto& other) { return other.second.last + wrong_remembered <= now; });
    auto& mine = m_wrong[party.name];
    mine.times = std::min(mine.times + 1, worst);
    mine.last = now;
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
