// Somebody who is signed in gives his password once more, before what protects his account changes. A stolen session must not become
// a stolen account, so it may not guess either: the fifth wrong password ends it.
#pragma once

#include "people/sign_in.h"
#include "vault/account_store.h"

namespace luwte::people {

struct Proof {
    vault::AccountKeys keys;
    vault::Stretched password;
};
/// `field` is where it was typed, for the refusal.
Result<Proof> prove(http::LongCall& call, PasswordWork& work, const Secret& password, const char* field);

}  // namespace luwte::people
