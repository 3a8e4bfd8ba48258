#include "reports/consultation.h"

#include "base/require.h"

namespace luwte::reports::consultation {
namespace {

bool is_over(State state) { return state == State::closed || state == State::reported; }

}  // namespace

const char* name_of(State state)
{
    switch (state) {
    case State::open: return "open";
    case State::answered: return "answered";
    case State::closed: return "closed";
    case State::reported: return "reported";
    }
    return "";
}

State state_of(std::string_view name)
{
    for (auto state : {State::open, State::answered, State::closed, State::reported})
        if (name == name_of(state)) return state;
    REQUIRE_THAT_HOLDS(!"a stored value is one of the four");
    return State::open;
}

Result<State> after_reply(State state, bool by_asker)
{
    if (is_over(state)) return conflict("consultations.over");
    return by_asker ? State::open : State::answered;
}

Result<State> after_closure(State state)
{
    if (is_over(state)) return conflict("consultations.over");
    return State::closed;
}

}  // namespace luwte::reports::consultation
