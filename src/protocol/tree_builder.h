// Turns the parser's events into a tree, counting as it goes. For tree.cpp only.
#pragma once

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <map>
#include <optional>
#include <set>

#include "protocol/tree.h"

namespace luwte::protocol {

/// Thrown by the builder to leave yaml-cpp; caught in read_tree.
struct Stop {
    Position where;
    std::string message;
};

/// The lines of a file: turns the parser's byte columns into characters.
class Lines {
public:
    Lines(const std::string& name, std::string_view bytes);

    Position at(int line, int byte_column) const;
    Position at(const YAML::Mark& mark) const { return at(mark.line, mark.column); }
    Position at_offset(std::size_t offset) const;
    /// The first line that is longer than allowed; long lines would make counting columns slow.
    std::optional<Position> too_long() const;

private:
    std::shared_ptr<const std::string> m_file;
    std::string_view m_bytes;
    std::vector<std::size_t> m_starts;
};

/// Listens to yaml-cpp's events rather than asking it for nodes: events come with positions, duplicate keys are
/// still there to be seen, and an alias is counted before anything is copied.
class Builder final : public YAML::EventHandler {
public:
    Builder(const Lines& lines, Faults& faults) : m_lines{lines}, m_faults{faults} {}

    Node take() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override;
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

    void count(Size more, const Position& where);
    bool expects_key() const { return !m_open.empty() && m_open.back().node.is(Node::Type::map) && !m_open.back().has_key; }
    void take_key(Node&& node);
    void place(Node&& node, YAML::anchor_t anchor, bool empty);
    void open(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Node::Type type);
    void close();
    void attach(Node&& node);

    const Lines& m_lines;
    Faults& m_faults;
    Node m_root;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, std::pair<Node, Size>> m_anchors;
    Size m_count;
};

}  // namespace luwte::protocol
