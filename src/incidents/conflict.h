// A conflict of interest that shows later: a colleague turns out to be the one it was about. He loses every key, his
// tasks go to somebody else, and from then on the case does not exist for him.
#pragma once

#include "http/http.h"
#include "incidents/incident.h"

namespace luwte::incidents {

/// Run by a handler who holds the keys; he may be that colleague himself, as his last act in the case. Others take over
/// by the pack's recusal rules. Declines when nobody would be left to handle the case.
Result<Done> keep_out(http::Call&, const protocol::Pack&, const Incident&, const AccountId&);

}  // namespace luwte::incidents
