// What a hub answers to a message it took in.
#pragma once

#include "network/participant.h"

namespace luwte::network {

struct Receipt {
    std::int64_t serial;
    Instant received_at;
    ParticipantKind kind;  // among whom the sender is counted
    SizeClass size;
};
SHAPE(Receipt, serial, received_at, kind, size)

}  // namespace luwte::network
