// Who takes part in the network: an organisation with its key, of one of three kinds, in a class of size.
#pragma once

#include <optional>
#include <string>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "http/shape.h"
#include "network/signature.h"

namespace luwte::network {

using ParticipantId = Id<struct ParticipantTag>;

enum class ParticipantKind { municipality, province, water_board };
SHAPE_ENUM(ParticipantKind, municipality, province, water_board)

/// By inhabitants; provinces and water boards are too few to divide.
enum class SizeClass { all, below_20k, from_20k, from_50k, from_100k };
SHAPE_ENUM(SizeClass, all, below_20k, from_20k, from_50k, from_100k)

SizeClass size_of(ParticipantKind kind, std::int64_t inhabitants);

/// Whose figures are put together.
struct Group {
    ParticipantKind kind{};
    SizeClass size{};
    auto operator<=>(const Group&) const = default;
};

std::string_view name_of(ParticipantKind kind);
std::string_view name_of(SizeClass size);
ParticipantKind kind_named(std::string_view name);
SizeClass size_named(std::string_view name);

struct Participant {
    ParticipantId id;
    OrganisationId organisation;  // that keeps the hub
    std::string name;
    ParticipantKind kind{};
    std::int64_t inhabitants = 0;
    OpenKey key;
    Instant enrolled_at;
    std::optional<Instant> left_at;
    std::int64_t last_serial = 0, version = 1;

    SizeClass size() const { return size_of(kind, inhabitants); }
    Group group() const { return {kind, size()}; }
};

Result<Done> acceptable(const std::string& name, std::int64_t inhabitants);

}  // namespace luwte::network
