#include "reports/draft_store.h"

#define OPEN_DRAFTS                                                                                            \
    "d.id, d.organisation, d.account, d.compartment, d.content, d.updated_at FROM draft d "                     \
    "JOIN vault_grant g ON g.compartment = d.compartment AND g.account = d.account AND g.state = 'active'"

namespace luwte::reports::draft::store {
namespace {

Draft draft_in(const storage::Row& row)
{
    return {row.id<DraftId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2), row.id<vault::CompartmentId>(3), {row.bytes(4)},
            row.instant(5)};
}

}  // namespace

void put(storage::Transaction& tx, const Draft& draft)
{
    tx.run(R"(
        INSERT INTO draft (id, organisation, account, compartment, content, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (account, id) DO UPDATE
           SET compartment = excluded.compartment, content = excluded.content, updated_at = excluded.updated_at)",
           draft.id, draft.organisation, draft.account, draft.compartment, draft.content, draft.updated_at);
}

std::optional<Draft> find(storage::Transaction& tx, const AccountId& owner, const DraftId& draft)
{
    return tx.first_as(draft_in, "SELECT " OPEN_DRAFTS " WHERE d.id = $1 AND d.account = $2", draft, owner);
}

std::vector<Draft> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& owner)
{
    return tx.all_as(draft_in, "SELECT " OPEN_DRAFTS R"(
              WHERE d.organisation = $1 AND d.account = $2
              ORDER BY d.updated_at DESC, d.id)", organisation, owner);
}

bool remove(storage::Transaction& tx, const AccountId& owner, const DraftId& draft)
{
    return tx.run("DELETE FROM draft WHERE id = $1 AND account = $2", draft, owner) == 1;
}

}  // namespace luwte::reports::draft::store
