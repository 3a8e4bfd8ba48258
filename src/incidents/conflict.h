// A conflict of interest that shows later: a colleague turns out to be the one it was about. He loses every key, his
// tasks go to somebody else, and from then on the case does not exist for him. Whom it befell may know of it, and gets no key of
// what the others write.
#pragma once

#include "http/http.h"
#include "incidents/incident.h"

namespace luwte::incidents {

/// Run by a handler who holds the keys; he may be that colleague himself, as his last act in the case. Others take over
/// by the pack's recusal rules. Declines when nobody would be left to handle the case.
Result<Done> keep_out(http::Call&, const protocol::Pack&, const Incident&, const AccountId&);

/// Has the vault itself refuse the response, and that of each case taken up, to whom the case is about and who reported it: a
/// handover of a role asks no case. Whoever opened it before he was found to be affected goes on to open it.
void bar_kept_out(storage::Transaction&, const Incident&);

}  // namespace luwte::incidents
