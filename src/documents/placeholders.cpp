#include "documents/placeholders.h"

#include <algorithm>
#include <string_view>

namespace luwte::documents {
namespace {

bool named(pugi::xml_node node, std::initializer_list<std::string_view> names)
{
    return std::find(names.begin(), names.end(), std::string_view{node.name()}) != names.end();
}
bool is_paragraph(pugi::xml_node node) { return named(node, {"w:p", "text:p", "text:h"}); }
/// What the mark of a block may have to itself.
bool is_unit(pugi::xml_node node) { return is_paragraph(node) || named(node, {"w:tr", "table:table-row", "text:list-item"}); }

/// The pieces of text of one paragraph, in order; a paragraph inside it (a text box, a note) is one of its own.
void collect(pugi::xml_node node, Format format, std::vector<pugi::xml_node>& texts)
{
    for (auto child : node.children()) {
        const bool text = child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata;
        if (text && (format == Format::odt || named(node, {"w:t"}))) texts.push_back(child);
        else if (!text && !is_paragraph(child)) collect(child, format, texts);
    }
}

void all_text(pugi::xml_node node, std::string& text)
{
    for (auto child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) text += child.value();
        all_text(child, text);
    }
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    const auto first = text.find_first_not_of(space);
    return first == std::string_view::npos ? "" : text.substr(first, text.find_last_not_of(space) - first + 1);
}

struct Mark {
    char kind = 0;  // # ^ / or 0: none
    std::string name;
};

Mark mark_in(std::string_view field)
{
    if (field.empty() || std::string_view{"#^/"}.find(field.front()) == std::string_view::npos) return {};
    return {field.front(), std::string{trimmed(field.substr(1))}};
}

Mark mark_of(pugi::xml_node node)
{
    if (!is_unit(node)) return {};
    std::string all;
    all_text(node, all);
    const auto text = trimmed(all);
    if (text.size() < 5 || !text.starts_with("{{") || text.find("}}") != text.size() - 2) return {};
    return mark_in(trimmed(text.substr(2, text.size() - 4)));
}

/// One text node as it will be: its own words, and the values that begin in it.
struct Piece {
    pugi::xml_node node;
    std::string text;
    bool changed = false;
};

void put_back(const Piece& piece, Format format)
{
    auto node = piece.node;
    if (format == Format::odt) {
        insert_odt_text(node.parent(), node, piece.text);
        node.parent().remove_child(node);
        return;
    }
    auto element = node.parent();  // w:t
    insert_docx_text(element.parent(), element, piece.text);
    element.parent().remove_child(element);
}

}  // namespace

void Placeholders::fault(Code code, const std::string& name)
{
    ++m_flaws;
    std::string pointer{"/"};
    for (const char c : name) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
    const bool known = std::any_of(faults.begin(), faults.end(), [&](const Fault& one) { return one.code == code && one.field == pointer; });
    if (!known) faults.push_back({code, pointer});
}

std::string Placeholders::value_of(const std::string& name, const Scopes& scopes)
{
    fields.insert(name);
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope)
        if (const auto found = (*scope)->fields.find(name); found != (*scope)->fields.end()) return without_controls(found->second);
    if (m_values) fault("documents.unknown_field", name);
    return {};
}

const std::vector<Values>* Placeholders::items_of(const std::string& name, const Scopes& scopes)
{
    static const std::vector<Values> once(1);
    blocks.insert(name);
    if (!m_values) return &once;
    for (auto scope = scopes.rbegin(); scope != scopes.rend(); ++scope)
        if (const auto found = (*scope)->blocks.find(name); found != (*scope)->blocks.end()) return &found->second;
    fault("documents.unknown_block", name);
    return nullptr;
}

void Placeholders::replace(pugi::xml_document& part)
{
    const Scopes scopes = m_values ? Scopes{m_values} : Scopes{};
    range(part.first_child(), {}, scopes);
}

void Placeholders::range(pugi::xml_node first, pugi::xml_node end, const Scopes& scopes)
{
    for (auto node = first; node && node != end && !given_up();) {
        const auto mark = mark_of(node);
        if (mark.kind == '/') fault("documents.block_not_opened", mark.name);
        if (mark.kind == '#' || mark.kind == '^') {
            node = block(node, end, scopes);
            continue;
        }
        if (is_paragraph(node) && mark.kind == 0) paragraph(node, scopes);
        else range(node.first_child(), {}, scopes);
        node = node.next_sibling();
    }
}

/// Puts the items of a block in its place and returns what comes after it. What was put in is not looked at again, so
/// braces in a value stay what they are.
pugi::xml_node Placeholders::block(pugi::xml_node opening, pugi::xml_node end, const Scopes& scopes)
{
    const auto mark = mark_of(opening);
    auto parent = opening.parent();
    auto closing = opening.next_sibling();
    for (int depth = 1; closing && closing != end; closing = closing.next_sibling()) {
        const auto other = mark_of(closing);
        if (other.name != mark.name || other.kind == 0) continue;
        depth += other.kind == '/' ? -1 : 1;
        if (depth == 0) break;
    }
    if (!closing || closing == end) {
        fault("documents.block_not_closed", mark.name);
        return opening.next_sibling();
    }
    if (scopes.size() > deepest) {
        fault("documents.blocks_too_deep", mark.name);
        return closing.next_sibling();
    }

    static const Values nothing;
    std::vector<const Values*> items;
    if (const auto* list = items_of(mark.name, scopes)) {
        if (mark.kind == '#' || !m_values)
            for (const auto& item : *list) items.push_back(&item);
        else if (list->empty()) items.push_back(&nothing);
    }
    for (const auto* item : items) {
        auto inner = scopes;
        inner.push_back(item);
        pugi::xml_node first;
        for (auto node = opening.next_sibling(); node != closing; node = node.next_sibling()) {
            auto copy = parent.insert_copy_before(node, opening);
            if (!first) first = copy;
        }
        if (first) range(first, opening, inner);
    }
    const auto after = closing.next_sibling();
    for (auto node = opening; node != after;) {
        const auto next = node.next_sibling();
        parent.remove_child(node);
        node = next;
    }
    return after;
}

void Placeholders::paragraph(pugi::xml_node paragraph, const Scopes& scopes)
{
    nested(paragraph, scopes);
    std::vector<pugi::xml_node> texts;
    collect(paragraph, m_format, texts);

    std::string all;
    std::vector<std::size_t> starts;
    std::vector<Piece> pieces;
    for (auto text : texts) {
        starts.push_back(all.size());
        all += text.value();
        pieces.push_back({text, {}, false});
    }
    auto piece_at = [&](std::size_t at) -> Piece& {
        const auto next = std::upper_bound(starts.begin(), starts.end(), at);
        return pieces[static_cast<std::size_t>(next - starts.begin()) - 1];
    };
    auto keep = [&](std::size_t from, std::size_t to) {
        for (; from < to; ++from) piece_at(from).text += all[from];
    };

    std::size_t at = 0;
    while (true) {
        const auto open = all.find("{{", at);
        const auto close = open == std::string::npos ? open : all.find("}}", open);
        if (close == std::string::npos) break;
        keep(at, open);
        const std::string name{trimmed(std::string_view{all}.substr(open + 2, close - open - 2))};
        if (const auto mark = mark_in(name); mark.kind != 0) fault("documents.mark_not_alone", mark.name);
        else piece_at(open).text += value_of(name, scopes);
        for (auto inside = open; inside < close + 2; ++inside) piece_at(inside).changed = true;
        at = close + 2;
    }
    keep(at, all.size());
    for (const auto& piece : pieces)
        if (piece.changed) put_back(piece, m_format);
}

void Placeholders::nested(pugi::xml_node node, const Scopes& scopes)
{
    for (auto child : node.children()) {
        if (is_paragraph(child)) return range(node.first_child(), {}, scopes);
        nested(child, scopes);
    }
}

}  // namespace luwte::documents
