#include "protocol/explain.h"

#include <boost/json.hpp>

#include "protocol/deadline.h"
#include "protocol/explain_writer.h"
#include "protocol/pack.h"

namespace luwte::protocol {
namespace {
namespace json = boost::json;

json::array conversations(const Writer& write, const std::vector<ConversationPlan>& plans)
{
    json::array list;
    for (const auto& plan : plans)
        list.push_back({{"id", plan.id}, {"name", of(plan.name)}, {"aims", of(plan.aims)}, {"deadline", of(plan.deadline)},
                        {"providers", write.roles(plan.providers)}, {"source", plan.source}});
    return list;
}

json::array duty_list(const Writer& write, const std::vector<Duty>& duties)
{
    json::array list;
    for (const auto& duty : duties) {
        auto one = entry(duty);
        one["owners"] = write.roles(duty.owners);
        one["deadline"] = of(duty.deadline);
        one["unanswered"] = duty.unanswered;
        list.push_back(std::move(one));
    }
    return list;
}

json::value advice(const Pack& pack, const Situation& situation)
{
    const auto found = reporting(pack, situation);
    if (!found) return nullptr;
    const auto word = [](const std::optional<Need>& need) { return need ? json::value(name(*need)) : json::value(nullptr); };
    const auto* column = protocol::column(pack, *situation.behaviour);
    return {{"behaviour", column->id}, {"name", of(column->name)}, {"report", word(found->report)},
            {"register", word(found->enter_in_register)}, {"react", word(found->react)}, {"police", word(found->police)},
            {"norm", column->norm.nl.empty() ? json::value(nullptr) : of(column->norm)},
            {"rule", found->rule.nl.empty() ? json::value(nullptr) : of(found->rule)}, {"source", found->source}};
}
}  // namespace

json::object explain(const Pack& pack, const Situation& situation)
{
    const Writer write{pack};
    json::object answer{{"pack", {{"id", pack.id()}, {"version", pack.version()}, {"name", of(pack.name())}}},
                        {"reporter", write.role(situation.reporter)}};
    if (const auto routing = route(pack, situation)) {
        answer["receives"] = write.named(routing->receives);
        answer["choices"] = write.roles(routing->choices);
        answer["informed"] = write.named(routing->informed);
    } else {
        answer["refused"] = routing.refusal().code();
        answer["receives"] = json::array{};
        answer["choices"] = json::array{};
        answer["informed"] = json::array{};
    }
    json::array reads;
    write.read_by(reads, "report", readers(pack, Compartment::report, situation));
    write.read_by(reads, "response", readers(pack, Compartment::response, situation));
    write.read_by(reads, "aftercare", readers(pack, Compartment::aftercare, situation));
    answer["reads"] = std::move(reads);
    answer["reporting"] = advice(pack, situation);
    answer["duties"] = duty_list(write, duties(pack, situation));
    answer["aftercare"] = conversations(write, aftercare(pack, situation.reporter, situation));
    answer["measures"] = measure_list(write, situation, measures(pack, situation));
    answer["decisions"] = decision_list(write, decisions(pack, situation));
    answer["offenderRegister"] = register_parts(write);
    answer["repetition"] = repetition_list(pack);
    answer["circles"] = circle_list(write, circles(pack, situation));
    answer["consultation"] = write.named(consultation(pack, situation));
    answer["entersForAnother"] = write.named(entering_for_another(pack, situation));
    json::array support, silent;
    for (const auto& one : pack.support())
        support.push_back({{"name", of(one.name)}, {"telephone", one.telephone}, {"when", of(one.when)}, {"source", one.source}});
    for (const auto& point : pack.silent()) silent.emplace_back(point);
    answer["support"] = std::move(support);
    answer["silent"] = std::move(silent);
    return answer;
}

}  // namespace luwte::protocol
