// luwte import FILE --login LOGIN: cases of before the register, from a spreadsheet, entered by somebody who may enter reports of
// others: each is sealed to whom the protocol names. All rows are looked at before one goes in (docs/decisions/0037).
#include <fmt/format.h>

#include <csignal>
#include <iostream>
#include <memory>
#include <termios.h>
#include <unistd.h>

#include "app/application.h"
#include "app/client.h"
#include "base/secret.h"
#include "cli/commands.h"
#include "cli/csv.h"
#include "cli/import_sheet.h"
#include "cli/place.h"
#include "storage/rehearsal.h"

namespace luwte::cli {
namespace {

struct Settings {
    Place place;
    std::string file, login, head, packs;
    bool dry_run = false;
};

/// What is typed is not shown; whoever breaks off at the question has a terminal again that shows it.
class Unseen {
public:
    Unseen()
    {
        if (::tcgetattr(STDIN_FILENO, &before) != 0) return;
        for (const int breaks_off : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::signal(breaks_off, show_and_end);
        auto silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_is_terminal = ::tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0;
    }
    ~Unseen()
    {
        if (m_is_terminal) ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
        for (const int breaks_off : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) std::signal(breaks_off, SIG_DFL);
    }
    Unseen(const Unseen&) = delete;

private:
    static void show_and_end(int breaks_off)
    {
        ::tcsetattr(STDIN_FILENO, TCSANOW, &before);
        std::signal(breaks_off, SIG_DFL);
        std::raise(breaks_off);
    }
    inline static termios before{};  // a signal finds it nowhere else
    bool m_is_terminal = false;
};

Secret asked(const std::string& what)
{
    std::cerr << what << ": ";
    std::string line;
    {
        const Unseen unseen;
        std::getline(std::cin, line);
    }
    std::cerr << '\n';
    return Secret{std::move(line)};
}

/// Everything that is wrong, in the order of the form.
std::vector<std::string> refusals(const app::Reply& reply)
{
    std::vector<std::string> all;
    const auto* problem = reply.body.if_object();
    if (const auto* errors = problem ? problem->if_contains("errors") : nullptr)
        for (const auto& error : errors->as_array()) {
            const auto* field = error.as_object().if_contains("field");
            all.push_back(in_words(std::string_view{error.at("code").as_string()}, field ? std::string{field->as_string()} : std::string{}));
        }
    if (all.empty()) all.push_back(in_words(reply.code(), {}));
    return all;
}

app::Reply must(app::Reply reply)
{
    if (reply.status >= 400) throw BadUse{refusals(reply).front()};
    return reply;
}

/// Somebody's session, for as long as the import takes.
class SignedIn {
public:
    SignedIn(const app::Application& application, const std::string& login) : m_client{application.router()}
    {
        const auto password = asked("Password of " + login);
        auto reply = m_client.sign_in(login, password.reveal());
        if (reply.code() == "people.totp_needed") reply = m_client.sign_in(login, password.reveal(), asked("Code of the second factor").reveal());
        must(std::move(reply));
    }
    ~SignedIn() { m_client.remove("/sessions/current"); }
    SignedIn(const SignedIn&) = delete;
    const app::Client& client() const { return m_client; }

private:
    app::Client m_client;
};

std::vector<http::Header> key_of(const ImportRow& row) { return {{"Idempotency-Key", row.key}}; }

/// The same row went in before, when another account had the name in it, or none.
bool is_in_already(const app::Reply& reply) { return reply.code() == "request.idempotency_key_reused"; }

/// What the register would decline, row by row.
std::vector<std::string> rehearsed(const app::Client& rehearsing, const std::string& file, const ImportSheet& sheet)
{
    std::vector<std::string> faults;
    for (const auto& row : sheet.rows) {
        const auto reply = rehearsing.post("/reports", row.form, key_of(row));
        if (reply.status < 400 || is_in_already(reply)) continue;
        for (const auto& refusal : refusals(reply)) faults.push_back(fmt::format("{}:{}: {}", file, row.line, refusal));
    }
    return faults;
}

void enter(const app::Client& client, const std::string& file, const ImportSheet& sheet)
{
    std::size_t entered = 0;
    for (const auto& row : sheet.rows) {
        const auto reply = client.post("/reports", row.form, key_of(row));
        if (reply.status >= 400 && !is_in_already(reply))
            throw BadUse{fmt::format("{}:{}: {}; {} of {} are in: run the same file again within two days, what is in goes in once", file, row.line, refusals(reply).front(),
                                     entered, sheet.rows.size())};
        fmt::print("{}:{}: {}\n", file, row.line, is_in_already(reply) ? "is in already" : std::string{reply["reference"].as_string()});
        ++entered;
    }
    fmt::print("{} cases of before are in the register\n", entered);
}

void refuse(const std::vector<std::string>& faults)
{
    for (const auto& fault : faults) fmt::print(stderr, "{}\n", fault);
    if (!faults.empty()) throw BadUse{fmt::format("{} mistakes; nothing was entered", faults.size())};
}

void run(const Settings& settings)
{
    if (!settings.head.empty()) {
        fmt::print("{}\n", import_head(settings.head));
        return;
    }
    if (settings.file.empty() || settings.login.empty()) throw BadUse{"a file and --login are needed; see luwte import --help"};
    const auto database = open_existing(settings.place);
    if (!settings.dry_run) storage::migrate(*database);
    require_organisation(*database);
    const SystemClock clock;
    const app::Application application{*database, clock, {.packs = settings.packs}};
    const SignedIn person{application, settings.login};
    const auto sheet = read_import(settings.file, csv_text(settings.file), must(person.client().get("/protocol")).body, must(person.client().get("/people")).body);
    refuse(sheet.faults);

    const auto kept_nowhere = storage::rehearsal(*database);
    const app::Application rehearsing{*kept_nowhere, clock, {.packs = settings.packs}};
    refuse(rehearsed({rehearsing.router(), person.client()}, settings.file, sheet));
    if (settings.dry_run) fmt::print("{} rows are in order; nothing was entered\n", sheet.rows.size());
    else enter(person.client(), settings.file, sheet);
}
}  // namespace

void add_import(CLI::App& app, int&)
{
    auto* command = app.add_subcommand("import", "Enter cases of before the register from a spreadsheet (CSV)");
    auto settings = std::make_shared<Settings>();
    add_place(*command, settings->place);
    command->add_option("file", settings->file, "CSV in UTF-8, with commas or semicolons; the first line names the columns");
    command->add_option("--login", settings->login, "Who enters them: an account that may enter reports of others. The password is asked");
    command->add_option("--template", settings->head, "Only print the first line of such a file: nl or en")->check(CLI::IsMember({"nl", "en"}));
    command->add_option("--packs", settings->packs, "Folder with protocol packs of your own")->check(CLI::ExistingDirectory);
    command->add_flag("--dry-run", settings->dry_run, "Look at every row and enter none");
    command->callback([settings] { run(*settings); });
}

}  // namespace luwte::cli
