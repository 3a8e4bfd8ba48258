// The routes of statistics: people in office (people_in_office_api.cpp), the dashboard (figures_api.cpp), publications and
// the yearly account (publication_api.cpp), completeness (completeness_api.cpp).
#pragma once

#include "people/people.h"

namespace luwte::statistics {

void add_routes(http::Router& router, const people::PackOf& packs);

void add_figures_routes(http::Router& router, const people::PackOf& packs);
void add_completeness_routes(http::Router& router);
void add_publication_routes(http::Router& router, const people::PackOf& packs);
void add_office_routes(http::Router& router, const people::PackOf& packs);

}  // namespace luwte::statistics
