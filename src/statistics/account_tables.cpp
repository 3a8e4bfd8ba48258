#include "statistics/account_tables.h"

#include <algorithm>

#include "statistics/counted.h"

namespace luwte::statistics {
namespace {
using documents::Table;

/// The first column in words, the others numbers.
Table table(std::string caption, std::vector<std::string> head)
{
    Table made{std::move(caption), std::move(head), {}};
    made.numbers.assign(made.head.size(), true);
    made.numbers.front() = false;
    return made;
}
}  // namespace

AccountTables::AccountTables(const YearlyAccount& account, const documents::Words& words) : m_account{account}, m_words{words}
{
    for (const auto& one : account.years) m_years.emplace_back(one.release);
}

bool AccountTables::tells(const std::string& axis) const
{
    for (const auto& id : m_years.front().classes(axis))
        if (figure(0, {{axis, id}}).value_or(0) > 0) return true;
    return false;
}

bool AccountTables::leaves_out(const std::string& axis) const
{
    const auto& without = m_years.front().without();
    return std::ranges::find(without, axis) != without.end();
}

std::string AccountTables::said(std::size_t year, long number) const
{
    const auto text = std::to_string(number);
    return m_years[year].is_rounded() ? m_words("about_number", {{"n", text}}) : text;
}

bool AccountTables::is_nothing(const std::string& axis, const std::string& id) const
{
    for (std::size_t year = 0; year < m_years.size(); ++year)
        if (figure(year, {{axis, id}}) != 0) return false;
    return true;
}

std::string AccountTables::cell(std::size_t year, const Where& where) const
{
    if (!m_years[year].is_printed(where)) return m_words("not_printed");
    const auto shown = m_years[year].figure(where);
    if (!shown) return m_words("hidden");
    // A rounded nothing may be a few.
    return *shown == 0 && m_years[year].is_rounded() ? "0–" + std::to_string(m_years[year].base() - 1) : std::to_string(*shown);
}

std::string AccountTables::role_name(const std::string& id) const
{
    std::string text;
    for (const auto& one : m_years.front().members(axis::role, id)) {
        const auto* role = m_account.pack.role(one);
        text += (text.empty() ? "" : ", ") + (role ? (m_words.language() == "en" ? role->name.en : role->name.nl) : one);
    }
    return text;
}

std::string AccountTables::name(const std::string& axis, const std::string& id) const
{
    if (axis == axis::role) return role_name(id);
    const auto find = [&](const auto& list) -> std::optional<std::string> {
        for (const auto& one : list)
            if (one.id == id) return m_words.language() == "en" ? one.name.en : one.name.nl;
        return std::nullopt;
    };
    std::optional<std::string> found;
    if (axis == axis::behaviour) found = find(m_account.pack.norm());
    if (axis == axis::form) found = find(m_account.pack.forms());
    if (axis == axis::place) found = find(m_account.pack.places());
    if (found) return *found;
    const auto key = axis + "." + id;
    return m_words.has(key) ? m_words(key) : m_words("unknown");
}

Table AccountTables::years() const
{
    const bool police = !leaves_out(axis::police);
    std::vector<std::string> head{m_words("year"), m_words("cases"), m_words("people_in_office")};
    if (police) head.push_back(m_words("reported_to_police"));
    auto made = table(m_words("table.years"), std::move(head));
    for (std::size_t year = 0; year < m_years.size(); ++year) {
        made.rows.push_back({std::to_string(m_account.years[year].year), cell(year, {}), std::to_string(m_account.years[year].office.people())});
        if (police) made.rows.back().push_back(cell(year, {{axis::police, "yes"}}));
    }
    return made;
}

Table AccountTables::by(const std::string& axis) const
{
    std::vector<std::string> head{axis_name(axis), std::to_string(m_account.years.front().year)};
    const bool police = !leaves_out(axis::police);
    if (police) head.push_back(m_words("of_which_police"));
    for (std::size_t year = 1; year < m_years.size(); ++year) head.push_back(std::to_string(m_account.years[year].year));
    auto made = table(m_words("table.by", {{"axis", axis_name(axis)}}), std::move(head));
    for (const auto& id : m_years.front().classes(axis)) {
        if (id == unknown_class && is_nothing(axis, id)) continue;
        std::vector<std::string> row{name(axis, id), cell(0, {{axis, id}})};
        if (police) row.push_back(cell(0, {{axis, id}, {axis::police, "yes"}}));
        for (std::size_t year = 1; year < m_years.size(); ++year) row.push_back(cell(year, {{axis, id}}));
        made.rows.push_back(std::move(row));
    }
    return made;
}

std::optional<Table> AccountTables::by_role() const
{
    const auto roles = m_years.front().printed_roles();
    if (roles.empty()) return std::nullopt;
    std::vector<std::string> head{axis_name(axis::role), m_words("people_in_office"), std::to_string(m_account.years.front().year), m_words("of_which_police")};
    auto made = table(m_words("table.by", {{"axis", axis_name(axis::role)}}), std::move(head));
    for (const auto& id : roles) {
        int people = 0;
        for (const auto& one : m_years.front().members(axis::role, id)) people += m_account.years.front().office.people_in(one);
        made.rows.push_back({role_name(id), std::to_string(people), cell(0, {{axis::role, id}}), cell(0, {{axis::role, id}, {axis::police, "yes"}})});
    }
    return made;
}

Table AccountTables::in_office() const
{
    std::vector<std::string> head{axis_name(axis::role)};
    for (const auto& one : m_account.years) head.push_back(std::to_string(one.year));
    auto made = table(m_words("people_in_office"), std::move(head));
    for (const auto& line : m_account.years.front().office.roles) {
        std::vector<std::string> row{role_name(line.role)};
        for (const auto& one : m_account.years) row.push_back(std::to_string(one.office.people_in(line.role)));
        made.rows.push_back(std::move(row));
    }
    return made;
}

Table AccountTables::dealt(Extent extent) const
{
    std::vector<std::string> head{m_words("dealt.what")};
    for (const auto& one : m_account.years) head.push_back(std::to_string(one.year));
    auto made = table(m_words("table.dealt"), std::move(head));
    for (const auto* axis : {axis::contact, axis::response, axis::aftercare, axis::police, axis::repeated, axis::content}) {
        if (leaves_out(axis) || (extent == Extent::for_council && !tells(axis))) continue;
        for (const auto& id : m_years.front().classes(axis)) {
            std::vector<std::string> row{axis_name(axis) + ": " + name(axis, id)};
            for (std::size_t year = 0; year < m_years.size(); ++year) row.push_back(cell(year, {{axis, id}}));
            made.rows.push_back(std::move(row));
        }
    }
    return made;
}

Table AccountTables::monitor() const
{
    auto made = table(m_words("table.monitor"),
                      {m_words("monitor.edition"), m_words("monitor.what"), m_words("monitor.per_cent"), m_words("monitor.of"), m_words("monitor.source")});
    made.numbers = {false, false, true, false, false};
    for (const auto& one : statistics::monitor())
        made.rows.push_back({std::to_string(one.edition), m_words("monitor." + one.what) + ", " + monitor_role(one.role), std::to_string(one.per_cent),
                             denominator(one), one.source});
    return made;
}

Table AccountTables::monitor_in_short() const
{
    std::vector<int> editions;
    std::vector<std::pair<std::string, std::string>> lines;  // what, role
    for (const auto& one : statistics::monitor()) {
        if (editions.empty() || editions.back() != one.edition) editions.push_back(one.edition);
        if (std::pair line{one.what, one.role}; !std::count(lines.begin(), lines.end(), line)) lines.push_back(std::move(line));
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> head{m_words("monitor.what")};
    for (const int edition : editions) head.push_back(std::to_string(edition));
    auto made = table(m_words("table.monitor"), std::move(head));
    for (const auto& [what, role] : lines) {
        std::vector<std::string> row{m_words("monitor." + what) + ", " + monitor_role(role)};
        for (const int edition : editions) {
            std::string published;
            for (const auto& one : statistics::monitor())
                if (one.edition == edition && one.what == what && one.role == role) published += (published.empty() ? "" : " / ") + std::to_string(one.per_cent);
            row.push_back(published.empty() ? m_words("not_printed") : published);
        }
        made.rows.push_back(std::move(row));
    }
    return made;
}

std::string AccountTables::monitor_sources() const
{
    std::vector<std::string> named;
    for (const auto& one : statistics::monitor()) {
        auto line = std::to_string(one.edition) + ": " + one.source;
        if (one.people) line += " (" + m_words("monitor.answered", {{"n", std::to_string(*one.people)}}) + ")";
        const bool more = one.people || std::none_of(named.begin(), named.end(), [&](const std::string& before) { return before.starts_with(line); });
        if (more) named.push_back(std::move(line));
    }
    std::string text;
    for (const auto& line : named) text += (text.empty() ? "" : "; ") + line;
    return text + ".";
}

std::string AccountTables::denominator(const MonitorFigure& one) const
{
    auto of = m_words.language() == "en" ? one.denominator.en : one.denominator.nl;
    if (one.people) of += " (" + std::to_string(*one.people) + ")";
    return of;
}

std::string AccountTables::monitor_role(const std::string& role) const
{
    if (role == "all") return m_words("monitor.all");
    return m_words.has("monitor.role." + role) ? m_words("monitor.role." + role) : role_name(role);
}

Table AccountTables::crossed(const std::string& down, const std::string& across) const
{
    const auto columns = m_years.front().classes(across);
    std::vector<std::string> head{axis_name(down)};
    const bool police = !leaves_out(axis::police);
    for (const auto& id : columns) {
        head.push_back(name(across, id));
        if (police) head.push_back(m_words("of_which_police"));
    }
    auto made = table(m_words("table.crossed", {{"down", axis_name(down)}, {"across", axis_name(across)}}), std::move(head));
    for (const auto& id : down == axis::role ? m_years.front().printed_roles() : m_years.front().classes(down)) {
        std::vector<std::string> row{name(down, id)};
        for (const auto& other : columns) {
            row.push_back(cell(0, {{down, id}, {across, other}}));
            if (police) row.push_back(cell(0, {{down, id}, {across, other}, {axis::police, "yes"}}));
        }
        made.rows.push_back(std::move(row));
    }
    return made;
}

std::vector<Table> AccountTables::crossed() const
{
    std::vector<Table> list;
    const auto add = [&](const char* down, const char* across) {
        if (!leaves_out(down) && !leaves_out(across)) list.push_back(crossed(down, across));
    };
    add(axis::behaviour, axis::place);
    if (m_years.front().printed_roles().empty()) add(axis::behaviour, axis::form);
    else add(axis::role, axis::behaviour), add(axis::role, axis::form);
    return list;
}

std::string AccountTables::named_kinds() const
{
    std::string text;
    for (const auto& id : m_years.front().classes(axis::behaviour))
        if (const auto shown = figure(0, {{axis::behaviour, id}}); shown && *shown > 0)
            text += (text.empty() ? "" : ", ") + m_words("said.kind", {{"name", name(axis::behaviour, id)}, {"n", said(0, *shown)}});
    return text;
}

}  // namespace luwte::statistics
