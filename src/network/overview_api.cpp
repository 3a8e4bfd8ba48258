// The hub's own people: who takes part, whose protocol is awake, and how complete the figures are.
#include "http/route.h"
#include "journal/journal.h"
#include "network/hub.h"

namespace luwte::network {

struct ParticipantInput {
    std::string name;
    ParticipantKind kind{};
    std::int64_t inhabitants;
    std::string public_key;
};
SHAPE(ParticipantInput, name, kind, inhabitants, public_key)

struct ParticipantChange {
    std::optional<std::string> name, public_key;
    std::optional<std::int64_t> inhabitants;
    std::optional<bool> left;
};
SHAPE(ParticipantChange, name, inhabitants, public_key, left)

struct ParticipantShown {
    std::string id, name;
    ParticipantKind kind;
    SizeClass size;
    std::int64_t inhabitants;
    std::string fingerprint;
    Instant enrolled_at;
    std::optional<Instant> left_at;
    Life life;
    std::optional<Day> adopted_on, evaluated_on;
    std::optional<int> used_in, roles, roles_filled, trained;
    std::optional<FirstContact> first_contact;
    std::optional<int> aftercare_held;
    std::vector<int> years;  // told about
    std::int64_t version;
};
SHAPE(ParticipantShown, id, name, kind, size, inhabitants, fingerprint, enrolled_at, left_at, life, adopted_on, evaluated_on, used_in, roles, roles_filled,
      trained, first_contact, aftercare_held, years, version)

/// How many of those who take part told about a year, and how much of what they told can be read.
struct YearTold {
    int year, told, accounts, nothing, figures, readable;
};
SHAPE(YearTold, year, told, accounts, nothing, figures, readable)

struct OverviewShown {
    int participants;
    std::vector<ParticipantShown> items;
    std::vector<YearTold> years;
};
SHAPE(OverviewShown, participants, items, years)

namespace {
ParticipantShown view_of(const Participant& one, const std::vector<Told>& told, Day today)
{
    const auto signs = network::signs(told, today);
    ParticipantShown view{one.id.text, one.name, one.kind, one.size(), one.inhabitants, one.key.fingerprint(), one.enrolled_at, one.left_at, signs.life, signs.adopted_on,
                          signs.evaluated_on, signs.used_in, signs.roles, signs.roles_filled, signs.trained, signs.first_contact, signs.aftercare_held, {}, one.version};
    for (const auto& year : told) view.years.push_back(year.year);
    return view;
}

void count_in(YearTold& year, const Told& told)
{
    ++year.told;
    if (!told.totals) return;
    ++year.accounts;
    for (const auto& figure : told.totals->figures) {
        ++year.figures;
        year.readable += figure.count.has_value();
        year.nothing += figure.axis.empty() && figure.count == 0 && !told.totals->rounded;
    }
}

OverviewShown overview(http::Call& call)
{
    const auto told = store::told(call.tx, call.actor.organisation);
    OverviewShown view{0, {}, {}};
    std::map<int, YearTold, std::greater<>> years;
    static const std::vector<Told> nothing;
    for (const auto& one : store::participants(call.tx, call.actor.organisation)) {
        const auto found = told.find(one.id.text);
        const auto& its = found == told.end() ? nothing : found->second;
        view.participants += !one.left_at;
        view.items.push_back(view_of(one, its, day_in_amsterdam(call.now)));
        for (const auto& year : its) count_in(years.try_emplace(year.year, YearTold{year.year, 0, 0, 0, 0, 0}).first->second, year);
    }
    for (const auto& [year, counted] : years) view.years.push_back(counted);
    return view;
}

Result<OpenKey> key_from(storage::Transaction& tx, const std::string& text, const ParticipantId& whose)
{
    const auto key = OpenKey::parse(text);
    if (!key) return invalid("network.key_unusable", "/publicKey");
    if (const auto taken = store::with_key(tx, key->fingerprint()); taken && taken->id != whose) return conflict("network.key_taken");
    return *key;
}

void note(http::Call& call, Code action, const ParticipantId& about)
{
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, about.text, "", call.now);
}

Result<http::Created> enrol(http::Call& call, const ParticipantInput& input)
{
    TRY(acceptable(input.name, input.inhabitants));
    const auto id = fresh<ParticipantId>();
    auto key = TRY(key_from(call.tx, input.public_key, id));
    const Participant one{id, call.actor.organisation, input.name, input.kind, input.inhabitants, std::move(key), call.now, {}};
    store::add(call.tx, one);
    note(call, "network.enrolled", id);
    return http::Created{id.text, 1};
}

Result<Participant> found(http::Call& call)
{
    const auto one = store::find(call.tx, call.actor.organisation, TRY(call.id<ParticipantId>("participantId")));
    if (!one) return not_found("request.not_found");
    return *one;
}

Result<ParticipantShown> shown(http::Call& call, const Participant& one)
{
    call.etag(one.version);
    return view_of(one, store::told_by(call.tx, one.id), day_in_amsterdam(call.now));
}

Result<ParticipantShown> change(http::Call& call, const ParticipantChange& input)
{
    auto one = TRY(found(call));
    if (input.name) one.name = *input.name;
    if (input.inhabitants) one.inhabitants = *input.inhabitants;
    TRY(acceptable(one.name, one.inhabitants));
    if (input.public_key) one.key = TRY(key_from(call.tx, *input.public_key, one.id));
    if (input.left) one.left_at = *input.left ? std::optional{one.left_at.value_or(call.now)} : std::nullopt;
    const auto expected = TRY(call.expected_version());
    if (!store::change(call.tx, one, expected)) return stale("request.stale");
    one.version = expected + 1;
    note(call, "network.participant_changed", one.id);
    return shown(call, one);
}
}  // namespace

void add_overview_routes(http::Router& router)
{
    router.get<OverviewShown>("/network-participants", http::may("network.read"), "Who takes part, whose protocol is awake, and how complete each year is",
        [](http::Call& call) -> Result<OverviewShown> { return overview(call); });
    router.post<ParticipantInput, http::Created>("/network-participants", http::may("network.keep"), "Enrols an organisation with the key it signs with", enrol);
    router.get<ParticipantShown>("/network-participants/{participantId}", http::may("network.read"), "One organisation of the network",
        [](http::Call& call) -> Result<ParticipantShown> { return shown(call, TRY(found(call))); });
    router.patch<ParticipantChange, ParticipantShown>("/network-participants/{participantId}", http::may("network.keep"),
        "Changes an organisation's name, size or key, or notes that it left", change);
}

}  // namespace luwte::network
