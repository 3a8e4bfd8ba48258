// Persons in a case: the affected, each with consent and confidentiality of his own, and who did it.
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/conflict.h"
#include "incidents/duties.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/person_store.h"
#include "incidents/shapes.h"
#include "people/people.h"

namespace luwte::reports {
BOOST_DESCRIBE_ENUM(Known, known, partly, unknown)
}

namespace luwte::incidents {

SHAPE_ENUM(Consent, unknown, given, refused, withdrawn)

struct AffectedPersonInput {
    std::optional<AccountId> account;
    std::optional<Secret> name;
    std::string role;
};
SHAPE(AffectedPersonInput, account, name, role)

struct AffectedChange {
    std::optional<Consent> consent_police;
    std::optional<Consent> consent_communication;
    std::optional<bool> confidential;
};
SHAPE(AffectedChange, consent_police, consent_communication, confidential)

struct OffenderInput {
    OffenderKind kind;
    reports::Known known = reports::Known::unknown;
    std::optional<Secret> description;
    std::optional<AccountId> account;  // a colleague: from then on he may not know
};
SHAPE(OffenderInput, kind, known, description, account)

struct OffenderChange {
    std::optional<OffenderKind> kind;
    std::optional<reports::Known> known;
    std::optional<Secret> description;
};
SHAPE(OffenderChange, kind, known, description)

struct PersonVersion {
    std::int64_t version = 1;
};
SHAPE(PersonVersion, version)

namespace {

Result<Affected> affected_from(http::Call& call, const Incident& incident, const AffectedPersonInput& input,
                               const protocol::Pack& pack)
{
    bool named = input.name && !input.name->empty();
    if (named == input.account.has_value()) return invalid("incidents.name_or_account", "/name");
    if (input.account && !people::name_of(call.tx, incident.organisation, *input.account))
        return invalid("incidents.account_unknown", "/account");
    if (!pack.role(input.role)) return invalid("incidents.role_unknown", "/role");

    Affected affected;
    affected.id = fresh<AffectedId>();
    affected.organisation = incident.organisation;
    affected.incident = incident.id;
    affected.compartment = incident.response;
    affected.account = input.account;
    affected.role = input.role;
    affected.since = call.now;
    return affected;
}

Result<http::Created> add_affected(http::Call& call, const AffectedPersonInput& input, const PackUnder& packs,
                                   const Reactions& reactions)
{
    auto incident = TRY(workable(call));
    const auto& pack = packs(call.tx, incident);
    auto affected = TRY(affected_from(call, incident, input, pack));
    std::optional<vault::Sealed> name;
    if (input.name) name = seal(call, incident, *input.name, affected.id.text, "affected.name");
    store::add(call.tx, affected, name);
    bar_kept_out(call.tx, incident);
    record(call, incident, "incident.affected_added", "affected_added", affected.id.text, affected.role);
    re_evaluate(call.tx, pack, incident, call.now);
    if (reactions.on_affected) reactions.on_affected(call, pack, incident.id);
    return http::Created{affected.id.text, 1};
}

Result<PersonVersion> change_affected(http::Call& call, const AffectedChange& input)
{
    auto row = store::find_affected(call.tx, call.actor.organisation, TRY(call.id<AffectedId>("affectedId")));
    if (!row) return not_found("request.not_found");
    auto affected = row->affected;
    auto incident = TRY(with_key(call, TRY(readable(call, affected.incident))));
    if (input.consent_police) affected.police = TRY(change(affected.police, *input.consent_police));
    if (input.consent_communication)
        affected.communication = TRY(change(affected.communication, *input.consent_communication));
    affected.confidential = input.confidential.value_or(affected.confidential);

    auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, affected, expected)) return stale("request.stale");
    call.etag(expected + 1);
    if (input.consent_police)
        record(call, incident, "incident.consent_changed", "consent_police", affected.id.text, std::string{name_of(affected.police)});
    if (input.consent_communication)
        record(call, incident, "incident.consent_changed", "consent_communication", affected.id.text,
               std::string{name_of(affected.communication)});
    if (input.confidential)
        record(call, incident, "incident.confidentiality_changed", "confidentiality", affected.id.text,
               affected.confidential ? "confidential" : "open");
    return PersonVersion{expected + 1};
}

Result<http::Created> add_offender(http::Call& call, const OffenderInput& input, const PackUnder& packs,
                                   const Reactions& reactions)
{
    auto incident = TRY(workable(call));
    const auto& pack = packs(call.tx, incident);
    if (input.account && !people::name_of(call.tx, incident.organisation, *input.account))
        return invalid("incidents.account_unknown", "/account");
    if (!is_kind(pack, input.kind)) return invalid("incidents.offender_kind_unknown", "/kind");
    const Offender offender{fresh<OffenderId>(), incident.organisation, incident.id, incident.response,
                            input.account ? colleague : input.kind, input.known, call.now, 1};
    std::optional<vault::Sealed> words;
    if (input.description) words = seal(call, incident, *input.description, offender.id.text, "offender.description");
    store::add(call.tx, offender, words);
    record(call, incident, "incident.offender_added", "offender_added", offender.id.text, offender.kind);
    if (reactions.on_offender) reactions.on_offender(call, pack, offender, input.description);
    if (input.account) {
        TRY(keep_out(call, pack, incident, *input.account));
        if (reactions.on_kept_out) reactions.on_kept_out(call, pack, incident.id, *input.account);
    }
    return http::Created{offender.id.text, 1};
}

Result<PersonVersion> change_offender(http::Call& call, const OffenderChange& input, const PackUnder& packs, const Reactions& reactions)
{
    auto row = store::find_offender(call.tx, call.actor.organisation, TRY(call.id<OffenderId>("offenderId")));
    if (!row) return not_found("request.not_found");
    auto offender = row->offender;
    auto incident = TRY(with_key(call, TRY(readable(call, offender.incident))));
    TRY(open_for_work(incident));
    if (!call.ring.opens(offender.compartment)) return forbidden("request.not_permitted");
    if (input.kind && !is_kind(packs(call.tx, incident), *input.kind)) return invalid("incidents.offender_kind_unknown", "/kind");
    if (offender.withheld && input.description) return conflict("incidents.offender_restricted");
    offender.kind = input.kind.value_or(offender.kind);
    offender.known = input.known.value_or(offender.known);
    std::optional<vault::Sealed> words;
    if (input.description)
        words = call.ring.seal(offender.compartment, *input.description,
                               {offender.organisation, offender.id.text, "offender.description"});

    auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, offender, words, expected)) return stale("request.stale");
    call.etag(expected + 1);
    record(call, incident, "incident.offender_changed", "offender_changed", offender.id.text);
    if (input.description && reactions.on_offender) reactions.on_offender(call, packs(call.tx, incident), offender, input.description);
    return PersonVersion{expected + 1};
}

}  // namespace

void add_person_routes(http::Router& router, const PackUnder& packs, const Reactions& reactions)
{
    router.post<AffectedPersonInput, http::Created>(
        "/incidents/{incidentId}/affected-persons", http::may("case.handle"), "Adds somebody whom it was aimed at",
        [=](http::Call& call, const AffectedPersonInput& input) {
            return add_affected(call, input, packs, reactions);
        });
    router.patch<AffectedChange, PersonVersion>("/affected-persons/{affectedId}", http::may("case.handle"),
                                                "Records consent and confidentiality", change_affected);
    router.post<OffenderInput, http::Created>(
        "/incidents/{incidentId}/offenders", http::may("case.handle"), "Adds who did it, as far as known",
        [=](http::Call& call, const OffenderInput& input) {
            return add_offender(call, input, packs, reactions);
        });
    router.patch<OffenderChange, PersonVersion>("/offenders/{offenderId}", http::may("case.handle"),
                                                "Changes what is known of who did it",
                                                 [=](http::Call& call, const OffenderChange& input) { return change_offender(call, input, packs, reactions); });
}

}  // namespace luwte::incidents
