#include "app/application.h"

#include "aftercare/aftercare_api.h"
#include "app/installation_api.h"
#include "app/journal_api.h"
#include "app/kept_parts.h"
#include "app/lesson_names.h"
#include "app/packs.h"
#include "app/protocol_api.h"
#include "app/reactions.h"
#include "base/require.h"
#include "communication/communication_api.h"
#include "damage/damage_api.h"
#include "dossier/dossier.h"
#include "emergency/emergency.h"
#include "http/idempotency.h"
#include "incidents/clock.h"
#include "incidents/incidents_api.h"
#include "letters/letters_api.h"
#include "measures/measures_api.h"
#include "meetings/meetings_api.h"
#include "network/hub.h"
#include "network/member_api.h"
#include "offenders/offenders.h"
#include "people/attempts.h"
#include "people/people_api.h"
#include "people/shared.h"
#include "police/police_api.h"
#include "prevention/prevention_api.h"
#include "reports/reports.h"
#include "reports/routes.h"
#include "retention/retention_api.h"
#include "security/security.h"
#include "statistics/statistics_api.h"
#include "survey/survey_api.h"

namespace luwte::app {
namespace {
constexpr std::chrono::days upload_is_abandoned{7};
}

struct Application::Parts {
    storage::Database& database;
    const Clock& clock;
    Role role;
    Packs packs;
    people::PasswordWork passwords;
    std::optional<network::Courier> courier{};
    http::Router router;

    Parts(storage::Database& a_database, const Clock& a_clock, const Settings& settings)
        : database{a_database},
          clock{a_clock},
          role{settings.role},
          packs{settings.packs},
          passwords{settings.passwords},
          router{database, clock, people::authenticator(pack_of(), settings.sessions), people::remembered_sessions()}
    {
        refresh();
        if (!settings.network.hub.empty()) courier.emplace(settings.network);
        people::add_routes(router, pack_of(), passwords, settings.sessions);
        add_protocol_routes(router, packs);
        if (settings.role != Role::hub) add_register();
        if (settings.role != Role::a_register) network::add_hub_routes(router, settings.address);
        add_journal_routes(router);
        add_installation_route(router, settings.role == Role::hub);
    }

    void add_register()
    {
        reports::add_routes(router, database, pack_of(), report_reactions(pack_of()), incidents::place_of_evidence);
        incidents::add_routes(router, pack_under(), incident_reactions(pack_under(), pack_of()));
        aftercare::add_routes(router, pack_of(), pack_under());
        measures::add_routes(router, pack_under(), pack_of());
        offenders::add_routes(router, pack_of(), pack_under(), offender_reactions());
        statistics::add_routes(router, pack_of());
        security::add_routes(router);
        damage::add_routes(router, pack_under());
        police::add_routes(router, pack_under());
        communication::add_routes(router, pack_under());
        letters::add_routes(router, pack_under());
        retention::add_routes(router, pack_under(), kept_parts(pack_under()));
        dossier::add_routes(router, pack_under());
        survey::add_routes(router, pack_of());
        meetings::add_routes(router, pack_of());
        prevention::add_routes(router, pack_of(), names_of_case());
        network::add_member_routes(router, pack_of(), courier ? &*courier : nullptr);
    }

    people::PackOf pack_of() const
    {
        return [this](storage::Transaction& tx, const OrganisationId& organisation) -> const protocol::Pack& {
            return packs.in_force(tx, organisation);
        };
    }

    incidents::PackUnder pack_under() const
    {
        return [this](storage::Transaction& tx, const incidents::Incident& incident) -> const protocol::Pack& {
            const auto* then = packs.version(tx, incident.organisation, incident.pack, incident.pack_version);
            REQUIRE_THAT_HOLDS(then);
            return *then;
        };
    }

    void refresh()
    {
        storage::winning(database, [&](storage::Transaction& tx) {
            packs.refresh(tx, clock.now());
            tx.commit();
        });
    }
};

Application::Application(storage::Database& database, const Clock& clock, const Settings& settings)
    : m_parts{std::make_unique<Parts>(database, clock, settings)}
{
}

Application::~Application() = default;

const http::Router& Application::router() const { return m_parts->router; }
void Application::refresh() { m_parts->refresh(); }

std::optional<http::Response> Application::page(const http::Request& request) const
{
    if (m_parts->role == Role::hub) return std::nullopt;
    return emergency::page(m_parts->database, m_parts->pack_of(), request);
}

void Application::tick(Instant now)
{
    // In short turns: after a flood, or a night in which the register was down, there may be thousands, and who reports meanwhile must not wait.
    constexpr int most = 100;
    const auto escalated = [&](storage::Transaction& tx) {
        const int went = incidents::escalate(tx, now, most);
        tx.commit();
        return went;
    };
    while (storage::winning(m_parts->database, escalated) == most) {}
    storage::winning(m_parts->database, [&](storage::Transaction& tx) {
        incidents::remind(tx, now);
        aftercare::remind(tx, now);
        prevention::remind(tx, now);
        measures::clear_desk(tx, now);
        reports::remove_abandoned_evidence(tx, now - upload_is_abandoned);
        people::follow_roles(tx, m_parts->pack_of(), now);
        people::tell_of_attempts(tx, now);
        survey::close_due(tx, now);
        http::forget_answers(tx, now);
        tx.commit();
    });
    if (m_parts->courier) network::deliver_all(m_parts->database, *m_parts->courier, now);
}

}  // namespace luwte::app
