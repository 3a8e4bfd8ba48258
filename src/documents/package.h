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

/// The same, each file locked with AES-256 (WinZip's AE-2): 7-Zip, WinZip and Keka open it with the passphrase. The names of
/// the files stay readable, so they must say nothing.
Bytes pack_locked(const std::vector<Entry>&, const std::string& passphrase);
/// A passphrase of 150 random bits in groups of five, without letters and digits that look alike.
std::string fresh_passphrase();
/// The files of a locked archive; nothing when the passphrase is another one.
std::optional<std::vector<Entry>> unpack_locked(BytesView archive, const std::string& passphrase);

}  // namespace luwte::documents
