#include "protocol/tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <tuple>

#include "protocol/tree_builder.h"

namespace luwte::protocol {
namespace {
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
