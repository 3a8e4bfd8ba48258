#pragma once

#include <functional>

#include "http/http.h"
#include "people/people.h"
#include "prevention/prevention.h"

namespace luwte::prevention {

/// What a case that is closed knows of people by name, and what the text itself gives away. Declines for whoever does not work in
/// the case, and as long as it is open. The composition fills it in: this feature knows no cases.
using NamesOfCase = std::function<Result<Names>(http::Call&, const CaseId&, const Secret& text)>;

void add_routes(http::Router& router, const people::PackOf& pack_of, const NamesOfCase& names_of_case);

/// For the clock: tells the owner of each action that is due today, once. Returns how many were told.
int remind(storage::Transaction& tx, Instant now);

void add_book_routes(http::Router& router, const people::PackOf& pack_of);
void add_lesson_routes(http::Router& router, const people::PackOf& pack_of, const NamesOfCase& names_of_case);
void add_risk_routes(http::Router& router, const people::PackOf& pack_of);

}  // namespace luwte::prevention
