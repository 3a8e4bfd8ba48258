#include "notify/outbox.h"

#include "base/id_in_time.h"
#include "base/require.h"

namespace luwte::notify {
namespace {

std::string name_of(Message message)
{
    switch (message) {
        case Message::something_to_read: return "something_to_read";
        case Message::reminder: return "reminder";
        case Message::account_password_changed: return "account_password_changed";
        case Message::account_second_factor_on: return "account_second_factor_on";
        case Message::account_second_factor_off: return "account_second_factor_off";
        case Message::account_second_factor_asked: return "account_second_factor_asked";
        case Message::account_link_made: return "account_link_made";
        case Message::account_new_device: return "account_new_device";
        case Message::account_guessed: return "account_guessed";
        case Message::account_link_followed: return "account_link_followed";
        case Message::calendar: break;  // has an appointment with it: the other tell()
    }
    throw Mistake{"this message needs an appointment"};
}
}  // namespace

void tell(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, Message message, Instant at)
{
    tx.run(R"(
        INSERT INTO notify_outbox (id, organisation, recipient, message, created_at, state, attempts, next_attempt)
        SELECT $1, $2, $3, $4, $5, 'waiting', 0, $5
         WHERE NOT EXISTS (SELECT 1
                             FROM notify_outbox
                            WHERE organisation = $2 AND recipient = $3 AND state = 'waiting' AND message = $4 AND attempts = 0))",
           fresh_uuid_in_time(at), organisation, to, name_of(message), at);
}

void tell(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, const Appointment& appointment,
          Instant at)
{
    tx.run(R"(
        INSERT INTO notify_outbox (id, organisation, recipient, message, uid, starts, ends, sequence, cancelled,
                                   created_at, state, attempts, next_attempt)
        VALUES ($1, $2, $3, 'calendar', $4, $5, $6, $7, $8, $9, 'waiting', 0, $9))",
           fresh_uuid_in_time(at), organisation, to, appointment.uid, appointment.starts, appointment.ends, appointment.sequence,
           appointment.cancelled, at);
}

int times_told(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& to, Message message, Instant since)
{
    return static_cast<int>(tx.first(R"(
        SELECT COUNT(*) FROM notify_outbox WHERE organisation = $1 AND recipient = $2 AND message = $3 AND created_at > $4)",
                                     organisation, to, name_of(message), since)->integer(0));
}

Counts counts(storage::Transaction& tx)
{
    Counts counts;
    for (const auto& row : tx.all("SELECT state, COUNT(*) FROM notify_outbox GROUP BY state")) {
        if (row.text(0) == "waiting") counts.waiting = row.integer(1);
        if (row.text(0) == "sent") counts.sent = row.integer(1);
        if (row.text(0) == "failed") counts.failed = row.integer(1);
    }
    return counts;
}

namespace outbox {

static Item item_of(const storage::Row& row)
{
    Item item{row.text(0), row.id<OrganisationId>(1), row.id<AccountId>(2), row.text(3), {}, row.instant(9), row.integer(10),
              row.instant(11)};
    if (!row.is_null(4))
        item.appointment = Appointment{row.text(4), row.instant(5), row.instant(6), static_cast<int>(row.integer(7)), row.flag(8)};
    return item;
}

std::vector<Item> due(storage::Transaction& tx, Instant now, int limit)
{
    return tx.all_as(item_of, R"(
        SELECT id, organisation, recipient, message, uid, starts, ends, sequence, cancelled, created_at, attempts, next_attempt
          FROM notify_outbox
         WHERE state = 'waiting' AND next_attempt <= $1
         ORDER BY next_attempt, created_at, id
         LIMIT $2)", now, limit);
}

bool take(storage::Transaction& tx, Item& item, Instant lost_at)
{
    const auto taken = tx.run(R"(
        UPDATE notify_outbox
           SET attempts = attempts + 1, next_attempt = $3
         WHERE id = $1 AND state = 'waiting' AND attempts = $2)", item.id, item.attempts, lost_at);
    if (taken == 1) ++item.attempts;
    return taken == 1;
}

void record_sent(storage::Transaction& tx, const Item& item, Instant now)
{
    tx.run("UPDATE notify_outbox SET state = 'sent', sent_at = $2, last_error = NULL WHERE id = $1", item.id, now);
}

void record_delay(storage::Transaction& tx, const Item& item, const std::string& error, Instant next_attempt)
{
    tx.run("UPDATE notify_outbox SET next_attempt = $2, last_error = $3 WHERE id = $1 AND state = 'waiting'", item.id,
           next_attempt, error);
}

void record_failure(storage::Transaction& tx, const Item& item, const std::string& error)
{
    tx.run("UPDATE notify_outbox SET state = 'failed', last_error = $2 WHERE id = $1 AND state = 'waiting'", item.id, error);
}

void forget_sent(storage::Transaction& tx, Instant before)
{
    tx.run("DELETE FROM notify_outbox WHERE state = 'sent' AND sent_at < $1", before);
}

}  // namespace outbox
}  // namespace luwte::notify
