#include "app/demo_aftermath.h"

#include <boost/json.hpp>

#include <stdexcept>

namespace luwte::app {
namespace {

namespace json = boost::json;

Reply must(Reply reply, const char* what)
{
    if (reply.status >= 400) throw std::runtime_error{std::string{"demo: "} + what + ": " + std::to_string(reply.status) + " " + reply.bytes};
    return reply;
}

std::vector<http::Header> version(std::int64_t number) { return {{"If-Match", "\"" + std::to_string(number) + "\""}}; }

struct Case {
    Client& handler;
    std::string path;
    std::string person;
    std::string on;

    void police(bool filed)
    {
        must(handler.post("/affected-persons/" + person + "/police-consents", {{"state", "asked"}, {"on", on}}), "asking consent");
        must(handler.post("/affected-persons/" + person + "/police-consents", {{"state", filed ? "given" : "refused"}, {"on", on}}), "an answer");
        if (!filed) return;
        const auto file = must(handler.post(path + "/police-files", {{"kind", "report"}}), "a police file").id();
        must(
            handler.post("/police-files/" + file + "/filings",
                         {{"quality", "representative"}, {"filedOn", on}, {"number", "PL0100-" + on}, {"contact", "Teamchef, via het algemene nummer"}}, version(1)),
            "filing");
        must(handler.post("/police-files/" + file + "/steps", {{"kind", "feedback_asked"}, {"on", on}, {"text", "Gevraagd wanneer wij iets horen."}}, version(2)), "a step");
        must(handler.post("/police-files/" + file + "/steps", {{"kind", "decision"}, {"on", on}, {"outcome", "investigation"}}, version(3)), "a decision");
    }

    void damage()
    {
        must(handler.post(path + "/damage-lines", {{"kind", "material"}, {"affectedId", person}, {"incurredOn", on}, {"cents", 32450}, {"text", "Nieuwe ruit en slot"}}), "damage");
        must(handler.post(path + "/damage-lines", {{"kind", "material"}, {"incurredOn", on}, {"cents", 118000}, {"text", "Extra inzet van een beveiliger"}}), "damage");
        must(handler.post(path + "/damage-payments", {{"kind", "advance"}, {"affectedId", person}, {"paidOn", on}, {"cents", 32450}, {"text", "Voorgeschoten"}}), "an advance");
    }

    void communication()
    {
        must(handler.post(path + "/communication-decisions", {{"circle", "outside"}, {"tell", false}, {"phase", "first"}, {"agreed", "yes"}, {"agreedOn", on},
             {"reason", "De betrokkene wil geen aandacht in de pers."}}), "a decision on communication");
    }
};

}  // namespace

void live_on(Client& handler, const std::string& incident, int number, Day today)
{
    const auto page = must(handler.get("/incidents/" + incident), "a case");
    const auto& affected = page["affected"].as_array();
    if (affected.empty()) return;
    Case one{handler, "/incidents/" + incident, std::string{affected.front().at("id").as_string()}, iso(today)};
    one.communication();
    if (number % 3 == 0) one.police(number % 2 == 0);
    if (number % 4 == 2) one.damage();
}

}  // namespace luwte::app
