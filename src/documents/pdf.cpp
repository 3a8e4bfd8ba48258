#include <algorithm>

#include "documents/columns.h"
#include "documents/document.h"
#include "documents/paper.h"

namespace luwte::documents {
namespace {

constexpr double gutter = 10;
constexpr double key_column = 140;

struct Writer {
    Paper& paper;

    void operator()(const Heading& heading)
    {
        constexpr double sizes[] = {13, 11.5, 10.5}, above[] = {16, 12, 9};
        const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 3)) - 1;
        // A heading is never the last line of a page.
        if (paper.has_room_for(above[level] + 60)) paper.space(above[level]);
        else paper.new_page();
        paper.row({{"H" + std::to_string(level + 2), heading.text, {sizes[level], true}}});
        paper.space(3);
    }
    void operator()(const Paragraph& paragraph)
    {
        Paper::Box box{"P", paragraph.text, {}};
        if (paragraph.style == Paragraph::Style::quiet) box.type = {9.5, false, 0.27};
        if (paragraph.style == Paragraph::Style::quote)
            box = {"BlockQuote", paragraph.text, {}, Paper::left + 14, Paper::width - 14, false, true};
        paper.row({box});
        paper.space(6);
    }
    void operator()(const List& list)
    {
        paper.begin("L");
        for (std::size_t at = 0; at < list.items.size(); ++at) {
            const auto label = list.numbered ? std::to_string(at + 1) + "." : std::string{"•"};
            paper.begin("LI");
            paper.row({{"Lbl", label, {}, Paper::left + 3, 17}, {"LBody", list.items[at], {}, Paper::left + 21, Paper::width - 21}});
            paper.end();
            paper.space(2.5);
        }
        paper.end();
        paper.space(4);
    }
    void operator()(const Table& table)
    {
        if (table.head.empty()) return;
        const auto widths = widths_of(paper, table);
        if (!paper.has_room_for(70)) paper.new_page();
        if (!table.caption.empty()) {
            paper.row({{"Caption", table.caption, {10.5, true}}});
            paper.space(2);
        }
        paper.begin("Table");
        line(table, table.head, widths, true);
        for (const auto& row : table.rows) {
            const int before = paper.pages();
            line(table, row, widths, false);
            if (paper.pages() > before && &row != &table.rows.back()) line(table, table.head, widths, true);
        }
        paper.end();
        paper.space(8);
    }
    void operator()(const KeyValues& facts)
    {
        if (facts.rows.empty()) return;
        paper.begin("Table");
        for (const auto& [key, value] : facts.rows) {
            paper.begin("TR");
            paper.space(1.5);
            paper.row({{"TH", key, {10, false, 0.27}, Paper::left, key_column - gutter},
                       {"TD", value, {}, Paper::left + key_column, Paper::width - key_column}});
            paper.end();
            paper.space(1.5);
        }
        paper.end();
        paper.space(6);
    }
    void operator()(const PageBreak&) { paper.new_page(); }

private:
    static bool to_the_right(const Table& table, std::size_t column)
    {
        return column < table.numbers.size() && table.numbers[column];
    }

    static std::vector<double> widths_of(Paper& paper, const Table& table)
    {
        std::vector<Column> columns(table.head.size(), {20, 20});
        const auto most = Paper::width / static_cast<double>(columns.size());
        for (std::size_t column = 0; column < columns.size(); ++column) {
            auto& one = columns[column];
            const auto hold = [&](double longest, double whole) {
                one.least = std::max(one.least, std::min(longest, most) + gutter);
                one.whole = std::max({one.whole, one.least, whole + gutter});
            };
            const auto head = paper.measure(table.head[column], {9.5, true}).whole;
            hold(head, head);
            for (const auto& row : table.rows) {
                if (column >= row.size()) continue;
                const auto size = paper.measure(row[column], {9.5});
                hold(size.longest_word, size.whole);
            }
        }
        return widths(columns, Paper::width + gutter);  // behind the last column there is none
    }

    void line(const Table& table, const std::vector<std::string>& row, const std::vector<double>& widths, bool head)
    {
        std::vector<Paper::Box> boxes;
        double x = Paper::left;
        for (std::size_t column = 0; column < std::min(widths.size(), row.size()); ++column) {
            boxes.push_back({head ? "TH" : "TD", row[column], {9.5, head}, x, widths[column] - gutter, to_the_right(table, column)});
            x += widths[column];
        }
        paper.begin("TR");
        paper.space(2);
        paper.row(boxes);
        paper.end();
        paper.space(2);
        paper.line(head ? 1.0 : 0.4);
    }
};

void write(const Document& document, Paper& paper)
{
    paper.begin("Document");
    paper.row({{"H1", document.title, {18, true}}});
    paper.space(10);
    Writer writer{paper};
    for (const auto& block : document.blocks) std::visit(writer, block);
    paper.end();
}

}  // namespace

Bytes pdf(const Document& document)
{
    // Written twice: the foot of the first page says how many there are.
    Paper counting{document, 0};
    write(document, counting);
    Paper paper{document, counting.pages()};
    write(document, paper);
    return paper.finish();
}

}  // namespace luwte::documents
