#include "statistics/people_in_office.h"

#include <map>

namespace luwte::statistics {
namespace {
using namespace std::chrono;

Day first_day(int year) { return local_days{std::chrono::year{year} / January / 1}; }
Day last_day(int year) { return local_days{std::chrono::year{year} / December / 31}; }

std::map<std::string, int> appointed_in(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    std::map<std::string, int> people;
    for (const auto& row : tx.all(R"(
             SELECT role, COUNT(DISTINCT account)
               FROM role_for_statistics
              WHERE organisation = $1 AND valid_from <= $3 AND (valid_until IS NULL OR valid_until >= $2)
              GROUP BY role)",
                                  organisation, first_day(year), last_day(year)))
        people[row.text(0)] = static_cast<int>(row.integer(1));
    return people;
}

std::map<std::string, int> entered_for(storage::Transaction& tx, const OrganisationId& organisation, int year)
{
    std::map<std::string, int> people;
    for (const auto& row : tx.all("SELECT role, people FROM office_seats WHERE organisation = $1 AND year = $2", organisation, year))
        people[row.text(0)] = static_cast<int>(row.integer(1));
    return people;
}
}  // namespace

OfficeSheet people_in_office(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, int year)
{
    OfficeSheet sheet{year, {}, 0};
    if (const auto row = tx.first("SELECT version FROM office_sheet WHERE organisation = $1 AND year = $2", organisation, year))
        sheet.version = row->integer(0);
    const auto appointed = appointed_in(tx, organisation, year), entered = entered_for(tx, organisation, year);
    for (const auto& role : pack.roles()) {
        if (!role.reports) continue;
        InOffice line{role.id};
        if (const auto found = appointed.find(role.id); found != appointed.end()) line.appointed = found->second;
        if (const auto found = entered.find(role.id); found != entered.end()) line.entered = found->second;
        sheet.roles.push_back(std::move(line));
    }
    return sheet;
}

namespace store {
bool enter(storage::Transaction& tx, const OrganisationId& organisation, const OfficeSheet& sheet, std::int64_t expected)
{
    if (expected == 0) {
        if (tx.run(R"(
                INSERT INTO office_sheet (organisation, year, version) VALUES ($1, $2, 1)
                ON CONFLICT (organisation, year) DO NOTHING)",
                   organisation, sheet.year) != 1)
            return false;
    } else if (tx.run("UPDATE office_sheet SET version = version + 1 WHERE organisation = $1 AND year = $2 AND version = $3",
                      organisation, sheet.year, expected) != 1) {
        return false;
    }
    tx.run("DELETE FROM office_seats WHERE organisation = $1 AND year = $2", organisation, sheet.year);
    for (const auto& line : sheet.roles)
        if (line.entered)
            tx.run("INSERT INTO office_seats (organisation, year, role, people) VALUES ($1, $2, $3, $4)", organisation, sheet.year, line.role, *line.entered);
    return true;
}

Day first_appointment(storage::Transaction& tx, const OrganisationId& organisation, Day today)
{
    const auto row = tx.first("SELECT MIN(valid_from) FROM role_for_statistics WHERE organisation = $1", organisation);
    return row && !row->is_null(0) ? row->day(0) : today;
}
}  // namespace store

}  // namespace luwte::statistics
