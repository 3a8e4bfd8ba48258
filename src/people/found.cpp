#include "base/require.h"
#include "journal/journal.h"
#include "people/invitation.h"
#include "vault/account_store.h"

namespace luwte::people {

Result<Founded> try_found(storage::Database& database, const Founding& founding, Instant now)
{
    const auto organisation = fresh<OrganisationId>();
    Account administrator{.id = fresh<AccountId>(), .organisation = organisation};
    const auto name = TRY(clean_name(founding.name));
    administrator.name = TRY(clean_name(founding.administrator_name));
    administrator.login = TRY(clean_login(founding.administrator_login));
    administrator.language = TRY(clean_language(founding.language));

    if (!vault::is_possible(founding.shares)) return invalid("people.shares_out_of_range");

    storage::Transaction tx{database};
    if (store::find_login(tx, administrator.login)) return conflict("people.login_taken");
    tx.run("INSERT INTO organisation (id, name, pack, created_at) VALUES ($1, $2, $3, $4)", organisation, name,
           founding.pack, now);
    const auto recovery = vault::KeyPair::random();
    vault::set_recovery(tx, organisation, recovery.public_key());
    store::add(tx, administrator, now);
    store::add(tx, organisation,
               Assignment{fresh<AssignmentId>(), administrator.id, "administrator", day_in_amsterdam(now), {}, {}}, now);
    const auto invitation = invite(tx, organisation, administrator.id, now);
    journal::append(tx, organisation, std::nullopt, "organisation.founded", organisation.text, "", now);
    tx.commit();
    return Founded{organisation, administrator.id, std::string{invitation.token.text().reveal()},
                   vault::split(recovery, founding.shares)};
}

Founded found(storage::Database& database, const Founding& founding, Instant now)
{
    auto founded = try_found(database, founding, now);
    REQUIRE_THAT_HOLDS(static_cast<bool>(founded));
    return std::move(*founded);
}

}  // namespace luwte::people
