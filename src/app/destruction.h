// Destroying what has been kept long enough, for one organisation. Short turns: each record goes in a transaction of its own, so that
// nobody waits long, and whoever kills the work at any moment finds each record there or gone; the next run goes on from there.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "app/packs.h"
#include "retention/retention.h"

namespace luwte::app {

/// A record whose term is over: it goes, or something still needs it. Or a case that cannot be judged, and stays.
struct Ending {
    std::string reference;  // of the case
    Instant closed;
    retention::Term term;
    std::string unjudged;  // what is wrong with the pack, its own or that of another case which goes on from there
};

/// How many records of each class, by what becomes of them. A case that goes takes all its records along and counts once.
using Endings = std::map<std::string, std::map<retention::Keeping, int>>;

enum class Doing { destroy, only_look };
/// `tell` is called for each, after it went. When it throws, what went before is gone.
Endings end_what_is_over(storage::Database&, const Packs&, const OrganisationId&, Doing, Instant now, const std::function<void(const Ending&)>& tell);

}  // namespace luwte::app
