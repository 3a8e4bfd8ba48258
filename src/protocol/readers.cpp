// Who gets the key of which compartment (G1, R3): the pack's rules, spelled out for one situation.
#include <algorithm>

#include "protocol/onlookers.h"
#include "protocol/pack.h"

namespace luwte::protocol {
namespace {
std::vector<Named> named_by(const Pack& pack, const ReaderRule& rule, const Situation& situation)
{
    using Who = ReaderRule::Who;
    std::vector<Named> list;
    if (rule.who == Who::named) {
        for (const auto& role : rule.roles) list.push_back({role, "named", rule.source, std::nullopt});
    } else if (rule.who == Who::providers) {
        auto affected = situation.affected;
        if (affected.empty()) affected.insert(situation.reporter);
        for (const auto& role : affected)
            for (auto& provider : providers(pack, role, situation)) list.push_back(std::move(provider));
    } else if (auto routing = route(pack, situation)) {
        list = rule.who == Who::receivers ? routing->receives : routing->informed;
    }
    return list;
}
}  // namespace

std::vector<Reader> readers(const Pack& pack, Compartment compartment, const Situation& situation)
{
    const auto& data = pack.data();
    std::vector<Reader> readers;
    for (const auto& rule : data.readers) {
        if (rule.compartment != compartment || !rule.when.holds(situation)) continue;
        for (const auto& named : named_by(pack, rule, situation)) {
            if (!may_handle(data, situation, named.role)) continue;
            const auto known = std::find_if(readers.begin(), readers.end(), [&](const Reader& r) { return r.role == named.role; });
            // Whoever is named to read and not to write is told of the case and no more: that is being informed.
            const Reader reader{named.role, named.rule == "named" && !rule.writes ? "informed" : named.rule, rule.source, false, rule.writes};
            if (known == readers.end())
                readers.push_back(reader);
            else if (reader.writes && !known->writes)
                *known = reader;
        }
    }
    const auto holders = readers;
    for (const auto& holder : holders)
        if (std::find(data.deputies.roles.begin(), data.deputies.roles.end(), holder.role) != data.deputies.roles.end())
            readers.push_back({holder.role, "deputy", data.deputies.source, true, holder.writes});
    return readers;
}

std::set<Role> onlookers(const Pack& pack, Compartment compartment)
{
    std::set<Role> reading, writing;
    for (const auto& rule : pack.data().readers)
        if (rule.compartment == compartment && rule.who == ReaderRule::Who::named)
            (rule.writes ? writing : reading).insert(rule.roles.begin(), rule.roles.end());
    for (const auto& role : writing) reading.erase(role);
    return reading;
}

}  // namespace luwte::protocol
