// Rows of voices and hearings.
#pragma once

#include <optional>
#include <vector>

#include "measures/deciding.h"
#include "storage/storage.h"

namespace luwte::measures::store {

struct VoiceRow {
    Voice voice;
    std::optional<Bytes> question, words;
};
void add(storage::Transaction&, const Voice&, const std::optional<vault::Sealed>& question);
std::optional<VoiceRow> find_voice(storage::Transaction&, const OrganisationId&, const VoiceId&);
std::vector<VoiceRow> voices_of(storage::Transaction&, const IncidentId&);
bool save(storage::Transaction&, const Voice&, const std::optional<vault::Sealed>& words, std::int64_t expected);

struct HearingRow {
    Hearing hearing;
    std::optional<Bytes> invitation, words;
};
void add(storage::Transaction&, const Hearing&, const std::optional<vault::Sealed>& invitation);
std::optional<HearingRow> find_hearing(storage::Transaction&, const OrganisationId&, const HearingId&);
std::vector<HearingRow> hearings_of(storage::Transaction&, const IncidentId&);
bool save(storage::Transaction&, const Hearing&, const std::optional<vault::Sealed>& words, std::int64_t expected);

}  // namespace luwte::measures::store
