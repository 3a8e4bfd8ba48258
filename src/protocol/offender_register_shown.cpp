// The chapter on the register of offenders as explanations and examples write it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/explain.h"
#include "protocol/explain_writer.h"
#include "protocol/offender_register.h"

namespace luwte::protocol {

json::array register_parts(const Writer& write)
{
    json::array list;
    for (const auto& part : offender_register(write.pack).parts)
        list.push_back({{"id", part.id}, {"roles", write.roles(part.roles)}, {"onNeed", part.on_need}, {"source", part.source}});
    return list;
}

json::array repetition_list(const Pack& pack)
{
    json::array list;
    for (const auto& rule : offender_register(pack).repetition) {
        json::object one{{"id", rule.id}, {"name", of(rule.name)}, {"events", rule.events}, {"persists", rule.persists}};
        if (rule.within) one["within"] = rule.within->text;
        if (!rule.note.nl.empty()) one["note"] = of(rule.note);
        one["source"] = rule.source;
        list.push_back(std::move(one));
    }
    return list;
}

namespace lines {
std::string of(const RegisterPart& part) { return part.id + " by " + joined(part.roles) + (part.on_need ? " on need" : ""); }

std::string of(const RepetitionRule& rule)
{
    auto line = fmt::format("{} from {}", rule.id, rule.events);
    if (rule.within) line += " within " + rule.within->text;
    if (!rule.behaviours.empty()) line += fmt::format(" of {}", fmt::join(rule.behaviours, ", "));
    return line + (rule.persists ? " persists" : "");
}
}  // namespace lines

}  // namespace luwte::protocol
