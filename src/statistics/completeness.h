// Whether the register is complete (R8): of everything that came in it says what became of it, so that all numbers add up; of every
// quarter whether somebody asked around, because silence is not the same as nothing to report; and where a survey was held, how
// much people went through that never reached the register.
//
// All of it counts what its reader may know of. Logbooks are their owners' own: only of a year that is over is told how many lines were
// written, in fives, and only when several people wrote them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "statistics/fact.h"
#include "statistics/uncertainty.h"

namespace luwte::statistics {

/// A report that came in, and what became of it.
struct Received {
    bool withdrawn = false;
    bool first = false;  // the earliest that stands in its case; others joined it
};
struct Reports {
    long received = 0, withdrawn = 0, joined = 0, first = 0;
};
Reports reports_of(const std::vector<Received>& reports);

/// A case that was opened: by now it counts, went into another one, or has no report any more.
struct Opened {
    bool merged = false, empty = false;
    int quarter = 1;
};
struct Cases {
    long opened = 0, merged = 0, withdrawn = 0, counted = 0;
};
Cases cases_of(const std::vector<Opened>& cases);

struct Consultations {
    long asked = 0, reported = 0, ended = 0, open = 0;
};

/// Lines in personal logbooks, rounded down to fives; nothing while they are of few people.
std::optional<long> lines_told(long lines, long people);

enum class QuarterState { not_over, reported, confirmed, nothing_confirmed, silent };
struct Confirmation {
    int quarter;
    AccountId account;
    Instant at;
};
struct Quarter {
    int quarter;
    QuarterState state;
    long cases = 0;
    std::optional<Confirmation> confirmed{};
};
std::vector<Quarter> quarters_of(int year, const std::vector<Opened>& cases, const std::vector<Confirmation>& confirmations, Day today);
bool is_over(int year, int quarter, Day today);

/// How many people of those in office likely went through it, by the survey, beside those of whom the register has a case.
struct Gap {
    long people = 0, answers = 0, experienced = 0, reported = 0;
    Interval likely{0, 0};   // people who went through it
    Interval missing{0, 0};  // of whom the register knows nothing
};
/// `results` as the survey published them; nothing when what is needed was hidden.
std::optional<Gap> gap_of(const std::string& results);

struct Completeness {
    int year = 0;
    Reports reports;
    Cases cases;
    Consultations consultations;
    std::optional<long> logbook_lines;
    std::vector<Quarter> quarters;
    std::optional<Gap> gap;
};
Completeness completeness_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, int year, Instant now);

namespace store {
std::vector<Confirmation> confirmations(storage::Transaction& tx, const OrganisationId& organisation, int year);
/// False: it was confirmed before.
bool confirm(storage::Transaction& tx, const OrganisationId& organisation, int year, const Confirmation& confirmation);
}  // namespace store

}  // namespace luwte::statistics
