#include "network/hub.h"

#include "http/shape_codec.h"

namespace luwte::network {
namespace {
BenchmarkFigures figures_of(const Benchmark& made)
{
    BenchmarkFigures figures{made.organisations, made.hidden, static_cast<int>(made.people), static_cast<int>(made.least), static_cast<int>(made.most), {}, {}};
    if (made.rounded > 0) figures.rounded = made.rounded;
    for (const auto& part : made.parts) figures.parts.push_back({part.axis, part.class_, static_cast<int>(part.count), static_cast<int>(part.of)});
    return figures;
}

/// Groups of which enough has changed since their benchmark was made, or that have none. What is shown stays until then, and what was taken from sight
/// stays out of it. Found without opening what anybody told.
std::map<Group, Behind> due(storage::Transaction& tx, const OrganisationId& organisation, int year, const GroupRules& rules)
{
    auto groups = store::tellers(tx, organisation, year);
    std::erase_if(groups, [&](const auto& one) { return one.second.size() < rules.fewest; });
    for (const auto& kept : store::benchmarks(tx, organisation, year))
        if (const auto found = groups.find(kept.group); found != groups.end() && changed(kept.behind, found->second) < rules.fewest) groups.erase(found);
    return groups;
}

void make_benchmarks(storage::Transaction& tx, const OrganisationId& organisation, int year, Instant now)
{
    const GroupRules rules;
    const auto groups = due(tx, organisation, year, rules);
    if (groups.empty()) return;
    const auto contributions = store::contributions(tx, organisation, year);
    for (const auto& [group, serials] : groups)
        if (const auto made = benchmark(contributions.at(group), rules)) store::keep(tx, organisation, {year, group, now, serials, true, http::to_json(figures_of(*made))});
}

template <class Message>
Result<Participant> sender_of(storage::Transaction& tx, std::string_view this_hub, const Message& message, std::string_view text, Instant now)
{
    TRY(sound(message));
    const auto sender = store::with_key(tx, message.key);
    const bool seen = sender && store::seen(tx, sender->id, sha256(as_bytes(text)));
    TRY(acceptable(envelope_of(message), text, sender, seen, this_hub, now));
    return *sender;
}

template <class Message>
Receipt taken_in(storage::Transaction& tx, const Participant& sender, const Message& message, std::string_view text, const char* kind, Instant now)
{
    store::receive(tx, {sender.id, message.serial, sha256(as_bytes(text)), kind, message.year, now});
    make_benchmarks(tx, sender.organisation, message.year, now);
    return {message.serial, now, sender.kind, sender.size()};
}
}  // namespace

Result<Receipt> receive(storage::Transaction& tx, std::string_view this_hub, const Publication& message, std::string_view text, Instant now)
{
    const auto sender = TRY(sender_of(tx, this_hub, message, text, now));
    if (const auto known = store::edition_of(tx, sender.id, message.year); known && (!message.totals || message.totals->edition < *known))
        return conflict("network.edition_overtaken");
    store::put(tx, sender, message);
    return taken_in(tx, sender, message, text, "publication", now);
}

Result<Receipt> receive(storage::Transaction& tx, std::string_view this_hub, const Withdrawal& message, std::string_view text, Instant now)
{
    const auto sender = TRY(sender_of(tx, this_hub, message, text, now));
    if (!store::remove(tx, sender.id, message.year)) return conflict("network.nothing_to_withdraw");
    store::hide_with(tx, sender.organisation, message.year, sender.id);
    return taken_in(tx, sender, message, text, "withdrawal", now);
}

BenchmarksShown shown(storage::Transaction& tx, int year)
{
    BenchmarksShown list;
    for (const auto& one : store::benchmarks(tx, std::nullopt, year))
        if (one.shown) list.items.push_back({one.year, one.group.kind, one.group.size, one.made_at, *http::from_json<BenchmarkFigures>(one.figures)});
    return list;
}

}  // namespace luwte::network
