// A case gathered from every feature, in the shapes that the features themselves send.
#pragma once

#include <boost/json.hpp>

#include <string>
#include <vector>

#include "communication/communication_api.h"
#include "damage/damage_api.h"
#include "http/http.h"
#include "incidents/report_shown.h"
#include "incidents/shapes.h"
#include "letters/letters_api.h"
#include "measures/shapes.h"
#include "police/shapes.h"
#include "reports/evidence_api.h"

namespace luwte::dossier {

struct Dossier {
    std::string format;   // "luwte case"
    std::string version;  // "1"
    Instant exported_at;
    std::optional<incidents::Named> exported_by;
    std::string organisation;
    std::string reference;
    std::string state;
    incidents::PackShown pack;
    Moment occurred_at;
    Instant reported_at;
    std::string form;
    std::optional<std::string> place;
    std::optional<std::string> behaviour;
    std::vector<std::string> facts;
    std::vector<incidents::ClassificationShown> classifications;
    std::vector<incidents::ReportShown> reports;
    std::vector<incidents::AffectedShown> affected;
    std::vector<incidents::OffenderShown> offenders;
    std::vector<incidents::TaskShown> tasks;
    std::vector<incidents::NoteShown> notes;
    measures::ResponseShown response;
    std::vector<police::FileItem> police;
    std::vector<damage::LineShown> damage;
    std::vector<damage::PaymentShown> payments;
    std::vector<damage::StepShown> recovery;
    std::vector<communication::CommunicationShown> communication;
    std::vector<letters::LetterShown> letters;
    std::vector<reports::EvidenceView> evidence;
    std::vector<incidents::ClosureShown> closures;
    std::vector<incidents::EventShown> timeline;
};
SHAPE(Dossier, format, version, exported_at, exported_by, organisation, reference, state, pack, occurred_at, reported_at, form, place,
      behaviour, facts, classifications, reports, affected, offenders, tasks, notes, response, police, damage, payments, recovery,
      communication, letters, evidence, closures, timeline)

/// Everything that the ring opens.
Dossier collected(http::Call&, const incidents::PackUnder&, const incidents::Incident&);

/// Takes every text out in which one of the words stands, wherever it is, and puts the places in "withheld".
void withhold(boost::json::object& dossier, const std::vector<std::string>& never_told);

}  // namespace luwte::dossier
