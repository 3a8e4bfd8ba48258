// An organisation's side of the network: what it would tell the hub is made from its published account and from how it keeps
// its protocol, and from nothing else; it is signed by whoever may publish, with a key that only they hold.
#pragma once

#include "network/message.h"
#include "network/participant.h"
#include "people/shared.h"
#include "protocol/protocol.h"
#include "statistics/publication.h"

namespace luwte::network {

/// The key that signs follows from this compartment's (people/shared.h): the server has no copy of its own.
inline constexpr people::Shared signing{"network", "statistics.publish"};
Result<SigningKey> signing_key(http::Call& call, const protocol::Pack& pack);

/// What people note about the protocol itself.
struct Keeping {
    std::optional<Day> adopted_on, evaluated_on;
    std::int64_t version = 0;  // 0: nothing was noted yet
};
Result<Done> acceptable(const Keeping& keeping, Day today);

/// Figures over one axis at a time, as printed. Rows by role stay at home: their classes differ from one organisation to the next.
/// Nothing for an account that was rounded by less than the smallest count that may be told.
std::optional<Totals> totals_of(const statistics::Publication& account);

/// How many took part in a training or an induction in the last two years; nothing when the prevention book does not say.
std::optional<int> trained_lately(storage::Transaction& tx, const OrganisationId& organisation, Day today);

/// Roles that get a part in somebody's case under the protocol, for the reporting roles that somebody holds.
Upkeep upkeep_of(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, const Keeping& keeping, Day today);

enum class MessageKind { publication, withdrawal };
SHAPE_ENUM(MessageKind, publication, withdrawal)
enum class MessageState { waiting, received, declined };
SHAPE_ENUM(MessageState, waiting, received, declined)

struct Outgoing {
    OrganisationId organisation;
    std::int64_t serial = 0;
    MessageKind kind{};
    int year = 0;
    std::optional<std::int64_t> edition;
    Instant made_at;
    AccountId made_by;
    std::string message;
    MessageState state = MessageState::waiting;
    std::optional<std::string> code;
    std::optional<Instant> tried_at;
    std::optional<Group> group;  // among whom the hub counts us, when it took this in
};

}  // namespace luwte::network
