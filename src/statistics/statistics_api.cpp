#include "statistics/statistics_api.h"

namespace luwte::statistics {

void add_routes(http::Router& router, const people::PackOf& packs)
{
    add_figures_routes(router, packs);
    add_completeness_routes(router);
    add_publication_routes(router, packs);
    add_office_routes(router, packs);
}

}  // namespace luwte::statistics
