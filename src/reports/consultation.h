// A consultation: doubt is enough to talk (R5). No report is needed, and none follows unless the asker wants one.
#pragma once

#include <optional>
#include <string>

#include "base/result.h"

namespace luwte::reports::consultation {

enum class State { open, answered, closed, reported };
const char* name_of(State state);
State state_of(std::string_view name);

/// A word from the asker opens it again, a word from the other side answers it. Declines once it is over.
Result<State> after_reply(State state, bool by_asker);
Result<State> after_closure(State state);

}  // namespace luwte::reports::consultation
