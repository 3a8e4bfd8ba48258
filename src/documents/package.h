// A zip archive in memory: what DOCX and ODT files are, and what a package of evidence is.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace luwte::documents {

struct Entry {
    std::string name;  // with folders: "word/document.xml"
    Bytes content;
};

/// The files of an archive in their order; nothing for what is no archive, is locked, or unpacks to more than 64 MiB.
std::optional<std::vector<Entry>> unpack(BytesView archive);

/// An archive of these files in this order, without a date: the same files give the same bytes. A first entry named
/// "mimetype" is stored as it is, because ODF wants to find it there.
Bytes pack(const std::vector<Entry>&);

}  // namespace luwte::documents
