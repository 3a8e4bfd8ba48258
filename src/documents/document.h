// A document as the register writes one itself: a police file, an agenda pack, a yearly account. What it says is put
// together once; on paper it is print HTML, PDF, DOCX or ODT.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/bytes.h"

namespace luwte::documents {

struct Heading {
    int level = 1;  // 1 to 3; the title of the document stands above them all
    std::string text;
};
struct Paragraph {
    enum class Style { plain, quote, quiet };  // the literal words of somebody; small print
    std::string text;                          // a new line begins where the text has one
    Style style = Style::plain;
};
struct List {
    std::vector<std::string> items;
    bool numbered = false;
};
struct Table {
    std::string caption;
    std::vector<std::string> head;  // one for each column
    std::vector<std::vector<std::string>> rows;
    std::vector<bool> numbers{};    // columns that are set to the right; may be shorter than the head
};
/// What is known, line by line: "Date" – "12 March 2027".
struct KeyValues {
    std::vector<std::pair<std::string, std::string>> rows;
};
struct PageBreak {};
using Block = std::variant<Heading, Paragraph, List, Table, KeyValues, PageBreak>;

struct Document {
    std::string title;
    std::string language;     // "nl"
    std::string header;       // on top of every page: "Confidential · municipality of Lindewoud"
    std::string page_number;  // at the foot of every page: "Page {page} of {pages}"; the two words in braces are filled in
    std::vector<Block> blocks;
};

/// A page that is complete in itself: no script, nothing from elsewhere, and a policy that allows neither.
std::string html(const Document&);
/// Tagged: headings, lists and tables are known as such to a screen reader, and so is the language. It is not checked
/// against PDF/UA (docs/documents.md).
Bytes pdf(const Document&);
Bytes docx(const Document&);
Bytes odt(const Document&);
/// A workbook: the words on the first sheet, each table on one of its own.
Bytes xlsx(const Document&);

}  // namespace luwte::documents
