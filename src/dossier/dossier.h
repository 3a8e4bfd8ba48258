// The whole case, for those who handle it: everything that this reader's keys open, on paper and as data. What protects a person is
// not in it, and neither is any text that speaks of it; the export says which texts it left out. Aftercare is the person's own and
// stays in its circle.
#pragma once

#include "http/http.h"
#include "incidents/incidents.h"

namespace luwte::dossier {

void add_routes(http::Router&, const incidents::PackUnder&);

}  // namespace luwte::dossier
