#include "statistics/yearly_account.h"

#include <algorithm>
#include <array>

#include "statistics/account_tables.h"
#include "statistics/monitor.h"
#include "statistics/uncertainty.h"

namespace luwte::statistics {
namespace {
using documents::Document;
using documents::Words;
using Style = documents::Paragraph::Style;

Bytes bytes_of(const std::string& text)
{
    const auto view = as_bytes(text);
    return {view.begin(), view.end()};
}

/// Writes one account: what is hidden is not said, and what is said was printed.
class Writer {
public:
    Writer(const YearlyAccount& account, const Words& words) : m_account{account}, m_words{words}, m_tables{account, words} {}

    Document write(Extent extent)
    {
        const auto& own = m_account.years.front();
        m_document.title = m_words("title", {{"year", std::to_string(own.year)}});
        m_document.language = m_words.language();
        m_document.header = m_words("header", {{"organisation", m_account.organisation}, {"year", std::to_string(own.year)}});
        m_document.page_number = m_words("page");
        summary(own);
        numbers(extent);
        dealt(extent);
        if (extent == Extent::all_tables)
            for (auto& table : m_tables.crossed()) add(std::move(table));
        reference(extent);
        about(own);
        return std::move(m_document);
    }

private:
    void add(documents::Block block) { m_document.blocks.push_back(std::move(block)); }
    void heading(const char* key) { add(documents::Heading{1, m_words(key)}); }
    void say(std::string text, Style style = Style::plain) { add(documents::Paragraph{std::move(text), style}); }

    std::optional<long> figure(std::size_t year, const Where& where) const { return m_tables.figure(year, where); }

    void summary(const Publication& own)
    {
        heading("summary");
        std::string text = total(own);
        if (auto more = compared(own); !more.empty()) text += " " + more;
        say(text);
        documents::List list;
        const auto n = figure(0, {});
        for (const auto& [key, where] : std::initializer_list<std::pair<const char*, Where>>{
                 {"said.police", {{axis::police, "yes"}}}, {"said.contact", {{axis::contact, "in_time"}}}, {"said.response", {{axis::response, "in_time"}}},
                 {"said.aftercare", {{axis::aftercare, "in_time"}}}, {"said.repeated", {{axis::repeated, "yes"}}}})
            if (const auto shown = figure(0, where); shown && *shown > 0 && n) list.items.push_back(m_words(key, {{"n", m_tables.said(0, *shown)}, {"of", m_tables.said(0, *n)}}));
        if (auto kinds = m_tables.named_kinds(); !kinds.empty()) list.items.insert(list.items.begin(), m_words("said.kinds", {{"kinds", kinds}}));
        if (!list.items.empty()) add(std::move(list));
        else say(m_words("said.nothing"));
        say(asked_around());
    }

    /// Silence is not the same as nothing to report.
    std::string asked_around() const
    {
        const auto& quarters = m_tables.confirmed();
        if (quarters.empty()) return m_words("confirmed.none");
        if (quarters.size() == 4) return m_words("confirmed.all");
        std::string named;
        for (const int one : quarters) named += (named.empty() ? "" : ", ") + std::to_string(one);
        return m_words("confirmed.some", {{"quarters", named}});
    }

    std::string total(const Publication& own) const
    {
        const auto n = figure(0, {});
        const auto year = std::to_string(own.year);
        if (!n) return m_words("total.hidden", {{"year", year}});
        if (*n == 0) return m_words(m_tables.is_rounded(0) ? "total.few" : "total.none", {{"year", year}});
        return *n == 1 ? m_words("total.one", {{"year", year}})
                       : m_words("total.shown", {{"year", year}, {"n", m_tables.said(0, *n)}, {"people", std::to_string(own.office.people())}});
    }

    std::string compared(const Publication& own) const
    {
        if (m_account.years.size() < 2) return {};
        const auto& before = m_account.years[1];
        const auto now = figure(0, {}), then = figure(1, {});
        const auto year = std::to_string(before.year);
        if (!then) return m_words("before.hidden", {{"year", year}});
        auto text = m_words("before.shown", {{"year", year}, {"n", m_tables.said(1, *then)}});
        if (!now || m_tables.is_rounded(0) || m_tables.is_rounded(1)) return text;  // what was rounded cannot be tested
        const auto change = trend(*then, *now, std::max(1, before.office.people()), std::max(1, own.office.people()));
        return text + " " + m_words(change == Trend::rise ? "trend.rise" : change == Trend::fall ? "trend.fall" : "trend.unclear");
    }

    void numbers(Extent extent)
    {
        heading("numbers");
        add(m_tables.years());
        say(m_words("legend"), Style::quiet);
        if (m_tables.is_rounded(0)) say(m_words("legend.rounded"), Style::quiet);
        heading("kinds");
        for (const auto* name : {axis::behaviour, axis::form, axis::place}) {
            if (m_tables.leaves_out(name)) continue;
            // A table of crosses tells a council nothing.
            if (extent == Extent::all_tables || m_tables.tells(name)) add(m_tables.by(name));
            else say(m_words("too_small", {{"axis", m_words(std::string{"axis."} + name)}}));
        }
        heading("roles");
        auto roles = m_tables.by_role();
        if (m_tables.leaves_out(axis::role)) say(m_words("roles.left_out"));
        else if (!roles) say(m_words("roles.none"));
        else if (extent == Extent::all_tables || m_tables.tells(axis::role)) add(std::move(*roles));
        else say(m_words("too_small", {{"axis", m_words("axis.role")}}));
        add(m_tables.in_office());
    }

    void dealt(Extent extent)
    {
        heading("dealt");
        auto table = m_tables.dealt(extent);
        if (table.rows.empty()) return say(m_words("dealt.too_small"));
        say(m_words("dealt.explained"));
        add(std::move(table));
    }

    void reference(Extent extent)
    {
        heading("monitor");
        say(m_words("monitor.explained"));
        if (extent == Extent::all_tables) return add(m_tables.monitor());
        add(m_tables.monitor_in_short());
        say(m_words("monitor.sources", {{"sources", m_tables.monitor_sources()}}), Style::quiet);
    }

    void about(const Publication& own)
    {
        heading("about");
        documents::List list;
        const std::vector<const char*> how = m_tables.is_rounded(0) ? std::vector{"about.rounded"} : std::vector{"about.hidden", "about.also_hidden"};
        list.items.push_back(m_words("about.year"));
        for (const auto* key : how) list.items.push_back(m_words(key));
        for (const auto* key : {"about.proved", "about.role", "about.difference", "about.kept_out", "about.chance"}) list.items.push_back(m_words(key));
        add(std::move(list));
        add(documents::KeyValues{{{m_words("about.edition"), std::to_string(own.edition)},
                                  {m_words("about.made"), iso(day_in_amsterdam(own.made_at))},
                                  {m_words("about.protocol"), own.pack + " " + own.pack_version},
                                  {m_words("about.cells"), m_words("about.cells_of", {{"shown", std::to_string(own.shown)}, {"cells", std::to_string(own.cells)}})},
                                  {m_words("about.data"), own.data_version.substr(0, 16)}}});
    }

    const YearlyAccount& m_account;
    const Words& m_words;
    AccountTables m_tables;
    Document m_document;
};

const std::array<Format, 6> formats{{
    {"pdf", "application/pdf", [](const YearlyAccount& account, const Words& words) { return documents::pdf(document_of(account, words)); }},
    {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     [](const YearlyAccount& account, const Words& words) { return documents::docx(document_of(account, words)); }},
    {"odt", "application/vnd.oasis.opendocument.text", [](const YearlyAccount& account, const Words& words) { return documents::odt(document_of(account, words)); }},
    {"html", "text/html; charset=utf-8", [](const YearlyAccount& account, const Words& words) { return bytes_of(documents::html(document_of(account, words))); }},
    {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
     [](const YearlyAccount& account, const Words& words) { return documents::xlsx(document_of(account, words, Extent::all_tables)); }},
    {"json", "application/json", [](const YearlyAccount& account, const Words&) { return bytes_of(boost::json::serialize(open_form(account))); }},
}};
}  // namespace

YearlyAccount account_of(std::string organisation, protocol::Pack pack, const Publication& publication, const std::vector<Publication>& all)
{
    constexpr std::size_t years_shown = 5;
    YearlyAccount account{std::move(organisation), std::move(pack), {publication}};
    auto sorted = all;
    std::sort(sorted.begin(), sorted.end(), [](const Publication& a, const Publication& b) { return std::pair{a.year, a.edition} > std::pair{b.year, b.edition}; });
    for (const auto& one : sorted)
        if (one.year < account.years.back().year && account.years.size() < years_shown) account.years.push_back(one);
    return account;
}

Document document_of(const YearlyAccount& account, const Words& words, Extent extent) { return Writer{account, words}.write(extent); }

boost::json::object open_form(const YearlyAccount& account)
{
    namespace json = boost::json;
    json::array years, reference;
    for (const auto& one : account.years) {
        json::object office;
        for (const auto& line : one.office.roles) office[line.role] = line.people();
        years.push_back(json::object{{"year", one.year}, {"edition", one.edition}, {"madeAt", iso(one.made_at)}, {"dataVersion", one.data_version},
                                     {"pack", one.pack}, {"packVersion", one.pack_version}, {"peopleInOffice", office}, {"release", one.release}});
    }
    for (const auto& one : monitor()) {
        json::object figure{{"edition", one.edition}, {"what", one.what}, {"role", one.role}, {"perCent", one.per_cent}, {"denominator", one.denominator.en},
                            {"source", one.source}};
        if (one.people) figure["people"] = *one.people;
        reference.emplace_back(std::move(figure));
    }
    return {{"organisation", account.organisation}, {"year", account.years.front().year}, {"years", std::move(years)}, {"monitor", std::move(reference)}};
}

const Format* format_named(std::string_view name)
{
    const auto found = std::find_if(formats.begin(), formats.end(), [&](const Format& one) { return one.name == name; });
    return found == formats.end() ? nullptr : &*found;
}

std::string file_name(const YearlyAccount& account, const Words& words, const Format& format)
{
    return words("file_name", {{"year", std::to_string(account.years.front().year)}}) + "." + std::string{format.name};
}

}  // namespace luwte::statistics
