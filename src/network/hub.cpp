#include "network/hub.h"

#include "http/shape_codec.h"

namespace luwte::network {
namespace {
BenchmarkFigures figures_of(const Benchmark& made)
{
    BenchmarkFigures figures{made.organisations, made.hidden, static_cast<int>(made.people), static_cast<int>(made.least), static_cast<int>(made.most), {}};
    for (const auto& part : made.parts) figures.parts.push_back({part.axis, part.class_, static_cast<int>(part.count), static_cast<int>(part.of)});
    return figures;
}

/// What is shown stays until enough has changed; what was taken from sight stays out of it until then.
void make_benchmark(storage::Transaction& tx, const Participant& of, int year, Instant now)
{
    const GroupRules rules;
    const auto contributions = store::contributions(tx, of.organisation, year, of.kind, of.size());
    const auto serials = behind(contributions);
    if (const auto kept = store::benchmark(tx, of.organisation, year, of.kind, of.size()); kept && changed(kept->behind, serials) < rules.fewest) return;
    if (const auto made = benchmark(contributions, rules))
        store::keep(tx, of.organisation, {year, of.kind, of.size(), now, serials, true, http::to_json(figures_of(*made))});
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
    make_benchmark(tx, sender, message.year, now);
    return {message.serial, now};
}
}  // namespace

Result<Receipt> receive(storage::Transaction& tx, std::string_view this_hub, const Publication& message, std::string_view text, Instant now)
{
    const auto sender = TRY(sender_of(tx, this_hub, message, text, now));
    if (const auto known = store::edition_of(tx, sender.id, message.year); known && (!message.totals || message.totals->edition < *known)) return conflict("network.edition_overtaken");
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
    for (const auto& one : store::benchmarks(tx, year))
        if (one.shown) list.items.push_back({one.year, one.kind, one.size, one.made_at, *http::from_json<BenchmarkFigures>(one.figures)});
    return list;
}

}  // namespace luwte::network
