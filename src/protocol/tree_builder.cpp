#include "protocol/tree_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace luwte::protocol {
namespace {
void refuse_tag(const Position& where, const std::string& tag)
{
    if (!tag.empty() && tag != "?" && tag != "!") throw Stop{where, fmt::format("tags such as '{:.40}' are not used in packs", tag)};
}

void read_plain(Node& node)
{
    const auto& text = node.text;
    if (text == "true" || text == "false") {
        node.type = Node::Type::boolean;
        node.number = text == "true";
    } else if (text.empty() || text == "~" || text == "null") {
        node.type = Node::Type::none;
    } else {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error == std::errc{} && end == text.data() + text.size()) {
            node.type = Node::Type::integer;
            node.number = number;
        }
    }
}
}  // namespace

Lines::Lines(const std::string& name, std::string_view bytes) : m_file{std::make_shared<const std::string>(name)}, m_bytes{bytes}
{
    m_starts.push_back(0);
    for (std::size_t i = 0; i < bytes.size(); ++i)
        if (bytes[i] == '\n') m_starts.push_back(i + 1);
}

Position Lines::at(int line, int byte_column) const
{
    const auto index = std::clamp<std::size_t>(line < 0 ? 0 : line, 0, m_starts.size() - 1);
    const auto text = m_bytes.substr(m_starts[index], std::max(byte_column, 0));
    const auto characters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return {m_file, static_cast<int>(index) + 1, static_cast<int>(characters) + 1};
}

Position Lines::at_offset(std::size_t offset) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
    const auto line = static_cast<std::size_t>(after - m_starts.begin()) - 1;
    return at(static_cast<int>(line), static_cast<int>(offset - m_starts[line]));
}

std::optional<Position> Lines::too_long() const
{
    for (std::size_t i = 0; i < m_starts.size(); ++i) {
        const auto end = i + 1 < m_starts.size() ? m_starts[i + 1] : m_bytes.size();
        if (end - m_starts[i] > limits::line_bytes) return Position{m_file, static_cast<int>(i) + 1, 1};
    }
    return std::nullopt;
}

void Builder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor)
{
    Node node;
    node.where = m_lines.at(mark);
    place(std::move(node), anchor, true);
}

void Builder::OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value)
{
    Node node;
    node.where = m_lines.at(mark);
    if (value.size() > limits::text_bytes)
        throw Stop{node.where, fmt::format("a text of more than {} bytes", limits::text_bytes)};
    refuse_tag(node.where, tag);
    node.type = Node::Type::text;
    node.text = value;
    if (tag != "!") read_plain(node);
    const bool empty = node.type == Node::Type::none;
    place(std::move(node), anchor, empty);
}

void Builder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor)
{
    const auto where = m_lines.at(mark);
    const auto found = m_anchors.find(anchor);
    if (found == m_anchors.end()) throw Stop{where, "an alias inside the value it stands for"};
    // Counted before it is copied: a small file may ask for billions.
    count(found->second.second, where);
    Node copy = found->second.first;
    if (expects_key()) throw Stop{where, "an alias cannot be a key"};
    attach(std::move(copy));
}

void Builder::OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(mark, tag, anchor, Node::Type::list);
}

void Builder::OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value)
{
    open(mark, tag, anchor, Node::Type::map);
}

void Builder::count(Size more, const Position& where)
{
    m_count.nodes += more.nodes;
    m_count.bytes += more.bytes;
    if (m_count.nodes > limits::nodes)
        throw Stop{where, fmt::format("more than {} values once aliases are written out", limits::nodes)};
    if (m_count.bytes > limits::words_bytes)
        throw Stop{where, fmt::format("more than {} bytes of text once aliases are written out", limits::words_bytes)};
}

void Builder::take_key(Node&& node)
{
    auto& map = m_open.back();
    if (node.text.empty()) throw Stop{node.where, "a key without a name"};
    if (node.text.size() > limits::key_bytes) throw Stop{node.where, fmt::format("a key of more than {} bytes", limits::key_bytes)};
    if (!map.keys.insert(node.text).second) m_faults.add(node.where, fmt::format("key '{}' stands here twice", node.text));
    map.has_key = true;
    map.key = std::move(node.text);
    map.key_where = node.where;
}

void Builder::place(Node&& node, YAML::anchor_t anchor, bool empty)
{
    const Size size{1, node.text.size()};
    count(size, node.where);
    if (expects_key()) {
        if (anchor != 0) throw Stop{node.where, "a key cannot have an anchor"};
        return take_key(std::move(node));
    }
    if (empty) {
        const auto& where = !m_open.empty() && m_open.back().has_key ? m_open.back().key_where : node.where;
        m_faults.add(where, "a value is missing here");
    }
    if (anchor != 0) m_anchors[anchor] = {node, size};
    attach(std::move(node));
}

void Builder::open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Type type)
{
    auto where = m_lines.at(mark);
    refuse_tag(where, tag);
    if (expects_key()) throw Stop{where, "a key must be a plain word"};
    if (static_cast<int>(m_open.size()) >= limits::depth)
        throw Stop{where, fmt::format("nested more than {} deep", limits::depth)};
    const auto before = m_count;
    count({1, 0}, where);
    Open next;
    next.node.type = type;
    next.node.where = std::move(where);
    next.anchor = anchor;
    next.counted_before = before;
    m_open.push_back(std::move(next));
}

void Builder::close()
{
    auto done = std::move(m_open.back());
    m_open.pop_back();
    if (done.anchor != 0) m_anchors[done.anchor] = {done.node, {m_count.nodes - done.counted_before.nodes, m_count.bytes - done.counted_before.bytes}};
    attach(std::move(done.node));
}

void Builder::attach(Node&& node)
{
    if (m_open.empty()) {
        m_root = std::move(node);
        return;
    }
    auto& parent = m_open.back();
    if (parent.has_key) {
        node.key = std::move(parent.key);
        node.key_where = parent.key_where;
        parent.has_key = false;
    }
    parent.node.children.push_back(std::move(node));
}

}  // namespace luwte::protocol
