// How a pack comes in: read, compared with the schema, completed with its base, built.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct PackFile {
    std::string name;  // what faults call it
    std::string bytes;
};
/// Finds the pack that `extends` names; nothing when there is none.
using FindBase = std::function<std::optional<PackFile>(const std::string& id)>;

Loaded load(const PackFile& file, const FindBase& find_base);

}  // namespace luwte::protocol
