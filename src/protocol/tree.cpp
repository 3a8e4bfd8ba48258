#include "protocol/tree.h"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>
#include <yaml-cpp/eventhandler.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

namespace luwte::protocol {
namespace {

/// Thrown by the builder to leave yaml-cpp; never leaves this file.
struct Stop {
    Position where;
    std::string message;
};

/// The lines of a file: turns the parser's byte columns into characters.
class Lines {
public:
    Lines(const std::string& name, std::string_view bytes) : m_file{std::make_shared<const std::string>(name)}, m_bytes{bytes}
    {
        m_starts.push_back(0);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            if (bytes[i] == '\n') m_starts.push_back(i + 1);
    }

    Position at(int line, int byte_column) const
    {
        const auto index = std::clamp<std::size_t>(line < 0 ? 0 : line, 0, m_starts.size() - 1);
        const auto text = m_bytes.substr(m_starts[index], std::max(byte_column, 0));
        const auto characters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
        return {m_file, static_cast<int>(index) + 1, static_cast<int>(characters) + 1};
    }
    Position at(const YAML::Mark& mark) const { return at(mark.line, mark.column); }
    Position at_offset(std::size_t offset) const
    {
        const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), offset);
        const auto line = static_cast<std::size_t>(after - m_starts.begin()) - 1;
        return at(static_cast<int>(line), static_cast<int>(offset - m_starts[line]));
    }
    /// The first line that is longer than allowed; long lines would make counting columns slow.
    std::optional<Position> too_long() const
    {
        for (std::size_t i = 0; i < m_starts.size(); ++i) {
            const auto end = i + 1 < m_starts.size() ? m_starts[i + 1] : m_bytes.size();
            if (end - m_starts[i] > limits::line_bytes) return Position{m_file, static_cast<int>(i) + 1, 1};
        }
        return std::nullopt;
    }

private:
    std::shared_ptr<const std::string> m_file;
    std::string_view m_bytes;
    std::vector<std::size_t> m_starts;
};

/// Length of the well-formed UTF-8 character at the start of `text` (RFC 3629), 0 when there is none.
std::size_t character(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned first = byte(0);
    if (first < 0x80) return first == 0 ? 0 : 1;
    if (first >= 0xC2 && first <= 0xDF) return tail(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        if (first == 0xE0 && byte(1) < 0xA0) return 0;
        if (first == 0xED && byte(1) > 0x9F) return 0;
        return tail(1) && tail(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        if (first == 0xF0 && byte(1) < 0x90) return 0;
        if (first == 0xF4 && byte(1) > 0x8F) return 0;
        return tail(1) && tail(2) && tail(3) ? 4 : 0;
    }
    return 0;
}

std::optional<std::size_t> first_bad_byte(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size();) {
        const auto length = character(bytes.substr(i));
        if (length == 0) return i;
        i += length;
    }
    return std::nullopt;
}

/// Listens to yaml-cpp's events rather than asking it for nodes: events come with positions, duplicate keys are
/// still there to be seen, and an alias is counted before anything is copied.
class Builder final : public YAML::EventHandler {
public:
    Builder(const Lines& lines, Faults& faults) : m_lines{lines}, m_faults{faults} {}

    Node take() { return m_root ? std::move(m_root) : Node{}; }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        Node node;
        node.where = m_lines.at(mark);
        place(std::move(node), anchor, true);
    }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override
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

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override
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

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, Node::Type::list);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, Node::Type::map);
    }
    void OnMapEnd() override { close(); }

private:
    struct Size {
        std::size_t nodes = 0, bytes = 0;
    };
    struct Open {
        Node node;
        YAML::anchor_t anchor;
        Size counted_before;
        bool has_key = false;
        std::string key;
        Position key_where;
        std::set<std::string> keys;
    };

    void refuse_tag(const Position& where, const std::string& tag)
    {
        if (!tag.empty() && tag != "?" && tag != "!") throw Stop{where, fmt::format("tags such as '{:.40}' are not used in packs", tag)};
    }

    static void read_plain(Node& node)
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

    void count(Size more, const Position& where)
    {
        m_count.nodes += more.nodes;
        m_count.bytes += more.bytes;
        if (m_count.nodes > limits::nodes)
            throw Stop{where, fmt::format("more than {} values once aliases are written out", limits::nodes)};
        if (m_count.bytes > limits::words_bytes)
            throw Stop{where, fmt::format("more than {} bytes of text once aliases are written out", limits::words_bytes)};
    }

    bool expects_key() const { return !m_open.empty() && m_open.back().node.is(Node::Type::map) && !m_open.back().has_key; }

    void take_key(Node&& node)
    {
        auto& map = m_open.back();
        if (node.text.empty()) throw Stop{node.where, "a key without a name"};
        if (node.text.size() > limits::key_bytes) throw Stop{node.where, fmt::format("a key of more than {} bytes", limits::key_bytes)};
        if (!map.keys.insert(node.text).second) m_faults.add(node.where, fmt::format("key '{}' stands here twice", node.text));
        map.has_key = true;
        map.key = std::move(node.text);
        map.key_where = node.where;
    }

    void place(Node&& node, YAML::anchor_t anchor, bool empty)
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

    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Type type)
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

    void close()
    {
        auto done = std::move(m_open.back());
        m_open.pop_back();
        if (done.anchor != 0) m_anchors[done.anchor] = {done.node, {m_count.nodes - done.counted_before.nodes, m_count.bytes - done.counted_before.bytes}};
        attach(std::move(done.node));
    }

    void attach(Node&& node)
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

    const Lines& m_lines;
    Faults& m_faults;
    Node m_root;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, std::pair<Node, Size>> m_anchors;
    Size m_count;
};

Node parse(const Lines& lines, std::string_view bytes, Faults& faults)
{
    std::istringstream stream{std::string{bytes}};
    YAML::Parser parser{stream};
    Builder builder{lines, faults};
    if (!parser.HandleNextDocument(builder)) return {};
    Builder second{lines, faults};
    if (parser.HandleNextDocument(second)) throw Stop{second.take().where, "a pack is one document; here a second one starts"};
    return builder.take();
}
}  // namespace

const Node& Node::operator[](std::string_view name) const
{
    static const Node absent;
    if (type != Type::map) return absent;
    for (const auto& child : children)
        if (child.key == name) return child;
    return absent;
}

void Faults::add(const Position& where, std::string message)
{
    if (m_list.size() < limits::faults)
        m_list.push_back({where.file ? *where.file : std::string{}, where.line, where.column, std::move(message)});
}

std::vector<PackFault> Faults::sorted() const
{
    auto list = m_list;
    const auto order = [](const PackFault& f) { return std::tie(f.file, f.line, f.column, f.message); };
    std::stable_sort(list.begin(), list.end(), [&](const auto& a, const auto& b) { return order(a) < order(b); });
    list.erase(std::unique(list.begin(), list.end(), [&](const auto& a, const auto& b) { return order(a) == order(b); }), list.end());
    return list;
}

std::string PackFault::text() const { return fmt::format("{}:{}:{}: {}", file, line, column, message); }

Node read_tree(const std::string& name, std::string_view bytes, Faults& faults)
{
    const Position start{std::make_shared<const std::string>(name)};
    if (bytes.size() > limits::bytes) {
        faults.add(start, fmt::format("the file has {} bytes; a pack has at most {}", bytes.size(), limits::bytes));
        return {};
    }
    const Lines lines{name, bytes};
    if (const auto bad = first_bad_byte(bytes)) {
        faults.add(lines.at_offset(*bad), bytes[*bad] == 0 ? "a zero byte" : "not well-formed UTF-8");
        return {};
    }
    if (const auto line = lines.too_long()) {
        faults.add(*line, fmt::format("a line of more than {} bytes", limits::line_bytes));
        return {};
    }
    try {
        auto root = parse(lines, bytes, faults);
        if (!root.is(Node::Type::map)) faults.add(root ? root.where : start, "a pack is a map of chapters");
        return root.is(Node::Type::map) ? root : Node{};
    } catch (const Stop& stop) {
        faults.add(stop.where, stop.message);
    } catch (const YAML::Exception& error) {
        faults.add(error.mark.is_null() ? start : lines.at(error.mark), "not YAML: " + error.msg);
    }
    return {};
}

}  // namespace luwte::protocol
