#include "http/route.h"
#include "journal/journal.h"
#include "people/people_api.h"
#include "people/proof.h"

namespace luwte::people {

struct OwnSessionView {
    std::string id;
    Instant since;
    Instant last_used;
    std::string device;
    std::string browser;
    bool current;  // the one that asks
};
SHAPE(OwnSessionView, id, since, last_used, device, browser, current)

struct OwnSessionsView {
    std::vector<OwnSessionView> items;
};
SHAPE(OwnSessionsView, items)

struct SessionEnding {
    Secret password;
    std::optional<std::string> session;  // none: all but the one that asks
};
SHAPE(SessionEnding, password, session)

namespace {
OwnSessionsView own_sessions(http::Call& call, const SessionLimits& limits)
{
    OwnSessionsView view;
    for (auto& one : sessions_of(call.tx, call.actor.account, limits, call.now)) {
        const bool current = one.id == call.actor.session;
        view.items.push_back({std::move(one.id), one.since, one.last_used, std::move(one.device.kind), std::move(one.device.browser), current});
    }
    return view;
}

Result<http::Nothing> end_sessions(http::LongCall& call, PasswordWork& work, const SessionEnding& input)
{
    TRY(prove(call, work, input.password, "/password"));
    const auto& actor = call.actor;
    storage::Transaction tx{call.database, actor.organisation};
    if (!input.session) {
        close_sessions_of(tx, actor.account, actor.session);
        forget_devices(tx, actor.account, call.request);
    } else if (!end_session_of(tx, actor.account, *input.session, call.request)) {
        return not_found("people.session_unknown");
    }
    journal::append(tx, actor.organisation, actor.account, "session.ended", actor.account.text, "", call.now);
    tx.commit();
    return http::Nothing{};
}
}  // namespace

void add_own_session_routes(http::Router& router, PasswordWork& work, const SessionLimits& limits)
{
    router.get<OwnSessionsView>("/profile/sessions", http::signed_in(), "Where I am signed in",
                                [limits](http::Call& call) -> Result<OwnSessionsView> { return own_sessions(call, limits); });

    router.post_long<SessionEnding, http::Nothing>(
        "/profile/session-endings", http::signed_in(), "Ends one of my sessions, or all others; takes the password once more",
        [&work](http::LongCall& call, const SessionEnding& input) { return end_sessions(call, work, input); });
}

}  // namespace luwte::people
