// The sheet of a meeting on paper: every step with its time, also what was undone.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/time.h"
#include "documents/document.h"
#include "documents/words.h"

namespace luwte::meetings {

struct PaperDetails {
    std::string by, agreed_with, decision, words;
};
struct PaperAddition {
    Instant at;
    std::optional<Instant> told_at, received_at;  // as below
    std::string recorded_by;
    PaperDetails details;
};
struct PaperUndone {
    Instant at;
    std::string kind;
};
struct PaperLine {
    Instant at;
    std::optional<Instant> told_at;      // by the tablet's clock, where that was wrong
    std::optional<Instant> received_at;  // where that was much later
    std::string kind;                    // of the step; empty: it undoes another
    std::set<std::string> asks;          // what belongs to the step, also when nobody said it
    std::optional<int> number;           // nothing for one that was undone, or awaits its decision
    bool several = false;                // the step belongs to the procedure more than once: "order 2"
    bool undone = false;
    std::optional<PaperUndone> undoes;
    PaperDetails details;
    std::vector<PaperAddition> additions;
    std::string recorded_by;
};
struct Paper {
    std::string name, opened_by, pack, pack_version;
    Instant opened_at;
    std::optional<Instant> opened_told;
    std::optional<Instant> closed_at;
    std::vector<PaperLine> lines;
};

documents::Document document_of(const Paper& paper, const documents::Words& words);

}  // namespace luwte::meetings
