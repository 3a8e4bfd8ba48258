// A pack file as a tree in which every value knows where it stands, so that a fault can say line and column.
// Reading stops early at whatever could hurt: too many bytes, bad UTF-8, aliases that multiply, endless nesting.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/protocol.h"

namespace luwte::protocol {

struct Position {
    std::shared_ptr<const std::string> file;
    int line = 1;
    int column = 1;  // counted in characters, as an editor does
};

struct Node {
    enum class Type { none, boolean, integer, text, list, map };

    Type type = Type::none;
    Position where;
    std::string text;         // text; also the spelling of a boolean or integer
    std::int64_t number = 0;  // integer; 0 or 1 for a boolean
    std::string key;          // the name under which a child of a map stands
    Position key_where;
    std::vector<Node> children;

    bool is(Type wanted) const { return type == wanted; }
    explicit operator bool() const { return type != Type::none; }
    /// A member of a map; an empty node that converts to false when there is none.
    const Node& operator[](std::string_view name) const;
    bool truth(bool otherwise = false) const { return is(Type::boolean) ? number != 0 : otherwise; }
};

namespace limits {
constexpr std::size_t bytes = 1 << 20;
constexpr std::size_t line_bytes = 4000;
constexpr std::size_t nodes = 50'000;         // after aliases are written out
constexpr std::size_t words_bytes = 4 << 20;  // all texts together, likewise
constexpr int depth = 24;
constexpr std::size_t text_bytes = 4000;
constexpr std::size_t key_bytes = 100;
constexpr std::size_t faults = 200;
}  // namespace limits

/// The faults found so far, in any order.
class Faults {
public:
    void add(const Position& where, std::string message);
    bool empty() const { return m_list.empty(); }
    /// By file and position, each once.
    std::vector<PackFault> sorted() const;

private:
    std::vector<PackFault> m_list;
};

/// The single document in `bytes`; an empty node when there were faults.
Node read_tree(const std::string& name, std::string_view bytes, Faults& faults);

}  // namespace luwte::protocol
