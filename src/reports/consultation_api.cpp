#include <algorithm>

#include "http/route.h"
#include "journal/journal.h"
#include "notify/notify.h"
#include "people/people.h"
#include "reports/consultation_store.h"
#include "reports/report_view.h"
#include "reports/routes.h"
#include "reports/words.h"

namespace luwte::reports::consultation {
namespace {

enum class ConsultationState { open, answered, closed, reported };
enum class ConsultationOutcome { nothing_needed, advice_given };
SHAPE_ENUM(ConsultationState, open, answered, closed, reported)
SHAPE_ENUM(ConsultationOutcome, nothing_needed, advice_given)

struct QuestionInput {
    std::string to;
    Secret question;
    std::optional<std::vector<AccountId>> involved;  // colleagues it is about: they never hold the key
};
SHAPE(QuestionInput, to, question, involved)

struct ChoicesInput {
    std::optional<std::vector<AccountId>> involved;
};
SHAPE(ChoicesInput, involved)

struct ConsultationChoice {
    std::string role;
    std::string nl;
    std::string en;
    std::vector<std::string> names;
    std::string source;
};
SHAPE(ConsultationChoice, role, nl, en, names, source)

struct ConsultationChoices {
    std::vector<ConsultationChoice> items;
};
SHAPE(ConsultationChoices, items)

struct ReplyInput {
    Secret text;
};
SHAPE(ReplyInput, text)

struct ClosureInput {
    ConsultationOutcome outcome = ConsultationOutcome::nothing_needed;
};
SHAPE(ClosureInput, outcome)

struct ConsultationItem {
    ConsultationId id;
    ConsultationState state = ConsultationState::open;
    std::string to;
    std::string asked_by;
    bool mine = false;
    Instant asked_at;
    Instant changed_at;
};
SHAPE(ConsultationItem, id, state, to, asked_by, mine, asked_at, changed_at)

struct ConsultationList {
    std::vector<ConsultationItem> items;
};
SHAPE(ConsultationList, items)

struct ExchangeView {
    Instant at;
    std::string by;
    bool mine = false;
    Shown text;
};
SHAPE(ExchangeView, at, by, mine, text)

struct ConsultationView {
    ConsultationId id;
    ConsultationState state = ConsultationState::open;
    std::string to;
    std::string asked_by;
    AccountId asked_by_account;
    bool mine = false;
    std::optional<std::string> outcome;
    std::optional<ReportId> report_id;  // for the asker
    Instant asked_at;
    Instant changed_at;
    Shown question;
    std::vector<ExchangeView> exchanges;
    std::vector<ReaderView> readers;
};
SHAPE(ConsultationView, id, state, to, asked_by, asked_by_account, mine, outcome, report_id, asked_at, changed_at, question,
      exchanges, readers)

ConsultationState wire(State state) { return static_cast<ConsultationState>(state); }

const char* wire(ConsultationOutcome outcome)
{
    return outcome == ConsultationOutcome::advice_given ? "advice_given" : "nothing_needed";
}

std::string name(http::Call& call, const AccountId& account)
{
    return people::name_of(call.tx, call.actor.organisation, account).value_or("");
}

void note(http::Call& call, const ConsultationId& id, Code action)
{
    // The consultation stands where an incident would: whoever it is about is shut out of its lines.
    journal::append(call.tx, call.actor.organisation, call.actor.account, action, id.text, id.text, call.now);
}

void tell_the_others(http::Call& call, const Consultation& consultation)
{
    for (const auto& holder : vault::holders(call.tx, consultation.compartment))
        if (!holder.standby && holder.account != call.actor.account)
            notify::tell(call.tx, call.actor.organisation, holder.account, notify::Message::something_to_read, call.now);
}

Stage stage_of(http::Call& call, const std::optional<std::vector<AccountId>>& involved)
{
    Stage stage{call.tx, call.actor.organisation, day_in_amsterdam(call.now), {}};
    if (involved) stage.excluded = {involved->begin(), involved->end()};
    return stage;
}

/// Whom the pack lets this person ask, in his first reporting role; recused and vacant roles left out.
std::vector<protocol::Named> offered(http::Call& call, const Stage& stage, const protocol::Pack& pack)
{
    protocol::Situation situation;
    for (const auto& role : people::roles_of(call.tx, call.actor.account, stage.today))
        if (auto info = pack.role(role); info && info->reports && situation.reporter.empty()) situation.reporter = role;
    situation.affected = {situation.reporter};
    situation.excluded = recused(stage, pack);
    auto named = protocol::consultation(pack, situation);
    std::erase_if(named, [&](const auto& one) {
        const auto people = cast(stage, std::vector{one});
        return std::all_of(people.begin(), people.end(),
                           [&](const Person& person) { return person.account == call.actor.account; });
    });
    return named;
}

ConsultationChoices choices(http::Call& call, const ChoicesInput& input, const protocol::Pack& pack)
{
    const auto stage = stage_of(call, input.involved);
    ConsultationChoices list;
    for (const auto& named : offered(call, stage, pack)) {
        const auto& text = pack.role(named.role)->name;
        ConsultationChoice choice{named.role, text.nl, text.en, {}, named.source};
        for (const auto& person : cast(stage, std::vector{named})) choice.names.push_back(person.name);
        list.items.push_back(std::move(choice));
    }
    return list;
}

Result<http::Created> ask(http::Call& call, const QuestionInput& input, const protocol::Pack& pack)
{
    const auto stage = stage_of(call, input.involved);
    const auto named = offered(call, stage, pack);
    const auto to = std::find_if(named.begin(), named.end(), [&](const auto& one) { return one.role == input.to; });
    std::vector<Fault> faults;
    if (blank(input.question)) faults.push_back({"consultations.question_missing", "/question"});
    if (to == named.end()) faults.push_back({"consultations.role_not_offered", "/to"});
    if (stage.excluded.contains(call.actor.account)) faults.push_back({"reports.involved_is_reporter", "/involved"});
    if (!faults.empty()) return Refusal{Kind::invalid, std::move(faults)};

    Consultation consultation;
    consultation.id = fresh<ConsultationId>();
    consultation.organisation = call.actor.organisation;
    consultation.compartment = call.ring.create(vault::Purpose::consultation);
    consultation.account = call.actor.account;
    consultation.role = input.to;
    consultation.asked_at = consultation.changed_at = call.now;
    for (const auto& account : stage.excluded) {
        vault::exclude(call.tx, consultation.organisation, consultation.compartment, account);
        journal::exclude(call.tx, consultation.organisation, consultation.id.text, account);
    }
    call.ring.grant(consultation.compartment, consultation.account, {"asked", "", ""});
    for (const auto& person : cast(stage, std::vector{*to}))
        call.ring.grant(consultation.compartment, person.account, person.ground);
    const Words words{call, consultation.compartment, consultation.id.text};
    consultation.question = words.seal(input.question, "consultation.question");
    store::add(call.tx, consultation);
    tell_the_others(call, consultation);
    note(call, consultation.id, "consultation.asked");
    return http::Created{consultation.id.text};
}

Result<Consultation> readable(http::Call& call)
{
    auto found = store::find(call.tx, call.actor.organisation, call.actor.account,
                             TRY(call.id<ConsultationId>("consultationId")));
    if (!found) return not_found("request.not_found");
    return *found;
}

Result<ConsultationList> list(http::Call& call)
{
    ConsultationList list;
    for (const auto& one : store::of_reader(call.tx, call.actor.organisation, call.actor.account))
        list.items.push_back({one.id, wire(one.state), one.role, name(call, one.account), one.account == call.actor.account,
                              one.asked_at, one.changed_at});
    return list;
}

Result<ConsultationView> read(http::Call& call)
{
    const auto found = TRY(readable(call));
    const Words words{call, found.compartment, found.id.text};
    ConsultationView view;
    view.id = found.id;
    view.state = wire(found.state);
    view.to = found.role;
    view.asked_by = name(call, found.account);
    view.asked_by_account = found.account;
    view.mine = found.account == call.actor.account;
    view.outcome = found.outcome;
    if (view.mine) view.report_id = found.report;
    view.asked_at = found.asked_at;
    view.changed_at = found.changed_at;
    view.question = words.show(found.question, "consultation.question");
    for (const auto& row : store::exchanges_of(call.tx, found.id)) {
        const Words exchange{call, found.compartment, row.id};
        view.exchanges.push_back({row.at, name(call, row.account), row.account == call.actor.account,
                                  exchange.show(row.words, "consultation_exchange.words")});
    }
    view.readers = readers_of(call, found.compartment);
    note(call, found.id, "consultation.read");
    return view;
}

Result<http::Created> reply(http::Call& call, const ReplyInput& input)
{
    const auto found = TRY(readable(call));
    if (blank(input.text)) return invalid("consultations.text_missing", "/text");
    const auto state = TRY(after_reply(found.state, found.account == call.actor.account));
    const auto id = fresh_uuid();
    const Words words{call, found.compartment, id};
    store::add_exchange(call.tx, found,
                        {id, call.actor.account, call.now, words.seal(input.text, "consultation_exchange.words")});
    store::set_state(call.tx, found.id, state, std::nullopt, call.now);
    tell_the_others(call, found);
    note(call, found.id, "consultation.replied");
    return http::Created{id};
}

Result<http::Nothing> close(http::Call& call, const ClosureInput& input)
{
    const auto found = TRY(readable(call));
    const auto state = TRY(after_closure(found.state));
    store::set_state(call.tx, found.id, state, wire(input.outcome), call.now);
    tell_the_others(call, found);
    note(call, found.id, "consultation.closed");
    return http::Nothing{};
}

}  // namespace
}  // namespace luwte::reports::consultation

namespace luwte::reports {

void add_consultation_routes(http::Router& router, const people::PackOf& pack_of)
{
    using namespace consultation;
    router.post<ChoicesInput, ConsultationChoices>("/consultations/_choices", http::may("report.write"),
        "Whom the protocol lets one ask",
        [pack_of](http::Call& call, const ChoicesInput& input) -> Result<ConsultationChoices> {
            return choices(call, input, pack_of(call.tx, call.actor.organisation));
        });
    router.post<QuestionInput, http::Created>("/consultations", http::may("report.write"),
        "Asks for advice without filing a report", [pack_of](http::Call& call, const QuestionInput& input) {
            return ask(call, input, pack_of(call.tx, call.actor.organisation));
        });
    router.get<ConsultationList>("/consultations", http::signed_in(), "Consultations one asked or was asked in",
        [](http::Call& call) { return list(call); });
    router.get<ConsultationView>("/consultations/{consultationId}", http::signed_in(), "One consultation, word for word",
        [](http::Call& call) { return read(call); });
    router.post<ReplyInput, http::Created>("/consultations/{consultationId}/replies", http::signed_in(),
        "Adds a word to a consultation", reply);
    router.post<ClosureInput, http::Nothing>("/consultations/{consultationId}/closures", http::signed_in(),
        "Closes a consultation and says what came of it", close);
}

}  // namespace luwte::reports
