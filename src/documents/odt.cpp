#include "base/embedded.h"
#include "base/require.h"
#include "documents/columns.h"
#include "documents/document.h"
#include "documents/package.h"
#include "documents/xml.h"

namespace luwte::documents {
namespace {

/// A part as it is shipped (templates/print/odt), to be completed.
void load(pugi::xml_document& part, const std::string& name)
{
    const auto text = embedded::find("templates/print/odt/" + name);
    REQUIRE_THAT_HOLDS(text && parse(part, as_bytes(*text)));
}

pugi::xml_node element(pugi::xml_node parent, const char* name, const char* attribute, const char* value)
{
    auto one = parent.append_child(name);
    one.append_attribute(attribute) = value;
    return one;
}

pugi::xml_node paragraph(pugi::xml_node parent, const char* style, std::string_view text)
{
    auto one = element(parent, "text:p", "text:style-name", style);
    insert_odt_text(one, {}, without_controls(text));
    return one;
}

struct Writer {
    pugi::xml_node body;
    pugi::xml_node styles;
    int tables = 0;

    static constexpr int whole = 1000;  // parts that a table's width is made of

    void operator()(const Heading& heading)
    {
        const auto style = "Heading_20_" + std::to_string(heading.level);
        auto one = element(body, "text:h", "text:style-name", style.c_str());
        one.append_attribute("text:outline-level") = heading.level;
        insert_odt_text(one, {}, without_controls(heading.text));
    }
    void operator()(const Paragraph& one)
    {
        using Style = Paragraph::Style;
        paragraph(body, one.style == Style::quote ? "Quote" : one.style == Style::quiet ? "Quiet" : "Standard", one.text);
    }
    void operator()(const List& list)
    {
        auto one = element(body, "text:list", "text:style-name", list.numbered ? "Numbers" : "Bullets");
        for (const auto& item : list.items) paragraph(one.append_child("text:list-item"), "Standard", item);
    }
    pugi::xml_node table()
    {
        auto one = element(body, "table:table", "table:style-name", "Wide");
        one.append_attribute("table:name") = ("Table" + std::to_string(++tables)).c_str();
        return one;
    }
    /// A style for a column of so many parts of the whole width.
    std::string column(int width)
    {
        const auto name = "Column" + std::to_string(width);
        if (styles.find_child_by_attribute("style:name", name.c_str())) return name;
        auto style = element(styles, "style:style", "style:name", name.c_str());
        style.append_attribute("style:family") = "table-column";
        const auto share = std::to_string(width) + "*";
        style.append_child("style:table-column-properties").append_attribute("style:rel-column-width") = share.c_str();
        return name;
    }
    static pugi::xml_node row(pugi::xml_node parent) { return element(parent, "table:table-row", "table:style-name", "Whole"); }
    static void cell(pugi::xml_node row, const char* cell_style, const char* style, std::string_view text)
    {
        auto one = element(row, "table:table-cell", "table:style-name", cell_style);
        one.append_attribute("office:value-type") = "string";
        paragraph(one, style, text);
    }
    void operator()(const Table& one)
    {
        auto right = [&](std::size_t column) { return column < one.numbers.size() && one.numbers[column]; };
        if (!one.caption.empty()) paragraph(body, "Caption", one.caption);
        auto grid = table();
        for (const int width : widths_by_letters(one, whole)) element(grid, "table:table-column", "table:style-name", column(width).c_str());
        auto head = row(grid.append_child("table:table-header-rows"));
        for (std::size_t column = 0; column < one.head.size(); ++column)
            cell(head, "Head", right(column) ? "CellHeadNumber" : "CellHead", one.head[column]);
        for (const auto& line : one.rows) {
            auto tr = row(grid);
            for (std::size_t column = 0; column < line.size(); ++column)
                cell(tr, "Plain", right(column) ? "CellNumber" : "Cell", line[column]);
        }
    }
    void operator()(const KeyValues& facts)
    {
        if (facts.rows.empty()) return;
        auto grid = table();
        element(grid, "table:table-column", "table:style-name", "Key");
        element(grid, "table:table-column", "table:style-name", "Value");
        for (const auto& [key, value] : facts.rows) {
            auto tr = row(grid);
            cell(tr, "Plain", "CellKey", key);
            cell(tr, "Plain", "Cell", value);
        }
    }
    void operator()(const PageBreak&) { paragraph(body, "NewPage", ""); }
};

/// "Page {page} of {pages}" with the two words in braces as fields that count.
void page_number(pugi::xml_node paragraph, std::string_view text)
{
    while (!text.empty()) {
        const bool page = text.starts_with("{page}"), pages = text.starts_with("{pages}");
        if (page || pages) {
            paragraph.append_child(page ? "text:page-number" : "text:page-count").text().set("1");
            text.remove_prefix(page ? 6 : 7);
            continue;
        }
        const auto next = text.find("{page", 1);
        insert_odt_text(paragraph, {}, without_controls(text.substr(0, next)));
        text.remove_prefix(std::min(next, text.size()));
    }
}

}  // namespace

Bytes odt(const Document& document)
{
    pugi::xml_document content, styles, meta, manifest;
    load(content, "content.xml");
    const auto root = content.document_element();
    Writer writer{root.child("office:body").child("office:text"), root.child("office:automatic-styles")};
    paragraph(writer.body, "Title", document.title);
    for (const auto& block : document.blocks) std::visit(writer, block);

    load(styles, "styles.xml");
    auto language = styles.select_node("//style:default-style/style:text-properties").node();
    language.attribute("fo:language") = document.language.c_str();
    language.attribute("fo:country") = document.language == "en" ? "GB" : "NL";
    auto page = styles.document_element().child("office:master-styles").child("style:master-page");
    insert_odt_text(page.child("style:header").child("text:p"), {}, without_controls(document.header));
    page_number(page.child("style:footer").child("text:p"), document.page_number);

    load(meta, "meta.xml");
    auto about = meta.document_element().child("office:meta");
    about.child("dc:title").text().set(without_controls(document.title).c_str());
    about.child("dc:language").text().set(document.language.c_str());
    load(manifest, "manifest.xml");
    const auto type = as_bytes("application/vnd.oasis.opendocument.text");
    return pack({{"mimetype", Bytes{type.begin(), type.end()}},
                 {"content.xml", serialised(content)},
                 {"styles.xml", serialised(styles)},
                 {"meta.xml", serialised(meta)},
                 {"META-INF/manifest.xml", serialised(manifest)}});
}

}  // namespace luwte::documents
