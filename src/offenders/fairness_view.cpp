#include "offenders/fairness_view.h"

#include <algorithm>

#include "incidents/incidents.h"
#include "incidents/show.h"
#include "offenders/fairness_store.h"
#include "offenders/mention_key.h"
#include "protocol/offender_register.h"

namespace luwte::offenders {
namespace {
using Key = std::optional<vault::ContentKey>;

std::optional<Shown> words(const Key& key, const Mention& mention, const std::optional<Bytes>& sealed, std::string_view row, std::string_view field)
{
    if (!key || !sealed) return std::nullopt;
    return Shown{open(*key, mention, *sealed, row, field)};
}

std::optional<Shown> decision(http::Call& call, const Request& request)
{
    if (!request.decision || !request.compartment || !call.ring.opens(*request.compartment)) return std::nullopt;
    return Shown{call.ring.open(*request.compartment, vault::Sealed{*request.decision}, {call.actor.organisation, request.id.text, "offender.decision"})};
}

void add(http::Call& call, const Mention& mention, Fairness& view)
{
    const auto key = key_of(call, mention);
    for (const auto& one : store::statements_of(call.tx, mention.id))
        view.statements.push_back({one.id, one.kind, one.received_on, words(key, mention, one.words, one.id, "offender.statement"), one.at,
                                   incidents::named(call, one.by)});
    for (const auto& one : store::notices_of(call.tx, mention.id))
        view.notices.push_back({one.id, one.act, one.given, one.decided_on, words(key, mention, one.reason, one.id, "offender.notice"), one.at,
                                incidents::named(call, one.by)});
    for (const auto& one : store::requests_of(call.tx, mention.id))
        view.requests.push_back(request_shown(call, mention, one));
    // What somebody needed a name for tells of whom it is.
    const bool knows = incidents::may_know(call.tx, mention.incident, call.actor.account);
    for (const auto& one : store::looks_of(call.tx, mention.id))
        view.looks.push_back({one.at, incidents::named(call, one.by), knows ? words(key, mention, one.reason, one.id, "offender.look") : std::nullopt});
}
}  // namespace

bool correction_asked(storage::Transaction& tx, const std::vector<Mention>& mentions)
{
    return std::ranges::any_of(mentions, [&](const Mention& mention) {
        return std::ranges::any_of(store::requests_of(tx, mention.id),
                                   [](const Request& request) { return request.kind == RequestKind::correction && !request.granted; });
    });
}

RequestShown request_shown(http::Call& call, const Mention& mention, const Request& request)
{
    return {request.id, request.kind, request.received_on, words(key_of(call, mention), mention, request.words, request.id.text, "offender.request"),
            request.granted, request.decided_on, incidents::named(call, request.decided_by), decision(call, request), request.version};
}

Fairness fairness_shown(http::Call& call, const protocol::Pack& pack, const std::vector<Mention>& mentions)
{
    Fairness view;
    for (const auto& mention : mentions) add(call, mention, view);
    for (const auto& remedy : protocol::offender_register(pack).remedies)
        view.remedies.push_back({act_of(remedy.act), {remedy.text.nl, remedy.text.en}, remedy.unverified, remedy.source});
    return view;
}

}  // namespace luwte::offenders
