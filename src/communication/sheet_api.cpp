// A sheet for one circle: the facts that the protocol lets it know, and what was decided to say to it. Nothing else of the case.
#include <algorithm>

#include "communication/communication_api.h"
#include "documents/say.h"
#include "documents/stays_out.h"
#include "documents/words.h"
#include "documents/document.h"
#include "http/route.h"
#include "incidents/access.h"
#include "incidents/person_store.h"
#include "incidents/show.h"
#include "measures/measure_store.h"
#include "people/people.h"
#include "police/police_api.h"
#include "reports/evidence.h"
#include "security/security.h"

namespace luwte::communication {
namespace {

using documents::KeyValues;
using incidents::Incident;

template <class Entries>
std::string name_of_id(const Entries& entries, const std::string& id, const std::string& language)
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& one) { return one.id == id; });
    if (found == entries.end()) return id;
    return language == "en" ? found->name.en : found->name.nl;
}

struct Sheet {
    http::Call& call;
    const protocol::Pack& pack;
    const Incident& incident;
    const protocol::Circle& circle;
    documents::Words words;
    KeyValues facts{};

    bool may_know(std::string_view fact) const { return std::find(circle.may_know.begin(), circle.may_know.end(), fact) != circle.may_know.end(); }
    void fact(const char* name, const std::string& value)
    {
        if (may_know(name) && !value.empty()) facts.rows.emplace_back(words(std::string{"fact."} + name), value);
    }

    void gather()
    {
        const auto& language = words.language();
        fact("happened", words("happened"));
        fact("day", documents::say(day_in_amsterdam(incident.occurred.at), language));
        if (incident.behaviour) fact("behaviour", name_of_id(pack.norm(), *incident.behaviour, language));
        fact("form", name_of_id(pack.forms(), incident.form, language));
        std::string roles, names;
        for (const auto& row : incidents::store::affected_of(call.tx, incident.id)) {
            roles += (roles.empty() ? "" : ", ") + name_of_id(pack.roles(), row.affected.role, language);
            const auto name = incidents::show(call, row).name;
            // A name goes only with the person's own word, whatever the circle may know.
            if (name && row.affected.communication == incidents::Consent::given) names += (names.empty() ? "" : ", ") + name->text();
        }
        fact("role", roles);
        fact("name", names);
        fact("measure", measures_now());
        police_facts();
    }

    /// What is imposed now, by its name alone: not on whom, where or why.
    std::string measures_now() const
    {
        std::string all;
        const auto today = day_in_amsterdam(call.now);
        for (const auto& row : measures::store::measures_of(call.tx, incident.id)) {
            if (measures::phase(row.measure, today) != measures::Phase::in_force && measures::phase(row.measure, today) != measures::Phase::announced) continue;
            all += (all.empty() ? "" : ", ") + (words.language() == "en" ? row.measure.name.en : row.measure.name.nl);
        }
        return all;
    }

    void police_facts()
    {
        std::string filed, outcome;
        for (const auto& file : police::files_shown(call, incident.id)) {
            if (file.state != police::State::filed) continue;
            filed += (filed.empty() ? "" : "; ") + words(file.kind == police::Kind::report ? "police.report" : "police.notification",
                                                          {{"day", documents::say(*file.filed_on, words.language())}});
            if (file.outcome) outcome = words("outcome." + std::string{police::name_of(*file.outcome)});
        }
        fact("police", filed.empty() ? words("police.none") : filed);
        fact("outcome", outcome);
    }

    /// What this circle may not read in words either: names without consent, and whatever protects somebody.
    std::vector<std::string> keep_out() const
    {
        auto all = security::never_told(call, incident.id);
        for (const auto& row : incidents::store::affected_of(call.tx, incident.id)) {
            const auto name = incidents::show(call, row).name;
            if (!name || (may_know("name") && row.affected.communication == incidents::Consent::given)) continue;
            const auto parts = documents::parts_of_name(name->text());
            all.insert(all.end(), parts.begin(), parts.end());
        }
        return all;
    }
};

Result<http::Response> sheet(http::Call& call, const incidents::PackUnder& packs)
{
    const auto incident = TRY(incidents::readable(call));
    if (!call.ring.opens(incident.response)) return forbidden("request.not_permitted");
    const auto& pack = packs(call.tx, incident);
    const auto rules = rules_of(call, pack, incident);
    const auto* circle = circle_in(rules, call.path.find("circleId")->second);
    if (!circle) return not_found("request.not_found");
    const auto asked = call.query.find("language");
    const std::string language = asked != call.query.end() && asked->second == "en" ? "en" : "nl";

    Sheet one{call, pack, incident, *circle, documents::Words{"communication", language}};
    one.gather();
    const auto name = language == "en" ? circle->name.en : circle->name.nl;
    const auto organisation = people::organisation(call.tx, incident.organisation)->name;
    documents::Document document{one.words("title", {{"circle", name}}), language, one.words("header", {{"organisation", organisation}}),
                                 documents::Words{"common", language}("page_number"), {one.facts}};
    for (const auto& decision : decisions_shown(call, incident.id)) {
        if (decision.circle != circle->id || !decision.holds || !decision.tell || !decision.text) continue;
        if (!documents::slipped_in(decision.text->text(), one.keep_out()).empty()) return conflict("communication.must_stay_out");
        document.blocks.push_back(documents::Heading{1, one.words("message")});
        document.blocks.push_back(documents::Paragraph{decision.text->text()});
    }
    document.blocks.push_back(documents::Paragraph{one.words("secrecy"), documents::Paragraph::Style::quiet});
    incidents::record(call, incident, "communication.sheet_made", "communication_sheet", {}, circle->id);

    http::Response response;
    response.headers = {{"Content-Disposition", reports::evidence::attachment(one.words("file_name", {{"circle", circle->id}}) + ".pdf")}};
    response.body = as_text(documents::pdf(document));
    return response;
}

}  // namespace

void add_sheet_routes(http::Router& router, const incidents::PackUnder& packs)
{
    router.get_bytes("/incidents/{incidentId}/circles/{circleId}/sheet", http::may("case.handle"), "What a circle may know, as a PDF", "application/pdf",
                     [packs](http::Call& call) { return sheet(call, packs); }, {{"language", "nl (when absent) or en"}});
}

}  // namespace luwte::communication
