#pragma once

#include "http/http.h"
#include "people/people.h"

namespace luwte::prevention {

void add_routes(http::Router& router, const people::PackOf& pack_of);

/// For the clock: tells the owner of each action that is due today, once. Returns how many were told.
int remind(storage::Transaction& tx, Instant now);

void add_book_routes(http::Router& router, const people::PackOf& pack_of);
void add_lesson_routes(http::Router& router, const people::PackOf& pack_of);
void add_risk_routes(http::Router& router, const people::PackOf& pack_of);

}  // namespace luwte::prevention
