#include "police/police_api.h"

#include <algorithm>

#include "base/require.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/duties.h"
#include "incidents/person_store.h"
#include "incidents/seat.h"
#include "incidents/show.h"
#include "journal/journal.h"

namespace luwte::police {
namespace {

using incidents::Incident;

RuleShown shown(const protocol::Rule& rule)
{
    std::optional<incidents::Words> note;
    if (!rule.note.nl.empty()) note = incidents::Words{rule.note.nl, rule.note.en};
    return {rule.id, {rule.name.nl, rule.name.en}, note, rule.source, rule.unverified};
}
std::optional<RuleShown> shown(const std::optional<protocol::Rule>& rule)
{
    if (!rule) return std::nullopt;
    return shown(*rule);
}
std::optional<ConsentRule> shown(const std::optional<protocol::Consenting>& rule)
{
    if (!rule) return std::nullopt;
    return ConsentRule{rule->needed, rule->source};
}

std::vector<AnswerShown> answers_shown(http::Call& call, const AffectedId& affected)
{
    std::vector<AnswerShown> all;
    for (const auto& one : store::answers_of(call.tx, affected))
        all.push_back({one.answer, one.on, incidents::shown(call, one.compartment, one.words, one.id, "police.consent"), incidents::named(call, one.by)});
    return all;
}

/// Until somebody says otherwise, the person came to know on the day it was reported.
store::Wish wish_of(http::Call& call, const Incident& incident, const AffectedId& affected)
{
    return store::wish_of(call.tx, affected).value_or(store::Wish{day_in_amsterdam(incident.reported)});
}

std::vector<InjuredShown> persons_shown(http::Call& call, const Incident& incident, const protocol::Police& police)
{
    std::vector<InjuredShown> persons;
    for (const auto& row : incidents::store::affected_of(call.tx, incident.id)) {
        const auto& affected = row.affected;
        const auto wish = wish_of(call, incident, affected.id);
        const auto due = complaint_due(police.offences, wish.learned);
        persons.push_back({affected.id, incidents::show(call, row).name, affected.role, std::string{incidents::name_of(affected.police)},
                           answers_shown(call, affected.id), wish.learned, wish.wants, wish.said, due,
                           due && *due < call.now && wish.wants != Wants::yes, wish.version});
    }
    return persons;
}

protocol::Police police_now(http::Call& call, const protocol::Pack& pack, const Incident& incident)
{
    return protocol::police(pack, incidents::situation_now(call.tx, pack, incident, call.now));
}

Result<PolicePage> read_page(http::Call& call, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::readable(call));
    if (!call.ring.opens(incident.response)) return forbidden("request.not_permitted");
    const auto& pack = packs(call.tx, incident);
    const auto police = police_now(call, pack, incident);
    PolicePage page;
    page.code = shown(police.code);
    page.number = shown(police.number);
    page.address = shown(police.address);
    for (const auto& one : police.qualities) page.qualities.push_back({shown(static_cast<const protocol::Rule&>(one)), one.by});
    for (const auto& one : police.offences) page.offences.push_back({shown(static_cast<const protocol::Rule&>(one)), one.complaint.has_value()});
    for (const auto& one : police.rights) page.rights.push_back(shown(one));
    page.consent_for_report = shown(consent_rule(call, pack, incident, Kind::report));
    page.consent_for_notification = shown(consent_rule(call, pack, incident, Kind::notification));
    page.persons = persons_shown(call, incident, police);
    page.files = files_shown(call, incident.id);
    page.may_write = incident.state == incidents::State::open && incidents::may_write(call, incident);
    journal::append(call.tx, incident.organisation, call.actor.account, "police.read", incident.id.text, incident.id.text, call.now);
    return page;
}

struct Injured {
    Incident incident;
    incidents::Affected affected;
};
Result<Injured> injured_in_path(http::Call& call)
{
    const auto row = incidents::store::find_affected(call.tx, call.actor.organisation, TRY(call.id<AffectedId>("affectedId")));
    if (!row) return not_found("request.not_found");
    auto incident = TRY(incidents::with_key(call, TRY(incidents::readable(call, row->affected.incident))));
    TRY(incidents::open_for_work(incident));
    return Injured{std::move(incident), row->affected};
}

Result<http::Created> answer(http::Call& call, const AnswerInput& input)
{
    auto [incident, affected] = TRY(injured_in_path(call));
    const auto next = TRY(answered(affected.police, input.state, input.on, day_in_amsterdam(call.now)));
    const auto id = fresh_uuid();
    std::optional<Bytes> words;
    if (input.text && !input.text->empty()) words = incidents::seal(call, incident, *input.text, id, "police.consent").bytes;
    store::add(call.tx, incident.organisation, affected.id, {id, incident.response, input.state, input.on, words, call.actor.account}, call.now);
    const bool changes = next != affected.police;
    affected.police = next;
    if (changes && !incidents::store::save(call.tx, affected, affected.version)) return stale("request.stale");
    incidents::record(call, incident, "police.consent", "consent_police", affected.id.text, std::string{name_of(input.state)});
    return http::Created{id};
}

Result<Versioned> wish(http::Call& call, const WishInput& input)
{
    const auto [incident, affected] = TRY(injured_in_path(call));
    const auto today = day_in_amsterdam(call.now);
    if (input.learned_on > today) return invalid("police.day_lies_ahead", "/learnedOn");
    if (input.said_on && *input.said_on > today) return invalid("police.day_lies_ahead", "/saidOn");
    if ((input.wants_prosecution == Wants::unknown) == input.said_on.has_value()) return invalid("police.wish_without_day", "/saidOn");

    const auto known = wish_of(call, incident, affected.id);
    const auto expected = known.version == 0 ? 0 : TRY(call.expected_version());
    if (!store::save(call.tx, incident.organisation, affected.id, {input.learned_on, input.wants_prosecution, input.said_on, expected}))
        return stale("request.stale");
    if (input.wants_prosecution != Wants::unknown)
        incidents::answered(call.tx, incident, affected.id.text,
                            input.wants_prosecution == Wants::yes ? incidents::Answer::done : incidents::Answer::not_applicable,
                            call.actor.account, call.now);
    incidents::record(call, incident, "police.wish", "police_wish", affected.id.text, std::string{name_of(input.wants_prosecution)});
    call.etag(expected + 1);
    return Versioned{expected + 1};
}

}  // namespace

std::optional<protocol::Consenting> consent_rule(http::Call& call, const protocol::Pack& pack, const Incident& incident, Kind kind)
{
    return protocol::consent_for(pack, incidents::situation_now(call.tx, pack, incident, call.now), decision_of(kind));
}

bool inquiry_runs(storage::Transaction& tx, const IncidentId& incident)
{
    const auto files = store::files_of(tx, incident);
    return std::any_of(files.begin(), files.end(), [](const File& file) {
        const bool runs = !file.outcome || *file.outcome == Outcome::investigation || *file.outcome == Outcome::prosecuted;
        return file.kind == Kind::report && file.state == State::filed && runs;
    });
}

std::optional<std::string> address_for_letters(storage::Transaction& tx, const OrganisationId& organisation) { return store::address_of(tx, organisation); }

void forget_offender(storage::Transaction& tx, const IncidentId& incident) { store::forget_offender(tx, incident); }

void show_offender_again(storage::Transaction& tx, const IncidentId& incident) { store::outdate_drafts(tx, incident); }

void merged(storage::Transaction& tx, const IncidentId& from, const IncidentId& into) { store::move_all(tx, from, into); }

void add_routes(http::Router& router, const incidents::PackUnder& packs)
{
    add_page_routes(router, packs);
    add_file_routes(router, packs);
    add_paper_routes(router, packs);
}

void add_page_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get<PolicePage>("/incidents/{incidentId}/police", http::may("case.read"), "What the protocol says of the police here, consent, and the files",
                           [packs](http::Call& call) { return read_page(call, packs); });
    router.post<AnswerInput, http::Created>("/affected-persons/{affectedId}/police-consents", http::may("case.handle"),
                                            "Writes down that consent was asked, given, refused or withdrawn", answer);
    router.put<WishInput, Versioned>("/affected-persons/{affectedId}/prosecution-wish", http::may("case.handle"),
                                     "Writes down whether the person wants prosecution, with the day", wish);
}

}  // namespace luwte::police
