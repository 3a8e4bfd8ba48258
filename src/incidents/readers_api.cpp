// "Who can read this, and who has looked": keys with their ground, and the journal's lines of the case.
#include <algorithm>

#include "http/route.h"
#include "incidents/access.h"
#include "incidents/incident_store.h"
#include "incidents/incidents_api.h"
#include "incidents/person_store.h"
#include "incidents/show.h"
#include "journal/journal.h"

namespace luwte::incidents {

struct HolderShown {
    AccountId account;
    std::string name;
    std::string role;
    std::string rule;
    std::string source;
    Instant since;
    bool standby = false;
    bool waiting = false;
    std::vector<std::string> compartments;  // report, response, aftercare
};
SHAPE(HolderShown, account, name, role, rule, source, since, standby, waiting, compartments)

struct Look {
    std::optional<Named> by;  // nobody: the register itself
    std::string action;
    Instant at;
};
SHAPE(Look, by, action, at)

struct Readers {
    std::vector<HolderShown> holders;
    std::vector<Look> looks;
};
SHAPE(Readers, holders, looks)

namespace {

void add(http::Call& call, std::vector<HolderShown>& holders, const vault::CompartmentId& compartment, const char* purpose)
{
    for (const auto& holder : vault::holders(call.tx, compartment)) {
        auto same = std::find_if(holders.begin(), holders.end(), [&](const HolderShown& shown) {
            return shown.account == holder.account && shown.standby == holder.standby;
        });
        if (same == holders.end()) {
            holders.push_back({holder.account, named(call, holder.account)->name, holder.ground.role, holder.ground.rule,
                               holder.ground.source, holder.since, holder.standby, holder.waiting, {}});
            same = holders.end() - 1;
        }
        if (std::find(same->compartments.begin(), same->compartments.end(), purpose) == same->compartments.end())
            same->compartments.push_back(purpose);
    }
}

Result<Readers> readers(http::Call& call)
{
    auto incident = TRY(readable(call));
    Readers answer;
    for (const auto& report : store::reports_of(call.tx, incident.id)) add(call, answer.holders, report.compartment, "report");
    add(call, answer.holders, incident.response, "response");
    for (const auto& row : store::aftercare_circles(call.tx, incident.id)) add(call, answer.holders, row, "aftercare");
    for (const auto& line : journal::of_incident(call.tx, incident.organisation, incident.id.text))
        answer.looks.push_back({named(call, line.actor), line.action, line.at});
    return answer;
}

}  // namespace

void add_reader_routes(http::Router& router)
{
    router.get<Readers>("/incidents/{incidentId}/readers", http::may("case.read"), "Who holds keys and who has looked", readers);
}

}  // namespace luwte::incidents
