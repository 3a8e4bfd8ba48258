// Pieces of an explanation as JSON, for the files that write one chapter each.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <vector>

#include "protocol/circles.h"
#include "protocol/deadline.h"
#include "protocol/protocol.h"

namespace luwte::protocol {
namespace json = boost::json;

inline json::value of(const Text& text) { return json::object{{"nl", text.nl}, {"en", text.en}}; }

inline json::array of(const std::vector<Text>& texts)
{
    json::array list;
    for (const auto& text : texts) list.push_back(of(text));
    return list;
}

inline json::object of(const Deadline& deadline)
{
    json::object result{{"type", name(deadline.type)}, {"starts", deadline.starts}};
    if (deadline.from) result["from"] = deadline.from->text;
    if (deadline.until) result["until"] = deadline.until->text;
    if (deadline.at_once) result["atOnce"] = true;
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

/// What duties, measures and decisions have in common.
template <class Answer>
json::object entry(const Answer& answer)
{
    json::object result{{"id", answer.id}, {"name", of(answer.name)}, {"unverified", answer.unverified}};
    if (!answer.note.nl.empty()) result["note"] = of(answer.note);
    result["source"] = answer.source;
    return result;
}

json::array measure_list(const Writer&, const Situation&, const std::vector<Measure>&);
json::array decision_list(const Writer&, const std::vector<Decision>&);
json::array register_parts(const Writer&);
json::array repetition_list(const Pack&);
json::array circle_list(const Writer&, const std::vector<AgendaCircle>&);

}  // namespace luwte::protocol
