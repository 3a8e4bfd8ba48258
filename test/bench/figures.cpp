// luwte_figures FOLDER INCIDENTS: the yearly account over so many incidents of one year beside a bare scan of them, in the same run and file (0: left out); and
// what it takes to protect and prove a publication of two thousand cells.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <random>
#include <string>

#include "disclosure/protect.h"
#include "protocol/protocol.h"
#include "statistics/publication.h"
#include "storage/storage.h"

namespace {
using namespace luwte;
using Clock = std::chrono::steady_clock;

double seconds(Clock::time_point since) { return std::chrono::duration<double>(Clock::now() - since).count(); }
void figure(const char* name, double value, const char* unit) { std::printf("%s %.*f %s\n", name, value >= 100 ? 0 : 2, value, unit), std::fflush(stdout); }

/// One organisation with so many incidents in 2025, each with a report and the person it was aimed at.
void fill(storage::Database& database, std::int64_t incidents)
{
    storage::Transaction tx{database};
    tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ('o', 'Bench', 'westerveld', '2025-01-01T00:00:00.000Z')");
    tx.run(R"(
        INSERT INTO incident (id, organisation, reference, response, pack, pack_version, state, behaviour, form, place, occurred_at, occurred_offset,
                              reported_at, reporter_role, repeated, persists, version)
        WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < $1)
        SELECT 'i' || n, 'o', 'r' || n, 'c' || n, 'westerveld', '1', 'closed',
               CASE n % 4 WHEN 0 THEN 'threat' WHEN 1 THEN 'verbal_aggression' WHEN 2 THEN 'emotional_policy' ELSE 'physical_violence' END,
               CASE n % 3 WHEN 0 THEN 'letter' WHEN 1 THEN 'social_media' ELSE 'in_person' END, CASE n % 2 WHEN 0 THEN 'online' ELSE 'street' END,
               '2025-06-01T12:00:00.000Z', 120, '2025-06-01T12:00:00.000Z', CASE n % 5 WHEN 0 THEN 'alderman' ELSE 'councillor' END, n % 2, 0, 1
          FROM counted)",
           incidents);
    tx.run(R"(
        INSERT INTO report (id, organisation, reference, compartment, incident, reporter, reporter_role, form, occurred, repeated, persists, offender_known,
                            pack, pack_version, submitted_at, online, narrative)
        SELECT 't' || id, 'o', reference, response, id, 'a', reporter_role, form, occurred_at, repeated, 0, 'unknown', pack, pack_version, reported_at, 0, ''
          FROM incident)");
    tx.run(R"(
        INSERT INTO incident_affected (id, organisation, incident, position, compartment, account, role, police, communication, confidential, since, version)
        SELECT 'p' || id, 'o', id, 0, response, 'a' || (CAST(SUBSTR(id, 2) AS BIGINT) % 5000), reporter_role, 'unknown', 'unknown', 0, reported_at, 1
          FROM incident)");
    tx.commit();
}

void yearly_account(const std::string& folder, std::int64_t incidents)
{
    const auto file = folder + "/figures.sqlite";
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file + end);
    const auto database = storage::open("sqlite:" + file);
    storage::migrate(*database);
    fill(*database, incidents);

    const OrganisationId organisation{"o"};
    const auto pack = *protocol::load_shipped("westerveld").pack;
    const statistics::OfficeSheet office{2025, {{"councillor", 4000}, {"group_member", 300}, {"alderman", 1000}, {"mayor", 50}, {"employee", 9000}}, 0};
    const auto now = *parse_instant("2026-02-01T10:00:00Z");

    const auto scanning = Clock::now();
    {
        storage::Transaction tx{*database, storage::Mode::read};
        tx.all("SELECT reporter_role, behaviour, form, place, repeated, COUNT(*) FROM incident WHERE organisation = 'o' GROUP BY reporter_role, behaviour, form, place, repeated");
    }
    const double scan = seconds(scanning);

    const auto beginning = Clock::now();
    statistics::Ground ground{{}, office};
    {
        storage::Transaction tx{*database, storage::Mode::read};
        ground.facts = statistics::facts_for_account(tx, organisation, 2025, pack.figures()->smallest_cell, now);
    }
    const double read = seconds(beginning);
    const auto made = statistics::prepare(ground, 2025, pack, {}, {}, day_in_amsterdam(now));
    const double all = seconds(beginning);
    if (!std::holds_alternative<statistics::Publication>(made) || ground.facts.size() != static_cast<std::size_t>(incidents)) std::exit(1);
    figure("account_incidents", static_cast<double>(incidents), "incidents");
    figure("account_scan", scan, "s");
    figure("account_read", read, "s");
    figure("account", all, "s");
    figure("account_ratio", all / scan, "1");
    for (const auto* end : {"", "-wal", "-shm"}) std::filesystem::remove(file + end);
}

std::vector<std::string> classes(const char* name, int count)
{
    std::vector<std::string> list;
    for (int i = 0; i < count; ++i) list.push_back(name + std::to_string(i));
    return list;
}

/// Roles of twenty people, thirty forms, twenty-five channels, eight degrees.
void two_thousand_cells()
{
    using namespace disclosure;
    const int roles = 13, forms = 30, channels = 25, degrees = 8;
    Micro micro;
    micro.axes = {{"year", {"2025"}, {}}, {"role", classes("role", roles), {}}, {"form", classes("form", forms), {}},
                  {"channel", classes("channel", channels), {}}, {"gravity", classes("degree", degrees), {}}, {"police", {"yes", "no"}, {}}};
    micro.population.assign(roles, 20);
    std::mt19937 dice{5};
    const auto skewed = [&](int count) { return static_cast<int>(std::min(dice() % static_cast<unsigned>(count), dice() % static_cast<unsigned>(count))); };
    for (int i = 0; i < 6000; ++i) {
        const int victim = static_cast<int>(dice() % (20 * roles));
        micro.incidents.push_back({{0, victim / 20, skewed(forms), skewed(channels), skewed(degrees), dice() % 4 ? 1 : 0}, std::to_string(victim)});
    }
    Order order;
    const auto begin = std::clock();
    const auto answer = protect(std::move(micro), order);
    const double worked = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    const auto* made = std::get_if<Published>(&answer);
    if (!made) std::exit(1);
    figure("protect_cells", static_cast<double>(made->cells), "cells");
    figure("protect_shown", 100.0 * static_cast<double>(made->shown) / static_cast<double>(made->cells), "%");
    figure("protect_processor", worked, "s");
}
}  // namespace

int main(int count, char** arguments)
{
    if (count < 3) return 2;
    if (const auto incidents = std::atoll(arguments[2]); incidents > 0) yearly_account(arguments[1], incidents);
    two_thousand_cells();
}
