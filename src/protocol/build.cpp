#include "protocol/build.h"

#include <fmt/format.h>

#include <algorithm>

#include "protocol/deadline.h"

namespace luwte::protocol {
namespace {
bool is_id(std::string_view text)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.front() >= 'a' && text.front() <= 'z' && std::all_of(text.begin(), text.end(), fits);
}
}  // namespace

void check_ids(const Node& node, Faults& faults)
{
    std::set<std::string> seen;
    for (const auto& child : node.children) {
        if (node.is(Node::Type::list) && child["id"].is(Node::Type::text)) {
            const auto& id = child["id"];
            if (!seen.insert(id.text).second) faults.add(id.where, fmt::format("id '{}' is given twice in this list", id.text));
        }
        if (child.key == "id" && child.is(Node::Type::text) && !is_id(child.text))
            faults.add(child.where, fmt::format("id '{:.60}' is not lower case letters, digits and '_'", child.text));
        if (child.key != "examples") check_ids(child, faults);
    }
}

std::shared_ptr<Pack::Data> build(Node document, const Node& own, Faults& faults)
{
    auto data = std::make_shared<Pack::Data>();
    Chapters{document, *data, faults}.read();
    data->examples = own["examples"];
    std::erase_if(document.children, [](const Node& child) { return child.key == "examples"; });
    data->document = std::move(document);
    return data;
}

void Chapters::read()
{
    identity();
    roles();
    const std::pair<const char*, std::vector<Option>*> lists[] = {
        {"forms", &m_data.forms},           {"places", &m_data.places},       {"targets", &m_data.targets},
        {"aggravating", &m_data.aggravating}, {"consequences", &m_data.consequences}, {"offenders", &m_data.offenders}};
    for (const auto& [key, into] : lists) options(m_document[key], *into);
    options(m_document["norm"]["drives"], m_data.drives);
    for (const auto* list : {&m_data.aggravating, &m_data.consequences, &m_data.drives})
        for (const auto& option : *list) m_facts.insert(option.id);
    for (const auto& form : m_data.forms) m_forms.insert(form.id);
    norm();
    routes();
    people_lists();
    reader_rules();
    aftercare();
    duties();
    measures();
    decisions();
    circles();
    police();
    communication();
    offender_register();
    retention();
    numbers();
    confidence();
    meeting_order();
    risk_checklists();
    reachable();
}

void Chapters::identity()
{
    m_data.id = m_document["id"].text;
    m_data.version = m_document["version"].text;
    m_data.name = text(m_document["name"]);
    m_data.organisation = m_document["organisation"].text;
    day(m_document["adopted"]["on"]);
    day(m_document["scope"]["from"]);
    day(m_document["scope"]["until"]);
    period(m_document["evaluation"]["every"]);
}

void Chapters::roles()
{
    for (const auto& node : m_document["roles"].children) {
        RoleInfo info{node["id"].text, text(node["name"])};
        for (const auto& permission : node["permissions"].children) info.permissions.insert(permission.text);
        info.reports = node["reports"].truth();
        info.single = node["held_by"].text == "one";
        info.outside = node["held_by"].text == "outside";
        info.staff = node["staff"].truth();
        info.source = node["source"].text;
        if (info.id == the_receiver || info.id == the_affected)
            m_faults.add(node["id"].where, fmt::format("'{}' has a meaning of its own and cannot be a role", info.id));
        if (info.outside && (info.reports || !info.permissions.empty()))
            m_faults.add(node.where, fmt::format("role '{}' stands outside the register, so it cannot report or have permissions", info.id));
        if (info.reports && !info.outside && !info.permissions.contains("report.write"))
            m_faults.add(node.where, fmt::format("role '{}' reports but lacks permission report.write", info.id));
        m_data.roles.push_back(std::move(info));
    }
    role_list(m_document["scope"]["roles"]);
    for (const auto& covered : m_document["scope"]["covered_elsewhere"].children) role_list(covered["roles"]);
}

void Chapters::options(const Node& list, std::vector<Option>& into)
{
    for (const auto& node : list.children)
        into.push_back({node["id"].text, text(node["name"]), node["source"].text, text(node["note"]), node["online"].truth()});
}

const RoleInfo* Chapters::role(const Role& id) const
{
    for (const auto& info : m_data.roles)
        if (info.id == id) return &info;
    return nullptr;
}

Text Chapters::text(const Node& node) const { return {node["nl"].text, node["en"].text}; }

std::optional<Period> Chapters::period(const Node& node)
{
    if (!node.is(Node::Type::text)) return std::nullopt;  // the schema has said so
    auto period = parse_period(node.text);
    if (!period) {
        const bool negative = node.text.find('-') != std::string::npos;
        m_faults.add(node.where, negative ? fmt::format("period '{:.40}' is negative", node.text)
                                          : fmt::format("'{:.40}' is not a period such as PT24H, P3D or P4W", node.text));
    }
    return period;
}

void Chapters::day(const Node& node)
{
    if (node.is(Node::Type::text) && !parse_day(node.text)) m_faults.add(node.where, fmt::format("'{:.40}' is not a day such as 2025-10-14", node.text));
}

Deadline Chapters::deadline(const Node& node)
{
    Deadline deadline;
    const auto& type = node["type"].text;
    deadline.type = type == "hard" ? DeadlineType::hard : type == "soft" ? DeadlineType::soft
                  : type == "window" ? DeadlineType::window : DeadlineType::event;
    deadline.from = period(node["from"]);
    deadline.until = period(node["until"]);
    deadline.starts = node["starts"].text;
    deadline.at_once = node["at_once"].truth();

    const bool window = type == "window", event = type == "event";
    if (event && (node["from"] || node["until"])) m_faults.add(node.where, "a deadline of type event has no clock: leave out from and until");
    if (window && !node["from"]) m_faults.add(node.where, "a window needs from");
    if (!event && !type.empty() && !node["until"]) m_faults.add(node.where, fmt::format("a deadline of type {} needs until", type));
    if (deadline.at_once && type != "hard") m_faults.add(node["at_once"].where, "only a hard deadline can ask for something at once");
    if (!window && !event && node["from"]) m_faults.add(node["from"].where, "only a window has from");
    if (window && deadline.from && deadline.until && ends(*deadline.until, Instant{}) <= ends(*deadline.from, Instant{}))
        m_faults.add(node["until"].where, "the window closes before it opens");
    return deadline;
}

std::set<std::string> Chapters::known(const Node& list, const std::set<std::string>& names, const char* what)
{
    std::set<std::string> found;
    for (const auto& node : list.children) {
        if (!names.contains(node.text)) m_faults.add(node.where, fmt::format("unknown {} '{:.60}'", what, node.text));
        found.insert(node.text);
    }
    return found;
}

Condition Chapters::condition(const Node& node)
{
    Condition condition;
    condition.facts = known(node["facts"], m_facts, "fact");
    condition.behaviours = known(node["behaviours"], m_behaviours, "behaviour");
    condition.forms = known(node["forms"], m_forms, "form");
    for (const auto& role : role_list(node["affected"])) condition.affected.insert(role);
    if (node["repeated"]) condition.repeated = node["repeated"].truth();
    return condition;
}

std::vector<Role> Chapters::role_list(const Node& list, Allow allow)
{
    std::vector<Role> roles;
    for (const auto& node : list.children) {
        const bool word = node.text == the_receiver || node.text == the_affected;
        const auto* info = role(node.text);
        if (word && allow == Allow::roles) {
            m_faults.add(node.where, fmt::format("'{}' cannot stand here; name a role", node.text));
        } else if (!info && !word) {
            m_faults.add(node.where, fmt::format("unknown role '{:.60}'", node.text));
        } else if (std::find(roles.begin(), roles.end(), node.text) != roles.end()) {
            m_faults.add(node.where, fmt::format("role '{}' stands here twice", node.text));
        } else {
            roles.push_back(node.text);
        }
        m_mentioned.insert(node.text);
    }
    return roles;
}

/// Everybody in the list must be able to have an account and hold the permission for this part.
void Chapters::needs(const Node& list, const char* permission, const std::string& part)
{
    for (const auto& node : list.children) {
        const auto* info = role(node.text);
        if (!info) continue;
        if (info->outside)
            m_faults.add(node.where, fmt::format("{} role '{}', which nobody can hold here: it stands outside the register", part, info->id));
        else if (!info->permissions.contains(permission))
            m_faults.add(node.where, fmt::format("{} role '{}', which lacks permission {}", part, info->id, permission));
    }
}

NamedList Chapters::named(const Node& chapter, const char* permission, const char* part)
{
    needs(chapter["roles"], permission, part);
    return {role_list(chapter["roles"]), chapter["source"].text};
}

}  // namespace luwte::protocol
