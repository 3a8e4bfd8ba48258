#include "protocol/explain.h"

#include <boost/json.hpp>

#include "protocol/deadline.h"
#include "protocol/pack.h"

namespace luwte::protocol {
namespace {
namespace json = boost::json;

json::value of(const Text& text) { return json::object{{"nl", text.nl}, {"en", text.en}}; }

json::array of(const std::vector<Text>& texts)
{
    json::array list;
    for (const auto& text : texts) list.push_back(of(text));
    return list;
}

json::object of(const Deadline& deadline)
{
    json::object result{{"type", name(deadline.type)}, {"starts", deadline.starts}};
    if (deadline.from) result["from"] = deadline.from->text;
    if (deadline.until) result["until"] = deadline.until->text;
    return result;
}

/// Writes answers down with the names of the roles in them.
struct Writer {
    const Pack& pack;

    json::object role(const Role& id) const
    {
        const auto* info = pack.role(id);
        return {{"role", id}, {"name", info ? of(info->name) : json::value(nullptr)}};
    }
    json::array roles(const std::vector<Role>& ids) const
    {
        json::array list;
        for (const auto& id : ids) list.push_back(role(id));
        return list;
    }
    json::array named(const std::vector<Named>& people) const
    {
        json::array list;
        for (const auto& one : people) {
            auto entry = role(one.role);
            entry["rule"] = one.rule;
            if (one.instead_of) entry["insteadOf"] = *one.instead_of;
            entry["source"] = one.source;
            list.push_back(std::move(entry));
        }
        return list;
    }
    void read_by(json::array& list, const char* compartment, const std::vector<Reader>& readers) const
    {
        for (const auto& reader : readers) {
            auto entry = role(reader.role);
            entry["compartment"] = compartment;
            entry["rule"] = reader.rule;
            entry["writes"] = reader.writes;
            entry["standby"] = reader.deputy;
            entry["source"] = reader.source;
            list.push_back(std::move(entry));
        }
    }
};

json::array conversations(const Writer& write, const std::vector<ConversationPlan>& plans)
{
    json::array list;
    for (const auto& plan : plans)
        list.push_back({{"id", plan.id}, {"name", of(plan.name)}, {"aims", of(plan.aims)}, {"deadline", of(plan.deadline)},
                        {"providers", write.roles(plan.providers)}, {"source", plan.source}});
    return list;
}

/// What duties, measures and decisions have in common.
template <class Answer>
json::object entry(const Answer& answer)
{
    json::object result{{"id", answer.id}, {"name", of(answer.name)}, {"unverified", answer.unverified}};
    if (!answer.note.nl.empty()) result["note"] = of(answer.note);
    result["source"] = answer.source;
    return result;
}

json::array duty_list(const Writer& write, const std::vector<Duty>& duties)
{
    json::array list;
    for (const auto& duty : duties) {
        auto one = entry(duty);
        one["owners"] = write.roles(duty.owners);
        one["deadline"] = of(duty.deadline);
        list.push_back(std::move(one));
    }
    return list;
}

json::array measure_list(const Writer& write, const std::vector<Measure>& measures)
{
    json::array list;
    for (const auto& measure : measures) {
        auto one = entry(measure);
        one["decides"] = measure.decides.empty() ? json::value(nullptr) : write.role(measure.decides);
        one["acts"] = write.roles(measure.acts);
        if (measure.longest) one["longest"] = measure.longest->text;
        if (measure.review) one["review"] = measure.review->text;
        one["inWriting"] = measure.in_writing;
        one["fixedTerm"] = measure.fixed_term;
        one["objection"] = measure.objection;
        list.push_back(std::move(one));
    }
    return list;
}

json::array decision_list(const Writer& write, const std::vector<Decision>& decisions)
{
    json::array list;
    for (const auto& decision : decisions) {
        auto one = entry(decision);
        one["decides"] = write.roles(decision.decides);
        one["consents"] = write.roles(decision.consents);
        one["vetoes"] = write.roles(decision.vetoes);
        one["heard"] = write.roles(decision.heard);
        one["acts"] = write.roles(decision.acts);
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
    answer["measures"] = measure_list(write, measures(pack, situation));
    answer["decisions"] = decision_list(write, decisions(pack, situation));
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
