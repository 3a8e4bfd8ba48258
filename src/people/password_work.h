// Hashing passwords takes 64 MiB and a tenth of a second each, on purpose. Whoever wants to hash takes a place first:
// few at once, few waiting, and of those only some for one party. A flood from one address leaves places for others. Known
// devices and strangers go in turn, of the strangers those first who were wrong least of late: whoever guesses loses his place
// in the line to whoever comes by, and nobody who is known keeps the strangers out. Whoever gets no place is told that it is busy and has cost nothing. The reasons:
// docs/decisions/0005-sign-in-on-the-server.md.
#pragma once

#include <chrono>
#include <condition_variable>
#include <list>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "vault/account_key.h"

namespace luwte::people {

/// Who wants to hash: a network, or somebody who is signed in or comes on a device from which he signed in before.
struct Party {
    std::string name;
    bool known = false;
    friend auto operator<=>(const Party&, const Party&) = default;
};
/// One party, however many devices and sessions he has.
inline Party known(const AccountId& account) { return {account.text, true}; }

class PasswordWork {
public:
    struct Limits {
        int at_once = 2;             // 64 MiB each
        std::size_t waiting = 4;     // per queue; together with at_once well below the number of workers
        std::size_t per_party = 2;   // working or waiting: colleagues behind one address come in pairs
        std::chrono::milliseconds patience{10'000};
        vault::Work work{};          // for new passwords
    };
    explicit PasswordWork(Limits limits);

    /// Declines with too_many("people.busy") when there is no place.
    Result<vault::Stretched> stretch(const Secret& password, BytesView salt, const vault::Work& work, const Party& party);

    /// A party was wrong about a password. Remembered for an hour, in memory only.
    void note_wrong(const Party& party, Instant now);

    /// For logins that do not exist: the same work, with a salt that is nobody's.
    BytesView decoy_salt() const { return m_decoy_salt; }
    const vault::Work& work() const { return m_limits.work; }

    /// A place at the table, given back by destruction. Public for the tests.
    class Place {
    public:
        Place(PasswordWork& work, Party party) : m_work{&work}, m_party{std::move(party)} {}
        Place(Place&& other) noexcept : m_work{std::exchange(other.m_work, nullptr)}, m_party{std::move(other.m_party)} {}
        Place& operator=(Place&&) = delete;
        ~Place()
        {
            if (m_work) m_work->leave(m_party);
        }

    private:
        PasswordWork* m_work;
        Party m_party;
    };
    Result<Place> enter(const Party& party);
    std::size_t waiting();

private:
    struct Waiting {
        int wrong;
        bool displaced = false;
    };
    using Line = std::list<Waiting>;
    struct Wrong {
        int times = 0;
        Instant last{};
    };
    Line& line_of(const Party& party) { return party.known ? m_known : m_strangers; }
    bool make_room(Line& line, int wrong);
    Line::iterator join(Line& line, int wrong);
    bool is_next(const Waiting& waiting) const;
    void leave(const Party& party);

    const Limits m_limits;
    const Bytes m_decoy_salt;
    std::mutex m_mutex;
    std::condition_variable m_moved;
    int m_working = 0;
    bool m_strangers_turn = false;
    std::multiset<Party> m_present;  // working or waiting
    Line m_known, m_strangers;       // who goes first stands first
    std::map<std::string, Wrong> m_wrong;
};

}  // namespace luwte::people
