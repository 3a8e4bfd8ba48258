// The board for those who see to it that aftercare happens: held or not held, never words, never names (C2).
#include <chrono>

#include "aftercare/aftercare_api.h"
#include "aftercare/circle.h"
#include "http/route.h"
#include "journal/journal.h"

namespace luwte::aftercare {

struct BoardItem {
    std::string incident_reference;
    std::string affected_role;
    Words name;
    std::optional<Instant> opens_at;
    std::optional<Instant> due;
    std::optional<Instant> moved_until;
    std::string state;
    bool overdue = false;
    std::vector<std::string> provider_roles;
};
SHAPE(BoardItem, incident_reference, affected_role, name, opens_at, due, moved_until, state, overdue, provider_roles)

struct Board {
    std::vector<BoardItem> items;
};
SHAPE(Board, items)

namespace {

constexpr std::chrono::days looks_back{90};

Result<Board> board(http::Call& call)
{
    Board answer;
    for (const auto& row : store::board(call.tx, call.actor.organisation, call.actor.account, call.now - looks_back)) {
        const auto& one = row.conversation;
        answer.items.push_back({row.incident_reference, row.role, {one.name.nl, one.name.en}, one.opens, one.due,
                                one.moved_until, std::string{name_of(one.state)}, overdue(one, call.now),
                                one.leaders});
    }
    journal::append(call.tx, call.actor.organisation, call.actor.account, "aftercare.board_read", "", "", call.now);
    return answer;
}

}  // namespace

void add_board_routes(http::Router& router)
{
    router.get<Board>("/aftercare-board", http::may("aftercare.oversee"), "Which conversations were held, and which are late", board);
}

}  // namespace luwte::aftercare
