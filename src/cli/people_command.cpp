// luwte people list | invite | recover | hand-over | end | second-factor-off | sign-out: for the operator, when nobody can sign in to do it.
// Recovery shares are read from standard input, one on a line: what stands on a command line is seen by everybody.
#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/place.h"
#include "people/people_store.h"
#include "people/second_factor.h"
#include "people/session.h"

namespace luwte::cli {
namespace {

struct Settings {
    Place place;
    std::string login, role, from, to;
};

std::unique_ptr<storage::Database> opened(const Settings& settings)
{
    auto database = open_existing(settings.place);
    storage::migrate(*database);
    require_organisation(*database);
    return database;
}

template <class T>
T granted(Result<T> result)
{
    if (result) return std::move(*result);
    throw BadUse{in_words(result.refusal())};
}

std::vector<Secret> shares_from_input()
{
    std::cerr << "Recovery shares, one on a line; an empty line ends:\n";
    std::vector<Secret> shares;
    for (std::string line; std::getline(std::cin, line) && !line.empty();) shares.emplace_back(std::move(line));
    return shares;
}

const char* state_of(const people::Account& account)
{
    switch (account.state) {
    case people::AccountState::invited: return "invited";
    case people::AccountState::active: return "active";
    case people::AccountState::ended: return "ended";
    }
    return "";
}

void list(const Settings& settings)
{
    const auto database = opened(settings);
    storage::Transaction tx{*database, storage::Mode::read};
    const auto today = day_in_amsterdam(SystemClock{}.now());
    for (const auto& organisation : people::organisations(tx)) {
        fmt::print("{}\n", organisation.name);
        for (const auto& account : people::store::all(tx, organisation.id)) {
            const auto roles = people::roles_of(tx, account.id, today);
            fmt::print("  {:<8} {}  {}  {}\n", state_of(account), account.login, account.name, fmt::join(roles, ", "));
        }
    }
}

void print_link(const std::string& token)
{
    fmt::print("A password is chosen at the register's address followed by\n\n  /#/invitation/{}\n\n"
               "The link works once, for seven days.\n", token);
}

void invite(const Settings& settings)
{
    print_link(granted(people::reset(*opened(settings), settings.login, SystemClock{}.now())));
    fmt::print("Without the recovery shares an account that had a password opens nothing old with its new one.\n");
}

void recover(const Settings& settings)
{
    const auto database = opened(settings);
    print_link(granted(people::recover(*database, settings.login, shares_from_input(), SystemClock{}.now())));
}

void hand_over(const Settings& settings)
{
    const auto database = opened(settings);
    const auto handed = granted(people::hand_over(*database, settings.role, settings.from, settings.to, shares_from_input(),
                                                  SystemClock{}.now()));
    fmt::print("{} keys were handed over{}\n", handed, handed == 0 ? ": the successor holds them already, or there were none." : ".");
}

void end(const Settings& settings)
{
    granted(people::end_account(*opened(settings), settings.login, SystemClock{}.now()));
    fmt::print("{} can no longer sign in.\n", settings.login);
}

void second_factor_off(const Settings& settings)
{
    granted(people::take_second_factor_away(*opened(settings), settings.login, SystemClock{}.now()));
    fmt::print("{} signs in with the password alone, until a second factor is set up again.\n", settings.login);
}

void sign_out(const Settings& settings)
{
    const auto ended = people::sign_everybody_out(*opened(settings), SystemClock{}.now());
    fmt::print("{} sessions were ended; everybody signs in again.\n", ended);
}

CLI::App& with_login(CLI::App& command, Settings& settings)
{
    command.add_option("login", settings.login, "E-mail address of the account")->required();
    return command;
}
}  // namespace

void add_people(CLI::App& app, int&)
{
    auto settings = std::make_shared<Settings>();
    auto* people = app.add_subcommand("people", "Accounts, for the operator: list, invite, recover, hand over, end, take a second factor away, sign out");
    people->require_subcommand(1);
    people->fallthrough();
    add_place(*people, settings->place);

    people->add_subcommand("list", "All accounts, with the roles they hold today")->callback([settings] { list(*settings); });
    with_login(*people->add_subcommand("invite", "A one-time link to choose a password; opens nothing old"), *settings)
        .callback([settings] { invite(*settings); });
    with_login(*people->add_subcommand("recover", "A one-time link that keeps everything, with the recovery shares"), *settings)
        .callback([settings] { recover(*settings); });
    with_login(*people->add_subcommand("end", "Ends an account"), *settings).callback([settings] { end(*settings); });

    with_login(*people->add_subcommand("second-factor-off", "Takes the second factor of a lost telephone away"), *settings)
        .callback([settings] { second_factor_off(*settings); });

    people->add_subcommand("sign-out", "Ends every session and forgets every known device, of all organisations")
        ->callback([settings] { sign_out(*settings); });

    auto* handing = people->add_subcommand("hand-over", "What somebody who left could read, to a successor, with the shares");
    handing->add_option("--role", settings->role, "The role in which it was held")->required();
    handing->add_option("--from", settings->from, "Login of who left")->required();
    handing->add_option("--to", settings->to, "Login of the successor")->required();
    handing->callback([settings] { hand_over(*settings); });
}

}  // namespace luwte::cli
