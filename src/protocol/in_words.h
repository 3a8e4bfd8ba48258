// What a protocol says to people in words, and nobody but people can do something with: the norm in one sentence, what to look
// at, behaviour that council and executive named themselves, its purpose, for whom it holds, what aftercare is offered (N1, N3, N5, C1, C4).
#pragma once

#include <string>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct InWords {
    std::string point;  // as in Pack::silent()
    std::vector<Text> texts;
    std::string source;
};
/// In a fixed order; a point without words is left out.
std::vector<InWords> in_words(const Pack& pack);

}  // namespace luwte::protocol
