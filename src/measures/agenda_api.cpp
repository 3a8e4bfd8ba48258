// Papers for circles: made by whoever prepares them, kept as they were told, and fetched as PDF or DOCX.
#include <algorithm>

#include "documents/stays_out.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/show.h"
#include "journal/journal.h"
#include "measures/agenda.h"
#include "measures/case.h"
#include "measures/measures_api.h"
#include "measures/shapes.h"
#include "people/people.h"
#include "security/security.h"

namespace luwte::measures {

enum class Language { nl, en };
SHAPE_ENUM(Language, nl, en)

struct AgendaInput {
    std::string circle;
    std::optional<Secret> proposal;
    Language language{};
};
SHAPE(AgendaInput, circle, proposal, language)

struct AgendaCircleShown {
    std::string id;
    Words name;
    std::vector<std::string> prepares, knows;
    std::optional<Words> note;
    std::string source;
    bool may_prepare = false;
};
SHAPE(AgendaCircleShown, id, name, prepares, knows, note, source, may_prepare)

struct FactShown {
    Shown label;
    Shown value;
};
SHAPE(FactShown, label, value)

struct AgendaShown {
    AgendaId id;
    std::string circle;
    Words name;
    std::vector<FactShown> facts;
    std::vector<Shown> measures;
    std::optional<Shown> proposal;
    Instant made_at;
    std::optional<Named> made_by;
};
SHAPE(AgendaShown, id, circle, name, facts, measures, proposal, made_at, made_by)

struct AgendaList {
    std::vector<AgendaCircleShown> circles;
    std::vector<AgendaShown> items;
};
SHAPE(AgendaList, circles, items)

namespace {

struct Row {
    AgendaId id;
    IncidentId incident;
    vault::CompartmentId compartment;
    std::string circle;
    protocol::Text name;
    std::string language;
    Bytes content;
    Instant made;
    AccountId by;
};

Row row_from(const storage::Row& row)
{
    return {row.id<AgendaId>(0), row.id<IncidentId>(1), row.id<vault::CompartmentId>(2), row.text(3), {row.text(4), row.text(5)},
            row.text(6), row.bytes(7), row.instant(8), row.id<AccountId>(9)};
}

std::vector<Row> papers_of(storage::Transaction& tx, const IncidentId& incident)
{
    return tx.all_as(row_from, R"(
             SELECT id, incident, compartment, circle, name_nl, name_en, language, content, made_at, made_by
               FROM measure_agenda
              WHERE incident = $1
              ORDER BY made_at, position, id)", incident);
}

/// The words are opened here, and go to whoever holds the key or onto the paper he asked for.
AgendaContent content_of(http::Call& call, const Row& row)
{
    const auto text = call.ring.open(row.compartment, vault::Sealed{row.content}, {call.actor.organisation, row.id.text, "agenda.content"});
    return read_agenda(text.reveal());
}

Shown shown(const std::string& words) { return Shown{Secret{words}}; }

AgendaShown show(http::Call& call, const Row& row)
{
    AgendaShown one{row.id, row.circle, {row.name.nl, row.name.en}, {}, {}, {}, row.made, incidents::named(call, row.by)};
    if (!call.ring.opens(row.compartment)) return one;
    const auto content = content_of(call, row);
    for (const auto& [label, value] : content.facts) one.facts.push_back({shown(label), shown(value)});
    for (const auto& measure : content.measures) one.measures.push_back(shown(measure));
    if (!content.proposal.empty()) one.proposal = shown(content.proposal);
    return one;
}

protocol::Text name_in(const std::vector<protocol::Option>& options, const std::string& id)
{
    for (const auto& option : options)
        if (option.id == id) return option.name;
    return {id, id};
}

protocol::Text fact_name(const protocol::Pack& pack, const std::string& id)
{
    for (const auto* list : {&pack.aggravating(), &pack.consequences(), &pack.drives()})
        for (const auto& option : *list)
            if (option.id == id) return option.name;
    return {id, id};
}

std::string name_of(http::Call& call, const incidents::AffectedPerson& person)
{
    if (person.affected.account) return people::name_of(call.tx, call.actor.organisation, *person.affected.account).value_or("");
    return std::string{person.name.reveal()};
}

Tellable tellable(http::Call& call, const Matter& matter)
{
    const auto& incident = matter.incident;
    Tellable about;
    about.reference = incident.reference;
    about.occurred = day_in_amsterdam(incident.occurred.at);
    if (incident.behaviour)
        if (const auto* column = protocol::column(matter.pack, *incident.behaviour)) about.behaviour = column->name;
    about.form = name_in(matter.pack.forms(), incident.form);
    if (incident.place) about.place = name_in(matter.pack.places(), *incident.place);
    for (const auto& person : incidents::affected_of(call, incident))
        about.affected.push_back({role_name(matter.pack, person.affected.role), name_of(call, person),
                                  person.affected.communication == incidents::Consent::given && !person.affected.confidential});
    for (const auto& fact : incident.facts) about.circumstances.push_back(fact_name(matter.pack, fact));
    about.repeated = incident.repeated;
    for (const auto& known : incidents::offenders_of(call, incident))
        if (!known.description.empty()) about.offenders.emplace_back(known.description.reveal());
    about.closed = incident.state != incidents::State::open;
    const auto today = day_in_amsterdam(call.now);
    for (const auto& row : store::measures_of(call.tx, incident.id))
        if (!over(row.measure, today) || row.measure.state == State::carried_out) about.measures.emplace_back(row.measure.name, row.measure);
    about.decided = !store::decisions_of(call.tx, incident.id).empty();
    for (const auto& hearing : known(call, matter).hearings)  // the latest that came to something, whoever it was with
        if (hearing.outcome) about.hearing = hearing.outcome;
    return about;
}

std::vector<protocol::AgendaCircle> circles_of(const Matter& matter) { return protocol::circles(matter.pack, matter.situation); }

/// What a proposal may not tell this circle either: who it happened to without his word, and who did it.
std::vector<std::string> kept_from(const protocol::AgendaCircle& circle, const Tellable& about)
{
    std::vector<std::string> words;
    for (const auto& person : about.affected) {
        if (circle.knows.contains("person") && person.consents) continue;
        const auto parts = documents::parts_of_name(person.name);
        words.insert(words.end(), parts.begin(), parts.end());
    }
    if (!circle.knows.contains("offender")) words.insert(words.end(), about.offenders.begin(), about.offenders.end());
    return words;
}

AgendaCircleShown show(http::Call& call, const Matter& matter, const protocol::AgendaCircle& circle)
{
    AgendaCircleShown one{circle.id, {circle.name.nl, circle.name.en}, circle.prepares, {circle.knows.begin(), circle.knows.end()}, {}, circle.source, false};
    if (!circle.note.nl.empty()) one.note = Words{circle.note.nl, circle.note.en};
    one.may_prepare = bool{may_write_as(call, matter, circle.prepares)};
    return one;
}

Result<AgendaList> read(http::Call& call, const incidents::PackUnder& packs)
{
    auto matter = TRY(readable(call, packs));
    AgendaList list;
    for (const auto& circle : circles_of(matter)) list.circles.push_back(show(call, matter, circle));
    for (const auto& row : papers_of(call.tx, matter.incident.id)) list.items.push_back(show(call, row));
    return list;
}

Result<http::Created> make(http::Call& call, const AgendaInput& input, const incidents::PackUnder& packs)
{
    auto matter = TRY(readable(call, packs));
    const auto circles = circles_of(matter);
    const auto circle = std::find_if(circles.begin(), circles.end(), [&](const auto& one) { return one.id == input.circle; });
    TRY(may_write_as(call, matter, circle == circles.end() ? std::vector<protocol::Role>{} : circle->prepares));
    if (circle == circles.end()) return invalid("measures.circle_unknown", "/circle");

    const std::string language = input.language == Language::en ? "en" : "nl";
    const auto proposal = input.proposal ? std::string{input.proposal->reveal()} : std::string{};
    const auto about = tellable(call, matter);
    const auto words = written(told(*circle, about, proposal, language));
    if (!documents::slipped_in(proposal, kept_from(*circle, about)).empty()) return invalid("measures.not_for_this_circle", "/proposal");
    if (!documents::slipped_in(words, security::never_told(call, matter.incident.id)).empty()) return conflict("measures.tells_of_security");

    const auto id = fresh<AgendaId>();
    const auto content = seal(call, matter.incident.response, Secret{words}, id.text, "agenda.content");
    call.tx.run(R"(
        INSERT INTO measure_agenda (id, organisation, incident, position, compartment, circle, name_nl, name_en, language, content, made_at, made_by)
        VALUES ($1, $2, $3, (SELECT COUNT(*) FROM measure_agenda WHERE incident = $3), $4, $5, $6, $7, $8, $9, $10, $11))",
                id, matter.incident.organisation, matter.incident.id, matter.incident.response, circle->id, circle->name.nl, circle->name.en,
                language, content, call.now, call.actor.account);
    incidents::record(call, matter.incident, "response.papers_made", "papers_made", id.text, circle->id);
    return http::Created{id.text, 1};
}

/// Every time somebody takes the paper out of the register, the journal says so.
Result<http::Response> fetch(http::Call& call, const incidents::PackUnder& packs, Bytes (*write)(const documents::Document&), const char* media_type)
{
    auto id = TRY(call.id<AgendaId>("agendaPackId"));
    auto found = call.tx.first(R"(
        SELECT id, incident, compartment, circle, name_nl, name_en, language, content, made_at, made_by
          FROM measure_agenda
         WHERE id = $1 AND organisation = $2)", id, call.actor.organisation);
    if (!found) return not_found("request.not_found");
    const auto row = row_from(*found);
    auto matter = TRY(readable(call, packs, row.incident));
    if (!call.ring.opens(row.compartment)) return not_found("request.not_found");
    const auto organisation = people::organisation(call.tx, call.actor.organisation);
    const auto paper = write(document(content_of(call, row), organisation ? organisation->name : "", row.language));
    journal::append(call.tx, call.actor.organisation, call.actor.account, "response.papers_fetched", row.id.text, row.incident.text, call.now);
    http::Response response;
    response.headers = {{"Content-Type", media_type}, {"Content-Disposition", "attachment"}, {"Cache-Control", "no-store"}};
    response.body = as_text(paper);
    return response;
}

constexpr const char* pdf_type = "application/pdf";
constexpr const char* docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

}  // namespace

void add_agenda_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get<AgendaList>("/incidents/{incidentId}/agenda-packs", http::may("case.read"),
                           "The circles a case may be discussed in, what each may know, and the papers made for them",
                           [packs](http::Call& call) { return read(call, packs); });
    router.post<AgendaInput, http::Created>("/incidents/{incidentId}/agenda-packs", http::may("case.read"),
                                            "Makes the papers for a circle: exactly what it may know, and the proposal",
                                            [packs](http::Call& call, const AgendaInput& input) { return make(call, input, packs); });
    router.get_bytes("/agenda-packs/{agendaPackId}/pdf", http::may("case.read"), "The papers as PDF", pdf_type,
                     [packs](http::Call& call) { return fetch(call, packs, documents::pdf, pdf_type); });
    router.get_bytes("/agenda-packs/{agendaPackId}/docx", http::may("case.read"), "The papers as DOCX", docx_type,
                     [packs](http::Call& call) { return fetch(call, packs, documents::docx, docx_type); });
}

}  // namespace luwte::measures
