// luwte_links FOLDER OFFENDERS [MENTIONS.CSV'S FOLDER]: how fast somebody who comes back is found. People are composed from
// syllables, common names more often than rare ones; the blind index lies in a SQLite file, as in a register.
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "cli/link_data.h"
#include "linking/evaluate.h"
#include "linking/linking.h"
#include "linking/train.h"

namespace {
using namespace luwte;
using namespace luwte::linking;
using Clock = std::chrono::steady_clock;

/// Of the processor: one thread does the work, and what others do meanwhile does not count.
double worked() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }
double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }
void figure(const char* name, double value, const char* unit) { std::printf("%s %.*f %s\n", name, value >= 100 ? 0 : 2, value, unit), std::fflush(stdout); }

class People {
public:
    explicit People(std::uint32_t seed) : m_dice{seed}
    {
        for (int i = 0; i < 30'000; ++i) m_surnames.push_back(composed(3));
        for (int i = 0; i < 900; ++i) m_given.push_back(composed(2));
        for (int i = 0; i < 340; ++i) m_towns.push_back(composed(3));
    }

    Mention somebody(int number)
    {
        Mention m;
        m.id = std::to_string(number), m.incident = m.id, m.date = "2026-01-01";
        m.surname = often(m_surnames), m.given = often(m_given), m.municipality = often(m_towns);
        m.name = m.given + " " + m.surname;
        if (chance(0.5)) m.city = m.municipality;
        if (chance(0.3)) m.street = often(m_surnames) + "straat", m.number = std::to_string(1 + m_dice() % 200), m.postcode = std::to_string(1000 + m_dice() % 9000) + "AB";
        if (chance(0.3)) m.phone = "06" + std::to_string(10'000'000 + m_dice() % 90'000'000);
        if (chance(0.3)) m.email = m.given + "." + m.surname + std::to_string(m_dice() % 500) + "@example.org";
        if (chance(0.3)) m.handle = often(m_given) + often(m_surnames);
        if (chance(0.2)) m.born = std::to_string(1945 + m_dice() % 60) + "-0" + std::to_string(1 + m_dice() % 9) + "-1" + std::to_string(m_dice() % 10);
        return m;
    }

    /// The same person, told by somebody else: half of it, and a slip.
    Mention again(Mention m, int number)
    {
        m.id = std::to_string(number), m.incident = m.id;
        for (auto* part : {&m.city, &m.phone, &m.email, &m.handle, &m.born})
            if (chance(0.5)) part->clear();
        if (chance(0.2)) m.surname.erase(1 + m_dice() % (m.surname.size() - 1), 1);
        if (chance(0.4)) m.initials = m.given.substr(0, 1), m.given.clear();
        return m;
    }

    bool chance(double of) { return m_dice() < of * 4294967296.0; }
    std::uint32_t number() { return m_dice(); }

private:
    std::string composed(int syllables)
    {
        static constexpr const char* starts[] = {"b", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "z", "br", "st", "sch", "kl"};
        static constexpr const char* middles[] = {"a", "e", "i", "o", "u", "aa", "ee", "ij", "oe", "ui", "ie", "ou"};
        static constexpr const char* ends[] = {"", "", "n", "r", "s", "k", "l", "m", "t", "ns"};
        std::string out;
        while (syllables--) out = out + starts[m_dice() % 20] + middles[m_dice() % 12] + ends[m_dice() % 10];
        return out;
    }
    const std::string& often(const std::vector<std::string>& list)  // the first are the most common
    {
        const double share = m_dice() / 4294967296.0;
        return list[static_cast<std::size_t>(share * share * share * static_cast<double>(list.size()))];
    }

    std::mt19937 m_dice;
    std::vector<std::string> m_surnames, m_given, m_towns;
};

class Filed {
public:
    explicit Filed(const std::filesystem::path& file)
    {
        std::filesystem::remove(file);
        if (sqlite3_open(file.c_str(), &m_db) != SQLITE_OK) std::exit(1);
        run("PRAGMA journal_mode = OFF");
        run("CREATE TABLE filed (token INTEGER NOT NULL, candidate INTEGER NOT NULL, PRIMARY KEY (token, candidate)) WITHOUT ROWID");
    }
    ~Filed()
    {
        sqlite3_finalize(m_find);
        sqlite3_close(m_db);
    }

    void fill(std::vector<std::pair<Token, std::uint32_t>> rows)
    {
        std::sort(rows.begin(), rows.end());
        run("BEGIN");
        sqlite3_stmt* insert = nullptr;
        sqlite3_prepare_v2(m_db, "INSERT INTO filed VALUES (?, ?)", -1, &insert, nullptr);
        for (const auto& [token, candidate] : rows) {
            sqlite3_bind_int64(insert, 1, token), sqlite3_bind_int64(insert, 2, candidate);
            sqlite3_step(insert), sqlite3_reset(insert);
        }
        sqlite3_finalize(insert);
        run("COMMIT");
        // One more than the crowd shows that it is one.
        const auto find = "SELECT candidate FROM filed WHERE token = ? LIMIT " + std::to_string(crowd + 1);
        sqlite3_prepare_v2(m_db, find.c_str(), -1, &m_find, nullptr);
    }

    std::vector<linking::Filed> sharing(const std::vector<Token>& tokens)
    {
        std::vector<linking::Filed> out;
        for (auto token : tokens) {
            sqlite3_bind_int64(m_find, 1, token);
            while (sqlite3_step(m_find) == SQLITE_ROW) out.push_back({token, std::to_string(sqlite3_column_int64(m_find, 0))});
            sqlite3_reset(m_find);
        }
        return out;
    }

private:
    void run(const char* sql) { sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr); }
    sqlite3* m_db = nullptr;
    sqlite3_stmt* m_find = nullptr;
};

void candidates_among(const std::filesystem::path& folder, std::uint32_t offenders)
{
    People people{1};
    const auto key = trial_key();
    std::vector<std::pair<Token, std::uint32_t>> rows;
    std::vector<std::pair<std::uint32_t, Mention>> asked;
    for (std::uint32_t i = 0; i < offenders; ++i) {
        const auto mention = people.somebody(static_cast<int>(i));
        for (auto token : tokens(key, mention)) rows.emplace_back(token, i);
        if (asked.size() < 3000 && people.number() % std::max(1u, offenders / 3000) == 0) asked.emplace_back(i, people.again(mention, -1));
    }
    figure("link_tokens_per_offender", static_cast<double>(rows.size()) / offenders, "tokens");
    const auto file = folder / "links.sqlite";
    Filed filed{file};
    filed.fill(std::move(rows));
    figure("link_index", static_cast<double>(std::filesystem::file_size(file)) / 1e6, "MB");
    std::vector<double> times;
    double hits = 0;
    for (const auto& [who, mention] : asked) {
        const auto begin = Clock::now();
        const auto found = likeliest(filed.sharing(tokens(key, mention)));
        times.push_back(seconds(begin) * 1000);
        hits += std::find(found.begin(), found.end(), std::to_string(who)) != found.end();
    }
    std::sort(times.begin(), times.end());
    figure("link_offenders", offenders, "offenders");
    figure("link_candidates_p50", times[times.size() / 2], "ms");
    figure("link_candidates_p99", times[times.size() * 99 / 100], "ms");
    figure("link_candidates_hold_him_ratio", hits / static_cast<double>(asked.size()), "1");
    std::filesystem::remove(file);
}

void against_themselves(int records)
{
    People people{2};
    std::vector<Prepared> mentions;
    const auto begin = worked();
    Mention last;
    for (int i = 0; i < records; ++i) {
        last = i % 3 ? people.again(last, i) : people.somebody(i);
        mentions.push_back(prepare(last));
    }
    const auto found = candidates(mentions);
    const auto agreements = compare_all(mentions, found.pairs);
    const auto model = train(mentions, found, agreements);
    const auto scoring = worked();
    double links = 0;
    for (const auto& [a, b] : found.pairs) links += model.score(compare(mentions[a], mentions[b]), mentions[a], mentions[b]) >= even_chance;
    const double scored = worked() - scoring;
    figure("link_records", records, "records");
    figure("link_records_themselves", worked() - begin, "s");
    figure("link_records_pairs", static_cast<double>(found.pairs.size()), "pairs");
    figure("link_records_links", links, "links");
    const double rate = static_cast<double>(found.pairs.size()) / scored;
    figure("link_scored", rate, "pairs/s");
    figure("link_scored_to_splink_ratio", rate / 47'500, "1");  // published: 16 cores, historical_50k
}
}  // namespace

int main(int count, char** arguments)
{
    if (count < 3) return 2;
    candidates_among(arguments[1], static_cast<std::uint32_t>(std::atoi(arguments[2])));
    against_themselves(100'000);
    if (count < 4) return 0;
    const auto mentions = cli::read_set(arguments[3], ".");
    const auto begin = Clock::now();
    profile_links(mentions);
    figure("link_dutch_mentions", static_cast<double>(mentions.size()), "mentions");
    figure("link_dutch_relink", seconds(begin), "s");
}
