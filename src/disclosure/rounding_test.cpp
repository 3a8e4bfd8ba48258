#include <catch2/catch.hpp>

#include <random>

#include "disclosure/protect.h"

namespace luwte::disclosure {
namespace {
namespace json = boost::json;

/// A municipality of thirty office holders and so many incidents in one year, the same for the same seed.
json::value municipality(unsigned seed, int incidents)
{
    std::mt19937 dice{seed};
    const auto pick = [&](std::initializer_list<const char*> names) { return json::value(*(names.begin() + dice() % names.size())); };
    json::array list;
    for (int i = 0; i < incidents; ++i) {
        const int victim = static_cast<int>(dice() % 30U);
        list.push_back({i, "2025", victim < 4 ? "wethouder" : "raadslid", pick({"belediging", "belediging", "intimidatie", "bedreiging"}),
                        pick({"sociale media", "telefoon", "persoonlijk"}), pick({"licht", "licht", "ernstig"}), pick({"ja", "nee", "nee"}),
                        "p" + std::to_string(victim)});
    }
    return {{"population", {{"burgemeester", 1}, {"wethouder", 4}, {"raadslid", 26}, {"ambtelijke top", 1}}}, {"incidents", list}};
}

std::variant<Published, Declined> answer(const json::value& micro, const Order& order) { return protect(read_micro(micro), order); }

json::value released(const json::value& micro, const Order& order)
{
    auto made = answer(micro, order);
    REQUIRE(std::holds_alternative<Published>(made));
    return std::get<Published>(made).release;
}

Order rounded(Layout layout = Layout::plain)
{
    Order order;
    order.rounded = true, order.layout = layout;
    return order;
}

/// Figures by "table|class|class".
std::map<std::string, long> figures(const json::value& release)
{
    std::map<std::string, long> all;
    for (const auto& table : release.at("tables").as_array())
        for (const auto& row : table.at("rows").as_array()) {
            std::string key{table.at("id").as_string()};
            const auto& cells = row.as_array();
            for (std::size_t i = 0; i + 1 < cells.size(); ++i) key += "|" + std::string{cells[i].as_string()};
            const auto& last = cells.back();
            REQUIRE_FALSE(last.is_null());
            all[key] = (last.is_object() ? last.at("v") : last).as_int64();
        }
    return all;
}
}  // namespace

TEST_CASE("rounded figures are multiples of five less than five away, and every margin is the sum of its line", "[disclosure]")
{
    const unsigned seed = GENERATE(range(1u, 9u));
    INFO("seed " << seed);
    const auto micro = municipality(seed, 10 + static_cast<int>(seed) * 7);
    const auto release = released(micro, rounded());
    const auto said = figures(release);
    CHECK(std::abs(said.at("D2025|Totaal") - static_cast<long>(read_micro(micro).incidents.size())) < 5);
    for (const auto& [_, figure] : said) CHECK(figure % 5 == 0);
    for (const auto& table : release.at("tables").as_array()) {
        if (table.at("dims").as_array().size() != 2) continue;
        std::map<std::string, long> sums;
        const std::string id{table.at("id").as_string()};
        for (const auto& row : table.at("rows").as_array()) {
            const std::string down{row.at(0).as_string()}, across{row.at(1).as_string()};
            if (across != "Totaal") sums[down] += said.at(id + "|" + down + "|" + across);
        }
        for (const auto& [down, sum] : sums) CHECK(sum == said.at(id + "|" + down + "|Totaal"));
        // The same figure in two tables is rounded the same way.
        CHECK(said.at(id + "|Totaal|Totaal") == said.at("D2025|Totaal"));
    }
}

TEST_CASE("the same figures are rounded the same way, with police beside them too", "[disclosure]")
{
    const auto micro = municipality(3, 40);
    const auto made = answer(micro, rounded(Layout::police_beside));
    if (const auto* why = std::get_if<Declined>(&made)) {
        CHECK(why->code == "cannot_round");  // three questions at once may have no rounding that adds up
        return;
    }
    CHECK(json::serialize(released(micro, rounded(Layout::police_beside))) == json::serialize(std::get<Published>(made).release));
}

TEST_CASE("a year of which one edition is rounded has no other", "[disclosure]")
{
    const auto micro = municipality(5, 30);
    auto again = rounded();
    again.earlier.push_back(released(micro, rounded()));
    CHECK(std::get<Declined>(answer(micro, again)).code == "rounded_before");

    Order exact;
    exact.layout = Layout::plain;
    exact.earlier = again.earlier;
    CHECK(std::get<Declined>(answer(micro, exact)).code == "rounded_before");

    exact.earlier.clear();
    auto after = rounded();
    after.earlier.push_back(released(micro, exact));
    CHECK(std::get<Declined>(answer(micro, after)).code == "rounded_before");
}

TEST_CASE("what is left out stands in no table, and an earlier edition with it is still counted with", "[disclosure]")
{
    const auto micro = municipality(6, 35);
    Order order;
    order.without = {"kanaal", "aangifte"};
    const auto release = released(micro, order);
    for (const auto& table : release.at("tables").as_array())
        for (const auto& axis : table.at("dims").as_array()) CHECK((axis != "kanaal" && axis != "aangifte"));
    auto after = order;
    after.earlier.push_back(released(micro, Order{}));
    const auto second = released(micro, after);
    CHECK(second.at("tables").as_array().size() == release.at("tables").as_array().size());

    order.without = {"jaar"};
    CHECK_THROWS_AS(answer(micro, order), Unreadable);
    order.without = {"weather"};
    CHECK_THROWS_AS(answer(micro, order), Unreadable);
}

}  // namespace luwte::disclosure
