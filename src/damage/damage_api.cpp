#include "damage/damage_api.h"

#include <algorithm>
#include <charconv>

#include "damage/damage_store.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/person_store.h"
#include "incidents/show.h"
#include "journal/journal.h"
#include "protocol/police.h"
#include "reports/reports.h"

namespace luwte::damage {

struct LineInput {
    std::optional<AffectedId> affected_id;
    LineKind kind = LineKind::material;
    Day incurred_on;
    std::int64_t cents = 0;
    Secret text;
    std::optional<std::vector<std::string>> evidence;
};
SHAPE(LineInput, affected_id, kind, incurred_on, cents, text, evidence)

struct LineWithdrawal {
    Secret reason;
};
SHAPE(LineWithdrawal, reason)

struct PaymentInput {
    PaymentKind kind = PaymentKind::advance;
    std::optional<AffectedId> affected_id;
    Day paid_on;
    std::int64_t cents = 0;
    std::optional<Secret> text;
};
SHAPE(PaymentInput, kind, affected_id, paid_on, cents, text)

struct StepInput {
    StepKind kind = StepKind::letter;
    std::optional<incidents::OffenderId> offender_id;
    Day on;
    std::optional<Secret> text;
};
SHAPE(StepInput, kind, offender_id, on, text)

struct BalanceShown {
    std::optional<AffectedId> affected_id;  // nobody: the organisation
    std::int64_t damage = 0;
    std::int64_t advanced = 0;
    std::int64_t insured = 0;
    std::int64_t recovered = 0;
    std::int64_t open = 0;
};
SHAPE(BalanceShown, affected_id, damage, advanced, insured, recovered, open)

struct DamageRule {
    std::string id;
    incidents::Words name;
    std::string source;
    bool unverified = false;
};
SHAPE(DamageRule, id, name, source, unverified)

struct DamageShown {
    std::vector<LineShown> lines;
    std::vector<PaymentShown> payments;
    std::vector<StepShown> steps;
    std::vector<BalanceShown> balances;
    std::int64_t open = 0;          // what the offender still owes, of everybody together
    std::vector<DamageRule> rules;  // empty: the protocol says nothing
    bool may_write = false;
};
SHAPE(DamageShown, lines, payments, steps, balances, open, rules, may_write)

namespace {

using incidents::Incident;

/// What a person lost tells of him, so it goes under the seal; what the organisation lost stands open.
struct Amount {
    std::optional<Cents> open;
    std::optional<Bytes> sealed;
};
Amount amount(http::Call& call, const Incident& incident, const std::optional<AffectedId>& person, Cents cents, const std::string& row)
{
    if (!person) return {cents, std::nullopt};
    return {std::nullopt, incidents::seal(call, incident, Secret{std::to_string(cents)}, row, "damage.amount").bytes};
}

Cents amount_in(http::Call& call, const vault::CompartmentId& compartment, const std::optional<Cents>& open,
                const std::optional<Bytes>& sealed, const std::string& row)
{
    if (open) return *open;
    const auto digits = incidents::shown(call, compartment, sealed, row, "damage.amount").value().text();
    Cents cents = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), cents);
    return cents;
}

Result<Done> is_in_case(http::Call& call, const Incident& incident, const std::optional<AffectedId>& person)
{
    if (!person) return Done{};
    const auto row = incidents::store::find_affected(call.tx, incident.organisation, *person);
    if (!row || row->affected.incident != incident.id) return invalid("damage.person_unknown", "/affectedId");
    return Done{};
}

Result<std::vector<std::string>> files_in_case(http::Call& call, const Incident& incident, const std::optional<std::vector<std::string>>& ids)
{
    if (!ids) return std::vector<std::string>{};
    const auto files = reports::evidence_of(call, incident.id);
    for (const auto& id : *ids)
        if (std::none_of(files.begin(), files.end(), [&](const auto& file) { return file.id.text == id; }))
            return invalid("damage.evidence_unknown", "/evidence");
    return *ids;
}

std::optional<Bytes> sealed_words(http::Call& call, const Incident& incident, const std::optional<Secret>& words, const std::string& row,
                                  std::string_view field)
{
    if (!words || words->empty()) return std::nullopt;
    return incidents::seal(call, incident, *words, row, field).bytes;
}

Result<http::Created> add_line(http::Call& call, const LineInput& input)
{
    const auto incident = TRY(incidents::workable(call));
    TRY(may_claim(input.cents, input.incurred_on, day_in_amsterdam(call.now)));
    if (input.text.empty()) return invalid("damage.text_missing", "/text");
    TRY(is_in_case(call, incident, input.affected_id));
    auto evidence = TRY(files_in_case(call, incident, input.evidence));
    const auto id = fresh<LineId>();
    auto cents = amount(call, incident, input.affected_id, input.cents, id.text);
    store::add(call.tx, store::Line{id, incident.organisation, incident.id, incident.response, input.affected_id, input.kind, input.incurred_on,
                                    cents.open, std::move(cents.sealed), incidents::seal(call, incident, input.text, id.text, "damage.text").bytes,
                                    call.now, call.actor.account, {}, {}, {}, std::move(evidence)});
    incidents::record(call, incident, "damage.claimed", "damage_claimed", id.text, std::string{name_of(input.kind)});
    return http::Created{id.text};
}

Result<http::Created> withdraw_line(http::Call& call, const LineWithdrawal& input)
{
    const auto id = TRY(call.id<LineId>("lineId"));
    const auto line = store::find_line(call.tx, call.actor.organisation, id);
    if (!line) return not_found("request.not_found");
    const auto incident = TRY(incidents::with_key(call, TRY(incidents::readable(call, line->incident))));
    TRY(incidents::open_for_work(incident));
    if (!call.ring.opens(line->compartment)) return forbidden("request.not_permitted");
    if (line->withdrawn) return conflict("damage.withdrawn_before");
    if (input.reason.empty()) return invalid("damage.reason_missing", "/reason");
    store::withdraw(call.tx, id, call.ring.seal(line->compartment, input.reason, {line->organisation, id.text, "damage.reason"}),
                    call.actor.account, call.now);
    incidents::record(call, incident, "damage.withdrawn", "damage_withdrawn", id.text);
    return http::Created{id.text};
}

Result<http::Created> add_payment(http::Call& call, const PaymentInput& input)
{
    const auto incident = TRY(incidents::workable(call));
    TRY(is_in_case(call, incident, input.affected_id));
    const auto balances = balance_of(lines_shown(call, incident.id), payments_shown(call, incident.id));
    TRY(may_pay(input.kind, input.affected_id, input.cents, input.paid_on, day_in_amsterdam(call.now), balances));
    const auto id = fresh<PaymentId>();
    auto cents = amount(call, incident, input.affected_id, input.cents, id.text);
    store::add(call.tx, store::Payment{id, incident.organisation, incident.id, incident.response, input.kind, input.affected_id, input.paid_on,
                                       cents.open, std::move(cents.sealed), sealed_words(call, incident, input.text, id.text, "damage.payment"),
                                       call.now, call.actor.account});
    incidents::record(call, incident, "damage.paid", "damage_paid", id.text, std::string{name_of(input.kind)});
    return http::Created{id.text};
}

Result<http::Created> add_step(http::Call& call, const StepInput& input)
{
    const auto incident = TRY(incidents::workable(call));
    TRY(may_step(input.kind, input.on, day_in_amsterdam(call.now)));
    if (input.offender_id) {
        const auto row = incidents::store::find_offender(call.tx, incident.organisation, *input.offender_id);
        if (!row || row->offender.incident != incident.id) return invalid("damage.offender_unknown", "/offenderId");
    }
    const auto id = fresh_uuid();
    std::optional<std::string> offender;
    if (input.offender_id) offender = input.offender_id->text;
    store::add(call.tx, store::Step{id, incident.organisation, incident.id, incident.response, offender, input.kind, input.on,
                                    sealed_words(call, incident, input.text, id, "damage.step"), call.now, call.actor.account});
    incidents::record(call, incident, "damage.recovery", "damage_step", id, std::string{name_of(input.kind)});
    return http::Created{id};
}

std::vector<BalanceShown> shown_balances(const Balances& balances)
{
    auto one = [](std::optional<AffectedId> person, const Balance& of) {
        return BalanceShown{std::move(person), of.damage, of.advanced, of.insured, of.recovered, of.open};
    };
    std::vector<BalanceShown> all;
    for (const auto& [person, balance] : balances.persons) all.push_back(one(person, balance));
    all.push_back(one(std::nullopt, balances.organisation));
    return all;
}

Result<DamageShown> show(http::Call& call, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::readable(call));
    if (!call.ring.opens(incident.response)) return forbidden("request.not_permitted");
    DamageShown page;
    page.lines = lines_shown(call, incident.id);
    page.payments = payments_shown(call, incident.id);
    page.steps = steps_shown(call, incident.id);
    const auto balances = balance_of(page.lines, page.payments);
    page.balances = shown_balances(balances);
    page.open = balances.open;
    for (const auto& rule : protocol::damage(packs(call.tx, incident)))
        page.rules.push_back({rule.id, {rule.name.nl, rule.name.en}, rule.source, rule.unverified});
    page.may_write = incident.state == incidents::State::open && incidents::may_write(call, incident);
    journal::append(call.tx, incident.organisation, call.actor.account, "damage.read", incident.id.text, incident.id.text, call.now);
    return page;
}

}  // namespace

std::vector<LineShown> lines_shown(http::Call& call, const IncidentId& incident)
{
    std::vector<LineShown> all;
    for (const auto& line : store::lines_of(call.tx, incident)) {
        const auto words = incidents::shown(call, line.compartment, line.words, line.id.text, "damage.text");
        if (!words) continue;  // came with a case that was taken up, and this reader has no key of it
        all.push_back({line.id, line.person, line.kind, line.incurred, amount_in(call, line.compartment, line.cents, line.amount, line.id.text),
                       *words, line.evidence, line.at, incidents::named(call, line.by), line.withdrawn,
                       incidents::shown(call, line.compartment, line.reason, line.id.text, "damage.reason")});
    }
    return all;
}

std::vector<PaymentShown> payments_shown(http::Call& call, const IncidentId& incident)
{
    std::vector<PaymentShown> all;
    for (const auto& one : store::payments_of(call.tx, incident))
        if (call.ring.opens(one.compartment))
            all.push_back({one.id, one.kind, one.person, one.paid, amount_in(call, one.compartment, one.cents, one.amount, one.id.text),
                           incidents::shown(call, one.compartment, one.words, one.id.text, "damage.payment"), incidents::named(call, one.by)});
    return all;
}

std::vector<StepShown> steps_shown(http::Call& call, const IncidentId& incident)
{
    std::vector<StepShown> all;
    for (const auto& step : store::steps_of(call.tx, incident))
        all.push_back({step.id, step.kind, step.offender, step.on, incidents::shown(call, step.compartment, step.words, step.id, "damage.step"),
                       incidents::named(call, step.by)});
    return all;
}

Balances balance_of(const std::vector<LineShown>& lines, const std::vector<PaymentShown>& payments)
{
    using What = Booking::What;
    std::vector<Booking> bookings;
    for (const auto& line : lines)
        if (!line.withdrawn_at) bookings.push_back({What::damage, line.affected_id, line.cents});
    for (const auto& one : payments) {
        const auto what = one.kind == PaymentKind::advance ? What::advance : one.kind == PaymentKind::insurance ? What::insurance : What::recovered;
        bookings.push_back({what, one.affected_id, one.cents});
    }
    return balance(bookings);
}

void add_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get<DamageShown>("/incidents/{incidentId}/damage", http::may("case.read"), "What it cost, what was paid, what is open",
                            [packs](http::Call& call) { return show(call, packs); });
    router.post<LineInput, http::Created>("/incidents/{incidentId}/damage-lines", http::may("case.handle"), "Adds damage of a person or of the organisation", add_line);
    router.post<LineWithdrawal, http::Created>("/damage-lines/{lineId}/withdrawals", http::may("case.handle"), "Withdraws a line, with the reason", withdraw_line);
    router.post<PaymentInput, http::Created>("/incidents/{incidentId}/damage-payments", http::may("case.handle"),
                                             "Books an advance, an insurer's payment, or what the offender paid", add_payment);
    router.post<StepInput, http::Created>("/incidents/{incidentId}/damage-steps", http::may("case.handle"), "Writes down a step of the recovery", add_step);
}

void merged(storage::Transaction& tx, const IncidentId& from, const IncidentId& into) { store::move_all(tx, from, into); }

}  // namespace luwte::damage
