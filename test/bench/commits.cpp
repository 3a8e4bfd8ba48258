// luwte_commits DATABASE RECIPE CLIENTS SECONDS: durable commits a second, by the engine alone. The engines' own interfaces and
// nothing of ours, so that ./dev bench compares with what the machine can do. The recipe is a file that says what each commit
// writes, a line each (test/bench/recipe.mjs makes it):
//   connect STATEMENT   done once on each connection
//   value KIND [SIZE]   what $1, $2, … stand for, anew in each commit: key, number, bytes; noise stays the same
//   each STATEMENT      done in each commit, with $1, $2, … in it
#include <libpq-fe.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {
using Clock = std::chrono::steady_clock;

[[noreturn]] void give_up(const std::string& why)
{
    std::fprintf(stderr, "luwte_commits: %s\n", why.c_str());
    std::exit(1);
}

struct Kind {
    std::string name;
    std::size_t size = 0;
    bool is_binary() const { return name == "bytes" || name == "noise"; }
};

struct Recipe {
    std::vector<std::string> connect, each;
    std::vector<Kind> values;
};

Recipe read(const std::string& file)
{
    Recipe recipe;
    std::ifstream lines{file};
    for (std::string word, rest; lines >> word && std::getline(lines >> std::ws, rest);) {
        if (word == "connect") recipe.connect.push_back(rest);
        else if (word == "each") recipe.each.push_back(rest);
        else if (word == "value") {
            std::istringstream parts{rest};
            Kind kind;
            parts >> kind.name >> kind.size;
            recipe.values.push_back(kind);
        } else give_up("what is " + word + "?");
    }
    if (recipe.each.empty()) give_up(file + " writes nothing");
    return recipe;
}

/// What one commit puts in for $1, $2, …: keys as long as ours, that follow each other and that no other client gives out.
class Values {
public:
    explicit Values(const std::vector<Kind>& kinds) : m_kinds{kinds}, m_texts(kinds.size())
    {
        for (std::size_t n = 0; n < kinds.size(); ++n)
            if (kinds[n].name == "noise") m_texts[n] = noise(kinds[n].size);
    }

    void renew()
    {
        for (std::size_t n = 0; n < m_kinds.size(); ++n) {
            if (m_kinds[n].name == "key") m_texts[n] = key();
            else if (m_kinds[n].name == "number") m_texts[n] = std::to_string(m_first_number + ++m_last);
            else if (m_kinds[n].name == "bytes") m_texts[n] = noise(m_kinds[n].size);
        }
    }
    const Kind& kind(std::size_t n) const { return m_kinds[n]; }
    const std::string& text(std::size_t n) const { return m_texts[n]; }

private:
    std::string key()
    {
        char key[37];
        std::snprintf(key, sizeof key, "%016llx-%08x-%010llx", m_begin, m_client, ++m_last);
        return key;
    }
    std::string noise(std::size_t bytes)
    {
        std::string noise(bytes, '\0');
        for (auto& byte : noise) byte = static_cast<char>(m_random());
        return noise;
    }

    const std::vector<Kind>& m_kinds;
    const unsigned long long m_begin = static_cast<unsigned long long>(Clock::now().time_since_epoch().count());
    const unsigned m_client = std::random_device{}();
    const unsigned long long m_first_number = (m_client + 1ULL) << 30;
    unsigned long long m_last = 0;
    std::minstd_rand m_random{m_client};
    std::vector<std::string> m_texts;
};

class Sqlite {
public:
    Sqlite(const std::string& file, const Recipe& recipe)
    {
        if (sqlite3_open(file.c_str(), &m_db) != SQLITE_OK) give_up("cannot open " + file);
        sqlite3_busy_timeout(m_db, 10'000);
        for (const auto& statement : recipe.connect)
            if (sqlite3_exec(m_db, statement.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) give_up(sqlite3_errmsg(m_db));
        m_begin = prepared("BEGIN IMMEDIATE");
        for (const auto& text : recipe.each) m_each.push_back(prepared(text));
        m_commit = prepared("COMMIT");
    }
    ~Sqlite()
    {
        for (auto* statement : m_each) sqlite3_finalize(statement);
        for (auto* statement : {m_begin, m_commit}) sqlite3_finalize(statement);
        sqlite3_close(m_db);
    }

    void commit(const Values& values)
    {
        step(m_begin);
        for (auto* statement : m_each) {
            bind(statement, values);
            step(statement);
        }
        step(m_commit);
    }

private:
    sqlite3_stmt* prepared(const std::string& text)
    {
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v2(m_db, text.c_str(), -1, &statement, nullptr) != SQLITE_OK) give_up(sqlite3_errmsg(m_db));
        return statement;
    }
    void bind(sqlite3_stmt* statement, const Values& values)
    {
        for (int place = sqlite3_bind_parameter_count(statement); place > 0; --place) {
            const auto n = std::stoul(sqlite3_bind_parameter_name(statement, place) + 1) - 1;
            const auto& text = values.text(n);
            const auto size = static_cast<int>(text.size());
            if (values.kind(n).is_binary()) sqlite3_bind_blob(statement, place, text.data(), size, SQLITE_STATIC);
            else sqlite3_bind_text(statement, place, text.data(), size, SQLITE_STATIC);
        }
    }
    void step(sqlite3_stmt* statement)
    {
        if (sqlite3_step(statement) != SQLITE_DONE) give_up(sqlite3_errmsg(m_db));
        sqlite3_reset(statement);
    }

    sqlite3* m_db = nullptr;
    sqlite3_stmt *m_begin = nullptr, *m_commit = nullptr;
    std::vector<sqlite3_stmt*> m_each;
};

/// A statement with no more values than it names, which is how PostgreSQL wants them.
struct Numbered {
    std::string text;
    std::vector<std::size_t> values;
};

Numbered numbered(const std::string& text)
{
    Numbered result;
    for (std::size_t at = 0; at < text.size(); ++at) {
        result.text += text[at];
        if (text[at] != '$') continue;
        std::size_t length = 0;
        result.values.push_back(std::stoul(text.substr(at + 1), &length) - 1);
        result.text += std::to_string(result.values.size());
        at += length;
    }
    return result;
}

class Postgres {
public:
    Postgres(const std::string& url, const Recipe& recipe) : m_connection{PQconnectdb(url.c_str())}
    {
        if (PQstatus(m_connection) != CONNECTION_OK) give_up(PQerrorMessage(m_connection));
        for (const auto& statement : recipe.connect) done(PQexec(m_connection, statement.c_str()), PGRES_COMMAND_OK);
        for (const auto& text : recipe.each) {
            m_each.push_back(numbered(text));
            done(PQprepare(m_connection, name(m_each.size() - 1).c_str(), m_each.back().text.c_str(), 0, nullptr), PGRES_COMMAND_OK);
        }
        if (PQenterPipelineMode(m_connection) == 0) give_up("no pipeline");
    }
    ~Postgres() { PQfinish(m_connection); }

    /// All on their way before the first answer is waited for; what goes together between two syncs is one transaction.
    void commit(const Values& values)
    {
        for (std::size_t n = 0; n < m_each.size(); ++n) send(n, values);
        if (PQpipelineSync(m_connection) == 0) give_up(PQerrorMessage(m_connection));
        for (std::size_t n = 0; n < m_each.size(); ++n) {
            done(PQgetResult(m_connection), PGRES_COMMAND_OK);
            PQgetResult(m_connection);  // the end of its answers
        }
        done(PQgetResult(m_connection), PGRES_PIPELINE_SYNC);
    }

private:
    static std::string name(std::size_t statement) { return "s" + std::to_string(statement); }

    void send(std::size_t statement, const Values& values)
    {
        std::vector<const char*> texts;
        std::vector<int> lengths, formats;
        for (const auto n : m_each[statement].values) {
            texts.push_back(values.text(n).data());
            lengths.push_back(static_cast<int>(values.text(n).size()));
            formats.push_back(values.kind(n).is_binary());
        }
        if (PQsendQueryPrepared(m_connection, name(statement).c_str(), static_cast<int>(texts.size()), texts.data(), lengths.data(),
                                formats.data(), 0) == 0)
            give_up(PQerrorMessage(m_connection));
    }
    void done(PGresult* result, ExecStatusType expected)
    {
        if (PQresultStatus(result) != expected) give_up(PQerrorMessage(m_connection));
        PQclear(result);
    }

    PGconn* m_connection;
    std::vector<Numbered> m_each;
};

template <class Engine>
double commits_per_second(const std::string& database, const Recipe& recipe, int clients, std::chrono::duration<double> span)
{
    std::vector<std::unique_ptr<Engine>> engines;  // one after another, since the first one makes what all need
    for (int client = 0; client < clients; ++client) engines.push_back(std::make_unique<Engine>(database, recipe));
    std::atomic<long> commits{0};
    const auto begin = Clock::now();
    std::vector<std::thread> threads;
    for (const auto& engine : engines)
        threads.emplace_back([&] {
            for (Values values{recipe.values}; Clock::now() - begin < span; ++commits) {
                values.renew();
                engine->commit(values);
            }
        });
    for (auto& thread : threads) thread.join();
    return static_cast<double>(commits) / std::chrono::duration<double>(Clock::now() - begin).count();
}
}  // namespace

int main(int argc, char** argv)
{
    if (argc != 5) give_up("DATABASE RECIPE CLIENTS SECONDS");
    const std::string database = argv[1];
    const auto recipe = read(argv[2]);
    const auto clients = std::stoi(argv[3]);
    const std::chrono::duration<double> span{std::stod(argv[4])};
    const auto rate = database.starts_with("sqlite:") ? commits_per_second<Sqlite>(database.substr(7), recipe, clients, span)
                                                      : commits_per_second<Postgres>(database, recipe, clients, span);
    std::printf("%.1f\n", rate);
}
