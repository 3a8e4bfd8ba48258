#include "offenders/view.h"

#include <algorithm>

#include "incidents/show.h"
#include "journal/journal.h"
#include "offenders/datum_store.h"
#include "offenders/history.h"
#include "offenders/mention_key.h"
#include "protocol/offender_register.h"

namespace luwte::offenders {
bool names_somebody(DatumKind kind) { return kind == DatumKind::name || kind == DatumKind::alias || kind == DatumKind::organisation; }

namespace {
void add_names(http::Call& call, const Mention& mention, PersonShown& person)
{
    auto& names = person.names;
    for (auto& datum : data_shown(call, mention)) {
        if (datum.ended_at) continue;
        const auto same = [&](const Shown& name) { return name.text() == datum.value.text(); };
        if (names_somebody(datum.kind) && std::ranges::none_of(names, same)) names.push_back(std::move(datum.value));
        else if (datum.kind == DatumKind::description && !person.described) person.described = std::move(datum.value);
    }
}

MeasureInForce in_force(http::Call& call, const protocol::Pack& pack, const storage::Row& row)
{
    MeasureInForce measure{row.text(0), {row.text(1), row.text(2)}, row.maybe_day(3), row.maybe_day(4), {}, {}, {}};
    if (const auto desk = protocol::told_at_the_desk(pack, measure.kind); !desk.nl.empty()) measure.desk = Words{desk.nl, desk.en};
    const auto incident = row.id<incidents::IncidentId>(5);
    if (!incidents::may_know(call.tx, incident, call.actor.account)) return measure;
    measure.incident_id = incident;
    measure.measure_id = row.text(6);
    return measure;
}

void add_measures(http::Call& call, const protocol::Pack& pack, const Mention& mention, std::vector<MeasureInForce>& measures)
{
    for (const auto& row : call.tx.all(R"(
             SELECT kind, name_nl, name_en, starts_on, ends_on, incident, measure
               FROM measure_of_offender
              WHERE offender = $1 AND state = 'standing' AND (starts_on IS NULL OR starts_on <= $2) AND (ends_on IS NULL OR ends_on >= $2)
              ORDER BY starts_on, measure)",
                                       mention.id, day_in_amsterdam(call.now)))
        measures.push_back(in_force(call, pack, row));
}

void count(http::Call& call, const protocol::Pack& pack, const std::vector<Mention>& mentions,
           const std::optional<incidents::IncidentId>& asked, PersonShown& person)
{
    std::set<incidents::IncidentId> seen;
    std::optional<Instant> before;
    if (asked) before = store::event_of(call.tx, *asked).occurred;
    person.against_office = 0;
    person.against_staff = 0;
    for (const auto& mention : mentions) {
        if (mention.removed || !seen.insert(mention.incident).second) continue;
        const auto event = store::event_of(call.tx, mention.incident);
        if (before && event.occurred >= *before) continue;  // the one at hand, and what came after it
        const auto aimed = against(pack, event);
        *person.against_office += aimed.office;
        *person.against_staff += aimed.staff;
        if (!person.last_at || *person.last_at < event.occurred) person.last_at = event.occurred;
    }
}
}  // namespace

Parts parts_of(const http::Call& call, const protocol::Pack& pack)
{
    const auto sees = [&](const char* part) { return protocol::part_for(pack, call.actor.roles, part) != nullptr; };
    const auto* victims = protocol::part_for(pack, call.actor.roles, "victims");
    return {sees("data"), sees("incidents"), sees("measures"), sees("fairness"), victims != nullptr, victims && victims->on_need};
}

std::optional<RetentionShown> retention_shown(const protocol::Pack& pack)
{
    const auto* kept = protocol::retention(pack, "offender");
    if (!kept) return std::nullopt;
    return RetentionShown{kept->keep.text, {kept->reason.nl, kept->reason.en}, kept->unverified, kept->source};
}

Result<Mention> in_register(http::Call& call, const OffenderId& id)
{
    auto mention = store::find_for(call.tx, call.actor.organisation, id, call.actor.account);
    if (!mention) return not_found("request.not_found");
    return std::move(*mention);
}

Result<Mention> in_register(http::Call& call, std::string_view parameter)
{
    const auto id = TRY(call.id<OffenderId>(parameter));
    return in_register(call, id);
}

std::vector<Mention> of_person(http::Call& call, const Mention& mention)
{
    return store::of_person_for(call.tx, mention.person, call.actor.account);
}

std::vector<DatumShown> data_shown(http::Call& call, const Mention& mention)
{
    std::vector<DatumShown> shown;
    const auto key = key_of(call, mention);
    if (!key) return shown;
    // Whoever told it is mostly the one it was done to: named to those who may know of the case, and to nobody else.
    const bool knows = incidents::may_know(call.tx, mention.incident, call.actor.account);
    const auto who = [&](const std::optional<AccountId>& account) { return knows ? incidents::named(call, account) : std::nullopt; };
    for (const auto& datum : store::data_of(call.tx, mention.id)) {
        std::optional<Shown> reason;
        if (datum.reason) reason = Shown{open(*key, mention, *datum.reason, datum.id.text, "offender.datum_reason")};
        shown.push_back({datum.id, mention.id, datum.kind, Shown{open(*key, mention, datum.value, datum.id.text, "offender.datum")},
                         datum.certainty, datum.since, datum.at, who(datum.by), datum.ended, who(datum.ended_by), datum.replaced_by, std::move(reason)});
    }
    return shown;
}

PersonShown person_shown(http::Call& call, const protocol::Pack& pack, const Parts& parts, const std::vector<Mention>& mentions,
                         const std::optional<incidents::IncidentId>& asked)
{
    PersonShown person;
    if (mentions.empty()) return person;
    person.id = mentions.front().id;
    person.mentions = static_cast<std::int64_t>(mentions.size());
    for (const auto& mention : mentions) {
        person.restricted = person.restricted || mention.restricted;
        if (std::ranges::find(person.kinds, mention.kind) == person.kinds.end()) person.kinds.push_back(mention.kind);
    }
    if (person.restricted) return person;
    for (const auto& mention : mentions) {
        if (parts.data) add_names(call, mention, person);
        if (parts.measures) add_measures(call, pack, mention, person.measures);
    }
    if (!person.names.empty()) person.described.reset();
    if (parts.incidents) count(call, pack, mentions, asked, person);
    return person;
}

VerdictShown shown(http::Call& call, const Verdict& verdict)
{
    return {verdict.id, std::string{name_of(verdict.kind)}, verdict.offender, verdict.other, verdict.at, incidents::named(call, verdict.by),
            verdict.undone, incidents::named(call, verdict.undone_by)};
}

void note(http::Call& call, Code action, const Mention& mention)
{
    journal::append(call.tx, mention.organisation, call.actor.account, action, mention.id.text, mention.incident.text, call.now);
}

}  // namespace luwte::offenders
