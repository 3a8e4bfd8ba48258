#include "notify/postman.h"

#include <catch2/catch.hpp>

#include "engines.h"
#include "smtp_listener.h"

using namespace luwte;
using namespace std::chrono_literals;
using notify::Message;
using storage::Transaction;

namespace {
/// A town with a griffier who reads Dutch, a mayor who reads English, and a mail server.
struct Town {
    explicit Town(test::Engine engine) : database{test::fresh_database(engine)}
    {
        Transaction tx{*database};
        tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Westerdam', 'default', $2)", id, clock.now());
        tx.commit();
    }
    notify::AddressBook book()
    {
        return [this](Transaction&, const OrganisationId&, const AccountId& account) -> std::optional<notify::Recipient> {
            if (account == griffier) return notify::Recipient{griffier_address, "nl"};
            if (account == mayor) return notify::Recipient{"mayor@westerdam.example", "en"};
            return std::nullopt;
        };
    }
    std::unique_ptr<notify::Postman> postman(const std::string& url, notify::Encryption encryption = notify::Encryption::none)
    {
        return std::make_unique<notify::Postman>(*database, clock, notify::RelaySettings{.url = url, .encryption = encryption, .patience = 5s},
                                                 notify::Sender{"register@westerdam.example", "https://register.westerdam.example"}, book());
    }
    void tell(const AccountId& account, Message message = Message::something_to_read)
    {
        Transaction tx{*database};
        notify::tell(tx, id, account, message, clock.now());
        tx.commit();
    }
    notify::Counts counts()
    {
        Transaction tx{*database, storage::Mode::read};
        return notify::counts(tx);
    }
    std::string last_error()
    {
        Transaction tx{*database, storage::Mode::read};
        return tx.first("SELECT last_error FROM notify_outbox WHERE last_error IS NOT NULL")->text(0);
    }

    std::unique_ptr<storage::Database> database;
    FixedClock clock{*parse_instant("2026-11-22T09:00:00Z")};
    OrganisationId id = fresh<OrganisationId>();
    AccountId griffier = fresh<AccountId>(), mayor = fresh<AccountId>();
    std::string griffier_address = "griffier@westerdam.example";
};

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string header_of(const std::string& mail) { return mail.substr(0, mail.find("\r\n\r\n") + 2); }
}  // namespace

TEST_CASE("a mail says that there is something to read, and where, in the reader's language", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    test::SmtpListener server;
    town.tell(town.griffier);
    town.tell(town.mayor, Message::reminder);
    CHECK(town.postman(server.url())->deliver_due() == 2);

    const auto mails = server.wait_for(2);
    const auto& dutch = mails[0].to.front() == town.griffier_address ? mails[0] : mails[1];
    const auto& english = &dutch == &mails[0] ? mails[1] : mails[0];
    CHECK(dutch.from == "register@westerdam.example");
    CHECK(dutch.to == std::vector<std::string>{"griffier@westerdam.example"});
    CHECK(contains(dutch.data, "Subject: Er staat iets voor u klaar\r\n"));
    CHECK(contains(dutch.data, "Er staat iets voor u klaar in het register."));
    CHECK(contains(dutch.data, "https://register.westerdam.example"));
    CHECK(contains(dutch.data, "Date: Sun, 22 Nov 2026 09:00:00 +0000\r\n"));
    CHECK(contains(dutch.data, "Auto-Submitted: auto-generated\r\n"));
    CHECK(contains(english.data, "Something in the register is still waiting for you."));
    CHECK(english.to == std::vector<std::string>{"mayor@westerdam.example"});
    CHECK(town.counts().sent == 2);
    CHECK(town.postman(server.url())->deliver_due() == 0);
}

TEST_CASE("nothing but the catalogue, the site and the address is in a mail", "[notify]")
{
    Town town{test::sqlite};
    test::SmtpListener server;
    town.tell(town.griffier);
    town.postman(server.url())->deliver_due();
    const auto mail = server.wait_for(1)[0].data;
    for (const auto& word : {town.id.text, town.griffier.text, std::string{"Westerdam"}, std::string{"incident"}, std::string{"melding"}})
        CHECK_FALSE(contains(mail, word));
    for (const char* line : {"Date: ", "From: <register@westerdam.example>\r\n", "To: <griffier@westerdam.example>\r\n", "Message-ID: ", "Subject: "})
        CHECK(contains(header_of(mail), line));
}

TEST_CASE("a mail about somebody's own account says what happened to it, what to do, and nothing about cases", "[notify]")
{
    const auto message = GENERATE(Message::account_password_changed, Message::account_second_factor_on, Message::account_second_factor_off, Message::account_second_factor_asked,
                                  Message::account_link_made, Message::account_new_device, Message::account_guessed, Message::account_link_followed);
    Town town{test::sqlite};
    test::SmtpListener server;
    town.tell(town.griffier, message);
    town.tell(town.mayor, message);
    CHECK(town.postman(server.url())->deliver_due() == 2);
    const auto mails = server.wait_for(2);
    const auto& dutch = mails[0].to.front() == town.griffier_address ? mails[0] : mails[1];
    const auto& english = &dutch == &mails[0] ? mails[1] : mails[0];
    CHECK(contains(dutch.data, "Subject: Over uw account in het register\r\n"));
    CHECK(contains(dutch.data, "Wij vragen nooit per e-mail om uw wachtwoord"));
    CHECK(contains(english.data, "Subject: About your account in the register\r\n"));
    for (const auto& word : {town.griffier.text, std::string{"Westerdam"}, std::string{"incident"}, std::string{"melding"}, std::string{"klaar"}})
        CHECK_FALSE(contains(dutch.data, word));
}

TEST_CASE("many reasons to look are one mail, until it has left", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    test::SmtpListener server;
    auto postman = town.postman(server.url());
    for (int i = 0; i < 3; ++i) town.tell(town.griffier);
    town.tell(town.griffier, Message::reminder);
    CHECK(postman->deliver_due() == 2);
    town.tell(town.griffier);
    CHECK(postman->deliver_due() == 1);
}

TEST_CASE("what is told in a transaction that rolls back is not told", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    {
        Transaction tx{*town.database};
        notify::tell(tx, town.id, town.griffier, Message::something_to_read, town.clock.now());
    }
    CHECK(town.counts().waiting == 0);
}

TEST_CASE("a mail server that is away is tried again, ever less often, and nothing is lost", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    const int port = test::SmtpListener{}.port();  // somebody listened here, and has gone
    auto postman = town.postman("smtp://127.0.0.1:" + std::to_string(port));
    town.tell(town.griffier);
    CHECK(postman->deliver_due() == 0);
    CHECK(town.counts().waiting == 1);
    CHECK_FALSE(town.last_error().empty());

    test::SmtpListener server{port};
    CHECK(postman->deliver_due() == 0);  // not before its time
    CHECK(server.transcript().empty());
    town.clock.pass(1min);
    CHECK(postman->deliver_due() == 1);
    CHECK(server.wait_for(1).size() == 1);
}

TEST_CASE("a refusal is tried again, and after three days given up aloud", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    test::SmtpListener server;
    const auto [command, answer, error] = GENERATE(table<std::string, std::string, std::string>(
        {{"RCPT", "451 greylisted, griffier@westerdam.example", "smtp 451"}, {"DATA", "554 no", "smtp 554"}, {"MAIL", "452 full", "smtp 452"}}));
    server.refuse(command, answer);
    auto postman = town.postman(server.url());
    town.tell(town.griffier);
    town.tell(town.mayor);
    CHECK(postman->deliver_due() == 0);
    CHECK(town.last_error() == error);  // without the address that the server named

    SECTION("accepted at the second attempt")
    {
        server.accept_all();
        town.clock.pass(1min);
        CHECK(postman->deliver_due() == 2);
    }
    SECTION("never accepted")
    {
        int attempts = 1;
        for (; town.counts().waiting > 0 && attempts < 100; ++attempts) {
            town.clock.pass(4h);
            postman->deliver_due();
        }
        CHECK(town.counts().failed == 2);
        CHECK(attempts < 25);
        CHECK(server.mails().empty());
    }
}

TEST_CASE("the same mail carries the same Message-ID at each attempt", "[notify]")
{
    Town town{test::sqlite};
    test::SmtpListener server;
    town.tell(town.griffier);
    auto postman = town.postman(server.url());
    postman->deliver_due();
    {
        Transaction tx{*town.database};  // as if the process had died between sending and marking
        tx.run("UPDATE notify_outbox SET state = 'waiting', next_attempt = $1", town.clock.now());
        tx.commit();
    }
    postman->deliver_due();
    const auto mails = server.wait_for(2);
    const auto id = [](const std::string& mail) { return mail.substr(mail.find("Message-ID"), 60); };
    CHECK(id(mails[0].data) == id(mails[1].data));
}

TEST_CASE("an account without a usable address gets no mail, and no header of its own making", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    test::SmtpListener server;
    town.griffier_address = GENERATE("a@example.nl\r\nBcc: everybody@example.nl", "a@example.nl, b@example.nl", "a@example.nl>", "a", "@b", "",
                                     "a b@example.nl", "-oQ/tmp@example.nl", "a@b@c", "\xc3\xa9@example.nl");
    town.tell(town.griffier);
    CHECK(town.postman(server.url())->deliver_due() == 0);
    CHECK(town.last_error() == "no usable address");
    CHECK(server.transcript().empty());
}

TEST_CASE("a sender or a site that would leave its line is refused at the start", "[notify]")
{
    Town town{test::sqlite};
    const auto with = [&](const std::string& address, const std::string& site, const std::string& url) {
        notify::Postman{*town.database, town.clock, {.url = url}, {address, site}, town.book()};
    };
    const std::string good = "r@example.nl", site = "https://example.nl", url = "smtp://127.0.0.1";
    CHECK_NOTHROW(with(good, site, url));
    CHECK_THROWS_AS(with("r@example.nl\nBcc: x@example.nl", site, url), std::invalid_argument);
    CHECK_THROWS_AS(with(good, "https://example.nl\nmore", url), std::invalid_argument);
    CHECK_THROWS_AS(with(good, "javascript:alert(1)", url), std::invalid_argument);
    CHECK_THROWS_AS(with(good, site, "http://127.0.0.1"), std::invalid_argument);
}

TEST_CASE("no mail leaves over an open line when encryption is required", "[notify]")
{
    Town town{test::sqlite};
    test::SmtpListener server;  // offers no STARTTLS
    town.tell(town.griffier);
    CHECK(town.postman(server.url(), notify::Encryption::required)->deliver_due() == 0);
    CHECK_FALSE(contains(server.transcript(), "MAIL"));
    CHECK(town.counts().waiting == 1);
}

TEST_CASE("an appointment travels with an invitation of a neutral title, and its cancellation after it", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    test::SmtpListener server;
    notify::Appointment appointment{fresh_uuid(), town.clock.now() + 24h, town.clock.now() + 25h};
    const auto tell = [&] {
        Transaction tx{*town.database};
        notify::tell(tx, town.id, town.griffier, appointment, town.clock.now());
        tx.commit();
        town.clock.pass(1s);
    };
    tell();
    appointment.sequence = 1;
    appointment.cancelled = true;
    tell();
    CHECK(town.postman(server.url())->deliver_due() == 2);

    const auto mails = server.wait_for(2);
    CHECK(contains(mails[0].data, "Subject: Afspraak\r\n"));
    CHECK(contains(mails[0].data, "Content-Type: multipart/alternative; boundary="));
    CHECK(contains(mails[0].data, "Content-Type: text/calendar; charset=utf-8; method=REQUEST\r\n"));
    CHECK(contains(mails[1].data, "method=CANCEL\r\n"));
    CHECK(contains(mails[1].data, "gaat niet door"));
}

TEST_CASE("two postmen at one outbox send each mail once", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    test::SmtpListener one, two;
    for (int i = 0; i < 10; ++i) {
        Transaction tx{*town.database};
        notify::tell(tx, town.id, town.mayor, notify::Appointment{fresh_uuid(), town.clock.now(), town.clock.now() + 1h}, town.clock.now());
        tx.commit();
    }
    auto first = town.postman(one.url()), second = town.postman(two.url());
    std::thread other{[&] { second->deliver_due(); }};
    first->deliver_due();
    other.join();
    CHECK(one.mails().size() + two.mails().size() == 10);
    CHECK(town.counts().sent == 10);
}

TEST_CASE("the postman's thread sends what was committed as soon as it is woken, and stops when told", "[notify]")
{
    Town town{GENERATE(test::sqlite, test::postgres)};
    test::SmtpListener server;
    auto postman = town.postman(server.url());
    postman->start();
    for (std::size_t i = 1; i <= 3; ++i) {
        Transaction tx{*town.database};
        notify::tell(tx, town.id, town.griffier, notify::Appointment{fresh_uuid(), town.clock.now(), town.clock.now() + 1h}, town.clock.now());
        postman->wake_after(tx);
        tx.commit();
        server.wait_for(i);
    }
    postman->stop();
    CHECK(town.counts().sent == 3);
}

TEST_CASE("words beyond ASCII are encoded in a header", "[notify]")
{
    CHECK(notify::header_words("Afspraak") == "Afspraak");
    CHECK(notify::header_words("Één") == "=?UTF-8?B?w4nDqW4=?=");
}
