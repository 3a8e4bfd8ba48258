#include "notify/postman.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

namespace luwte::notify {
namespace {
using namespace std::chrono_literals;

constexpr int at_a_time = 50;
constexpr auto between_rounds = 5s;    // for retries, and for what another process wrote
constexpr auto counts_as_lost = 10min;  // well beyond the relay's patience
constexpr auto first_wait = 1min;
constexpr std::chrono::minutes longest_wait = 4h;
constexpr auto give_up_after = 72h;
constexpr auto remembered = 24h * 30;

std::chrono::minutes wait_after(std::int64_t attempts)
{
    const auto doublings = std::clamp<std::int64_t>(attempts - 1, 0, 16);
    return std::min(first_wait * (std::int64_t{1} << doublings), longest_wait);
}
}  // namespace

Postman::Postman(storage::Database& database, const Clock& clock, RelaySettings relay, Sender sender, AddressBook book, LinkMaker links)
    : m_database{database}, m_clock{clock}, m_sender{std::move(sender)}, m_book{std::move(book)}, m_links{std::move(links)}, m_relay{std::move(relay)}
{
    if (!is_address(m_sender.address)) throw std::invalid_argument{"the sender of mail is not an address"};
    if (!is_site(m_sender.site)) throw std::invalid_argument{"the site named in mail starts with https://"};
}

Postman::~Postman() { stop(); }

void Postman::start() { m_thread = std::thread{[this] { work(); }}; }

void Postman::stop() noexcept
{
    {
        std::lock_guard lock{m_mutex};
        m_stopping = true;
    }
    m_bell.notify_all();
    if (m_thread.joinable()) m_thread.join();
}

void Postman::wake() noexcept
{
    {
        std::lock_guard lock{m_mutex};
        m_woken = true;
    }
    m_bell.notify_all();
}

void Postman::wake_after(storage::Transaction& tx)
{
    tx.after_commit([this] { wake(); });
}

void Postman::work() noexcept
{
    while (!m_stopping) {
        try {
            while (deliver_due() == at_a_time && !m_stopping) {}
        }
        catch (const std::exception& reason) {
            spdlog::error("mail: {}", reason.what());  // the database is away: what was not marked is sent later
        }
        rest();
    }
}

void Postman::rest()
{
    std::unique_lock lock{m_mutex};
    m_bell.wait_for(lock, between_rounds, [this] { return m_woken || m_stopping; });
    m_woken = false;
}

int Postman::deliver_due()
{
    std::lock_guard round{m_round};
    std::vector<outbox::Item> items;
    {
        storage::Transaction tx{m_database, storage::Mode::read};
        items = outbox::due(tx, m_clock.now(), at_a_time);
    }
    int sent = 0;
    for (auto& item : items) {
        if (m_stopping) break;
        const auto outcome = deliver(std::move(item));
        if (outcome == Outcome::server_in_trouble) break;  // a thousand waiting mails must not wait for a timeout each
        if (outcome == Outcome::sent) ++sent;
    }
    if (sent > 0)
        storage::winning(m_database, [&](storage::Transaction& tx) {
            outbox::forget_sent(tx, m_clock.now() - remembered);
            tx.commit();
        });
    return sent;
}

Postman::Outcome Postman::deliver(outbox::Item item)
{
    std::optional<Recipient> recipient;
    std::string link;
    const bool mine = storage::winning(m_database, [&](storage::Transaction& tx) {
        auto taking = item;  // when the race is lost, from the start
        if (!outbox::take(tx, taking, m_clock.now() + counts_as_lost)) return false;
        recipient = m_book(tx, item.organisation, item.recipient);
        if (m_links) link = m_links(tx, item, m_clock.now());
        tx.commit();
        item = taking;
        return true;
    }, item.organisation);
    if (!mine) return Outcome::not_sent;
    if (!recipient || !is_address(recipient->address)) return give_up_or_wait(item, {"no usable address", false});

    const auto trouble = m_relay.send(compose(item, *recipient, m_sender, link, m_clock.now()), m_stopping);
    if (trouble) return give_up_or_wait(item, *trouble);
    storage::winning(m_database, [&](storage::Transaction& tx) {
        outbox::record_sent(tx, item, m_clock.now());
        tx.commit();
    }, item.organisation);
    return Outcome::sent;
}

Postman::Outcome Postman::give_up_or_wait(const outbox::Item& item, const Relay::Trouble& trouble)
{
    const auto now = m_clock.now();
    const bool give_up = now - item.created >= give_up_after;
    storage::winning(m_database, [&](storage::Transaction& tx) {
        if (give_up) outbox::record_failure(tx, item, trouble.what);
        else outbox::record_delay(tx, item, trouble.what, now + wait_after(item.attempts));
        tx.commit();
    }, item.organisation);
    if (give_up) spdlog::error("mail {}: given up after {} attempts: {}", item.id, item.attempts, trouble.what);
    else spdlog::warn("mail {}: attempt {} did not succeed: {}", item.id, item.attempts, trouble.what);
    return trouble.server ? Outcome::server_in_trouble : Outcome::not_sent;
}

}  // namespace luwte::notify
