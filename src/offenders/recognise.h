// Finding again: what waits in the letterbox is filed under keyed numbers by the first who may read the register, and who shares
// numbers with a mention is opened, weighed and explained to whoever may. Suggestions only; a person decides.
#pragma once

#include <vector>

#include "http/http.h"
#include "linking/linking.h"
#include "offenders/datum.h"
#include "offenders/mention.h"
#include "vault/content_key.h"

namespace luwte::offenders {

/// What stands of a mention today, in the clear.
std::vector<Said> said_of(http::Call&, const Mention&, const vault::ContentKey&);

/// Files the mention anew under what is known now, or leaves that to the next who may.
void refile(http::Call&, const Mention&, const vault::ContentKey&);
/// Takes letters out and files what waits, as far as this session reads the register; some hundreds at a time.
void catch_up(http::Call&);

/// Who may be the same person, best first: persons by their first mention. Left out are who he is already, the other offenders of
/// his incident, whoever was said to be somebody else, and whatever is restricted or kept from this reader.
std::vector<linking::Suggestion> suggestions(http::Call&, const Mention&);

}  // namespace luwte::offenders
