// What a transaction has read before: within it nobody else changes that, and one request asks again and again. A slice
// declares what it remembers, and forgets it where it writes:
//
//     struct Excluded : storage::Memory<IncidentId, std::set<AccountId>> {};
//     return tx.remembered<Excluded>().of(id, [&] { … read it … });
#pragma once

#include <map>
#include <utility>

namespace luwte::storage {

template <class Key, class Value>
class Memory {
public:
    template <class Read>
    const Value& of(const Key& key, Read read)
    {
        if (const auto found = m_known.find(key); found != m_known.end()) return found->second;
        return m_known.emplace(key, read()).first->second;
    }
    /// What the transaction itself has just written needs no reading.
    void keep(const Key& key, Value value) { m_known.insert_or_assign(key, std::move(value)); }
    /// To bring up to date what is known; nothing when it has not been read.
    Value* known(const Key& key)
    {
        const auto found = m_known.find(key);
        return found == m_known.end() ? nullptr : &found->second;
    }
    void forget() { m_known.clear(); }

private:
    std::map<Key, Value> m_known;
};

}  // namespace luwte::storage
