// The routes of the police file, and what other features may read of it.
#pragma once

#include <vector>

#include "http/http.h"
#include "incidents/incidents.h"
#include "police/police_store.h"
#include "police/record.h"
#include "police/shapes.h"

namespace luwte::police {

void add_routes(http::Router&, const incidents::PackUnder&);
void add_page_routes(http::Router&, const incidents::PackUnder&);   // police_api.cpp: the page, consent, the wish for prosecution
void add_file_routes(http::Router&, const incidents::PackUnder&);   // file_api.cpp: a file from its start to what came of it
void add_paper_routes(http::Router&, const incidents::PackUnder&);  // paper_api.cpp: documents and the locked package

/// A file for whoever holds the key of its case; the same "not found" for everybody else as for no file at all.
struct Found {
    incidents::Incident incident;
    File file;
};
Result<Found> readable(http::Call&);
/// The same for somebody who writes, in a case that is open.
Result<Found> workable(http::Call&);

/// Consent to the police of everybody whom a file names.
std::vector<incidents::Consent> consents_of(http::Call&, const incidents::Incident&, const FileId&);
std::optional<protocol::Consenting> consent_rule(http::Call&, const protocol::Pack&, const incidents::Incident&, Kind);

/// A case's files with what came of them, as far as the ring opens them.
std::vector<FileItem> files_shown(http::Call&, const IncidentId&);
/// Whether a criminal inquiry runs: a report was filed, and no outcome has ended it.
bool inquiry_runs(storage::Transaction&, const IncidentId&);
/// Where the organisation wants its letters; nobody's home.
std::optional<std::string> address_for_letters(storage::Transaction&, const OrganisationId&);
/// An offender of this incident was removed: files that were not filed yet lose what they say of him. What was filed stays, because
/// it is what the police were told.
void forget_offender(storage::Transaction&, const IncidentId&);
/// A restriction was lifted: drafts show again what they kept of an offender, and a form opened before cannot wipe it.
void show_offender_again(storage::Transaction&, const IncidentId&);
/// Two incidents turned out to be one.
void merged(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::police
