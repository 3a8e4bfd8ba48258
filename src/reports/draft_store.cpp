#include "reports/draft_store.h"

namespace luwte::reports::draft::store {
namespace {

Draft draft_in(const storage::Row& row)
{
    return {row.id<DraftId>(0), row.id<OrganisationId>(1), row.id<AccountId>(2), {row.bytes(3)}, row.instant(4)};
}

}  // namespace

void put(storage::Transaction& tx, const Draft& draft)
{
    tx.run(R"(
        INSERT INTO draft (id, organisation, account, content, updated_at)
             VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (account, id) DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at)",
           draft.id, draft.organisation, draft.account, draft.content, draft.updated_at);
}

std::optional<Draft> find(storage::Transaction& tx, const AccountId& owner, const DraftId& draft)
{
    auto row = tx.first("SELECT id, organisation, account, content, updated_at FROM draft WHERE id = $1 AND account = $2",
                        draft, owner);
    if (!row) return std::nullopt;
    return draft_in(*row);
}

std::vector<Draft> of_account(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& owner)
{
    std::vector<Draft> drafts;
    for (const auto& row : tx.all(R"(
             SELECT id, organisation, account, content, updated_at
               FROM draft
              WHERE organisation = $1 AND account = $2
              ORDER BY updated_at DESC, id)", organisation, owner))
        drafts.push_back(draft_in(row));
    return drafts;
}

bool remove(storage::Transaction& tx, const AccountId& owner, const DraftId& draft)
{
    return tx.run("DELETE FROM draft WHERE id = $1 AND account = $2", draft, owner) == 1;
}

}  // namespace luwte::reports::draft::store
