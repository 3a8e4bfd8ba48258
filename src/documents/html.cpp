// Print HTML: the browser's own print dialogue makes paper of it.
#include <fmt/format.h>

#include "base/embedded.h"
#include "base/require.h"
#include "documents/document.h"
#include "documents/xml.h"

namespace luwte::documents {
namespace {

std::string escaped(std::string_view text)
{
    std::string safe;
    for (const char c : without_controls(text)) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\n': safe += "<br>"; break;
            default: safe += c;
        }
    }
    return safe;
}

/// As the policy wants it: SHA-256 in ordinary base64.
std::string fingerprint(std::string_view style)
{
    auto text = base64url(sha256(as_bytes(style)));
    for (char& c : text) c = c == '-' ? '+' : c == '_' ? '/' : c;
    return text + "=";
}

struct Writer {
    std::string out;

    void operator()(const Heading& heading)
    {
        out += fmt::format("<h{0}>{1}</h{0}>\n", heading.level + 1, escaped(heading.text));
    }
    void operator()(const Paragraph& paragraph)
    {
        const auto text = escaped(paragraph.text);
        if (paragraph.style == Paragraph::Style::quote) out += fmt::format("<blockquote><p>{}</p></blockquote>\n", text);
        else out += fmt::format("<p{}>{}</p>\n", paragraph.style == Paragraph::Style::quiet ? " class=\"quiet\"" : "", text);
    }
    void operator()(const List& list)
    {
        const char* element = list.numbered ? "ol" : "ul";
        out += fmt::format("<{}>\n", element);
        for (const auto& item : list.items) out += fmt::format("<li>{}</li>\n", escaped(item));
        out += fmt::format("</{}>\n", element);
    }
    void operator()(const Table& table)
    {
        auto side = [&](std::size_t column) {
            return column < table.numbers.size() && table.numbers[column] ? " class=\"number\"" : "";
        };
        out += "<table>\n";
        if (!table.caption.empty()) out += fmt::format("<caption>{}</caption>\n", escaped(table.caption));
        out += "<thead><tr>";
        for (std::size_t column = 0; column < table.head.size(); ++column)
            out += fmt::format("<th scope=\"col\"{}>{}</th>", side(column), escaped(table.head[column]));
        out += "</tr></thead>\n<tbody>\n";
        for (const auto& row : table.rows) {
            out += "<tr>";
            for (std::size_t column = 0; column < row.size(); ++column)
                out += fmt::format("<td{}>{}</td>", side(column), escaped(row[column]));
            out += "</tr>\n";
        }
        out += "</tbody>\n</table>\n";
    }
    void operator()(const KeyValues& facts)
    {
        out += "<dl>\n";
        for (const auto& [key, value] : facts.rows)
            out += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", escaped(key), escaped(value));
        out += "</dl>\n";
    }
    void operator()(const PageBreak&) { out += "<div class=\"page-break\"></div>\n"; }
};

}  // namespace

std::string html(const Document& document)
{
    const auto style = embedded::find("templates/print/print.css");
    REQUIRE_THAT_HOLDS(style);
    Writer writer;
    for (const auto& block : document.blocks) std::visit(writer, block);
    return fmt::format(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<header>{}</header>\n<main>\n<h1>{}</h1>\n{}</main>\n</body>\n</html>\n",
        escaped(document.language), fingerprint(*style), escaped(document.title), *style, escaped(document.header),
        escaped(document.title), writer.out);
}

}  // namespace luwte::documents
