#include "people/proof.h"

#include "base/require.h"
#include "people/throttle.h"

namespace luwte::people {
namespace {
Refusal count_wrong(http::LongCall& call, BytesView pair, const char* field)
{
    const auto& actor = call.actor;
    storage::Transaction tx{call.database, actor.organisation};
    const bool too_often = note_failure(tx, pair, actor.account, call.now);
    if (too_often) {
        close_session(tx, actor.session);
        call.reply_headers.push_back(no_session_cookie());
    }
    tx.commit();
    if (too_often) return unauthenticated("request.not_signed_in");
    return invalid("people.password_wrong", field);
}

}  // namespace

Result<Proof> prove(http::LongCall& call, PasswordWork& work, const Secret& password, const char* field)
{
    auto keys = [&] {
        storage::Transaction tx{call.database, storage::Mode::read};
        return vault::keys_of(tx, call.actor.account);
    }();
    REQUIRE_THAT_HOLDS(keys.has_value());
    auto stretched =
        TRY(with_retry(call, work.stretch(password, keys->salt, keys->work, known(call.actor.account))));
    if (!stretched.matches(keys->verifier)) return count_wrong(call, pair_of(call.actor.account.text, call.actor.session), field);
    return Proof{std::move(*keys), std::move(stretched)};
}

}  // namespace luwte::people
