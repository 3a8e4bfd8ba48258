// Imposing a measure, and what is decided about one that stands.
#include "base/require.h"
#include "http/route.h"
#include "incidents/access.h"
#include "measures/change.h"
#include "measures/measures_api.h"
#include "measures/shapes.h"
#include "protocol/deadline.h"

namespace luwte::measures {

struct MeasureInput {
    std::string kind;
    std::optional<OffenderId> offender_id;
    std::optional<std::string> decider;
    Day decided_on;
    Secret reasons;
    std::optional<Secret> basis;
    std::optional<Day> starts_on;
    std::optional<Day> ends_on;
    std::optional<std::string> term;  // "P3M", in place of the last day
    std::optional<Day> review_on;
    std::optional<std::string> venue;
    std::optional<Secret> place;
    std::optional<Secret> limits;
    std::optional<Secret> unheard;  // why the other side was not heard first
};
SHAPE(MeasureInput, kind, offender_id, decider, decided_on, reasons, basis, starts_on, ends_on, term, review_on, venue, place,
      limits, unheard)

struct CarryingOutInput {
    Day done_on;
    std::optional<Secret> report;
};
SHAPE(CarryingOutInput, done_on, report)

struct ExtensionInput {
    std::optional<std::string> decider;
    Day decided_on;
    Day ends_on;
    std::optional<Day> review_on;
    Secret reasons;
};
SHAPE(ExtensionInput, decider, decided_on, ends_on, review_on, reasons)

struct LiftingInput {
    std::optional<std::string> decider;
    Day decided_on;
    Secret reasons;
};
SHAPE(LiftingInput, decider, decided_on, reasons)

namespace {

bool told(const std::optional<Secret>& words) { return words && !words->empty(); }

Result<std::optional<protocol::Period>> term_of(const MeasureInput& input)
{
    if (!input.term) return std::optional<protocol::Period>{};
    auto term = protocol::parse_period(*input.term);
    if (!term || term->time != std::chrono::minutes{0}) return invalid("measures.term_unreadable", "/term");
    return term;
}

std::optional<HearingId> hearing_of(const Known& known, const std::optional<OffenderId>& offender)
{
    const auto* hearing = heard(known.hearings, offender);
    return hearing ? std::optional{hearing->id} : std::nullopt;
}

Result<http::Created> impose_it(http::Call& call, const MeasureInput& input, const incidents::PackUnder& packs)
{
    auto matter = TRY(readable(call, packs));
    auto rule = offered(matter, input.kind);
    TRY(may_write_as(call, matter, rule ? protocol::deciders(matter.pack, matter.situation, *rule) : std::vector<protocol::Role>{}));
    TRY(incidents::open_for_work(matter.incident));
    if (!rule) return rule.refusal();
    TRY(check_offender(call, matter, input.offender_id));
    auto decider = TRY(taker(protocol::deciders(matter.pack, matter.situation, *rule), input.decider));
    if (input.reasons.empty()) return invalid("measures.reasons_missing", "/reasons");
    auto term = TRY(term_of(input));
    auto measure = TRY(impose(*rule, {input.decided_on, input.starts_on, input.ends_on, term, input.review_on, input.venue,
                                      told(input.place), told(input.limits)}, day_in_amsterdam(call.now)));
    const auto known = measures::known(call, matter);
    const auto steps = protocol::steps(matter.pack, matter.situation, *rule);
    TRY(may_decide(standing(steps, rule->id, known, input.offender_id), decider, told(input.unheard)));

    measure.id = fresh<MeasureId>();
    measure.organisation = matter.incident.organisation;
    measure.incident = matter.incident.id;
    measure.compartment = matter.incident.response;
    measure.offender = input.offender_id;
    measure.behaviour = matter.incident.behaviour;
    const auto words = [&](const std::optional<Secret>& said, const char* field) { return seal(call, measure.compartment, said, measure.id.text, field); };
    store::add(call.tx, measure, {words(input.basis, "measure.basis"), words(input.place, "measure.place"), words(input.limits, "measure.limits")},
               call.actor.account, call.now);
    add_decision(call, matter, measure, {DecisionKind::imposed, decider, input.decided_on, hearing_of(known, input.offender_id), input.unheard},
                 input.reasons);
    remind(call, matter, *rule, measure);
    return http::Created{measure.id.text, measure.version};
}

/// Whoever decides on a measure decides on what becomes of it.
Result<protocol::Role> decider_of(const Found& found, const std::optional<std::string>& named)
{
    return taker(protocol::deciders(found.matter.pack, found.matter.situation, found.rule), named);
}

Result<Found> mine_to_change(http::Call& call, const incidents::PackUnder& packs)
{
    auto found = TRY(measure_in_path(call, packs));
    TRY(may_write_as(call, found.matter, protocol::deciders(found.matter.pack, found.matter.situation, found.rule)));
    return found;
}

Result<Versioned> carry_out_it(http::Call& call, const CarryingOutInput& input, const incidents::PackUnder& packs)
{
    auto found = TRY(measure_in_path(call, packs));
    TRY(may_write_as(call, found.matter, found.rule.acts));
    auto now = TRY(carry_out(found.row.measure, input.done_on, day_in_amsterdam(call.now)));
    auto expected = TRY(call.expected_version());
    if (!store::save(call.tx, now, expected)) return stale("request.stale");
    call.etag(expected + 1);
    if (auto report = seal(call, now.compartment, input.report, now.id.text, "measure.report")) store::set_report(call.tx, now.id, *report);
    incidents::record(call, found.matter.incident, "measure.carried_out", "measure_carried_out", now.id.text);
    return Versioned{expected + 1};
}

Result<Versioned> extend_it(http::Call& call, const ExtensionInput& input, const incidents::PackUnder& packs)
{
    auto found = TRY(mine_to_change(call, packs));
    auto decider = TRY(decider_of(found, input.decider));
    if (input.reasons.empty()) return invalid("measures.reasons_missing", "/reasons");
    const auto today = day_in_amsterdam(call.now);
    if (input.decided_on > today) return invalid("measures.decision_lies_ahead", "/decidedOn");
    auto now = TRY(extend(found.rule, found.row.measure, input.ends_on, input.review_on, today));
    auto version = TRY(save(call, found, now, {DecisionKind::extended, decider, input.decided_on, {}, {}}, input.reasons));
    return Versioned{version};
}

Result<Versioned> lift_it(http::Call& call, const LiftingInput& input, const incidents::PackUnder& packs)
{
    auto found = TRY(mine_to_change(call, packs));
    auto decider = TRY(decider_of(found, input.decider));
    if (input.reasons.empty()) return invalid("measures.reasons_missing", "/reasons");
    auto now = TRY(lift(found.row.measure, input.decided_on, day_in_amsterdam(call.now)));
    auto version = TRY(save(call, found, now, {DecisionKind::lifted, decider, input.decided_on, {}, {}}, input.reasons));
    return Versioned{version};
}

}  // namespace

void add_measure_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.post<MeasureInput, http::Created>(
        "/incidents/{incidentId}/measures", http::may("case.read"), "Imposes a measure of the protocol, with its reasons and term",
        [packs](http::Call& call, const MeasureInput& input) { return impose_it(call, input, packs); });
    router.post<CarryingOutInput, Versioned>(
        "/measures/{measureId}/completions", http::may("case.read"), "Records that a warning, letter or conversation was done",
        [packs](http::Call& call, const CarryingOutInput& input) { return carry_out_it(call, input, packs); });
    router.post<ExtensionInput, Versioned>("/measures/{measureId}/extensions", http::may("case.read"), "Decides that it lasts longer",
                                           [packs](http::Call& call, const ExtensionInput& input) { return extend_it(call, input, packs); });
    router.post<LiftingInput, Versioned>("/measures/{measureId}/liftings", http::may("case.read"), "Decides that it ends now",
                                         [packs](http::Call& call, const LiftingInput& input) { return lift_it(call, input, packs); });
}

}  // namespace luwte::measures
