#include "reports/report.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/require.h"

namespace luwte::reports {

bool blank(const Secret& words) { return words.reveal().find_first_not_of(" \t\r\n") == std::string_view::npos; }

bool offers(const std::vector<protocol::Option>& options, std::string_view id)
{
    return std::any_of(options.begin(), options.end(), [&](const auto& option) { return option.id == id; });
}

bool is_fact(const protocol::Pack& pack, std::string_view id)
{
    return offers(pack.aggravating(), id) || offers(pack.consequences(), id) || offers(pack.drives(), id);
}

namespace {

std::string at(const char* list, std::size_t index) { return "/" + std::string{list} + "/" + std::to_string(index); }

bool reports(const protocol::Pack& pack, const std::string& role)
{
    auto known = pack.role(role);
    return known && known->reports;
}

bool is_question(const protocol::Pack& pack, const std::string& id)
{
    return std::any_of(pack.questions().begin(), pack.questions().end(), [&](const auto& one) { return one.id == id; });
}

class Examination {
public:
    Examination(const ReportInput& input, const Setting& setting) : m_input{input}, m_setting{setting} {}

    std::vector<Fault> faults()
    {
        what_happened();
        facts();
        people();
        whose_report();
        earlier();
        return std::move(m_faults);
    }

private:
    void fault(Code code, std::string field) { m_faults.push_back({code, std::move(field)}); }
    bool colleague(const AccountId& account) const { return m_setting.roles.contains(account); }

    void what_happened()
    {
        const auto& pack = m_setting.pack;
        if (blank(m_input.narrative)) fault("reports.narrative_missing", "/narrative");
        if (!offers(pack.forms(), m_input.form)) fault("reports.form_unknown", "/form");
        if (m_input.place && !offers(pack.places(), *m_input.place)) fault("reports.place_unknown", "/place");
        if (m_input.occurred_at.at > m_setting.now + clock_difference)
            fault("reports.occurred_in_future", "/occurredAt");
        if (m_input.online && m_input.online->posted_at && *m_input.online->posted_at > m_setting.now + clock_difference)
            fault("reports.posted_in_future", "/online/postedAt");
    }

    void facts()
    {
        const auto& pack = m_setting.pack;
        if (m_input.behaviour && !protocol::column(pack, *m_input.behaviour))
            fault("reports.behaviour_unknown", "/behaviour");
        for (std::size_t i = 0; i < m_input.answers.size(); ++i)
            if (!is_question(pack, m_input.answers[i])) fault("reports.question_unknown", at("answers", i));
        for (std::size_t i = 0; i < m_input.aggravating.size(); ++i)
            if (!is_fact(pack, m_input.aggravating[i])) fault("reports.fact_unknown", at("aggravating", i));
        for (std::size_t i = 0; i < m_input.targets.size(); ++i)
            if (!offers(pack.targets(), m_input.targets[i])) fault("reports.target_unknown", at("targets", i));
        if (m_input.offender.kind && !offers(pack.offender_kinds(), *m_input.offender.kind))
            fault("reports.offender_kind_unknown", "/offender/kind");
        if (m_input.offender.details) details(*m_input.offender.details);
    }

    void details(const std::vector<DetailInput>& details)
    {
        for (std::size_t i = 0; i < details.size(); ++i)
            if (const auto code = wrong_with(details[i].kind, details[i].value, day_in_amsterdam(m_setting.now)))
                fault(*code, at("offender/details", i) + "/value");
    }

    void people()
    {
        const auto reporter = reporter_of(m_input, m_setting.actor);
        for (std::size_t i = 0; i < m_input.involved.size(); ++i) {
            const auto& involved = m_input.involved[i];
            if (!colleague(involved)) fault("reports.colleague_unknown", at("involved", i));
            // Who writes or suffers it cannot also be kept out of it.
            if (involved == reporter || involved == m_setting.actor)
                fault("reports.involved_is_reporter", at("involved", i));
        }
        for (std::size_t i = 0; i < m_input.affected.size(); ++i) affected(m_input.affected[i], at("affected", i));
    }

    void affected(const AffectedInput& person, const std::string& field)
    {
        if (person.account && !colleague(*person.account)) fault("reports.colleague_unknown", field + "/account");
        if (!person.account && (!person.name || blank(*person.name)) && !person.role)
            fault("reports.affected_empty", field);
        if (person.role && !reports(m_setting.pack, *person.role)) fault("reports.role_unknown", field + "/role");
        if (person.account && std::find(m_input.involved.begin(), m_input.involved.end(), *person.account) !=
                                  m_input.involved.end())
            fault("reports.involved_is_affected", field + "/account");
    }

    void whose_report()
    {
        if (m_input.on_behalf_of == m_setting.actor) fault("reports.on_behalf_of_oneself", "/onBehalfOf");
        if (m_input.on_behalf_of && !colleague(*m_input.on_behalf_of))
            fault("reports.colleague_unknown", "/onBehalfOf");
        if (!reports(m_setting.pack, m_input.reporter_role)) {
            fault("reports.role_unknown", "/reporterRole");
            return;
        }
        if (is_about_others(m_input, m_setting.actor) && m_setting.permissions.contains("report.enter_for_other"))
            return;  // the role is that of the person it happened to, who may have no account
        auto roles = m_setting.roles.find(reporter_of(m_input, m_setting.actor));
        if (roles == m_setting.roles.end()) return;  // said before
        if (std::find(roles->second.begin(), roles->second.end(), m_input.reporter_role) == roles->second.end())
            fault("reports.role_not_held", "/reporterRole");
    }

    void earlier()
    {
        if (!m_input.earlier) return;
        const auto& [reported_on, closed_on] = *m_input.earlier;
        const auto today = day_in_amsterdam(m_setting.now);
        if (reported_on > today) fault("reports.earlier_in_future", "/earlier/reportedOn");
        if (reported_on < day_in_amsterdam(m_input.occurred_at.at)) fault("reports.reported_before_it_happened", "/earlier/reportedOn");
        if (closed_on > today) fault("reports.earlier_in_future", "/earlier/closedOn");
        if (closed_on < reported_on) fault("reports.closed_before_it_was_reported", "/earlier/closedOn");
    }

    const ReportInput& m_input;
    const Setting& m_setting;
    std::vector<Fault> m_faults;
};

}  // namespace

const char* name_of(Known known)
{
    switch (known) {
    case Known::known: return "known";
    case Known::partly: return "partly";
    case Known::unknown: return "unknown";
    }
    return "";
}

Known known_of(std::string_view name)
{
    for (auto known : {Known::known, Known::partly, Known::unknown})
        if (name == name_of(known)) return known;
    REQUIRE_THAT_HOLDS(!"a stored value is one of the three");
    return Known::unknown;
}

AccountId reporter_of(const ReportInput& input, const AccountId& actor) { return input.on_behalf_of.value_or(actor); }

bool is_about_others(const ReportInput& input, const AccountId& actor)
{
    if (input.on_behalf_of || input.affected.empty()) return false;
    return std::none_of(input.affected.begin(), input.affected.end(),
                        [&](const AffectedInput& person) { return person.account == actor; });
}

bool is_entered(const ReportInput& input, const Setting& setting)
{
    if (input.on_behalf_of) return true;
    return is_about_others(input, setting.actor) && setting.permissions.contains("report.enter_for_other");
}

std::vector<Fault> faults_in(const ReportInput& input, const Setting& setting)
{
    return Examination{input, setting}.faults();
}

std::optional<protocol::Role> role_of(const AffectedInput& affected, const Setting& setting)
{
    if (affected.role) return affected.role;
    if (!affected.account) return std::nullopt;
    auto roles = setting.roles.find(*affected.account);
    if (roles == setting.roles.end()) return std::nullopt;
    auto first = std::find_if(roles->second.begin(), roles->second.end(),
                              [&](const std::string& role) { return reports(setting.pack, role); });
    if (first == roles->second.end()) return std::nullopt;
    return *first;
}

protocol::Situation situation_of(const ReportInput& input, const Setting& setting)
{
    protocol::Situation situation;
    situation.reporter = input.reporter_role;
    situation.behaviour = input.behaviour;
    if (!situation.behaviour) {
        auto suggested = protocol::classify(setting.pack, {input.answers.begin(), input.answers.end()});
        if (suggested) situation.behaviour = suggested->id;
    }
    situation.form = input.form;
    situation.facts = {input.aggravating.begin(), input.aggravating.end()};
    for (const auto& person : input.affected)
        situation.affected.insert(role_of(person, setting).value_or(input.reporter_role));
    if (situation.affected.empty()) situation.affected.insert(input.reporter_role);
    situation.choice = input.choice;
    situation.repeated = input.repeated;
    situation.persists = input.persists;
    return situation;
}

std::string reference(std::string_view year, std::int64_t number)
{
    std::array<char, 24> digits;
    std::snprintf(digits.data(), digits.size(), "%04lld", static_cast<long long>(number));
    return std::string{year} + "-" + digits.data();
}

}  // namespace luwte::reports
