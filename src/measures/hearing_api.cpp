// Hearing the other side (H2): invited, and what came of it. It stands beside the report and never moves the norm.
#include "http/route.h"
#include "incidents/access.h"
#include "measures/measures_api.h"
#include "measures/show.h"

namespace luwte::measures {

enum class HearingWay { in_person, telephone, letter, email };
SHAPE_ENUM(HearingWay, in_person, telephone, letter, email)

struct HearingInput {
    std::optional<OffenderId> offender_id;
    HearingWay way{};
    std::optional<Instant> planned_for;
    std::optional<Day> respond_by;
    std::optional<Secret> invitation;
};
SHAPE(HearingInput, offender_id, way, planned_for, respond_by, invitation)

struct HearingOutcomeInput {
    HearingOutcome outcome{};
    Day outcome_on;
    std::optional<Secret> words;
};
SHAPE(HearingOutcomeInput, outcome, outcome_on, words)

namespace {

const char* name_of(HearingWay way)
{
    switch (way) {
    case HearingWay::in_person: return "in_person";
    case HearingWay::telephone: return "telephone";
    case HearingWay::letter: return "letter";
    case HearingWay::email: return "email";
    }
    return "";
}

Result<http::Created> invite(http::Call& call, const HearingInput& input, const incidents::PackUnder& packs)
{
    auto matter = TRY(readable(call, packs));
    TRY(may_write_as(call, matter, {}));
    TRY(incidents::open_for_work(matter.incident));
    TRY(check_offender(call, matter, input.offender_id));

    Hearing hearing;
    hearing.id = fresh<HearingId>();
    hearing.organisation = matter.incident.organisation;
    hearing.incident = matter.incident.id;
    hearing.compartment = matter.incident.response;
    hearing.offender = input.offender_id;
    hearing.way = name_of(input.way);
    hearing.planned_for = input.planned_for;
    hearing.respond_by = input.respond_by;
    hearing.invited = call.now;
    hearing.invited_by = call.actor.account;
    store::add(call.tx, hearing, seal(call, hearing.compartment, input.invitation, hearing.id.text, "hearing.invitation"));
    incidents::record(call, matter.incident, "response.hearing_invited", "hearing_invited", hearing.id.text);
    return http::Created{hearing.id.text, hearing.version};
}

Result<Versioned> close_it(http::Call& call, const HearingOutcomeInput& input, const incidents::PackUnder& packs)
{
    auto row = store::find_hearing(call.tx, call.actor.organisation, TRY(call.id<HearingId>("hearingId")));
    if (!row) return not_found("request.not_found");
    auto matter = TRY(readable(call, packs, row->hearing.incident));
    TRY(may_write_as(call, matter, {}));
    if (!call.ring.opens(row->hearing.compartment)) return not_found("request.not_found");
    const bool told = input.words && !input.words->empty();
    auto hearing = TRY(close(row->hearing, input.outcome, input.outcome_on, told, call.actor.account, call.now));

    auto expected = TRY(call.expected_version());
    const auto words = seal(call, hearing.compartment, input.words, hearing.id.text, "hearing.words");
    if (!store::save(call.tx, hearing, words, expected)) return stale("request.stale");
    call.etag(expected + 1);
    incidents::record(call, matter.incident, "response.hearing_closed", "hearing_closed", hearing.id.text,
                      std::string{measures::name_of(input.outcome)});
    return Versioned{expected + 1};
}

}  // namespace

void add_hearing_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.post<HearingInput, http::Created>("/incidents/{incidentId}/hearings", http::may("case.handle"),
                                             "Invites the other side to tell how they see it",
                                             [packs](http::Call& call, const HearingInput& input) { return invite(call, input, packs); });
    router.post<HearingOutcomeInput, Versioned>(
        "/hearings/{hearingId}/outcomes", http::may("case.handle"), "Records their account, their refusal, or that no answer came",
        [packs](http::Call& call, const HearingOutcomeInput& input) { return close_it(call, input, packs); });
}

}  // namespace luwte::measures
