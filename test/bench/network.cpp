// luwte_network DATABASE: a hub of 375 organisations that each told about ten years, in a new database. How long a message takes to be believed and taken in;
// to read all that was told and put it together, beside a bare scan of the same rows in the same run; and what its people's first page reads.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "http/shape_codec.h"
#include "network/hub.h"

namespace {
using namespace luwte;
using namespace luwte::network;
using Clock = std::chrono::steady_clock;

constexpr int organisations = 375, provinces = 12, water_boards = 21, first_year = 2016, last_year = 2025, turns = 5;
constexpr const char* address = "https://hub.example.nl";
const OrganisationId keeper{"hub"};
const auto now = *parse_instant("2026-02-01T10:00:00.000Z");

double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }

/// What a large account prints: all of it, and nine axes.
Totals account(std::mt19937& dice)
{
    const int total = 20 + static_cast<int>(dice() % 200);
    Totals totals{1, 5, 60, {{"", "", total}}};
    const std::vector<std::pair<std::string, int>> axes{{"form", 9},     {"behaviour", 6}, {"place", 7},    {"police", 3}, {"contact", 3},
                                                        {"response", 4}, {"aftercare", 4}, {"repeated", 2}, {"content", 5}};
    for (const auto& [axis, classes] : axes) {
        int left = total;
        for (int i = 0; i < classes; ++i) {
            const int count = static_cast<int>(dice() % static_cast<unsigned>(left + 1)) / 2;
            totals.figures.push_back({axis, axis + "_" + std::to_string(i), count == 0 || count >= totals.smallest ? std::optional{count} : std::nullopt});
            left -= count;
        }
    }
    return totals;
}

ParticipantKind kind_of(int organisation)
{
    if (organisation < provinces) return ParticipantKind::province;
    return organisation < provinces + water_boards ? ParticipantKind::water_board : ParticipantKind::municipality;
}

struct Teller {
    SigningKey key{vault::Key::random()};
    std::int64_t serial = 0;
    std::string message(int year, std::mt19937& dice)
    {
        return written(Publication{publication_format, address, "", ++serial, now, year, {parse_day("2019-01-01"), {}, 8, 8, 20}, account(dice), ""}, key);
    }
};

/// Milliseconds for a message, signing it left out.
double taken_in(storage::Database& database)
{
    std::mt19937 dice{375};
    std::vector<Teller> tellers(organisations);
    storage::Transaction tx{database};
    tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, 'Bench', 'hub', '2025-01-01T00:00:00.000Z')", keeper);
    for (int i = 0; i < organisations; ++i)
        store::add(tx, {fresh<ParticipantId>(),
                        keeper,
                        "Organisation " + std::to_string(i),
                        kind_of(i),
                        5'000 + 400 * i,
                        tellers[static_cast<std::size_t>(i)].key.open(),
                        now,
                        {}});
    double spent = 0;
    for (int year = first_year; year <= last_year; ++year)
        for (auto& teller : tellers) {
            const auto text = teller.message(year, dice);
            const auto since = Clock::now();
            const auto message = http::from_json<Publication>(text);
            if (!message || !receive(tx, address, *message, text, now)) std::exit(1);
            spent += seconds(since);
        }
    tx.commit();
    return 1000 * spent / (organisations * (last_year - first_year + 1));
}

/// The median of a few times.
template <class Work>
double reading(storage::Database& database, const Work& work)
{
    std::vector<double> times;
    for (int turn = 0; turn < turns; ++turn) {
        const auto since = Clock::now();
        storage::Transaction tx{database, storage::Mode::read};
        work(tx);
        times.push_back(seconds(since));
    }
    std::sort(times.begin(), times.end());
    return times[turns / 2];
}

std::size_t benchmarks_of_all_years(storage::Transaction& tx)
{
    std::size_t made = 0;
    for (int year = first_year; year <= last_year; ++year)
        for (const auto& [group, contributions] : store::contributions(tx, keeper, year)) made += benchmark(contributions).has_value();
    return made;
}
}  // namespace

int main(int count, char** arguments)
{
    if (count < 2) return 2;
    const auto database = storage::open(arguments[1]);
    storage::migrate(*database);
    const std::string engine = database->engine() == "sqlite" ? "sqlite" : "postgres";
    const auto figure = [&](const char* name, double value, const char* unit) {
        std::printf("%s_%s %.*f %s\n", engine.c_str(), name, value >= 100 ? 0 : 2, value, unit), std::fflush(stdout);
    };

    figure("network_message", taken_in(*database), "ms");
    const double scan = reading(*database, [](storage::Transaction& tx) { tx.all("SELECT participant, year, serial, upkeep, totals FROM network_publication"); });
    std::size_t made = 0;
    const double all = reading(*database, [&](storage::Transaction& tx) { made = benchmarks_of_all_years(tx); });
    figure("network_benchmarks", static_cast<double>(made), "benchmarks");
    figure("network_scan", 1000 * scan, "ms");
    figure("network_all", 1000 * all, "ms");
    figure("network_all_ratio", all / scan, "1");
    figure("network_told", 1000 * reading(*database, [](storage::Transaction& tx) { store::told(tx, keeper); }), "ms");
}
