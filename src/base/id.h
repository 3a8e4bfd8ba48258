// Identifiers: opaque, random, and of a type each, so that a person cannot be passed where an incident is meant.
#pragma once

#include <compare>
#include <string>
#include <string_view>

namespace luwte {

template <class Tag>
struct Id {
    std::string text;  // a random UUID (RFC 9562, version 4) in lower case
    bool empty() const { return text.empty(); }
    friend auto operator<=>(const Id&, const Id&) = default;
};

std::string fresh_uuid();
bool is_uuid(std::string_view text);

template <class AnId>
AnId fresh() { return AnId{fresh_uuid()}; }

using OrganisationId = Id<struct OrganisationTag>;
using AccountId = Id<struct AccountTag>;

}  // namespace luwte
