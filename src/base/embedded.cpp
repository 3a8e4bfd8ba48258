#include "base/embedded.h"

namespace luwte::embedded {

std::optional<std::string_view> find(std::string_view path)
{
    for (const auto& file : files())
        if (file.path == path) return file.content();
    return std::nullopt;
}

}  // namespace luwte::embedded
