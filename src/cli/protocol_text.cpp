#include "cli/protocol_text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <boost/json.hpp>

#include "base/embedded.h"
#include "base/require.h"
#include "protocol/deadline.h"

namespace luwte::cli {
namespace {
namespace json = boost::json;

class Page {
public:
    explicit Page(const std::string& language) : m_language{language}
    {
        const auto catalogue = embedded::find("locales/protocol.json");
        REQUIRE_THAT_HOLDS(catalogue);
        m_words = json::parse(*catalogue).as_object().at(language).as_object();
    }

    std::string word(std::string_view code) const
    {
        const auto* found = m_words.if_contains(code);
        return found ? std::string{found->as_string()} : std::string{code};
    }
    std::string text(const json::value& text) const
    {
        return text.is_object() ? std::string{text.as_object().at(m_language).as_string()} : std::string{};
    }
    /// A role's name; for "affected" and the like the catalogue's word.
    std::string role(const json::value& role) const
    {
        const auto& object = role.as_object();
        return object.at("name").is_object() ? text(object.at("name")) : word(std::string{object.at("role").as_string()});
    }
    std::string roles(const json::value& list) const
    {
        std::vector<std::string> names;
        for (const auto& one : list.as_array()) names.push_back(role(one));
        return fmt::format("{}", fmt::join(names, ", "));
    }
    std::string period(std::string_view written) const
    {
        const auto period = protocol::parse_period(written);
        if (!period) return std::string{written};
        std::vector<std::string> parts;
        const auto add = [&](long count, const char* one, const char* many) {
            if (count != 0) parts.push_back(fmt::format("{} {}", count, word(count == 1 ? one : many)));
        };
        const bool weeks = period->days % 7 == 0;
        add(period->months / 12, "year", "years");
        add(period->months % 12, "month", "months");
        add(weeks ? period->days / 7 : period->days, weeks ? "week" : "day", weeks ? "weeks" : "days");
        add(period->time.count() / 60, "hour", "hours");
        add(period->time.count() % 60, "minute", "minutes");
        return fmt::format("{}", fmt::join(parts, " "));
    }
    std::string deadline(const json::value& value) const
    {
        const auto& deadline = value.as_object();
        const auto starts = word(fmt::format("after_{}", std::string{deadline.at("starts").as_string()}));
        const auto* from = deadline.if_contains("from");
        const auto* until = deadline.if_contains("until");
        if (deadline.contains("atOnce")) return fmt::format("{} {} {} {}", word("at_once"), word("within"), period(until->as_string()), starts);
        if (!until) return fmt::format("{} {}", word("no_clock"), starts);
        if (from) return fmt::format("{} {} {} {} {}", word("between"), period(from->as_string()), word("and"), period(until->as_string()), starts);
        return fmt::format("{} {} {}, {}", word("within"), period(until->as_string()), starts, word(std::string{deadline.at("type").as_string()}));
    }

    void heading(const char* code) { m_page += fmt::format("\n{}\n", word(code)); }
    void nothing() { m_page += fmt::format("  {}\n", word("says_nothing")); }
    void line(const std::string& words, const json::value& source)
    {
        m_page += fmt::format("  {}  [{}]\n", words, std::string_view{source.as_string()});
    }
    void more(const std::string& words) { m_page += fmt::format("      {}\n", words); }
    void plain(const std::string& words) { m_page += words + "\n"; }
    std::string take() { return std::move(m_page); }

private:
    std::string m_language;
    json::object m_words;
    std::string m_page;
};

void people(Page& page, const char* heading, const json::array& list)
{
    page.heading(heading);
    if (list.empty()) page.nothing();
    for (const auto& one : list) {
        auto name = page.role(one);
        if (const auto* instead = one.as_object().if_contains("insteadOf"))
            name += fmt::format(" ({} {})", page.word("instead_of"), std::string_view{instead->as_string()});
        page.line(name, one.at("source"));
    }
}

void reads(Page& page, const json::array& list)
{
    page.heading("reads");
    if (list.empty()) page.nothing();
    for (const auto& one : list) {
        const auto how = one.at("standby").as_bool() ? "standby" : one.at("writes").as_bool() ? "may_write" : "may_read";
        page.line(fmt::format("{}: {}, {}", page.word(fmt::format("compartment_{}", std::string_view{one.at("compartment").as_string()})),
                              page.role(one), page.word(how)), one.at("source"));
    }
}

void reporting(Page& page, const json::value& advice)
{
    page.heading("reporting");
    if (!advice.is_object()) return page.nothing();
    for (const char* part : {"report", "register", "react", "police"}) {
        const auto& need = advice.at(part);
        page.line(fmt::format("{}: {}", page.word(fmt::format("threshold_{}", part)),
                              page.word(need.is_string() ? std::string{need.as_string()} : "says_nothing")), advice.at("source"));
    }
    if (advice.at("norm").is_object()) page.more(page.text(advice.at("norm")));
    if (advice.at("rule").is_object()) page.more(page.text(advice.at("rule")));
}

void remarks(Page& page, const json::value& entry)
{
    if (const auto* unverified = entry.as_object().if_contains("unverified"); unverified && unverified->as_bool()) page.more(page.word("unverified"));
    if (const auto* note = entry.as_object().if_contains("note")) page.more(page.text(*note));
}

void duties(Page& page, const json::array& list)
{
    page.heading("duties");
    if (list.empty()) page.nothing();
    for (const auto& duty : list) {
        page.line(page.text(duty.at("name")), duty.at("source"));
        page.more(fmt::format("{}; {}", page.roles(duty.at("owners")), page.deadline(duty.at("deadline"))));
        if (duty.at("unanswered").as_bool()) page.more(page.word("unanswered"));
        remarks(page, duty);
    }
}

void aftercare(Page& page, const json::array& list)
{
    page.heading("aftercare");
    if (list.empty()) page.nothing();
    for (const auto& conversation : list) {
        page.line(page.text(conversation.at("name")), conversation.at("source"));
        page.more(fmt::format("{}; {}", page.roles(conversation.at("providers")), page.deadline(conversation.at("deadline"))));
    }
}

void measures(Page& page, const json::array& list)
{
    page.heading("measures");
    if (list.empty()) page.nothing();
    for (const auto& measure : list) {
        page.line(page.text(measure.at("name")), measure.at("source"));
        page.more(fmt::format("{}: {}", page.word("decides"), measure.at("decides").is_object() ? page.role(measure.at("decides")) : page.word("says_nothing")));
        if (const auto* longest = measure.as_object().if_contains("longest"))
            page.more(fmt::format("{} {}", page.word("longest"), page.period(longest->as_string())));
        remarks(page, measure);
    }
}

void decisions(Page& page, const json::array& list)
{
    page.heading("decisions");
    if (list.empty()) page.nothing();
    for (const auto& decision : list) {
        page.line(page.text(decision.at("name")), decision.at("source"));
        for (const char* part : {"decides", "consents", "vetoes", "heard", "advises", "acts"})
            if (!decision.at(part).as_array().empty()) page.more(fmt::format("{}: {}", page.word(part), page.roles(decision.at(part))));
        remarks(page, decision);
    }
}
void offender_register(Page& page, const json::array& parts)
{
    page.heading("offender_register");
    if (parts.empty()) page.nothing();
    for (const auto& part : parts) {
        page.line(fmt::format("{}: {}", page.word(fmt::format("part_{}", std::string_view{part.at("id").as_string()})), page.roles(part.at("roles"))),
                  part.at("source"));
        if (part.at("onNeed").as_bool()) page.more(page.word("on_need"));
    }
}

void repetition(Page& page, const json::array& rules)
{
    page.heading("repetition");
    if (rules.empty()) page.nothing();
    for (const auto& rule : rules) {
        page.line(fmt::format("{} ({} {})", page.text(rule.at("name")), page.word("from_events"), rule.at("events").as_int64()), rule.at("source"));
        if (const auto* within = rule.as_object().if_contains("within")) page.more(fmt::format("{} {}", page.word("within"), page.period(within->as_string())));
        remarks(page, rule);
    }
}

void circles(Page& page, const json::array& list)
{
    page.heading("circles");
    if (list.empty()) page.nothing();
    for (const auto& circle : list) {
        page.line(page.text(circle.at("name")), circle.at("source"));
        page.more(fmt::format("{}: {}", page.word("prepares"), page.roles(circle.at("prepares"))));
        std::vector<std::string> facts;
        for (const auto& fact : circle.at("knows").as_array()) facts.push_back(page.word(fmt::format("fact.{}", std::string{fact.as_string()})));
        page.more(fmt::format("{}: {}", page.word("knows"), fmt::join(facts, ", ")));
    }
}
}  // namespace

std::string as_text(const json::object& answer, const std::string& language)
{
    Page page{language};
    const auto& pack = answer.at("pack");
    page.plain(fmt::format("{} ({} {})", page.text(pack.at("name")), page.word("version"), std::string_view{pack.at("version").as_string()}));
    page.plain(fmt::format("{}: {}", page.word("reporter"), page.role(answer.at("reporter"))));
    people(page, "receives", answer.at("receives").as_array());
    if (const auto& choices = answer.at("choices").as_array(); !choices.empty())
        page.more(fmt::format("{}: {}", page.word("choices"), page.roles(choices)));
    people(page, "informed", answer.at("informed").as_array());
    reads(page, answer.at("reads").as_array());
    reporting(page, answer.at("reporting"));
    duties(page, answer.at("duties").as_array());
    aftercare(page, answer.at("aftercare").as_array());
    measures(page, answer.at("measures").as_array());
    decisions(page, answer.at("decisions").as_array());
    offender_register(page, answer.at("offenderRegister").as_array());
    repetition(page, answer.at("repetition").as_array());
    circles(page, answer.at("circles").as_array());
    people(page, "consultation", answer.at("consultation").as_array());
    people(page, "enters_for_another", answer.at("entersForAnother").as_array());
    page.heading("silent");
    for (const auto& point : answer.at("silent").as_array())
        page.plain(fmt::format("  {}", page.word(fmt::format("point.{}", std::string_view{point.as_string()}))));
    auto text = page.take();
    text.pop_back();
    return text;
}

}  // namespace luwte::cli
