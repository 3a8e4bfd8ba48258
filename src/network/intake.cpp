#include "network/intake.h"

namespace luwte::network {

Result<Done> acceptable(const Envelope& envelope, std::string_view text, const std::optional<Participant>& sender, bool seen, std::string_view this_hub, Instant now)
{
    if (!sender || sender->left_at) return forbidden("network.not_a_participant");
    if (!sender->key.signed_this(text, envelope.signature)) return forbidden("network.signature_wrong");
    if (envelope.hub != this_hub) return invalid("network.another_hub", "/hub");
    if (seen) return conflict("network.received_before");
    if (envelope.serial <= sender->last_serial) return conflict("network.overtaken");
    if (envelope.made_at > now + clocks_differ) return invalid("network.made_in_the_future", "/madeAt");
    if (envelope.made_at < now - longest_way) return invalid("network.too_old", "/madeAt");
    return Done{};
}

}  // namespace luwte::network
