// Files that travel inside the binary: migrations, packs, catalogue, web client (cmake/embed.cmake).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace luwte::embedded {

struct File {
    std::string_view path;  // as in the repository: "migrations/0001_people.sql"
    struct Range {
        const char* begin;
        const char* end;
    } range;
    std::string_view content() const { return {range.begin, static_cast<std::size_t>(range.end - range.begin)}; }
};

/// All of them, sorted by path within each kind.
const std::vector<File>& files();
std::optional<std::string_view> find(std::string_view path);

}  // namespace luwte::embedded
