// Reads a document the way an office does: LibreOffice opens it without a window and makes a PDF of it, and what stands
// in that is the document's text. A file that LibreOffice would want to repair first has no text here.
#pragma once

#include <map>
#include <string>

#include "base/bytes.h"

namespace luwte::test {

/// "letter.docx" → bytes; all are opened in one go, because starting the program takes seconds.
using Files = std::map<std::string, Bytes>;
std::map<std::string, std::string> read_by_libreoffice(const Files&);
std::string read_pdf(const Bytes&);
/// What qpdf finds wrong with a PDF's structure; empty when nothing is.
std::string flaws_of_pdf(const Bytes&);

/// How often words stand in a text, whatever the line breaks between them.
int times(const std::string& text, const std::string& words);

}  // namespace luwte::test
