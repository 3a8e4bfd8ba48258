// Templates: letters that an organisation writes in its own house style, as DOCX or ODT, with merge fields in braces.
//
//     Geachte {{aanhef}},                      a field: its value stands in this place, in the type of its first brace
//     {{#maatregelen}} … {{/maatregelen}}      a block: once for each item, not at all when there is none
//     {{^getuigen}} … {{/getuigen}}            the opposite: only when there is none
//
// The marks of a block stand in a paragraph, list item or table row of their own. A word processor may cut a field into
// pieces ("{{aan" "hef}}"); that does not matter. A value is text and nothing else: braces in it stay braces.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "documents/xml.h"

namespace luwte::documents {

/// What goes into a template. Inside a block, an item's own fields go before those around it.
struct Values {
    std::map<std::string, std::string, std::less<>> fields;
    std::map<std::string, std::vector<Values>, std::less<>> blocks;
};

/// The template with its fields filled in, in the same format. Declines with every flaw at once; `field` of a fault is the
/// name as the template spells it ("/aanhfe"):
///   documents.not_a_template    no DOCX or ODT, or damaged
///   documents.unknown_field     no value with that name       documents.unknown_block   no list with that name
///   documents.block_not_closed  documents.block_not_opened    documents.mark_not_alone
///   documents.blocks_too_deep   more than eight inside each other
///   documents.active_content    macros, scripts, or something fetched from elsewhere: such a file is not handed on
Result<Bytes> fill(BytesView template_file, const Values&);

struct Inspection {
    Format format;
    std::set<std::string> fields;  // those inside blocks included
    std::set<std::string> blocks;
};
/// Reads a template without filling it: for the moment at which somebody uploads one. Declines as fill does, but for
/// names that have no value.
Result<Inspection> inspect(BytesView template_file);

}  // namespace luwte::documents
