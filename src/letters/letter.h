// Letters: which there are, which merge fields each knows, and when a template or a draft is good enough. The fields carry Dutch
// names, because those who write templates write Dutch letters; docs/letters.md lists them. This part decides.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "documents/template.h"
#include "incidents/incident.h"

namespace luwte::letters {

using LetterId = Id<struct LetterTag>;
using incidents::IncidentId;

enum class Kind { warning, corrective_letter, hearing_invitation, access_ban, conversation_report, notice, recovery };
inline constexpr Kind kinds[] = {Kind::warning,    Kind::corrective_letter, Kind::hearing_invitation, Kind::access_ban,
                                 Kind::conversation_report, Kind::notice, Kind::recovery};
inline constexpr documents::Format formats[] = {documents::Format::docx, documents::Format::odt};

struct Field {
    std::string_view name;   // as a template spells it: "geadresseerde_naam"
    bool needed = false;     // a letter without it is none
    bool long_text = false;  // several lines
};
/// The fields of a kind: those of every letter first.
std::vector<Field> fields_of(Kind);

/// A template as somebody uploads it: declines what documents::inspect declines, every field that this letter does not know, a
/// needed field that it does not use, and a file of another format than it is uploaded as.
Result<Done> check(Kind, documents::Format, BytesView template_file);

/// What goes into the template: the fields, and for each a block of the same name that is there when it has a value. Declines
/// every needed field without one ("letters.value_missing").
Result<documents::Values> values(Kind, const std::map<std::string, std::string>& given);

std::string_view name_of(Kind);
std::string_view name_of(documents::Format);
std::optional<Kind> kind_of(std::string_view name);
std::optional<documents::Format> format_of(std::string_view name);

/// The template that the register ships. REQUIREs that there is one.
std::string_view shipped(Kind, documents::Format);

}  // namespace luwte::letters
