#include "cli/import_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <map>
#include <optional>

#include "base/bytes.h"
#include "base/embedded.h"
#include "cli/commands.h"
#include "cli/csv.h"

namespace luwte::cli {
namespace {
namespace json = boost::json;

json::array columns() { return json::parse(*embedded::find("locales/import.json")).at("columns").as_array(); }

std::string text(const json::value& object, std::string_view member) { return std::string{object.at(member).as_string()}; }

/// As people write it: without regard to capitals (of ASCII, which ids and nearly all names keep to).
bool alike(std::string_view one, std::string_view other)
{
    return std::ranges::equal(one, other, [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

/// 2024-03-12 or 12-3-2024, and maybe 14:30 behind it.
std::optional<Moment> moment_from(const std::string& written)
{
    int first = 0, month = 0, last = 0, hour = 12, minute = 0, read = 0;
    const auto whole = [&] { return read == static_cast<int>(written.size()); };
    const int fields = std::sscanf(written.c_str(), "%d-%d-%d%n %d:%d%n", &first, &month, &last, &read, &hour, &minute, &read);
    if ((fields != 3 && fields != 5) || !whole() || hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    const bool year_first = first > 31;
    const auto day = parse_day(fmt::format("{:04}-{:02}-{:02}", year_first ? first : last, month, year_first ? last : first));
    if (!day) return std::nullopt;
    const auto at = in_amsterdam(*day, std::chrono::minutes{60 * hour + minute});
    return Moment{at, offset_in_amsterdam(at)};
}

/// Which column of the sheet says what.
std::map<std::string, std::size_t> places_of(const std::string& file, const CsvRow& head)
{
    std::map<std::string, std::size_t> places;
    const auto known = columns();
    for (std::size_t n = 0; n < head.fields.size(); ++n) {
        const auto column = std::ranges::find_if(known, [&](const json::value& one) {
            return alike(head.fields[n], text(one, "nl")) || alike(head.fields[n], text(one, "en"));
        });
        if (column == known.end()) throw BadUse{fmt::format("{}:{}: no such column: {}; see luwte import --template", file, head.line, head.fields[n])};
        if (!places.emplace(text(*column, "id"), n).second) throw BadUse{fmt::format("{}:{}: a column is named twice: {}", file, head.line, head.fields[n])};
    }
    for (const auto& column : known)
        if (column.as_object().contains("needed") && !places.contains(text(column, "id")))
            throw BadUse{fmt::format("{}:{}: a column is missing: {} ({})", file, head.line, text(column, "nl"), text(column, "en"))};
    return places;
}

class Reading {
public:
    Reading(const std::string& file, std::size_t columns, const std::map<std::string, std::size_t>& places, const json::value& protocol, const json::value& people)
        : m_file{file}, m_columns{columns}, m_places{places}, m_protocol{protocol}, m_people{people}
    {
    }

    void add(const CsvRow& row)
    {
        m_row = &row;
        // Fewer fields is how a spreadsheet leaves out empty ones at the end.
        if (row.fields.size() > m_columns) fault("the row", "has more fields than the first line has columns; a separator within a field needs quotes around it");
        json::object form{{"narrative", needed("narrative")}, {"form", chosen("form", "forms")}, {"reporterRole", chosen("role", "roles")},
                          {"repeated", false}, {"persists", false}};
        for (const auto* list : {"answers", "aggravating", "targets", "involved", "evidence"}) form[list] = json::array{};
        for (const auto& [member, list] : {std::pair{"place", "places"}, std::pair{"behaviour", "norm"}})
            if (!cell(member).empty()) form[member] = chosen(member, list);
        days(form);
        form["affected"] = json::array{affected(form)};
        form["offender"] = offender();
        m_sheet.rows.push_back({row.line, std::move(form), key()});
    }
    ImportSheet sheet() { return std::move(m_sheet); }

private:
    void fault(std::string_view column, std::string_view what) { m_sheet.faults.push_back(fmt::format("{}:{}: {}: {}", m_file, m_row->line, column, what)); }

    std::string cell(const std::string& column) const
    {
        const auto place = m_places.find(column);
        return place != m_places.end() && place->second < m_row->fields.size() ? m_row->fields[place->second] : std::string{};
    }

    std::string needed(const std::string& column)
    {
        auto said = cell(column);
        if (said.empty()) fault(column, "is missing");
        return said;
    }

    /// The id of what the protocol has in `list`.
    std::string chosen(const std::string& column, std::string_view list)
    {
        const auto said = needed(column);
        if (said.empty()) return said;
        for (const auto& one : m_protocol.at(list).as_array())
            if (alike(said, text(one, "id")) || alike(said, text(one.at("name"), "nl")) || alike(said, text(one.at("name"), "en"))) return text(one, "id");
        fault(column, "the protocol has no \"" + said + "\"");
        return said;
    }

    std::optional<Moment> moment(const std::string& column)
    {
        const auto said = cell(column);
        const auto read = moment_from(said);
        if (!said.empty() && !read) fault(column, "\"" + said + "\" is no day such as 2024-03-12 or 12-03-2024");
        return read;
    }

    /// What was not written down happened on the same day.
    void days(json::object& form)
    {
        if (needed("occurred").empty()) return;
        const auto occurred = moment("occurred"), reported = moment("reported"), closed = moment("closed");
        if (!occurred) return;
        const auto day = [](const Moment& moment) { return iso(day_in_amsterdam(moment.at)); };
        form["occurredAt"] = iso(*occurred);
        const auto& last = reported ? *reported : *occurred;
        form["earlier"] = json::object{{"reportedOn", day(last)}, {"closedOn", day(closed ? *closed : last)}};
    }

    /// A colleague, when exactly one has that name; else the name as it is written.
    json::object affected(const json::object& form) const
    {
        json::object person{{"role", form.at("reporterRole")}};
        const auto name = cell("person");
        if (name.empty()) return person;
        std::vector<std::string> colleagues;
        for (const auto& one : m_people.at("items").as_array())
            if (alike(name, text(one, "name"))) colleagues.push_back(text(one, "id"));
        if (colleagues.size() == 1) person["account"] = colleagues.front();
        else person["name"] = name;
        return person;
    }

    json::object offender() const
    {
        json::array details;
        for (const auto& [column, place] : m_places)
            if (column.starts_with("offender.") && !cell(column).empty())
                details.push_back(json::object{{"kind", column.substr(column.find('.') + 1)}, {"value", cell(column)}});
        const auto described = cell("offender");
        const bool named = !cell("offender.name").empty();
        json::object offender{{"known", named ? "known" : details.empty() && described.empty() ? "unknown" : "partly"}};
        if (!described.empty()) offender["description"] = described;
        if (!details.empty()) offender["details"] = std::move(details);
        return offender;
    }

    std::string key()
    {
        std::string said;
        for (const auto& field : m_row->fields) said += field + '\0';
        const auto digest = hex(sha256(as_bytes(said + std::to_string(++m_times[said]))));
        return fmt::format("{}-{}-{}-{}-{}", digest.substr(0, 8), digest.substr(8, 4), digest.substr(12, 4), digest.substr(16, 4), digest.substr(20, 12));
    }

    const std::string& m_file;
    const std::size_t m_columns;
    const std::map<std::string, std::size_t>& m_places;
    const json::value &m_protocol, &m_people;
    const CsvRow* m_row = nullptr;
    std::map<std::string, int> m_times;  // two rows that say the same are two cases
    ImportSheet m_sheet;
};

/// Empty ones at the end of a row are what a spreadsheet makes of columns that were in use once.
void drop_empty_end(CsvRow& row)
{
    while (!row.fields.empty() && row.fields.back().empty()) row.fields.pop_back();
}

/// A Dutch spreadsheet separates by semicolons.
char separator_of(std::string_view content)
{
    const auto head = content.substr(0, content.find('\n'));
    return head.find(';') != head.npos ? ';' : ',';
}
}  // namespace

ImportSheet read_import(const std::string& file, std::string_view content, const json::value& protocol, const json::value& people)
{
    if (!is_clean_text(content)) throw BadUse{file + ": not UTF-8; save the sheet as \"CSV UTF-8\""};
    auto rows = csv_rows(file, content, separator_of(content));
    for (auto& row : rows) drop_empty_end(row);
    std::erase_if(rows, [](const CsvRow& row) { return row.fields.empty(); });
    if (rows.empty()) throw BadUse{file + ": the first line should name the columns; see luwte import --template"};
    const auto places = places_of(file, rows.front());
    Reading reading{file, rows.front().fields.size(), places, protocol, people};
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) reading.add(*row);
    return reading.sheet();
}

std::string import_head(std::string_view language)
{
    std::string head;
    for (const auto& column : columns()) head += (head.empty() ? "" : ";") + text(column, language);
    return head;
}

}  // namespace luwte::cli
