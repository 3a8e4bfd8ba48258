// How many people were in office: shown beside what the register counts itself, and entered by whoever keeps the seats.
#include "http/route.h"
#include "journal/journal.h"
#include "statistics/people_in_office.h"
#include "statistics/statistics_api.h"

namespace luwte::statistics {

struct InOfficeShown {
    std::string role;
    int appointed;
    std::optional<int> entered;
    int people;
};
SHAPE(InOfficeShown, role, appointed, entered, people)

struct OfficeSheetShown {
    int year;
    std::vector<InOfficeShown> roles;
    int people;
    std::int64_t version;
};
SHAPE(OfficeSheetShown, year, roles, people, version)

struct OfficeYears {
    std::vector<int> items;
};
SHAPE(OfficeYears, items)

struct SeatsInput {
    std::string role;
    std::optional<int> people;
};
SHAPE(SeatsInput, role, people)

struct OfficeSheetInput {
    std::vector<SeatsInput> roles;
};
SHAPE(OfficeSheetInput, roles)

namespace {
constexpr int most_people = 100'000;

OfficeSheetShown show(http::Call& call, const OfficeSheet& sheet)
{
    OfficeSheetShown shown{sheet.year, {}, sheet.people(), sheet.version};
    for (const auto& line : sheet.roles) shown.roles.push_back({line.role, line.appointed, line.entered, line.people()});
    call.etag(sheet.version);
    return shown;
}

Result<int> year_in_path(http::Call& call)
{
    const auto today = day_in_amsterdam(call.now);
    return office_year(call.path.find("year")->second, store::first_appointment(call.tx, call.actor.organisation, today), today);
}

Result<OfficeYears> years(http::Call& call)
{
    const auto today = day_in_amsterdam(call.now);
    const auto year_of = [](Day day) { return static_cast<int>(std::chrono::year_month_day{day}.year()); };
    OfficeYears answer;
    for (int year = year_of(today) + 1; year >= year_of(store::first_appointment(call.tx, call.actor.organisation, today)); --year) answer.items.push_back(year);
    return answer;
}

Result<Done> enter(OfficeSheet& sheet, const OfficeSheetInput& input)
{
    for (auto& line : sheet.roles) line.entered.reset();
    for (std::size_t i = 0; i < input.roles.size(); ++i) {
        const auto field = "/roles/" + std::to_string(i);
        const auto& said = input.roles[i];
        const auto line = std::find_if(sheet.roles.begin(), sheet.roles.end(), [&](const InOffice& one) { return one.role == said.role; });
        if (line == sheet.roles.end()) return invalid("people.role_unknown", field + "/role");
        if (said.people && (*said.people < 0 || *said.people > most_people)) return invalid("statistics.people_out_of_range", field + "/people");
        line->entered = said.people;
    }
    return Done{};
}

Result<OfficeSheetShown> change(http::Call& call, const protocol::Pack& pack, const OfficeSheetInput& input)
{
    auto sheet = people_in_office(call.tx, call.actor.organisation, pack, TRY(year_in_path(call)));
    TRY(enter(sheet, input));
    const auto expected = TRY(call.expected_version());
    if (!store::enter(call.tx, call.actor.organisation, sheet, expected)) return stale("request.stale");
    sheet.version = expected + 1;
    journal::append(call.tx, call.actor.organisation, call.actor.account, "seats.entered", std::to_string(sheet.year), "", call.now);
    return show(call, sheet);
}
}  // namespace

void add_office_routes(http::Router& router, const people::PackOf& packs)
{
    router.get<OfficeYears>("/people-in-office", http::may("seats.keep"), "The years for which people in office are kept, latest first", years);
    router.get<OfficeSheetShown>("/people-in-office/{year}", http::may("seats.keep"), "How many people were in office in a year, by role",
        [packs](http::Call& call) -> Result<OfficeSheetShown> {
            return show(call, people_in_office(call.tx, call.actor.organisation, packs(call.tx, call.actor.organisation), TRY(year_in_path(call))));
        });
    router.put<OfficeSheetInput, OfficeSheetShown>("/people-in-office/{year}", http::may("seats.keep"),
        "Enters how many people were in office, where the register cannot count them",
        [packs](http::Call& call, const OfficeSheetInput& input) { return change(call, packs(call.tx, call.actor.organisation), input); });
}

}  // namespace luwte::statistics
