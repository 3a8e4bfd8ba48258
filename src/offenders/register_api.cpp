// The register itself: who is in it, and one person with all that the reader's role may see. Every look leaves a line.
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "http/page.h"
#include "http/route.h"
#include "incidents/incidents.h"
#include "incidents/show.h"
#include "journal/journal.h"
#include "linking/text.h"
#include "offenders/datum_store.h"
#include "offenders/fairness_store.h"
#include "offenders/fairness_view.h"
#include "offenders/history.h"
#include "offenders/mention_key.h"
#include "offenders/offenders.h"
#include "offenders/offenders_api.h"
#include "offenders/recognise.h"
#include "offenders/verdict_store.h"
#include "offenders/view.h"

namespace luwte::offenders {

struct Persons {
    bool key_on_its_way = false;
    std::vector<PersonShown> items;
    std::optional<std::string> next;
};
SHAPE(Persons, key_on_its_way, items, next)

struct PersonEvent {
    OffenderId offender_id;  // the mention
    std::string kind;
    Instant occurred_at;
    std::optional<std::string> behaviour;
    std::string form;
    std::vector<std::string> affected_roles;  // for whoever may know of the case: some offices are held by one person
    bool against_office = false;
    bool against_staff = false;
    std::optional<incidents::IncidentId> incident_id;  // for whoever may know of the case
    std::optional<std::string> reference;
};
SHAPE(PersonEvent, offender_id, kind, occurred_at, behaviour, form, affected_roles, against_office, against_staff, incident_id, reference)

struct RelatedShown {
    std::string relation;  // member_of, acts_for
    bool of_other = false;  // it is the other who belongs to him
    PersonShown other;
};
SHAPE(RelatedShown, relation, of_other, other)

struct PartsShown {
    bool data = false, incidents = false, measures = false, fairness = false, victims = false;
};
SHAPE(PartsShown, data, incidents, measures, fairness, victims)

struct PersonPage {
    PersonShown person;
    PartsShown parts;
    bool may_decide = false;
    bool removed = false;
    std::vector<DatumShown> data;
    std::vector<PersonEvent> events;
    std::vector<RelatedShown> relations;
    std::vector<VerdictShown> verdicts;
    std::optional<Fairness> fairness;
    std::optional<RetentionShown> retention;  // absent: the protocol says nothing
};
SHAPE(PersonPage, person, parts, may_decide, removed, data, events, relations, verdicts, fairness, retention)

struct NeedInput {
    Secret reason;
};
SHAPE(NeedInput, reason)

struct VictimShown {
    std::string role;
    std::optional<Shown> name;  // absent where this reader's keys do not open it
};
SHAPE(VictimShown, role, name)

struct EventVictims {
    OffenderId offender_id;
    std::vector<VictimShown> affected;
};
SHAPE(EventVictims, offender_id, affected)

struct Victims {
    std::vector<EventVictims> items;
};
SHAPE(Victims, items)

namespace {
using Mentions = std::vector<Mention>;

struct Person {
    std::string position;  // of his latest incident
    Mentions mentions;
};

/// The one with the latest incident first.
std::vector<Person> by_person(const std::vector<store::Listed>& all)
{
    std::vector<Person> persons;
    std::map<OffenderId, std::size_t> place;
    for (const auto& [mention, position] : all) {
        const auto [found, is_new] = place.emplace(mention.person, persons.size());
        if (is_new) persons.push_back({position, {}});
        persons[found->second].mentions.push_back(mention);
    }
    for (auto& person : persons) std::ranges::stable_sort(person.mentions, [](const Mention& a, const Mention& b) { return a.made < b.made; });
    return persons;
}

/// Whether every word that was asked for stands somewhere in what is known of the person, however it was typed.
bool answers(http::Call& call, const Mentions& mentions, const std::vector<std::string>& asked)
{
    std::string known;
    for (const auto& mention : mentions) {
        if (mention.restricted) continue;
        if (const auto key = key_of(call, mention))
            for (const auto& said : said_of(call, mention, *key)) {
                const auto folded = linking::fold(said.value.reveal());
                known += " " + folded + " " + linking::squeeze(folded);
            }
    }
    return std::ranges::all_of(asked, [&](const std::string& word) { return known.find(word) != std::string::npos; });
}

std::vector<std::string> asked_for(const http::Call& call)
{
    const auto found = call.query.find("query");
    return found == call.query.end() ? std::vector<std::string>{} : linking::words(linking::fold(found->second));
}

Result<Persons> list(http::Call& call, const protocol::Pack& pack)
{
    const auto page = TRY(http::page_of(call));
    Persons view;
    view.key_on_its_way = people::opened_shared(call, the_register).empty();
    catch_up(call);
    const auto parts = parts_of(call, pack);
    const auto asked = asked_for(call);
    if (!asked.empty() && !parts.data) return forbidden("request.not_permitted");
    http::fill(view, page, by_person(store::all_for(call.tx, call.actor.organisation, call.actor.account)), [](const Person& person) { return person.position; },
               [&](const Person& person) -> std::optional<PersonShown> {
                   if (!asked.empty() && !answers(call, person.mentions, asked)) return std::nullopt;
                   return person_shown(call, pack, parts, person.mentions);
               });
    journal::append(call.tx, call.actor.organisation, call.actor.account, "offender.list_read", "", "", call.now);
    return view;
}

PersonEvent event_shown(http::Call& call, const protocol::Pack& pack, const Mention& mention)
{
    const auto event = store::event_of(call.tx, mention.incident);
    const auto aimed = against(pack, event);
    PersonEvent shown{mention.id, mention.kind, event.occurred, event.behaviour, event.form, {}, aimed.office, aimed.staff, {}, {}};
    if (!incidents::may_know(call.tx, mention.incident, call.actor.account)) return shown;
    shown.affected_roles = event.affected;
    shown.incident_id = mention.incident;
    shown.reference = event.reference;
    return shown;
}

/// Everything that was said of him in which this reader may know of both.
std::vector<VerdictShown> verdicts_shown(http::Call& call, const Mentions& mentions)
{
    std::vector<VerdictShown> view;
    std::vector<OffenderId> ids;
    for (const auto& mention : mentions) ids.push_back(mention.id);
    const auto is_his = [&](const OffenderId& id) { return std::ranges::find(ids, id) != ids.end(); };
    for (const auto& verdict : store::said_about(call.tx, ids).verdicts) {
        if (!is_his(verdict.offender) && !(verdict.other && is_his(*verdict.other))) continue;
        if (!in_register(call, verdict.offender) || (verdict.other && !in_register(call, *verdict.other))) continue;
        view.push_back(shown(call, verdict));
    }
    return view;
}

/// Whom he belongs to and who belongs to him, as far as this reader may know of the other.
std::vector<RelatedShown> relations_shown(http::Call& call, const protocol::Pack& pack, const Parts& parts, const Mentions& mentions)
{
    std::vector<RelatedShown> shown;
    std::set<std::tuple<std::string, bool, OffenderId>> seen;  // told of in two cases it is still one relation
    for (const auto& mention : mentions)
        for (const auto& relation : store::relations_with(call.tx, mention.id)) {
            const bool of_other = relation.other == mention.id;
            const auto other = in_register(call, of_other ? relation.offender : relation.other);
            if (!other || other->removed || !seen.emplace(relation.relation, of_other, other->person).second) continue;
            shown.push_back({relation.relation, of_other, person_shown(call, pack, Parts{.data = parts.data}, of_person(call, *other))});
        }
    return shown;
}

PersonPage page_of_person(http::Call& call, const protocol::Pack& pack, const Mentions& mentions)
{
    const auto parts = parts_of(call, pack);
    PersonPage page;
    page.person = person_shown(call, pack, parts, mentions);
    page.parts = {parts.data, parts.incidents, parts.measures, parts.fairness, parts.victims};
    page.may_decide = call.actor.permissions.contains("offenders.decide");
    page.removed = std::ranges::all_of(mentions, [](const Mention& mention) { return mention.removed.has_value(); });
    page.retention = retention_shown(pack);
    if (parts.fairness) page.fairness = fairness_shown(call, pack, mentions);
    if (page.person.restricted) {  // kept, and used for nothing but what he asked
        if (page.may_decide && parts.data && correction_asked(call.tx, mentions))
            for (const auto& mention : mentions) std::ranges::move(data_shown(call, mention), std::back_inserter(page.data));
        return page;
    }
    page.relations = relations_shown(call, pack, parts, mentions);
    for (const auto& mention : mentions) {
        if (parts.data)
            for (auto& datum : data_shown(call, mention)) page.data.push_back(std::move(datum));
        if (parts.incidents && !mention.removed) page.events.push_back(event_shown(call, pack, mention));
    }
    std::ranges::stable_sort(page.events, [](const auto& a, const auto& b) { return a.occurred_at > b.occurred_at; });
    page.verdicts = verdicts_shown(call, mentions);
    return page;
}

Result<PersonPage> read(http::Call& call, const protocol::Pack& pack)
{
    const auto mention = TRY(in_register(call));
    catch_up(call);
    const auto mentions = of_person(call, mention);
    for (const auto& one : mentions) note(call, "offender.read", one);
    return page_of_person(call, pack, mentions);
}

std::vector<VictimShown> victims_of(http::Call& call, const incidents::Incident& incident)
{
    std::vector<VictimShown> affected;
    for (const auto& person : incidents::affected_of(call, incident)) {
        VictimShown shown{person.affected.role, {}};
        if (const auto named = incidents::named(call, person.affected.account))
            shown.name = Shown{Secret{named->name}};
        else if (!person.name.empty())
            shown.name = Shown{person.name};
        affected.push_back(std::move(shown));
    }
    return affected;
}

/// Only for whom the pack names; with a reason where it says so, which is kept beside the line in the journal.
Result<Victims> victims(http::Call& call, const protocol::Pack& pack, const NeedInput& input)
{
    const auto mention = TRY(in_register(call));
    const auto parts = parts_of(call, pack);
    if (!parts.victims) return forbidden("request.not_permitted");
    if (parts.victims_on_need && input.reason.empty()) return invalid("offenders.reason_missing", "/reason");
    const auto key = key_of(call, mention);
    if (!key) return conflict("offenders.removed");
    if (mention.restricted) return conflict("offenders.restricted");
    const auto id = fresh_uuid();
    store::add(call.tx, mention.organisation,
               store::Look{id, mention.id, seal(*key, mention, input.reason, id, "offender.look").bytes, call.now, call.actor.account});
    Victims view;
    for (const auto& one : of_person(call, mention)) {
        note(call, "offender.victims_read", one);
        view.items.push_back({one.id, victims_of(call, *incidents::find(call.tx, one.organisation, one.incident))});
    }
    return view;
}
}  // namespace

void add_register_routes(http::Router& router, const people::PackOf& packs)
{
    const auto pack = [packs](http::Call& call) -> const protocol::Pack& { return packs(call.tx, call.actor.organisation); };
    router.get<Persons>("/offenders", http::may("offenders.read"), "Who is in the register, the latest first",
                        [pack](http::Call& call) { return list(call, pack(call)); },
                        http::paged({{"query", "Words that stand somewhere in what is known of a person"}}));
    router.get<PersonPage>("/offenders/{offenderId}", http::may("offenders.read"),
                           "A person in the register, by any of his mentions, as far as the protocol lets your role see",
                           [pack](http::Call& call) { return read(call, pack(call)); });
    router.post<NeedInput, Victims>("/offenders/{offenderId}/victim-looks", http::may("offenders.read"),
                                    "Who was affected in the other cases, where somebody needs to know; written down",
                                    [pack](http::Call& call, const NeedInput& input) { return victims(call, pack(call), input); });
}

void add_routes(http::Router& router, const people::PackOf& packs, const incidents::PackUnder& packs_under, const Reactions& reactions)
{
    add_register_routes(router, packs);
    add_extract_routes(router, packs);
    add_data_routes(router, packs, packs_under);
    add_suggestion_routes(router, packs, packs_under);
    add_verdict_routes(router, packs_under);
    add_fairness_routes(router, packs, packs_under, reactions);
}

}  // namespace luwte::offenders
