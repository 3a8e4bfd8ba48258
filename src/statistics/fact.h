// Facts: what figures are made of, one per case, read from what other features publish for it. No words, no names.
//
// A dashboard counts the cases that its reader may know of and no others: whoever is kept out of a case sees the figures he
// would see if it did not exist. What a case counts for is therefore always something he could count by hand in his own list.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "storage/storage.h"

namespace luwte::statistics {

using CaseId = Id<struct IncidentTag>;

struct Fact {
    CaseId incident;
    std::string reference;
    std::string state;
    Instant reported_at;
    Day reported;                          // the day that decides in which year it counts
    std::string role, form;
    std::optional<std::string> behaviour, place;
    std::string person;                    // a pseudonym: who is met again is the same
    bool repeated = false;
    std::optional<double> first_contact;   // hours after the report
    std::optional<Day> responded;          // the organisation answered the offender: a measure was decided, or the duty to react is done
    bool filed = false;                    // reported to the police
    std::optional<int> score;              // how content the person it was aimed at is, 1 to 5 (C5)
    bool elsewhere = false;                // handled before the register was kept: what was done, it does not know
    int owed = 0, on_time = 0;             // conversations of aftercare whose day has come, and those held by then

    int year() const { return static_cast<int>(std::chrono::year_month_day{reported}.year()); }
};

/// A verdict of one affected person; a case may have several.
struct Score {
    std::string role;
    int score;
};

struct Span {
    Day first, last;
};
inline Span whole_year(int year)
{
    using namespace std::chrono;
    return {local_days{std::chrono::year{year} / January / 1}, local_days{std::chrono::year{year} / December / 31}};
}

/// Cases reported in this year or before may be gone, for they were kept long enough; whether there were any is not said. Nothing: all
/// that was ever reported is there.
std::optional<int> gone_through(storage::Transaction& tx, const OrganisationId& organisation);
bool is_whole(storage::Transaction& tx, const OrganisationId& organisation, int year);

/// Cases that `reader` may know of, reported within the span, oldest first. Merged cases count in the one they became part of;
/// a case whose every report was withdrawn does not count.
std::vector<Fact> facts_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Span span, Instant now);
/// The same for the account of a year, which no single person sees through: all of them.
std::vector<Fact> all_facts(storage::Transaction& tx, const OrganisationId& organisation, Span span, Instant now);
std::vector<Score> scores_for(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, Span span);

}  // namespace luwte::statistics
