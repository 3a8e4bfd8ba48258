#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>

#include "disclosure/protect.h"
#include "disclosure/suppress.h"

using namespace luwte::disclosure;
namespace json = boost::json;

namespace {
/// A table of two axes with its margins; the cells in the order of the rows, each with as many victims as incidents.
Sheet table(const std::vector<std::vector<long>>& counts)
{
    Sheet sheet;
    sheet.axes = {{"row", {}, {}}, {"column", {}, {}}};
    const int rows = static_cast<int>(counts.size()), columns = static_cast<int>(counts.front().size());
    for (int i = 0; i < rows; ++i) sheet.axes[0].classes.push_back(std::string(1, static_cast<char>('a' + i)));
    for (int j = 0; j < columns; ++j) sheet.axes[1].classes.push_back(std::string(1, static_cast<char>('p' + j)));
    const auto at = [&](int i, int j) { return sheet.cell({i, j, whole, whole, whole, whole}); };
    const auto put = [&](int i, int j, long count) { const int cell = at(i, j); sheet.cells[cell].count += count; };
    for (int i = 0; i < rows; ++i)
        for (int j = 0; j < columns; ++j)
            put(i, j, counts[i][j]), put(i, whole, counts[i][j]), put(whole, j, counts[i][j]), put(whole, whole, counts[i][j]);
    for (int i = whole; i < rows; ++i) {
        Line line{at(i, whole), {}};
        for (int j = 0; j < columns; ++j) line.parts.push_back(at(i, j));
        sheet.lines.push_back(line);
    }
    for (int j = whole; j < columns; ++j) {
        Line line{at(whole, j), {}};
        for (int i = 0; i < rows; ++i) line.parts.push_back(at(i, j));
        sheet.lines.push_back(line);
    }
    for (auto& cell : sheet.cells) cell.persons = cell.count, cell.largest = cell.count > 0;
    return sheet;
}

int at(const Sheet& sheet, int i, int j) { return sheet.find({i, j, whole, whole, whole, whole}); }

std::pair<long, long> bounds(const Sheet& sheet, const std::vector<int>& hidden, int cell)
{
    const auto parts = sheet.parts();
    REQUIRE(parts.size() == 1);
    Attacker attacker{sheet, parts.front()};
    for (const int other : parts.front())
        if (!std::count(hidden.begin(), hidden.end(), other)) attacker.show(other);
    const auto range = attacker.bounds(cell);
    return {range.lower, range.upper};
}

/// A municipality of `people` office holders and up to `most` incidents a year, the same for the same seed.
json::value municipality(unsigned seed, int years, int people, int most)
{
    std::mt19937 dice{seed};
    const auto pick = [&](std::initializer_list<const char*> names) { return json::value(*(names.begin() + dice() % names.size())); };
    json::array incidents;
    for (int year = 0; year < years; ++year)
        for (int i = static_cast<int>(dice() % static_cast<unsigned>(most + 1)); i > 0; --i) {
            const int victim = static_cast<int>(dice() % static_cast<unsigned>(people)) * static_cast<int>(dice() % 2);
            const char* role = victim == 0 ? "burgemeester" : victim < 4 ? "wethouder" : "raadslid";
            incidents.push_back({static_cast<int>(incidents.size()), std::to_string(2020 + year), role,
                                 pick({"belediging", "belediging", "intimidatie", "bedreiging", "vernieling"}), pick({"sociale media", "telefoon", "persoonlijk"}),
                                 pick({"licht", "licht", "ernstig", "zeer ernstig"}), pick({"ja", "nee", "nee"}), "p" + std::to_string(victim)});
        }
    return {{"population", {{"burgemeester", 1}, {"wethouder", 3}, {"raadslid", people - 4}, {"ambtelijke top", 0}}}, {"incidents", incidents}};
}

json::value released(const json::value& micro, Order order = {})
{
    const auto answer = protect(read_micro(micro), order);
    REQUIRE(std::holds_alternative<Published>(answer));
    return std::get<Published>(answer).release;
}

Declined declined(const json::value& micro, Order order)
{
    const auto answer = protect(read_micro(micro), order);
    REQUIRE(std::holds_alternative<Declined>(answer));
    return std::get<Declined>(answer);
}

/// A municipality with `first` incidents in 2023 and `second` in 2024, each with another victim, of two kinds.
json::value two_years(int first, int second)
{
    json::array incidents;
    for (int i = 0; i < first + second; ++i)
        incidents.push_back({i, i < first ? "2023" : "2024", "raadslid", i % 2 ? "belediging" : "bedreiging", i % 3 ? "telefoon" : "persoonlijk",
                             i % 2 ? "licht" : "ernstig", i % 3 ? "nee" : "ja", "p" + std::to_string(i)});
    return {{"population", {{"burgemeester", 1}, {"wethouder", 3}, {"raadslid", 21}, {"ambtelijke top", 2}}}, {"incidents", incidents}};
}

json::value sums(const char* text)
{
    return {{"dimensions", {{"jaar", {{"leaves", {"2023", "2024"}}, {"total", "Totaal"}}}}},
            {"tables", {{{"id", "Y"}, {"dims", json::array{"jaar"}}, {"rows", json::parse(text)}}}}};
}
}  // namespace

TEST_CASE("the intruder finds the bounds that can be reckoned by hand", "[disclosure]")
{
    const auto sheet = table({{1, 2, 9}, {4, 3, 9}, {9, 9, 9}});
    const std::vector<int> block{at(sheet, 0, 0), at(sheet, 0, 1), at(sheet, 1, 0), at(sheet, 1, 1)};
    CHECK(bounds(sheet, block, block[0]) == std::pair{0L, 3L});
    CHECK(bounds(sheet, block, block[1]) == std::pair{0L, 3L});
    CHECK(bounds(sheet, block, block[2]) == std::pair{2L, 5L});
    CHECK(bounds(sheet, block, block[3]) == std::pair{2L, 5L});
    // Two hidden cells in each row and column are no protection by themselves.
    CHECK(bounds(sheet, {at(sheet, 0, 0)}, at(sheet, 0, 0)) == std::pair{1L, 1L});
}

TEST_CASE("the intruder finds what going over all possible figures finds", "[disclosure]")
{
    std::mt19937 dice{GENERATE(range(1u, 41u))};
    std::vector<std::vector<long>> counts(2, std::vector<long>(3));
    for (auto& row : counts)
        for (auto& count : row) count = dice() % 3;
    const auto sheet = table(counts);
    const auto part = sheet.parts().front();
    std::vector<bool> hidden(sheet.cells.size());
    for (std::size_t cell = 0; cell < hidden.size(); ++cell) hidden[cell] = dice() % 4 != 0;
    hidden[at(sheet, whole, whole)] = false;

    std::vector<std::pair<long, long>> limits;
    for (const auto& cell : sheet.cells) limits.emplace_back(cell.count, cell.count);
    std::vector<std::vector<long>> other(2, std::vector<long>(3));
    const std::function<void(int, long)> go_over = [&](int place, long left) {
        if (place < 5) {
            for (long count = 0; count <= left; ++count) other[place / 3][place % 3] = count, go_over(place + 1, left - count);
            return;
        }
        other[1][2] = left;
        const auto possible = table(other);
        for (std::size_t cell = 0; cell < hidden.size(); ++cell)
            if (!hidden[cell] && possible.cells[cell].count != sheet.cells[cell].count) return;
        for (std::size_t cell = 0; cell < hidden.size(); ++cell)
            limits[cell] = {std::min(limits[cell].first, possible.cells[cell].count), std::max(limits[cell].second, possible.cells[cell].count)};
    };
    go_over(0, sheet.cells[at(sheet, whole, whole)].count);

    Attacker attacker{sheet, part}, asked_for_bounds{sheet, part};
    for (const int cell : part)
        if (!hidden[cell]) attacker.show(cell), asked_for_bounds.show(cell);
    for (const int cell : part) {
        const auto [lower, upper] = limits[cell];
        for (const long width : {0, 1, 2, 4})
            for (const long high : {0, 1, 3, 5}) CHECK(attacker.spans(cell, width, high) == (upper >= high && upper - lower >= width));
        CHECK(attacker.vanishes(cell) == (lower == 0));
        CHECK(attacker.reaches({cell}, upper));
        CHECK_FALSE(attacker.reaches({cell}, upper + 1));
        const auto range = asked_for_bounds.bounds(cell);
        CHECK(std::pair{range.lower, range.upper} == limits[cell]);
    }
}

TEST_CASE("sensitive is what few incidents, few victims or one victim stand behind", "[disclosure]")
{
    const auto [count, persons, largest, expected] = GENERATE(table<long, long, long, bool>(
        {{0, 0, 0, false}, {1, 1, 1, true}, {4, 4, 1, true}, {5, 3, 2, false}, {12, 2, 6, true}, {12, 6, 7, true}, {12, 6, 6, false}}));
    Cell cell;
    cell.count = count, cell.persons = persons, cell.largest = largest;
    CHECK(sensitive(cell, Rules{}) == expected);
}

TEST_CASE("further cells are hidden until a small one is safe, and the proof agrees", "[disclosure]")
{
    const auto sheet = table({{2, 20, 30}, {25, 15, 10}, {14, 18, 22}});
    const auto pattern = suppress(sheet, Rules{});
    REQUIRE_FALSE(pattern.leak);
    CHECK(pattern.hidden[at(sheet, 0, 0)]);
    CHECK(std::count(pattern.hidden.begin(), pattern.hidden.end(), true) >= 3);
    CHECK_FALSE(prove(sheet, pattern.hidden, Rules{}));

    auto primary_only = std::vector<bool>(sheet.cells.size(), false);
    primary_only[at(sheet, 0, 0)] = true;
    const auto found = prove(sheet, primary_only, Rules{});
    REQUIRE(found);
    CHECK(found->cell == "row=a, column=p");
    CHECK(found->range.lower == 2);
    CHECK(found->range.upper == 2);
}

TEST_CASE("a victim who knows his own cell does not open another's", "[disclosure]")
{
    auto sheet = table({{1, 1}, {30, 40}});
    auto hidden = std::vector<bool>(sheet.cells.size(), false);
    for (const int j : {0, 1}) hidden[at(sheet, 0, j)] = hidden[at(sheet, 1, j)] = true;
    Rules narrow;
    narrow.width = 2, narrow.upper = 2, narrow.persons = 1, narrow.largest = 100;
    sheet.cells[at(sheet, 0, whole)].known = true;
    const auto found = prove(sheet, hidden, narrow);
    REQUIRE(found);
    // The margin of 2 is small itself and shown; with it hidden, only the insider is left, and the search deals with him.
    CHECK(found->code == "bounds");
    sheet.cells[at(sheet, 0, whole)].known = false;
    const auto pattern = suppress(sheet, narrow);
    REQUIRE_FALSE(pattern.leak);
    CHECK_FALSE(prove(sheet, pattern.hidden, narrow));
}

TEST_CASE("that everything is of one kind is not told", "[disclosure]")
{
    const auto sheet = table({{12, 0, 0}, {8, 9, 7}});
    const auto found = prove(sheet, std::vector<bool>(sheet.cells.size(), false), Rules{});
    REQUIRE(found);
    CHECK(found->code == "group");
    CHECK(found->cell == "row=a, column=p");
    const auto pattern = suppress(sheet, Rules{});
    CHECK_FALSE(pattern.leak);
    CHECK_FALSE(prove(sheet, pattern.hidden, Rules{}));
}

TEST_CASE("what an earlier publication shows cannot be hidden again: declined, with the cell and what to coarsen", "[disclosure]")
{
    Order order;
    order.earlier = {json::parse(R"({"dimensions": {"jaar": {"leaves": ["2023", "2024"]}, "type": {"leaves": ["belediging", "bedreiging"]}},
        "tables": [{"id": "C2023", "where": {"jaar": "2023"}, "dims": ["type"], "rows": [["bedreiging", 4]]}]})")};
    const auto why = declined(two_years(8, 9), order);
    CHECK(why.code == "bounds");
    CHECK(why.cell == "jaar=2023, type=bedreiging");
    CHECK(why.range.lower == 4);
    CHECK(why.range.upper == 4);
    CHECK(why.coarsen == "type");
}

TEST_CASE("two years cannot be subtracted from each other", "[disclosure]")
{
    SECTION("an earlier sum and an earlier year give the other year away")
    {
        Order order;
        order.years = {"2024"};
        order.earlier = {sums(R"([["2023", 8], ["Totaal", 11]])")};
        const auto why = declined(two_years(8, 3), order);
        CHECK(why.code == "bounds");
        CHECK(why.cell.starts_with("jaar=2024"));
    }
    SECTION("the sum alone does not, and the years are then hidden where they must be")
    {
        Order order;
        order.earlier = {sums(R"([["2023", null], ["Totaal", 11]])")};
        const auto release = json::serialize(released(two_years(8, 3), order));
        CHECK(release.find("[\"Totaal\",\"Totaal\",8]") == std::string::npos);
        CHECK(release.find("[\"Totaal\",\"Totaal\",3]") == std::string::npos);
    }
    SECTION("a figure that changed since is not published beside the old one")
    {
        Order order;
        order.earlier = {sums(R"([["2023", 7]])")};
        CHECK(declined(two_years(8, 9), order).code == "figure_changed");
    }
}

TEST_CASE("no row stands for fewer than ten office holders", "[disclosure]")
{
    const auto rows_by_role = [](const json::value& release) {
        std::set<std::string> names;
        for (const auto& table : release.at("tables").as_array())
            if (table.at("dims").at(0) == "functie")
                for (const auto& row : table.at("rows").as_array()) names.emplace(row.at(0).as_string());
        return names;
    };
    CHECK(rows_by_role(released(two_years(8, 9))).empty());  // 21 councillors, and 6 others: nobody can be set apart
    auto larger = two_years(8, 9);
    larger.at("population").at("wethouder") = 8;
    CHECK(rows_by_role(released(larger)) == std::set<std::string>{"burgemeester + wethouder + ambtelijke top", "raadslid", "Totaal"});

    auto small = two_years(8, 9);
    small.at("population").at("raadslid") = 3;
    CHECK(declined(small, {}).code == "too_few_office_holders");
}

TEST_CASE("beside every figure stands how many were reported to the police, and where no role can be told, form by channel", "[disclosure]")
{
    const auto tables = [](const json::value& release) {
        std::set<std::string> all;
        for (const auto& table : release.at("tables").as_array())
            if (table.at("where").at("jaar") == "2023") all.insert(json::serialize(table.at("dims")));
        return all;
    };
    CHECK(tables(released(two_years(8, 9))) == std::set<std::string>{R"(["kanaal","type","aangifte"])", R"(["type","ernst","aangifte"])", R"(["aangifte"])"});
    Order plain;
    plain.layout = Layout::plain;
    CHECK(tables(released(two_years(8, 9), plain)) == std::set<std::string>{R"(["functie","type"])", R"(["functie","kanaal"])", R"(["type","ernst"])", R"(["aangifte"])"});
}

TEST_CASE("the same figures give the same release", "[disclosure]")
{
    const auto micro = municipality(11, 3, 30, 30);
    CHECK(json::serialize(released(micro)) == json::serialize(released(micro)));
}

TEST_CASE("protect writes a release, or says why not, and leaves with what happened", "[disclosure][cli]")
{
    const auto folder = std::filesystem::temp_directory_path() / "luwte-protect-test";
    std::filesystem::create_directories(folder);
    const auto binary = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "luwte";
    const auto out = folder / "release.json";
    const auto run = [&](const json::value& micro) {
        std::ofstream{folder / "micro.json"} << micro;
        std::filesystem::remove(out);
        return WEXITSTATUS(std::system((binary.string() + " statistics protect " + (folder / "micro.json").string() + " --out " + out.string() + " >/dev/null 2>&1").c_str()));
    };
    CHECK(run(two_years(8, 9)) == 0);
    CHECK(std::filesystem::exists(out));
    auto small = two_years(8, 9);
    small.at("population").at("raadslid") = 3;
    CHECK(run(small) == 1);
    CHECK_FALSE(std::filesystem::exists(out));
    CHECK(run("nothing") == 2);
    auto strange = two_years(8, 9);
    strange.at("incidents").at(0).at(3) = "gossip";
    CHECK(run(strange) == 2);
    std::filesystem::remove_all(folder);
}

TEST_CASE("small municipalities publish year after year, and the intruder has all editions", "[disclosure]")
{
    const unsigned seed = GENERATE(range(1u, 21u));
    INFO("seed " << seed);
    const auto micro = municipality(seed, 1 + static_cast<int>(seed % 4), 10 + static_cast<int>(seed), 25);
    Order order;
    order.rules.tries = 10;
    order.sum_of_years = seed % 2;
    const auto years = read_micro(micro).axes[year_axis].classes;
    for (const auto& year : years) {
        order.years.push_back(year);
        const auto answer = protect(read_micro(micro), order);
        // A sum of all years but the last, and then of all, would give the last one away: then nothing new is printed.
        if (std::holds_alternative<Declined>(answer)) {
            CHECK(order.sum_of_years);
            break;
        }
        order.earlier.push_back(std::get<Published>(answer).release);
    }
}

TEST_CASE("an attacker of another make finds nothing either", "[disclosure]")
{
    const auto* shared = std::getenv("LUWTE_SHARED");
    if (!shared || !*shared) {
        WARN("left out: LUWTE_SHARED does not say where attack.py is");
        return;
    }
    const auto folder = std::filesystem::temp_directory_path() / "luwte-disclosure-test";
    std::filesystem::create_directories(folder);
    for (const unsigned seed : {3u, 4u}) {
        const auto micro = municipality(seed, 1, 25, 12);
        std::ofstream{folder / "release.json"} << released(micro);
        std::ofstream{folder / "truth.json"} << write_truth(read_micro(micro));
        const auto command = std::string{"python3 "} + shared + "/data/sdc/attack.py " + (folder / "release.json").string() + " --truth " +
                             (folder / "truth.json").string() + " --engine glpsol --attribute > /dev/null";
        CHECK(std::system(command.c_str()) == 0);
    }
    std::filesystem::remove_all(folder);
}
