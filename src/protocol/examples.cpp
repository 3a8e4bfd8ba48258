// A pack's own examples: given a situation, the pack must answer exactly this.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "protocol/deadline.h"
#include "protocol/emergency.h"
#include "protocol/explain.h"
#include "protocol/pack.h"
#include "protocol/police.h"

namespace luwte::protocol {
namespace {
using Lines = std::vector<std::string>;

std::set<std::string> as_set(const Node& list)
{
    std::set<std::string> result;
    for (const auto& node : list.children) result.insert(node.text);
    return result;
}

Situation situation(const Node& given)
{
    Situation situation;
    situation.reporter = given["reporter"].text;
    if (given["behaviour"]) situation.behaviour = given["behaviour"].text;
    if (given["form"]) situation.form = given["form"].text;
    if (given["choice"]) situation.choice = given["choice"].text;
    situation.facts = as_set(given["facts"]);
    situation.affected = as_set(given["affected"]);
    if (situation.affected.empty() && !situation.reporter.empty()) situation.affected.insert(situation.reporter);
    situation.excluded = as_set(given["excluded"]);
    situation.repeated = given["repeated"].truth();
    situation.persists = given["persists"].truth();
    return situation;
}

Lines ids(const Node& list)
{
    Lines lines;
    for (const auto& node : list.children) lines.push_back(node["id"].text + (node["online"].truth() ? " online" : ""));
    return lines;
}

Lines roles(const Pack& pack)
{
    Lines lines;
    for (const auto& info : pack.roles())
        lines.push_back(fmt::format("{}{}{}{}{}{}", info.id, info.reports ? " reports" : "", info.staff ? " staff" : "", info.single ? " one" : "", info.outside ? " outside" : "",
                                    info.permissions.empty() ? "" : fmt::format(": {}", fmt::join(info.permissions, " "))));
    return lines;
}

Lines recusal(const Pack::Data& data)
{
    Lines lines;
    for (const auto& entry : data.replacements) {
        auto line = entry.role;
        if (!entry.receives.empty()) line += "; receives " + lines::joined(entry.receives);
        if (!entry.informed.empty()) line += "; informed " + lines::joined(entry.informed);
        if (!entry.acts.empty()) line += "; acts " + lines::joined(entry.acts);
        if (!entry.aftercare.empty()) line += "; aftercare " + lines::joined(entry.aftercare);
        lines.push_back(line);
    }
    return lines;
}

Lines caring(const Pack::Data& data)
{
    Lines lines;
    for (const auto& entry : data.providers) lines.push_back(lines::joined(entry.affected) + " by " + lines::joined(entry.by));
    return lines;
}

Lines questions(const Pack& pack)
{
    Lines lines;
    for (const auto& question : pack.questions()) lines.push_back(question.id + " to " + question.points_to);
    return lines;
}

Lines texts(const Node& list)
{
    Lines lines;
    for (const auto& node : list.children) lines.push_back(node.text);
    return lines;
}

Lines one(std::string line) { return {std::move(line)}; }
Lines truth(const Node& statement) { return one(statement["holds"].truth() ? "true" : "false"); }

Lines online(const Node& chapter)
{
    Lines lines;
    for (const auto& kept : chapter["keep"].children) lines.push_back(kept.text);
    for (const char* flag : {"logbook_when_repeated", "state_the_norm", "tell_platform"})
        if (chapter[flag].truth()) lines.emplace_back(flag);
    return lines;
}

Lines own_behaviours(const Node& chapter)
{
    if (!chapter) return {};
    Lines lines{chapter["version"].text + " of " + chapter["agreed_on"].text};
    for (const auto& node : chapter["behaviours"].children) lines.push_back(node["id"].text + " is " + node["column"].text);
    return lines;
}

Lines support(const Node& list)
{
    Lines lines;
    for (const auto& node : list.children)
        lines.push_back(node["telephone"] ? node["id"].text + " " + node["telephone"].text : node["id"].text);
    return lines;
}

Lines steps(const Node& list)
{
    Lines lines;
    for (const auto& node : list.children) {
        auto line = node["id"].text;
        if (node["every"]) line += " every " + node["every"].text;
        Lines owners;
        for (const auto& owner : node["owners"].children) owners.push_back(owner.text);
        if (!owners.empty()) line += fmt::format(" by {}", fmt::join(owners, ", "));
        lines.push_back(line);
    }
    return lines;
}

std::vector<PastEvent> earlier(const Node& given, Instant now)
{
    std::vector<PastEvent> events;
    for (const auto& node : given["earlier"].children) {
        const auto ago = parse_period(node["ago"].text);
        if (!ago) continue;
        PastEvent event{now - (ends(*ago, now) - now), {}};
        if (node["behaviour"]) event.behaviour = node["behaviour"].text;
        events.push_back(std::move(event));
    }
    return events;
}

/// What an event does today, after the ones before it by the same offender.
Lines repeated(const Pack& pack, const Node& given)
{
    const auto now = *parse_instant("2026-06-15T10:00:00Z");
    PastEvent latest{now, {}};
    if (given["behaviour"]) latest.behaviour = given["behaviour"].text;
    Lines lines;
    for (const auto& rule : repetition(pack, latest, earlier(given, now))) lines.push_back(rule.id + (rule.persists ? " persists" : ""));
    return lines;
}

Lines remedies(const Pack& pack)
{
    Lines lines;
    for (const auto& remedy : offender_register(pack).remedies) lines.push_back(remedy.act + (remedy.unverified ? " unverified" : ""));
    return lines;
}

Lines kept(const Node& list)
{
    Lines lines;
    for (const auto& node : list.children) lines.push_back(node["id"].text + " " + node["keep"].text + (node["unverified"].truth() ? " unverified" : ""));
    return lines;
}

/// About one measure, or about the response as a whole: who may take the decision, what belongs before it, its terms.
Lines deciding(const Pack& pack, const Situation& now, const std::string& id, const std::string& point)
{
    if (id.empty()) return point == "steps" ? lines::of(steps(pack, now)) : point == "deciders" ? deciders(pack, now) : Lines{};
    for (const auto& measure : measures(pack, now)) {
        if (measure.id != id) continue;
        if (point == "steps") return lines::of(steps(pack, now, measure));
        return point == "deciders" ? deciders(pack, now, measure) : lines::details(measure);
    }
    return one("not offered");
}

std::string figures(const std::optional<Figures>& rules)
{
    if (!rules) return "silent";
    auto line = fmt::format("below {}, {} office holders, {} persons, {} per cent", rules->smallest_cell, rules->office_holders, rules->persons, rules->largest_share);
    if (rules->response_within) line += ", response " + rules->response_within->text;
    return line;
}

Lines risk_advice(const Pack& pack, const Node& given)
{
    for (const auto& checklist : risk_checklists(pack))
        if (checklist.id == given["checklist"].text) return lines::of(advice(checklist, as_set(given["yes"])));
    return {};
}

/// What the pack answers on one point of `expect`, as lines.
Lines answer(const Pack& pack, const Node& given, const std::string& point)
{
    const auto& data = pack.data();
    const auto& document = data.document;
    const auto& norm = document["norm"];
    const auto& care = document["aftercare"];
    const auto now = situation(given);
    const auto routing = route(pack, now);
    const auto advice = reporting(pack, now);
    const auto need = [](const std::optional<Need>& word) { return one(word ? name(*word) : "silent"); };
    const auto advised = [&](std::optional<Need> ReportingAdvice::*part) { return advice ? need((*advice).*part) : one("silent"); };

    if (point == "receives") return routing ? lines::of(routing->receives) : Lines{};
    if (point == "informed") return routing ? lines::of(routing->informed) : Lines{};
    if (point == "choices") return routing ? routing->choices : Lines{};
    if (point == "refused") return one(routing ? "" : std::string{routing.refusal().code()});
    if (point == "consultation") return lines::of(consultation(pack, now));
    if (point == "enters") return lines::of(entering_for_another(pack, now));
    if (point == "report_readers") return lines::of(readers(pack, Compartment::report, now));
    if (point == "response_readers") return lines::of(readers(pack, Compartment::response, now));
    if (point == "aftercare_readers") return lines::of(readers(pack, Compartment::aftercare, now));
    if (point == "aftercare") return lines::of(aftercare(pack, now.reporter, now));
    if (point == "duties") return lines::of(duties(pack, now));
    if (point == "measures") return lines::of(measures(pack, now));
    if (point == "decisions") return lines::of(decisions(pack, now));
    if (point == "circles") return lines::of(circles(pack, now));
    if (point == "steps" || point == "deciders" || point == "measure") return deciding(pack, now, given["measure"].text, point);
    if (point == "police_file") return lines::of(police(pack, now));
    if (point == "damage") return lines::of(damage(pack));
    if (point == "telling") return lines::of(communication(pack, now));
    if (point == "column") {
        const auto column = classify(pack, as_set(given["yes"]));
        return one(column ? column->id : "none");
    }
    if (point == "report") return advised(&ReportingAdvice::report);
    if (point == "register") return advised(&ReportingAdvice::enter_in_register);
    if (point == "react") return advised(&ReportingAdvice::react);
    if (point == "police") return advised(&ReportingAdvice::police);
    if (point == "feedback") return one(data.feedback ? data.feedback->text : "silent");
    if (point == "columns") return ids(norm["columns"]);
    if (point == "drives") return ids(norm["drives"]);
    if (point == "own_behaviours") return own_behaviours(norm["own_behaviours"]);
    if (point == "online") return online(document["online"]);
    if (point == "support") return support(care["support"]);
    if (point == "practical_help") return ids(care["practical_help"]);
    if (point == "contentment") return truth(care["contentment"]);
    if (point == "offer") return one(care["offer"]["when"].text);
    if (point == "prevention") return lines::of(prevention(pack));
    if (point == "risk_checklists") return lines::of(risk_checklists(pack));
    if (point == "risk_advice") return risk_advice(pack, given);
    if (point == "purpose" || point == "emergency" || point == "emergency_call")
        return steps(document[point]);
    if (point == "meeting_order") return lines::of(meeting_order(pack));
    if (point == "confidence") return lines::of(confidence(pack));
    if (point == "emergency_cards") return lines::of(emergency(pack).cards);
    if (point == "roles") return roles(pack);
    if (point == "questions") return questions(pack);
    if (point == "providers") return caring(data);
    if (point == "recusal") return recusal(data);
    if (point == "scope") return texts(document["scope"]["roles"]);
    if (point == "evaluation") return one(document["evaluation"]["every"].text);
    if (point == "retention") return kept(document["retention"]);
    if (point == "smallest_cell") return one(data.figures ? std::to_string(data.figures->smallest_cell) : "silent");
    if (point == "statistics") return one(figures(data.figures));
    if (point == "repetition_rules") return lines::of(offender_register(pack).repetition);
    if (point == "repetition") return repeated(pack, given);
    if (point == "register_parts") return lines::of(offender_register(pack).parts);
    if (point == "remedies") return remedies(pack);
    if (point == "employees" || point == "registration") return truth(document[point]);
    return ids(document[point]);  // forms, places, targets, aggravating, consequences, offenders
}

/// `silent` and `speaks` name points; each must be as promised.
void check_silences(const Pack& pack, const Node& expected, bool silent, const std::string& why, Faults& faults)
{
    const auto silences = pack.silent();
    for (const auto& point : expected.children) {
        const bool found = std::find(silences.begin(), silences.end(), point.text) != silences.end();
        if (found != silent)
            faults.add(point.where, fmt::format("example '{}': the pack {} '{}'", why, silent ? "is not silent on" : "is silent on", point.text));
    }
}

void check_names(const Pack& pack, const Node& given, Faults& faults)
{
    const auto role = [&](const Node& node) {
        if (node && !pack.role(node.text)) faults.add(node.where, fmt::format("unknown role '{:.60}'", node.text));
    };
    const auto among = [&](const Node& node, const std::vector<const std::vector<Option>*>& lists, const char* what) {
        for (const auto* list : lists)
            for (const auto& option : *list)
                if (option.id == node.text) return;
        faults.add(node.where, fmt::format("unknown {} '{:.60}'", what, node.text));
    };
    role(given["reporter"]);
    role(given["choice"]);
    for (const char* list : {"affected", "excluded"})
        for (const auto& node : given[list].children) role(node);
    if (const auto& behaviour = given["behaviour"]; behaviour && !column(pack, behaviour.text))
        faults.add(behaviour.where, fmt::format("unknown behaviour '{:.60}'", behaviour.text));
    if (const auto& form = given["form"]) among(form, {&pack.forms()}, "form");
    if (const auto& measure = given["measure"];
        measure && std::none_of(pack.data().measures.begin(), pack.data().measures.end(), [&](const auto& rule) { return rule.measure.id == measure.text; }))
        faults.add(measure.where, fmt::format("unknown measure '{:.60}'", measure.text));
    for (const auto& event : given["earlier"].children) {
        if (!parse_period(event["ago"].text)) faults.add(event["ago"].where, fmt::format("'{:.40}' is not a period", event["ago"].text));
        if (const auto& behaviour = event["behaviour"]; behaviour && !column(pack, behaviour.text))
            faults.add(behaviour.where, fmt::format("unknown behaviour '{:.60}'", behaviour.text));
    }
    for (const auto& fact : given["facts"].children) among(fact, {&pack.aggravating(), &pack.consequences(), &pack.drives()}, "fact");
}

void run(const Pack& pack, const Node& example, Faults& faults)
{
    const auto& why = example["why"].text;
    check_names(pack, example["given"], faults);
    for (const auto& expected : example["expect"].children) {
        const auto& point = expected.key;
        if (point == "silent" || point == "speaks") {
            check_silences(pack, expected, point == "silent", why, faults);
            continue;
        }
        Lines wanted;
        if (expected.is(Node::Type::list))
            for (const auto& line : expected.children) wanted.push_back(line.text);
        else
            wanted.push_back(expected.text);
        const auto came = answer(pack, example["given"], point);
        if (came != wanted)
            faults.add(expected.key_where, fmt::format("example '{}': {} should be [{}] but is [{}]", why, point, fmt::join(wanted, "; "),
                                                       fmt::join(came, "; ")));
    }
}
}  // namespace

std::vector<PackFault> run_examples(const Pack& pack)
{
    Faults faults;
    for (const auto& example : pack.data().examples.children) run(pack, example, faults);
    return faults.sorted();
}

}  // namespace luwte::protocol
