// The yearly account (S2): text and tables for the griffie's annual report, made from publications and nothing else, with the years before
// beside it and the national monitor as reference.
#pragma once

#include "documents/document.h"
#include "documents/words.h"
#include "protocol/pack.h"
#include "statistics/publication.h"

namespace luwte::statistics {

struct YearlyAccount {
    std::string organisation;
    protocol::Pack pack;  // its own, because an account outlives the call that asked for it
    std::vector<Publication> years;  // the account's own first, then those before; one edition of each
};

/// The account of a publication, with what was published about the four years before.
YearlyAccount account_of(std::string organisation, protocol::Pack pack, const Publication& publication, const std::vector<Publication>& all);

enum class Extent {
    for_council,  // what a council reads
    all_tables,   // every table that was printed, for a spreadsheet
};
documents::Document document_of(const YearlyAccount& account, const documents::Words& words, Extent extent = Extent::for_council);
boost::json::object open_form(const YearlyAccount& account);

struct Format {
    std::string_view name, media_type;
    Bytes (*write)(const YearlyAccount&, const documents::Words&);
};
/// pdf, docx, odt, html, xlsx, json. Nothing for another.
const Format* format_named(std::string_view name);
/// "jaarverslag-2025.pdf"
std::string file_name(const YearlyAccount& account, const documents::Words& words, const Format& format);

}  // namespace luwte::statistics
