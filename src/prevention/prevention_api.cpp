#include "prevention/prevention_api.h"

namespace luwte::prevention {

void add_routes(http::Router& router, const people::PackOf& pack_of, const NamesOfCase& names_of_case)
{
    add_book_routes(router, pack_of);
    add_lesson_routes(router, pack_of, names_of_case);
    add_risk_routes(router, pack_of);
}

}  // namespace luwte::prevention
