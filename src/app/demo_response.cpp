#include "app/demo_response.h"

#include <boost/json.hpp>

#include <stdexcept>

namespace luwte::app {
namespace {

namespace json = boost::json;
using namespace std::chrono_literals;
using std::chrono::days;

Reply must(Reply reply, const char* what)
{
    if (reply.status >= 400) throw std::runtime_error{std::string{"demo: "} + what + ": " + std::to_string(reply.status) + " " + reply.bytes};
    return reply;
}

std::vector<http::Header> version(std::int64_t number) { return {{"If-Match", "\"" + std::to_string(number) + "\""}}; }

class Response {
public:
    Response(DemoStage stage, json::value story, std::string handler, std::string incident, Day happened)
        : m_stage(std::move(stage)), m_story(std::move(story)), m_handler{std::move(handler)}, m_incident{std::move(incident)}, m_happened{happened}
    {
    }

    void plan(const std::shared_ptr<Response>& self) const
    {
        m_stage.at(on(1, 11h), [self] { self->ask_and_invite(); });
        m_stage.at(on(4, 10h), [self] { self->hear(); });
        m_stage.at(on(5, 14h), [self] { self->decide(); });
        m_stage.at(on(7, 15h), [self] { self->carry_out(); });
        m_stage.at(on(12, 9h), [self] { self->object(); });
        m_stage.at(on(30, 13h), [self] { self->settle_objection(); });
        m_stage.at(on(40, 11h), [self] { self->breach(); });
    }

private:
    Instant on(int day, std::chrono::minutes at) const { return in_amsterdam(m_happened + days{day}, at); }
    Client& handler() const { return m_stage.as(m_handler); }
    std::string path(const char* part) const { return "/incidents/" + m_incident + part; }
    std::string today() const { return iso(day_in_amsterdam(m_stage.now())); }
    const json::value* told(std::string_view member) const { return m_story.as_object().if_contains(member); }

    /// Everybody whose voice the protocol wants; the affected person agrees, unless the story says otherwise.
    void ask_and_invite()
    {
        const auto page = must(handler().get(path("/response")), "a response");
        for (const auto& step : page["steps"].as_array()) ask(step);
        if (told("account") || told("noAnswer"))
            m_hearing = must(handler().post(path("/hearings"), {{"way", "letter"},
                                                                {"respondBy", iso(m_happened + days{8})},
                                                                {"invitation", "Wij willen graag horen hoe u dit ziet. U mag iemand meenemen."}}),
                             "an invitation")
                            .id();
    }

    void ask(const json::value& step)
    {
        const bool affected = step.at("role") == "affected";
        json::object voice{{"part", step.at("part")}, {"role", step.at("role")}};
        if (affected) voice["affectedId"] = step.at("affectedId");
        const auto id = must(handler().post(path("/voices"), voice), "a question").id();
        const bool binds = step.at("part") == "decides" || step.at("part") == "consents";
        const json::object answer{{"answer", affected || binds ? "agrees" : "said"},
                                  {"words", affected ? "Vindt het goed dat de organisatie reageert, en wil horen hoe het loopt." : "Reageer snel en houd het zakelijk."}};
        must(handler().post("/voices/" + id + "/answers", answer, version(1)), "an answer");
    }

    void hear()
    {
        if (m_hearing.empty()) return;
        json::object outcome{{"outcome", told("account") ? "account" : "no_answer"}, {"outcomeOn", today()}};
        if (const auto* account = told("account")) outcome["words"] = *account;
        must(handler().post("/hearings/" + m_hearing + "/outcomes", outcome, version(1)), "an account");
    }

    /// The story's measure, where this protocol offers it; else that something else is done.
    void decide()
    {
        const auto page = must(handler().get(path("/response")), "a response");
        const json::value* offered = nullptr;
        for (const auto& one : page["offered"].as_array())
            if (one.at("id") == *told("measure")) offered = &one;
        if (!offered) return (void)must(handler().post(path("/response-decisions"), {{"kind", "otherwise"}, {"decidedOn", today()}, {"reasons", *told("reasons")}}), "a decision");

        json::object measure{{"kind", *told("measure")}, {"decidedOn", today()}, {"reasons", *told("reasons")}};
        for (const auto* member : {"place", "limits", "basis", "unheard"})
            if (const auto* words = told(member)) measure[member] = *words;
        m_runs = offered->at("runs").as_bool();
        if (m_runs) measure["term"] = told("term") ? *told("term") : json::value("P3M");
        const auto case_page = must(handler().get(path("")), "a case");
        if (const auto& offenders = case_page["offenders"].as_array(); !offenders.empty()) measure["offenderId"] = offenders.front().at("id");
        m_measure = must(handler().post(path("/measures"), measure), "a measure").id();
        if (const auto* desk = told("desk")) must(handler().post("/measures/" + m_measure + "/desk-entries", *desk), "the desk list");
    }

    void carry_out()
    {
        if (m_measure.empty() || m_runs) return;
        json::object done{{"doneOn", today()}};
        if (const auto* report = told("report")) done["report"] = *report;
        must(handler().post("/measures/" + m_measure + "/completions", done, version(1)), "carrying out");
    }

    void object()
    {
        const auto* objection = told("objection");
        if (!objection || m_measure.empty()) return;
        const auto reply = handler().post("/measures/" + m_measure + "/objections", {{"receivedOn", today()}, {"words", *objection}});
        if (reply.status < 400) m_objection = reply.id();  // not every protocol knows objections
    }

    void settle_objection()
    {
        if (m_objection.empty()) return;
        json::object outcome{{"outcome", "dismissed"}, {"decidedOn", today()}, {"reasons", "Het belang van veiligheid weegt zwaarder; de maatregel is tijdelijk."}};
        must(handler().post("/objections/" + m_objection + "/outcomes", outcome, version(1)), "an objection");
    }

    void breach()
    {
        const auto* words = told("breach");
        if (!words || m_measure.empty()) return;
        must(handler().post("/measures/" + m_measure + "/breaches", {{"occurredAt", iso(m_stage.now() - 2h)}, {"words", *words}}), "a breach");
    }

    DemoStage m_stage;
    json::value m_story;
    std::string m_handler, m_incident;
    Day m_happened;
    std::string m_hearing, m_measure, m_objection;
    bool m_runs = false;
};

}  // namespace

void plan_response(const DemoStage& stage, const json::value& response, const std::string& handler, const std::string& incident, Day happened)
{
    const auto told = std::make_shared<Response>(stage, response, handler, incident, happened);
    told->plan(told);
}

}  // namespace luwte::app
