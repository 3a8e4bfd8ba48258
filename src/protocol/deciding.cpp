#include "protocol/deciding.h"

#include <algorithm>

#include "protocol/pack.h"

namespace luwte::protocol {
namespace {

constexpr std::string_view response = "response";

bool contains(const std::vector<Role>& roles, const Role& role)
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

const Decision* find(const std::vector<Decision>& decisions, std::string_view id)
{
    auto found = std::find_if(decisions.begin(), decisions.end(), [&](const auto& one) { return one.id == id; });
    return found == decisions.end() ? nullptr : &*found;
}

/// Nobody decides in his own case: whoever alone holds the office that was hit makes way as if he might not know.
Role decider(const Pack& pack, const Situation& situation, const Role& role)
{
    if (role.empty()) return role;
    auto without_the_affected = situation;
    for (const auto& affected : situation.affected)
        if (!may_handle(pack.data(), situation, affected)) without_the_affected.excluded.insert(affected);
    const auto left = in_this_case(pack, without_the_affected, {role});
    return left.empty() ? Role{} : left.front();
}

class Steps {
public:
    explicit Steps(bool binding) : m_binding{binding} {}

    void add(Part part, const std::vector<Role>& roles, bool required, const std::string& source)
    {
        for (const auto& role : roles) add({part, role, required && m_binding, source});
    }
    void hearing(const std::string& source) { add({Part::hearing, {}, m_binding, source}); }

    template <class Rule>
    void of(const Rule& rule)
    {
        add(Part::consents, rule.consents, true, rule.source);
        add(Part::vetoes, rule.vetoes, true, rule.source);
        add(Part::heard, rule.heard, rule.requires_.contains("heard"), rule.source);
        add(Part::advises, rule.advises, rule.requires_.contains("advice"), rule.source);
        if (rule.requires_.contains("hearing")) hearing(rule.source);
    }
    std::vector<Step> take() { return std::move(m_list); }

private:
    void add(Step step)
    {
        for (auto& known : m_list)
            if (known.part == step.part && known.role == step.role) {
                known.required = known.required || step.required;
                return;
            }
        m_list.push_back(std::move(step));
    }

    bool m_binding;
    std::vector<Step> m_list;
};

/// The pack's words on the response as a whole; nothing when it is silent.
std::optional<Decision> on_response(const Pack& pack, const Situation& situation)
{
    const auto all = decisions(pack, situation);
    const auto* found = find(all, response);
    if (!found) return std::nullopt;
    return *found;
}

/// Several who decide on the response do so together, the affected person among them if the pack says so.
void add_joint(Steps& steps, const std::optional<Decision>& general, const std::vector<Role>& may_take)
{
    if (!general) return;
    if (may_take.size() > 1) steps.add(Part::decides, may_take, true, general->source);
    if (contains(general->decides, Role{the_affected})) steps.add(Part::decides, {Role{the_affected}}, true, general->source);
}

const MeasureRule* rule_of(const Pack& pack, std::string_view measure)
{
    const auto& rules = pack.data().measures;
    const auto found = std::ranges::find_if(rules, [&](const MeasureRule& rule) { return rule.measure.id == measure; });
    return found == rules.end() ? nullptr : &*found;
}

}  // namespace

Text told_at_the_desk(const Pack& pack, std::string_view measure)
{
    const auto* rule = rule_of(pack, measure);
    return rule ? rule->measure.desk : Text{};
}

std::string letter_of(const Pack& pack, std::string_view measure)
{
    const auto* rule = rule_of(pack, measure);
    return rule ? rule->measure.letter : std::string{};
}

std::vector<Measure> measures(const Pack& pack, const Situation& situation)
{
    std::vector<Measure> list;
    for (const auto& rule : pack.data().measures) {
        if (!rule.when.holds(situation)) continue;
        auto measure = rule.measure;
        measure.decides = decider(pack, situation, measure.decides);
        for (auto part : {&Measure::acts, &Measure::consents, &Measure::vetoes, &Measure::heard, &Measure::advises})
            measure.*part = in_this_case(pack, situation, measure.*part);
        if (measure.breach) measure.breach->owners = in_this_case(pack, situation, measure.breach->owners);
        list.push_back(std::move(measure));
    }
    return list;
}

std::vector<Decision> decisions(const Pack& pack, const Situation& situation)
{
    std::vector<Decision> list;
    for (const auto& rule : pack.data().decisions) {
        if (!rule.when.holds(situation)) continue;
        auto decision = rule.decision;
        for (auto part : {&Decision::decides, &Decision::consents, &Decision::vetoes, &Decision::heard, &Decision::advises, &Decision::acts})
            decision.*part = in_this_case(pack, situation, decision.*part);
        list.push_back(std::move(decision));
    }
    return list;
}

bool advises_only(const Pack& pack)
{
    const auto& force = pack.data().document["binding"]["force"].text;
    return force == "guidance" || force == "proposal";
}

std::vector<Role> deciders(const Pack& pack, const Situation& situation)
{
    const auto general = on_response(pack, situation);
    if (!general) return {};
    std::vector<Role> roles;
    for (const auto& role : general->decides)
        if (role != the_affected) roles.push_back(role);
    return roles;
}

std::vector<Role> deciders(const Pack& pack, const Situation& situation, const Measure& measure)
{
    if (!measure.decides.empty() && measure.decides != the_affected) return {measure.decides};
    return deciders(pack, situation);
}

std::vector<Step> steps(const Pack& pack, const Situation& situation, const Measure& measure)
{
    Steps steps{!advises_only(pack)};
    const auto general = on_response(pack, situation);
    add_joint(steps, general, deciders(pack, situation, measure));
    if (general) steps.of(*general);
    steps.of(measure);
    return steps.take();
}

std::vector<Step> steps(const Pack& pack, const Situation& situation)
{
    Steps steps{!advises_only(pack)};
    const auto general = on_response(pack, situation);
    add_joint(steps, general, deciders(pack, situation));
    if (!general) return {};
    steps.of(*general);
    auto list = steps.take();
    // Nothing is imposed on anybody, so there is nobody to hear about it.
    std::erase_if(list, [](const Step& step) { return step.part == Part::hearing; });
    return list;
}

const char* name(Part part)
{
    switch (part) {
    case Part::decides: return "decides";
    case Part::consents: return "consents";
    case Part::vetoes: return "vetoes";
    case Part::heard: return "heard";
    case Part::advises: return "advises";
    case Part::hearing: return "hearing";
    }
    return "";
}

}  // namespace luwte::protocol
