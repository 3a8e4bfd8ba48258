// The routes of letters, and what other features may read of them.
#pragma once

#include <vector>

#include "http/http.h"
#include "incidents/incidents.h"
#include "incidents/shapes.h"
#include "letters/letter.h"

namespace luwte::letters {

SHAPE_ENUM(Kind, warning, corrective_letter, hearing_invitation, access_ban, conversation_report, notice, recovery)

struct LetterShown {
    LetterId id;
    Kind kind = Kind::warning;
    std::optional<Shown> addressee;
    Instant drafted_at;
    std::optional<incidents::Named> drafted_by;
    std::optional<Day> sent_on;
    std::optional<std::string> signed_evidence;
    std::int64_t version = 1;
};
SHAPE(LetterShown, id, kind, addressee, drafted_at, drafted_by, sent_on, signed_evidence, version)

/// As far as the ring opens them, oldest first.
std::vector<LetterShown> letters_shown(http::Call&, const IncidentId&);

void add_routes(http::Router&, const incidents::PackUnder&);
void add_template_routes(http::Router&);                             // template_api.cpp: the organisation's own
void add_letter_routes(http::Router&, const incidents::PackUnder&);  // letters_api.cpp: drafts in a case
/// Two incidents turned out to be one.
void merged(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::letters
