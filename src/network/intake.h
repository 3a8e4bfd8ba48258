// Whether a hub takes a message in. It decides by what it knows of the sender; a message that came before, out of order, late,
// for somebody else, or not from whom it says, is declined with the reason and changes nothing.
#pragma once

#include "network/message.h"
#include "network/participant.h"

namespace luwte::network {

/// Messages are sent when they are made. One that took longer lay somewhere, and may have been overtaken by events.
inline constexpr std::chrono::days longest_way{7};
inline constexpr std::chrono::minutes clocks_differ{10};

/// What of a message counts for that; the same for both kinds.
struct Envelope {
    std::string_view hub, signature;
    std::int64_t serial;
    Instant made_at;
};
template <class Message>
Envelope envelope_of(const Message& message) { return {message.hub, message.signature, message.serial, message.made_at}; }

/// `text` as it came; `sender`: who has the key it names, if anybody; `seen`: whether this very text was taken in before.
Result<Done> acceptable(const Envelope& envelope, std::string_view text, const std::optional<Participant>& sender, bool seen, std::string_view this_hub, Instant now);

}  // namespace luwte::network
