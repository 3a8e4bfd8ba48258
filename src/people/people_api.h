// The routes of people: sessions, known devices and one's own profile (session_api.cpp, own_sessions_api.cpp), colleagues and accounts (people_api.cpp).
#pragma once

#include "people/password_work.h"
#include "people/people.h"
#include "people/session.h"

namespace luwte::people {

/// `work` outlives the router.
void add_routes(http::Router& router, PackOf packs, PasswordWork& work, const SessionLimits& limits = {});

void add_session_routes(http::Router& router, PackOf packs, PasswordWork& work, const SessionLimits& limits);
void add_own_session_routes(http::Router& router, PasswordWork& work, const SessionLimits& limits);
void add_sign_in_rule_routes(http::Router& router);
void add_account_routes(http::Router& router, PackOf packs, PasswordWork& work);

}  // namespace luwte::people
