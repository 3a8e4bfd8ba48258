// Security measures (K3): what protects a person, such as another route home or a camera at the door. They are written down for
// those who handle the case and for nobody else: a table of their own is the mark that keeps them out of every export, letter,
// report and message. Whatever leaves the register asks here what must not be in it.
#pragma once

#include <string>
#include <vector>

#include "http/http.h"
#include "incidents/incidents.h"

namespace luwte::security {

using SecurityMeasureId = Id<struct SecurityMeasureTag>;
using incidents::IncidentId;

/// Every line of every security measure of the case that this reader opens, those that ended too.
std::vector<std::string> never_told(http::Call&, const IncidentId&);

void add_routes(http::Router&);
/// Two incidents turned out to be one.
void merged(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::security
