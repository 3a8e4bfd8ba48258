// One function per chapter of a pack.
#include <fmt/format.h>

#include <algorithm>

#include "protocol/build.h"

namespace luwte::protocol {
namespace {
Need need(const std::string& word)
{
    return word == "required" ? Need::required : word == "recommended" ? Need::recommended
         : word == "not_needed" ? Need::not_needed : Need::optional;
}

std::optional<Threshold> threshold(const Node& node)
{
    if (!node) return std::nullopt;
    Threshold threshold{need(node["usually"].text)};
    if (node["persists"]) threshold.persists = need(node["persists"].text);
    return threshold;
}

/// N2 in one word, for the head of the table.
Reporting in_a_word(const std::optional<Threshold>& report)
{
    if (!report) return Reporting::optional;
    if (report->usually == Need::required) return Reporting::always;
    if (report->usually == Need::recommended) return Reporting::recommended;
    if (report->persists == Need::required) return Reporting::when_it_continues;
    return Reporting::optional;
}

Compartment compartment(const std::string& word)
{
    return word == "response" ? Compartment::response : word == "aftercare" ? Compartment::aftercare : Compartment::report;
}
}  // namespace

void Chapters::norm()
{
    const auto& norm = m_document["norm"];
    for (const auto& node : norm["columns"].children) {
        NormColumn column{node["id"].text, text(node["name"]), text(node["direction"])};
        for (const auto& example : node["examples"].children) column.examples.push_back(text(example));
        column.norm = text(node["norm"]);
        column.rule = text(node["rule"]);
        column.source = node["source"].text;
        const auto& thresholds = node["thresholds"];
        column.report = threshold(thresholds["report"]);
        column.enter_in_register = threshold(thresholds["register"]);
        column.react = threshold(thresholds["react"]);
        column.police = threshold(thresholds["police"]);
        column.reporting = in_a_word(column.report);
        m_behaviours.insert(column.id);
        m_data.columns.push_back(std::move(column));
    }
    const auto points_to_a_column = [&](const Node& node) {
        if (node && !m_behaviours.contains(node.text)) m_faults.add(node.where, fmt::format("unknown behaviour '{:.60}'", node.text));
    };
    for (const auto& node : norm["questions"].children) {
        points_to_a_column(node["points_to"]);
        m_data.questions.push_back({node["id"].text, text(node["text"]), node["points_to"].text});
    }
    day(norm["own_behaviours"]["agreed_on"]);
    for (const auto& node : norm["own_behaviours"]["behaviours"].children) points_to_a_column(node["column"]);
}

void Chapters::routes()
{
    std::set<Role> routed;
    for (const auto& node : m_document["routes"].children) {
        Route route{node["id"].text, role_list(node["reporters"]), role_list(node["receives"]), role_list(node["choices"]),
                    role_list(node["informed"]), node["source"].text};
        needs(node["receives"], "case.handle", "a route to");
        needs(node["choices"], "case.handle", "a choice of");
        needs(node["informed"], "case.read", "informs");
        std::size_t new_here = 0;
        for (const auto& reporter : node["reporters"].children) {
            const auto* info = role(reporter.text);
            if (info && !info->reports) m_faults.add(reporter.where, fmt::format("role '{}' does not report", info->id));
            if (routed.insert(reporter.text).second)
                ++new_here;
            else if (info)
                m_faults.add(reporter.where, fmt::format("role '{}' already has a route above", info->id));
        }
        if (new_here == 0 && !node["reporters"].children.empty())
            m_faults.add(node.where, fmt::format("route '{}' is never reached", route.id));
        if (node["choices"] && route.choices.size() < 2) m_faults.add(node["choices"].where, "a choice needs at least two roles");
        for (const auto& receiver : node["receives"].children)
            if (node["choices"] && std::find(route.choices.begin(), route.choices.end(), receiver.text) == route.choices.end())
                m_faults.add(receiver.where, fmt::format("role '{:.60}' is not among the choices", receiver.text));
        m_data.routes.push_back(std::move(route));
    }
}

void Chapters::people_lists()
{
    m_data.consultation = named(m_document["consultation"], "consultation.answer", "consultation of");
    m_data.entering = named(m_document["entering_for_another"], "report.enter_for_other", "entering by");
    m_data.deputies = named(m_document["deputies"], "case.read", "deputies for");
    for (const auto& node : m_document["informed_always"].children) {
        const auto* info = role(node["role"].text);
        m_mentioned.insert(node["role"].text);
        if (!info)
            m_faults.add(node["role"].where, fmt::format("unknown role '{:.60}'", node["role"].text));
        else if (info->outside || !info->permissions.contains("case.read"))
            m_faults.add(node["role"].where, fmt::format("informs role '{}', which {}", info->id,
                                                         info->outside ? "stands outside the register" : "lacks permission case.read"));
        m_data.informed_always.push_back({node["role"].text, condition(node["when"]), node["source"].text});
    }
    for (const auto& node : m_document["recusal"].children) {
        const auto& id = node["id"];
        if (!role(id.text)) m_faults.add(id.where, fmt::format("unknown role '{:.60}'", id.text));
        for (const char* part : {"receives", "informed", "acts", "aftercare"})
            for (const auto& other : node[part].children)
                if (other.text == id.text) m_faults.add(other.where, fmt::format("role '{}' cannot stand in for itself", id.text));
        needs(node["receives"], "case.handle", "a route to");
        needs(node["informed"], "case.read", "informs");
        needs(node["aftercare"], "aftercare.lead", "aftercare by");
        m_data.replacements.push_back({id.text, role_list(node["receives"]), role_list(node["informed"]), role_list(node["acts"]),
                                       role_list(node["aftercare"]), node["source"].text});
    }
}

void Chapters::reader_rules()
{
    using Who = ReaderRule::Who;
    for (const auto& node : m_document["readers"].children) {
        const auto& who = node["who"].text;
        ReaderRule rule{compartment(node["compartment"].text),
                        who == "informed" ? Who::informed : who == "providers" ? Who::providers : who == "named" ? Who::named : Who::receivers,
                        role_list(node["roles"]), node["writes"].truth(), condition(node["when"]), node["source"].text};
        if (rule.who == Who::named && !node["roles"]) m_faults.add(node.where, "'named' needs roles");
        if (rule.who != Who::named && node["roles"]) m_faults.add(node["roles"].where, fmt::format("'{}' names nobody: leave out roles", who));
        needs(node["roles"], rule.compartment == Compartment::aftercare ? "aftercare.lead" : "case.read", "a key for");
        m_data.readers.push_back(std::move(rule));
    }
}

void Chapters::aftercare()
{
    const auto& chapter = m_document["aftercare"];
    for (const auto& node : chapter["providers"].children) {
        for (const auto& affected : node["for"].children)
            if (const auto* info = role(affected.text); info && !info->reports)
                m_faults.add(affected.where, fmt::format("role '{}' does not report, so it is never owed aftercare", info->id));
        needs(node["by"], "aftercare.lead", "aftercare by");
        m_data.providers.push_back({role_list(node["for"]), role_list(node["by"], Allow::roles_and_words), node["source"].text});
    }
    for (const auto& node : chapter["conversations"].children) {
        Conversation conversation{node["id"].text, text(node["name"]), {}, deadline(node["deadline"]), {}, node["source"].text};
        for (const auto& aim : node["aims"].children) conversation.aims.push_back(text(aim));
        for (const auto& role : role_list(node["for"])) conversation.affected.insert(role);
        m_data.conversations.push_back(std::move(conversation));
    }
    if (!m_data.conversations.empty() && m_data.providers.empty())
        m_faults.add(chapter["conversations"].key_where, "conversations without anybody to hold them: aftercare.providers is missing");
    std::vector<Option> practical;
    options(chapter["practical_help"], practical);
    for (const auto& node : chapter["support"].children)
        m_data.support.push_back({text(node["name"]), node["telephone"].text, text(node["when"]), node["source"].text});
}

Duty Chapters::duty(const Node& node)
{
    Duty duty{node["id"].text, text(node["name"]), role_list(node["owners"], Allow::roles_and_words), deadline(node["deadline"]),
              node["source"].text, node["unverified"].truth(), text(node["note"])};
    if (!node["owners"]) {
        m_faults.add(node.where, fmt::format("duty '{}' has no owner", duty.id));
        return duty;
    }
    const auto can = [&](const Role& id) {
        const auto* info = role(id);
        return id == the_receiver || (info && !info->outside);
    };
    if (!duty.owners.empty() && std::none_of(duty.owners.begin(), duty.owners.end(), can))
        m_faults.add(node["owners"].where, fmt::format("duty '{}' can be fulfilled by nobody: its owners stand outside the register", duty.id));
    return duty;
}

void Chapters::duties()
{
    const auto& authority = m_document["authority"];
    for (const auto& role : role_list(authority["covered"])) m_data.authority.covered.insert(role);
    for (const auto& node : authority["not_covered"].children)
        if (m_data.authority.covered.contains(node.text)) m_faults.add(node.where, fmt::format("role '{:.60}' is covered as well", node.text));
    for (const auto& role : role_list(authority["not_covered"])) m_data.authority.not_covered.insert(role);
    for (const auto& node : m_document["duties"].children)
        m_data.duties.push_back({duty(node), condition(node["when"]), node["authority"].truth()});
}

void Chapters::numbers()
{
    m_data.feedback = period(m_document["feedback"]["within"]);
    if (const auto& node = m_document["statistics"]) {
        const auto number = [&](const char* name) { return static_cast<int>(node[name].number); };
        m_data.figures = {number("smallest_cell"), number("office_holders"), number("persons"), number("largest_share"),
                          period(node["response_within"]), node["source"].text};
    }
    for (const char* chapter : {"purpose", "prevention", "emergency", "meeting_order"})
        for (const auto& node : m_document[chapter].children) {
            period(node["every"]);
            role_list(node["owners"], Allow::roles_and_words);
        }
}

/// Everybody who may report must have a route, and every role something to do.
void Chapters::reachable()
{
    const auto where = [&](const Role& id) {
        for (const auto& node : m_document["roles"].children)
            if (node["id"].text == id) return node["id"].where;
        return m_document.where;
    };
    if (m_data.roles.empty()) m_faults.add(m_document.where, "the pack has no roles");
    for (const auto& info : m_data.roles) {
        const bool routed = std::any_of(m_data.routes.begin(), m_data.routes.end(), [&](const Route& route) {
            return std::find(route.reporters.begin(), route.reporters.end(), info.id) != route.reporters.end();
        });
        if (info.reports && !routed) m_faults.add(where(info.id), fmt::format("role '{}' reports, but no route takes its reports", info.id));
        // A role that came with the base may lose its part when the extending pack is silent on something.
        const bool inherited = where(info.id).file != m_document.where.file;
        if (!info.reports && info.permissions.empty() && !m_mentioned.contains(info.id) && !inherited)
            m_faults.add(where(info.id), fmt::format("role '{}' is never reached: no permission and nobody names it", info.id));
    }
}

}  // namespace luwte::protocol
