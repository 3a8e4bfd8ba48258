// The sheet of a meeting on paper: every step with its time, also what was undone.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "documents/document.h"
#include "documents/words.h"

namespace luwte::meetings {

struct PaperLine {
    Instant at;
    std::string kind;           // of the step; empty: it undoes another
    std::optional<int> number;  // nothing for one that was undone
    bool several = false;       // the step belongs to the procedure more than once: "order 2"
    std::string by, agreed_with, decision, words, recorded_by;
};
struct Paper {
    std::string name, opened_by, pack, pack_version;
    Instant opened_at;
    std::optional<Instant> closed_at;
    std::vector<PaperLine> lines;
};

documents::Document document_of(const Paper& paper, const documents::Words& words);

}  // namespace luwte::meetings
