// Drafts survive a closed tab and a lost connection. They lie in the writer's personal space; saving one leaves no line
// in the journal, because whether somebody hesitates over a report is nobody's business.
#include "http/route.h"
#include "reports/draft_store.h"
#include "reports/routes.h"
#include "reports/words.h"

namespace luwte::reports::draft {
namespace {

constexpr std::size_t most_drafts = 50;

struct DraftInput {
    Secret content;  // the form as the client keeps it; the register never looks inside
};
SHAPE(DraftInput, content)

struct DraftView {
    DraftId id;
    Shown content;
    Instant updated_at;
};
SHAPE(DraftView, id, content, updated_at)

struct DraftItem {
    DraftId id;
    Instant updated_at;
};
SHAPE(DraftItem, id, updated_at)

struct DraftList {
    std::vector<DraftItem> items;
};
SHAPE(DraftList, items)

Result<http::Nothing> put(http::Call& call, const DraftInput& input)
{
    const auto id = TRY(call.id<DraftId>("draftId"));
    const auto mine = store::of_account(call.tx, call.actor.organisation, call.actor.account);
    if (mine.size() >= most_drafts && !store::find(call.tx, call.actor.account, id)) return too_many("drafts.too_many");
    const auto space = call.ring.personal();
    const Words words{call, space, id.text};
    store::put(call.tx, {id, call.actor.organisation, call.actor.account, space, words.seal(input.content, "draft.content"), call.now});
    return http::Nothing{};
}

Result<DraftList> list(http::Call& call)
{
    DraftList list;
    for (const auto& draft : store::of_account(call.tx, call.actor.organisation, call.actor.account))
        list.items.push_back({draft.id, draft.updated_at});
    return list;
}

Result<DraftView> get(http::Call& call)
{
    auto draft = store::find(call.tx, call.actor.account, TRY(call.id<DraftId>("draftId")));
    if (!draft) return not_found("request.not_found");
    const Words words{call, draft->compartment, draft->id.text};
    return DraftView{draft->id, words.show(draft->content, "draft.content"), draft->updated_at};
}

Result<http::Nothing> remove(http::Call& call)
{
    if (!store::remove(call.tx, call.actor.account, TRY(call.id<DraftId>("draftId")))) return not_found("request.not_found");
    return http::Nothing{};
}

}  // namespace
}  // namespace luwte::reports::draft

namespace luwte::reports {

void add_draft_routes(http::Router& router)
{
    using namespace draft;
    router.put<DraftInput, http::Nothing>("/drafts/{draftId}", http::signed_in(),
        "Keeps a form that is not finished; the client makes the id", put);
    router.get<DraftList>("/drafts", http::signed_in(), "One's own drafts, newest first",
        [](http::Call& call) { return list(call); });
    router.get<DraftView>("/drafts/{draftId}", http::signed_in(), "One draft", get);
    router.remove("/drafts/{draftId}", http::signed_in(), "Throws a draft away", [](http::Call& call) { return remove(call); });
}

}  // namespace luwte::reports
