// luwte import FILE --login LOGIN: cases of before the register, from a spreadsheet, entered by somebody who may enter reports of
// others: each is sealed to whom the protocol names. All rows are looked at before one goes in (docs/decisions/0037).
#include <fmt/format.h>

#include <iostream>
#include <memory>
#include <termios.h>
#include <unistd.h>

#include "app/application.h"
#include "app/client.h"
#include "base/secret.h"
#include "cli/commands.h"
#include "cli/import_sheet.h"
#include "cli/place.h"

namespace luwte::cli {
namespace {

struct Settings {
    Place place;
    std::string file, login, head;
    bool dry_run = false;
};

/// What is typed is not shown.
class Unseen {
public:
    Unseen()
    {
        if (::tcgetattr(STDIN_FILENO, &m_before) != 0) return;
        auto silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_is_terminal = ::tcsetattr(STDIN_FILENO, TCSANOW, &silent) == 0;
    }
    ~Unseen()
    {
        if (m_is_terminal) ::tcsetattr(STDIN_FILENO, TCSANOW, &m_before);
    }
    Unseen(const Unseen&) = delete;

private:
    termios m_before{};
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

std::string refusal(const app::Reply& reply)
{
    std::string field;
    if (const auto* problem = reply.body.if_object())
        if (const auto* errors = problem->if_contains("errors"); errors && !errors->as_array().empty()) {
            const auto& first = errors->as_array().front().as_object();
            if (const auto* pointer = first.if_contains("field")) field = std::string{pointer->as_string()};
            if (const auto* code = first.if_contains("code")) return in_words(std::string_view{code->as_string()}, field);
        }
    return in_words(reply.code(), field);
}

app::Client signed_in(const app::Application& application, const std::string& login)
{
    app::Client client{application.router()};
    const auto password = asked("Password of " + login);
    auto reply = client.sign_in(login, password.reveal());
    if (reply.status != 201) reply = client.sign_in(login, password.reveal(), asked("Code of the second factor").reveal());
    if (reply.status != 201) throw BadUse{refusal(reply)};
    return client;
}

app::Reply must(app::Reply reply)
{
    if (reply.status >= 400) throw BadUse{refusal(reply)};
    return reply;
}

void enter(const app::Client& client, const std::string& file, const ImportSheet& sheet)
{
    std::size_t entered = 0;
    for (const auto& row : sheet.rows) {
        const auto reply = client.post("/reports", row.form, {{"Idempotency-Key", row.key}});
        if (reply.status >= 400)
            throw BadUse{fmt::format("{}:{}: {}; {} of {} are in: mend this row and run the same file again within two days, what is in goes in once", file, row.line,
                                     refusal(reply), entered, sheet.rows.size())};
        fmt::print("{}:{}: {}\n", file, row.line, std::string{reply["reference"].as_string()});
        ++entered;
    }
    fmt::print("{} cases of before are in the register\n", entered);
}

void run(const Settings& settings)
{
    if (!settings.head.empty()) {
        fmt::print("{}\n", import_head(settings.head));
        return;
    }
    if (settings.file.empty() || settings.login.empty()) throw BadUse{"a file and --login are needed; see luwte import --help"};
    const auto database = open_existing(settings.place);
    storage::migrate(*database);
    require_organisation(*database);
    const SystemClock clock;
    const app::Application application{*database, clock, {}};
    const auto client = signed_in(application, settings.login);
    const auto sheet = read_import(settings.file, must(client.get("/protocol")).body, must(client.get("/people")).body);
    for (const auto& fault : sheet.faults) fmt::print(stderr, "{}\n", fault);
    if (!sheet.faults.empty()) throw BadUse{fmt::format("{} mistakes; nothing was entered", sheet.faults.size())};
    if (settings.dry_run) fmt::print("{} rows are in order; nothing was entered\n", sheet.rows.size());
    else enter(client, settings.file, sheet);
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
    command->add_flag("--dry-run", settings->dry_run, "Look at every row and enter none");
    command->callback([settings] { run(*settings); });
}

}  // namespace luwte::cli
