// What a pack says about itself, and what it is silent on.
#include "protocol/pack.h"

#include <algorithm>
#include <boost/json.hpp>

#include "protocol/deadline.h"
#include "protocol/structure.h"

namespace luwte::protocol {
namespace {
/// Points that are answered by looking into entries rather than for a chapter.
const std::string rules_for_columns = "norm.rules";
const std::string norm_sentences = "norm.sentences";
const std::string times_of_aftercare = "aftercare.times";

const Node& find(const Node& node, std::string_view path)
{
    static const Node absent;
    const auto dot = path.find('.');
    const auto name = path.substr(0, dot);
    for (const auto& child : node.children)
        if (node.is(Node::Type::list) ? child["id"].text == name : child.key == name)
            return dot == std::string_view::npos ? child : find(child, path.substr(dot + 1));
    return absent;
}

bool says_nothing(const Pack::Data& data, const std::string& point)
{
    const auto no_column = [&](auto empty) { return std::all_of(data.columns.begin(), data.columns.end(), empty); };
    if (point == norm_sentences) return no_column([](const NormColumn& column) { return column.norm.nl.empty(); });
    if (point == rules_for_columns) return no_column([](const NormColumn& column) { return !column.report; });
    if (point == times_of_aftercare)
        return std::none_of(data.conversations.begin(), data.conversations.end(), [](const Conversation& one) { return one.deadline.until.has_value(); });
    const auto& found = find(data.document, point);
    return !found || (found.is(Node::Type::list) && found.children.empty());
}
}  // namespace

const std::vector<std::string>& points()
{
    static const std::vector<std::string> list{
        "binding", "adopted", "adopted.on", "evaluation", "scope",
        "norm.sentence", "norm.principle", "norm.columns", norm_sentences, rules_for_columns, "norm.questions", "norm.drives", "norm.own_behaviours",
        "online", "routes", "informed_always", "recusal", "consultation", "entering_for_another", "employees", "registration", "readers", "deputies",
        "decisions.response", "decisions.hearing", "decisions.police_report", "decisions.communication", "decisions.spokesperson", "measures", "authority", "circles",
        "aftercare.offer", "aftercare.providers", "aftercare.conversations", times_of_aftercare, "aftercare.practical_help", "aftercare.support",
        "aftercare.contentment", "duties.labour_inspectorate", "duties.kings_commissioner", "duties.nctv", "duties.triangle",
        "duties.criminal_feedback", "duties.presidium", "police.code", "police.number", "police.qualities", "police.offences", "police.rights", "damage",
        "communication.circles", "communication.spokespersons", "communication.during_inquiry", "communication.security", "feedback", "offender_register.parts",
        "offender_register.remedies", "offender_register.repetition", "confidence", "purpose", "prevention", "risk_checklists", "emergency", "emergency_call",
        "emergency_cards", "meeting_order", "retention", "statistics"};
    return list;
}

const std::string& Pack::id() const { return m_data->id; }
const std::string& Pack::version() const { return m_data->version; }
const Text& Pack::name() const { return m_data->name; }
const std::vector<RoleInfo>& Pack::roles() const { return m_data->roles; }
const std::vector<NormColumn>& Pack::norm() const { return m_data->columns; }
const std::vector<NormQuestion>& Pack::questions() const { return m_data->questions; }
const std::vector<Option>& Pack::forms() const { return m_data->forms; }
const std::vector<Option>& Pack::places() const { return m_data->places; }
const std::vector<Option>& Pack::targets() const { return m_data->targets; }
const std::vector<Option>& Pack::aggravating() const { return m_data->aggravating; }
const std::vector<Option>& Pack::consequences() const { return m_data->consequences; }
const std::vector<Option>& Pack::offender_kinds() const { return m_data->offenders; }
const std::vector<Option>& Pack::drives() const { return m_data->drives; }
const std::vector<Support>& Pack::support() const { return m_data->support; }
std::optional<Figures> Pack::figures() const { return m_data->figures; }
std::optional<Period> Pack::feedback_within() const { return m_data->feedback; }

const RoleInfo* Pack::role(const Role& role) const
{
    for (const auto& info : m_data->roles)
        if (info.id == role) return &info;
    return nullptr;
}

std::vector<std::string> Pack::silent() const
{
    std::vector<std::string> silences;
    for (const auto& point : points())
        if (says_nothing(*m_data, point)) silences.push_back(point);
    return silences;
}

std::string Pack::whole() const
{
    auto document = to_json(m_data->document).as_object();
    for (const auto* done : {"extends", "silent"}) document.erase(done);
    return boost::json::serialize(document);
}

}  // namespace luwte::protocol
