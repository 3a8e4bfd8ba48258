// What DOCX and ODT have in common: XML parts with text in them.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

#include "base/bytes.h"

namespace luwte::documents {

enum class Format { docx, odt };

/// Text as XML may hold it: control characters, which no word processor opens, are gone. New lines and tabs stay.
std::string without_controls(std::string_view text);

/// White space in text counts, so it is kept. Declines what is damaged, and what is nested deeper than any word processor does:
/// whoever goes through a part may then do so by recursion.
bool parse(pugi::xml_document&, BytesView part);
Bytes serialised(const pugi::xml_document&);

/// Puts text into an ODF paragraph, before `next` or at the end: line breaks, tabs and repeated spaces have elements of
/// their own there.
void insert_odt_text(pugi::xml_node paragraph, pugi::xml_node next, std::string_view text);
/// Puts text into a DOCX run likewise.
void insert_docx_text(pugi::xml_node run, pugi::xml_node next, std::string_view text);

}  // namespace luwte::documents
