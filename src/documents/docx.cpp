#include "base/embedded.h"
#include "base/require.h"
#include "documents/columns.h"
#include "documents/document.h"
#include "documents/package.h"
#include "documents/xml.h"

namespace luwte::documents {
namespace {

constexpr int text_width = 9354, key_width = 2800;  // twentieths of a point

/// A part as it is shipped (templates/print/docx), to be completed.
void load(pugi::xml_document& part, const std::string& name)
{
    const auto text = embedded::find("templates/print/docx/" + name);
    REQUIRE_THAT_HOLDS(text && parse(part, as_bytes(*text)));
}

pugi::xml_node styled(pugi::xml_node paragraph, const char* style)
{
    paragraph.append_child("w:pPr").append_child("w:pStyle").append_attribute("w:val") = style;
    return paragraph;
}

pugi::xml_node run(pugi::xml_node paragraph, std::string_view text, bool bold = false)
{
    auto one = paragraph.append_child("w:r");
    if (bold) one.append_child("w:rPr").append_child("w:b");
    insert_docx_text(one, {}, without_controls(text));
    return one;
}

struct Writer {
    pugi::xml_node body;
    pugi::xml_node end;  // the section's properties, which stay last
    pugi::xml_node numbering;
    int lists = 0;

    pugi::xml_node paragraph(const char* style) { return styled(body.insert_child_before("w:p", end), style); }

    void operator()(const Heading& heading)
    {
        run(paragraph(("Heading" + std::to_string(heading.level)).c_str()), heading.text);
    }
    void operator()(const Paragraph& one)
    {
        using Style = Paragraph::Style;
        run(paragraph(one.style == Style::quote ? "Quote" : one.style == Style::quiet ? "Quiet" : "Normal"), one.text);
    }
    void operator()(const List& list)
    {
        // Each list counts for itself, so that the next one begins at one again.
        const auto number = std::to_string(++lists);
        auto num = numbering.append_child("w:num");
        num.append_attribute("w:numId") = number.c_str();
        num.append_child("w:abstractNumId").append_attribute("w:val") = list.numbered ? 1 : 0;
        auto begin = num.append_child("w:lvlOverride");
        begin.append_attribute("w:ilvl") = 0;
        begin.append_child("w:startOverride").append_attribute("w:val") = 1;
        for (const auto& item : list.items) {
            auto one = paragraph("ListParagraph");
            auto properties = one.child("w:pPr").append_child("w:numPr");
            properties.append_child("w:ilvl").append_attribute("w:val") = 0;
            properties.append_child("w:numId").append_attribute("w:val") = number.c_str();
            run(one, item);
        }
    }
    pugi::xml_node table(const std::vector<int>& columns)
    {
        auto one = body.insert_child_before("w:tbl", end);
        auto properties = one.append_child("w:tblPr");
        auto width = properties.append_child("w:tblW");
        width.append_attribute("w:w") = 5000;  // fiftieths of a percent
        width.append_attribute("w:type") = "pct";
        auto borders = properties.append_child("w:tblBorders");
        for (const char* side : {"w:bottom", "w:insideH"}) {
            auto border = borders.append_child(side);
            border.append_attribute("w:val") = "single";
            border.append_attribute("w:sz") = 4;
            border.append_attribute("w:color") = "BBBBBB";
        }
        auto margins = properties.append_child("w:tblCellMar");
        for (const char* side : {"w:top", "w:left", "w:bottom", "w:right"}) {
            auto margin = margins.append_child(side);
            margin.append_attribute("w:w") = side == std::string_view{"w:right"} ? 113 : side == std::string_view{"w:left"} ? 0 : 45;
            margin.append_attribute("w:type") = "dxa";
        }
        auto grid = one.append_child("w:tblGrid");
        for (const int column : columns) grid.append_child("w:gridCol").append_attribute("w:w") = column;
        return one;
    }
    static pugi::xml_node row(pugi::xml_node table, bool head)
    {
        auto one = table.append_child("w:tr");
        auto properties = one.append_child("w:trPr");
        properties.append_child("w:cantSplit");
        if (head) properties.append_child("w:tblHeader");
        return one;
    }
    static void cell(pugi::xml_node row, std::string_view text, bool bold, bool right, int width = 0)
    {
        auto one = row.append_child("w:tc");
        if (width > 0) {
            auto measure = one.append_child("w:tcPr").append_child("w:tcW");
            measure.append_attribute("w:w") = width;
            measure.append_attribute("w:type") = "dxa";
        }
        auto words = styled(one.append_child("w:p"), "Cell");
        if (right) words.child("w:pPr").append_child("w:jc").append_attribute("w:val") = "right";
        run(words, text, bold);
    }
    /// Word wants a paragraph between tables; it gives them room as well.
    void gap() { paragraph("Cell"); }

    void operator()(const Table& one)
    {
        auto right = [&](std::size_t column) { return column < one.numbers.size() && one.numbers[column]; };
        if (!one.caption.empty()) run(paragraph("Caption"), one.caption);
        const auto columns = widths_by_letters(one, text_width);
        auto grid = table(columns);
        auto head = row(grid, true);
        for (std::size_t column = 0; column < one.head.size(); ++column) cell(head, one.head[column], true, right(column), columns[column]);
        for (const auto& line : one.rows) {
            auto tr = row(grid, false);
            for (std::size_t column = 0; column < line.size(); ++column) cell(tr, line[column], false, right(column), columns.at(column));
        }
        gap();
    }
    void operator()(const KeyValues& facts)
    {
        if (facts.rows.empty()) return;
        auto grid = table({key_width, text_width - key_width});
        for (const auto& [key, value] : facts.rows) {
            auto tr = row(grid, false);
            cell(tr, key, false, false, key_width);
            cell(tr, value, false, false, text_width - key_width);
        }
        gap();
    }
    void operator()(const PageBreak&)
    {
        auto one = paragraph("Normal");
        one.append_child("w:r").append_child("w:br").append_attribute("w:type") = "page";
    }
};

void field(pugi::xml_node paragraph, const char* instruction)
{
    auto mark = [&](const char* type) {
        paragraph.append_child("w:r").append_child("w:fldChar").append_attribute("w:fldCharType") = type;
    };
    mark("begin");
    paragraph.append_child("w:r").append_child("w:instrText").text().set(instruction);
    mark("separate");
    run(paragraph, "1");
    mark("end");
}

/// "Page {page} of {pages}" with the two words in braces as fields that count.
void page_number(pugi::xml_node paragraph, std::string_view text)
{
    while (!text.empty()) {
        const bool page = text.starts_with("{page}"), pages = text.starts_with("{pages}");
        if (page || pages) {
            field(paragraph, page ? "PAGE" : "NUMPAGES");
            text.remove_prefix(page ? 6 : 7);
            continue;
        }
        const auto next = text.find("{page", 1);
        run(paragraph, text.substr(0, next));
        text.remove_prefix(std::min(next, text.size()));
    }
}

}  // namespace

Bytes docx(const Document& document)
{
    pugi::xml_document body, header, footer, core, styles, numbering;
    load(body, "document.xml");
    load(numbering, "numbering.xml");
    auto content = body.document_element().child("w:body");
    Writer writer{content, content.child("w:sectPr"), numbering.document_element()};
    run(writer.paragraph("Title"), document.title);
    for (const auto& block : document.blocks) std::visit(writer, block);

    load(header, "header1.xml");
    run(header.document_element().child("w:p"), document.header);
    load(footer, "footer1.xml");
    page_number(footer.document_element().child("w:p"), document.page_number);
    load(core, "core.xml");
    core.document_element().child("dc:title").text().set(without_controls(document.title).c_str());
    core.document_element().child("dc:language").text().set(document.language.c_str());
    load(styles, "styles.xml");
    styles.select_node("//w:docDefaults//w:lang").node().attribute("w:val") = document.language == "en" ? "en-GB" : "nl-NL";

    auto shipped = [](const char* name) {
        pugi::xml_document part;
        load(part, name);
        return serialised(part);
    };
    return pack({{"[Content_Types].xml", shipped("content_types.xml")},
                 {"_rels/.rels", shipped("rels.xml")},
                 {"docProps/core.xml", serialised(core)},
                 {"word/document.xml", serialised(body)},
                 {"word/_rels/document.xml.rels", shipped("document_rels.xml")},
                 {"word/styles.xml", serialised(styles)},
                 {"word/numbering.xml", serialised(numbering)},
                 {"word/settings.xml", shipped("settings.xml")},
                 {"word/header1.xml", serialised(header)},
                 {"word/footer1.xml", serialised(footer)}});
}

}  // namespace luwte::documents
