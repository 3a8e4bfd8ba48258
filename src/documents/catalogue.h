// What Cairo 1.16 does not write in a PDF: the language of the document, and that its title, not the name of the file,
// stands on top of the window.
#pragma once

#include <string>

#include "base/bytes.h"

namespace luwte::documents {

/// Adds both to a PDF of Cairo's as an update behind it (ISO 32000-1, 7.5.6); what is there stays byte for byte.
Bytes with_language(Bytes pdf, const std::string& language);

}  // namespace luwte::documents
