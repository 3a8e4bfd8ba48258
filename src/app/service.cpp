#include "app/service.h"

#include <spdlog/spdlog.h>

#include <malloc.h>
#include <signal.h>

#include <condition_variable>
#include <mutex>
#include <thread>

#include "people/device_link.h"

namespace luwte::app {
namespace {
using namespace std::chrono_literals;

/// Blocks the signals that end a service in every thread started from now on, and waits for one of them.
class StopSignals {
public:
    StopSignals()
    {
        sigemptyset(&m_signals);
        sigaddset(&m_signals, SIGINT);
        sigaddset(&m_signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
    }
    void wait() const
    {
        int signal = 0;
        sigwait(&m_signals, &signal);
    }

private:
    sigset_t m_signals{};
};

/// Runs the application's clock work once a minute; a failed round is logged and tried again at the next.
class Ticker {
public:
    Ticker(Application& application, const Clock& clock) : m_thread{[this, &application, &clock] { work(application, clock); }} {}
    ~Ticker()
    {
        {
            const std::lock_guard lock{m_mutex};
            m_stopping = true;
        }
        m_bell.notify_all();
        m_thread.join();
    }

private:
    void work(Application& application, const Clock& clock)
    {
        std::unique_lock lock{m_mutex};
        while (!m_stopping) {
            lock.unlock();
            try {
                application.tick(clock.now());
            } catch (const std::exception& error) {
                spdlog::error("clock work failed: {}", error.what());
            }
            lock.lock();
            m_bell.wait_for(lock, 1min, [this] { return m_stopping; });
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_bell;
    bool m_stopping = false;
    std::thread m_thread;  // last: it uses the others
};

/// What was large goes back to the system when it is freed, and few threads keep a stock of their own: memory after an
/// attack is what it was before.
void keep_memory_flat()
{
    mallopt(M_MMAP_THRESHOLD, 128 * 1024);
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
    mallopt(M_ARENA_MAX, 4);
}

bool answers(storage::Database& database)
{
    try {
        storage::Transaction tx{database, storage::Mode::read};
        return tx.first("SELECT 1").has_value();
    } catch (const std::exception&) {
        return false;
    }
}

std::string metrics(storage::Database& database, const http::Server& server)
{
    auto text = server.metrics();
    storage::Transaction tx{database, storage::Mode::read};
    const auto mail = notify::counts(tx);
    text += "# TYPE luwte_mail_waiting gauge\nluwte_mail_waiting " + std::to_string(mail.waiting) +
            "\n# TYPE luwte_mail_failed gauge\nluwte_mail_failed " + std::to_string(mail.failed) + "\n";
    return text;
}

notify::AddressBook address_book()
{
    return [](storage::Transaction& tx, const OrganisationId& organisation,
              const AccountId& account) -> std::optional<notify::Recipient> {
        const auto address = people::address_of(tx, organisation, account);
        if (!address) return std::nullopt;
        return notify::Recipient{address->mail, address->language};
    };
}

notify::LinkMaker links()
{
    return [](storage::Transaction& tx, const notify::outbox::Item& item, Instant now) -> std::string {
        if (item.message != "account_guessed") return {};
        return people::make_device_link(tx, item.organisation, item.recipient, now);
    };
}
}  // namespace

void serve(Application& application, storage::Database& database, const Clock& clock, const ServiceOptions& options,
           const std::function<void(unsigned short)>& ready)
{
    keep_memory_flat();
    const StopSignals stop;

    const http::Site site{application.router(), options.site, [&](const http::Request& request) { return application.page(request); }};
    http::Server web{options.web, clock, [&](const http::Request& request) { return site.handle(request); },
                     [&](auto method, auto target) { return site.body_limit(method, target); },
                     [&](const http::Request& request) { return site.known_session(request); }};

    const http::Health health{[&] { return answers(database); }, [&] { return metrics(database, web); }};
    std::optional<http::Server> operators;
    if (options.health)
        operators.emplace(*options.health, clock, [&](const http::Request& request) { return health.handle(request); },
                          [](auto, auto) { return std::size_t{0}; });

    std::optional<notify::Postman> postman;
    if (options.mail) {
        postman.emplace(database, clock, options.mail->relay, options.mail->sender, address_book(), links());
        postman->start();
    }
    const Ticker ticker{application, clock};

    const auto port = web.start();
    if (operators) operators->start();
    ready(port);
    stop.wait();
    web.stop();
    if (operators) operators->stop();
}

}  // namespace luwte::app
