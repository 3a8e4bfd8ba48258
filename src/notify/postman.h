// The postman: takes what is due from the outbox to the mail server, on a thread of its own.
//
// At least once: an item is taken in one short transaction, sent with no transaction open, and marked in another. If
// the process dies in between, the item counts as lost after a while and is sent again; both copies carry the same
// Message-ID. An item that cannot be sent is tried again after 1, 2, 4 … minutes, at most every four hours; after
// three days it is marked failed, logged and counted, never dropped silently.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "notify/relay.h"

namespace luwte::notify {

/// Where somebody is reached. Nothing when the account has no address or was ended: nobody to tell.
using AddressBook =
    std::function<std::optional<Recipient>(storage::Transaction&, const OrganisationId&, const AccountId&)>;

/// What a mail gives to open, behind the site's address; most give nothing. It is made anew for each attempt, in the transaction that takes the
/// mail, so that the outbox never holds it: what stands in one works for whoever has it.
using LinkMaker = std::function<std::string(storage::Transaction&, const outbox::Item&, Instant)>;

class Postman {
public:
    Postman(storage::Database& database, const Clock& clock, RelaySettings relay, Sender sender, AddressBook book, LinkMaker links = {});
    ~Postman();  // stops
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

    void start();
    void stop() noexcept;

    /// Looks at the outbox now instead of at the next round. Cheap, from any thread.
    void wake() noexcept;
    /// Wakes the postman when this transaction has been committed.
    void wake_after(storage::Transaction& tx);

    /// One round, in the caller's thread: for the tests, and for whoever runs without the thread. Returns how many left.
    int deliver_due();

private:
    enum class Outcome { sent, not_sent, server_in_trouble };
    Outcome deliver(outbox::Item item);
    Outcome give_up_or_wait(const outbox::Item& item, const Relay::Trouble& trouble);
    void work() noexcept;
    void rest();

    storage::Database& m_database;
    const Clock& m_clock;
    Sender m_sender;
    AddressBook m_book;
    LinkMaker m_links;
    std::mutex m_round;  // the relay serves one round at a time
    Relay m_relay;

    std::mutex m_mutex;
    std::condition_variable m_bell;
    bool m_woken = false;
    std::atomic<bool> m_stopping{false};
    std::thread m_thread;
};

}  // namespace luwte::notify
