#include "network/participant.h"

#include <array>

#include "base/require.h"

namespace luwte::network {
namespace {
constexpr std::array<std::pair<ParticipantKind, std::string_view>, 3> kinds{
    {{ParticipantKind::municipality, "municipality"}, {ParticipantKind::province, "province"}, {ParticipantKind::water_board, "water_board"}}};
}  // namespace

SizeClass size_of(ParticipantKind kind, std::int64_t inhabitants)
{
    if (kind != ParticipantKind::municipality) return SizeClass::all;
    if (inhabitants < 20'000) return SizeClass::below_20k;
    if (inhabitants < 50'000) return SizeClass::from_20k;
    return inhabitants < 100'000 ? SizeClass::from_50k : SizeClass::from_100k;
}

std::string_view name_of(ParticipantKind kind)
{
    for (const auto& [one, name] : kinds)
        if (one == kind) return name;
    REQUIRE_THAT_HOLDS(false);
    return {};
}

ParticipantKind kind_named(std::string_view name)
{
    for (const auto& [one, its_name] : kinds)
        if (its_name == name) return one;
    REQUIRE_THAT_HOLDS(false);
    return {};
}

std::string_view name_of(SizeClass size)
{
    switch (size) {
    case SizeClass::all: return "all";
    case SizeClass::below_20k: return "below_20k";
    case SizeClass::from_20k: return "from_20k";
    case SizeClass::from_50k: return "from_50k";
    case SizeClass::from_100k: return "from_100k";
    }
    return {};
}

SizeClass size_named(std::string_view name)
{
    for (const auto size : {SizeClass::all, SizeClass::below_20k, SizeClass::from_20k, SizeClass::from_50k, SizeClass::from_100k})
        if (name_of(size) == name) return size;
    REQUIRE_THAT_HOLDS(false);
    return {};
}

Result<Done> acceptable(const std::string& name, std::int64_t inhabitants)
{
    if (name.empty()) return invalid("network.name_missing", "/name");
    if (inhabitants < 0 || inhabitants > 20'000'000) return invalid("network.inhabitants_out_of_range", "/inhabitants");
    return Done{};
}

}  // namespace luwte::network
