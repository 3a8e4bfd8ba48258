#include "protocol/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/embedded.h"
#include "protocol/build.h"
#include "protocol/structure.h"

namespace luwte::protocol {
namespace {
constexpr std::size_t longest_chain = 8;

Node* child(Node& node, const std::string& name)
{
    for (auto& one : node.children)
        if (node.is(Node::Type::list) ? one["id"].text == name : one.key == name) return &one;
    return nullptr;
}

/// Takes out what the extending pack says it is silent on: "aftercare.conversations", "duties.feedback".
bool remove(Node& node, std::string_view path)
{
    const auto dot = path.find('.');
    const std::string name{path.substr(0, dot)};
    auto* found = child(node, name);
    if (!found) return false;
    if (dot != std::string_view::npos) return remove(*found, path.substr(dot + 1));
    node.children.erase(node.children.begin() + (found - node.children.data()));
    return true;
}

bool is_entry_list(const Node& node)
{
    return node.is(Node::Type::list) && std::all_of(node.children.begin(), node.children.end(), [](const Node& one) { return one["id"].is(Node::Type::text); });
}

/// Chapters are completed entry by entry. An entry is replaced whole: half of one source and half of another
/// would carry the wrong source.
void complete(Node& base, const Node& own)
{
    for (const auto& mine : own.children) {
        auto* theirs = child(base, own.is(Node::Type::list) ? mine["id"].text : mine.key);
        if (!theirs) {
            base.children.push_back(mine);
        } else if (base.is(Node::Type::map) && mine.is(Node::Type::map) && theirs->is(Node::Type::map) && !mine["source"] && !mine["nl"]) {
            complete(*theirs, mine);
        } else if (base.is(Node::Type::map) && !mine.children.empty() && is_entry_list(mine) && is_entry_list(*theirs)) {
            complete(*theirs, mine);
        } else {
            *theirs = mine;
        }
    }
}

struct Chain {
    const FindBase& find_base;
    std::vector<std::string> seen;
    Faults& faults;

    /// The tree of `file` completed with its bases, and its own tree.
    std::pair<Node, Node> read(const PackFile& file)
    {
        auto own = read_tree(file.name, file.bytes, faults);
        if (!own) return {};
        check_structure(own, faults);
        check_ids(own, faults);
        const auto& extends = own["extends"];
        check_silences(own);
        if (!extends) return {own, own};
        seen.push_back(own["id"].text);
        return {completed(own), own};
    }

    void check_silences(const Node& own)
    {
        const auto& silent = own["silent"];
        if (silent && !own["extends"]) faults.add(silent.key_where, "'silent' is for a pack that extends another; leave the chapter out instead");
    }

    Node completed(const Node& own)
    {
        const auto& extends = own["extends"];
        if (std::find(seen.begin(), seen.end(), extends.text) != seen.end()) {
            faults.add(extends.where, fmt::format("pack '{:.60}' extends itself in the end", extends.text));
            return {};
        }
        if (seen.size() > longest_chain) {
            faults.add(extends.where, fmt::format("a chain of more than {} packs", longest_chain));
            return {};
        }
        const auto file = find_base(extends.text);
        if (!file) {
            faults.add(extends.where, fmt::format("unknown pack '{:.60}'", extends.text));
            return {};
        }
        auto [base, its_own] = read(*file);
        if (!base) {
            faults.add(extends.where, fmt::format("pack '{:.60}' cannot be read", extends.text));
            return {};
        }
        std::erase_if(base.children, [](const Node& one) {
            return one.key == "examples" || one.key == "silent" || one.key == "extends" || one.key == "document";
        });
        for (const auto& point : own["silent"].children)
            if (!remove(base, point.text)) faults.add(point.where, fmt::format("pack '{}' says nothing on '{:.60}' either", extends.text, point.text));
        complete(base, own);
        base.where = own.where;
        return base;
    }
};

std::optional<PackFile> shipped(const std::string& id)
{
    const auto path = "protocols/" + id + ".yaml";
    const auto content = embedded::find(path);
    if (!content) return std::nullopt;
    return PackFile{path, std::string{*content}};
}

/// At most one byte more than a pack may have, so that a huge file is refused without being read.
std::optional<PackFile> on_disk(const std::string& path)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return std::nullopt;
    std::ifstream stream{path, std::ios::binary};
    if (!stream) return std::nullopt;
    const auto size = std::filesystem::file_size(path, error);
    PackFile file{path, {}};
    file.bytes.resize(std::min<std::uintmax_t>(error ? limits::bytes + 1 : size, limits::bytes + 1));
    stream.read(file.bytes.data(), static_cast<std::streamsize>(file.bytes.size()));
    file.bytes.resize(static_cast<std::size_t>(stream.gcount()));
    return file;
}
}  // namespace

Loaded load(const PackFile& file, const FindBase& find_base)
{
    Faults faults;
    Chain chain{find_base, {}, faults};
    auto [document, own] = chain.read(file);
    if (!document) return {std::nullopt, faults.sorted()};
    auto data = build(std::move(document), own, faults);
    if (!faults.empty()) return {std::nullopt, faults.sorted()};
    return {Pack{std::move(data)}, {}};
}

Loaded load_text(const std::string& name, std::string_view bytes) { return load({name, std::string{bytes}}, shipped); }

static std::string why_unreadable(const std::string& path)
{
    std::error_code error;
    if (std::filesystem::is_directory(path, error)) return "this is a folder; name the files in it";
    return std::filesystem::exists(path, error) ? "the file cannot be read" : "there is no such file";
}

Loaded load_file(const std::string& path)
{
    const auto file = on_disk(path);
    if (!file) return {std::nullopt, {{path, 1, 1, why_unreadable(path)}}};
    const auto folder = std::filesystem::path{path}.parent_path();
    return load(*file, [&](const std::string& id) {
        // Only a plain name: a pack cannot make the register open other files.
        if (id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") != std::string::npos) return std::optional<PackFile>{};
        auto beside = on_disk((folder / (id + ".yaml")).string());
        return beside ? beside : shipped(id);
    });
}

Loaded load_shipped(const std::string& id)
{
    const auto file = shipped(id);
    if (!file) return {std::nullopt, {{id, 1, 1, "no pack of this name is shipped"}}};
    return load(*file, shipped);
}

}  // namespace luwte::protocol
