// The survey: what people in office experienced, asked of all of them and known of none. Who was invited is one thing and
// what was answered another: an invitation gives one blindly signed ticket (ticket.h), a ticket lets one set of answers be
// counted, and of the answers only counts are kept. This part decides; it knows no clock and no database.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "survey/questionnaire.h"

namespace luwte::survey {

using SurveyId = Id<struct SurveyTag>;

/// Nobody is told apart in a group smaller than this, neither when invited nor in the results.
inline constexpr int smallest_group = 10;
inline constexpr const char* others = "others";

struct Group {
    std::string id;  // the role's, or `others` for roles too small to stand alone
    std::vector<std::string> roles;
    int people = 0;
};

/// Roles of at least smallest_group people stand alone; the others are together, with the smallest of those when they are still
/// too few. Declines when all people together are.
Result<std::vector<Group>> groups_of(const std::vector<Group>& roles);

enum class State { waiting, open, closed };

struct Survey {
    SurveyId id;
    OrganisationId organisation;
    int year = 0;
    Day opens_on, closes_on;
    std::optional<Instant> closed_at;
    std::int64_t version = 1;
    State state(Day today) const;
};

/// Declines a year or a period that cannot be.
Result<Done> acceptable(int year, Day opens_on, Day closes_on, Day today);

/// What one set of answers adds to the counts. `asked` and `unanswered` stand for options of that name.
inline constexpr const char* asked = "_asked";
inline constexpr const char* unanswered = "_unanswered";
struct Mark {
    std::string question, option;
};
std::vector<Mark> marks_of(const Questionnaire& questionnaire, const Answers& answers);

/// Counts of one group; answers counts the people.
struct Tally {
    Group group;
    int answers = 0;
    std::map<std::pair<std::string, std::string>, long> counts;
    long reported = 0;  // people of these roles of whom the register has a case in the year asked about
};

struct Results {
    struct Line {
        std::string question, option;
        std::vector<std::optional<long>> counts;  // for each group, then for all together; nothing: hidden
    };
    std::vector<Tally> groups;  // as they are shown: too few answers are put together
    int answers = 0;
    std::vector<std::optional<long>> reported;  // like a line's counts
    std::vector<Line> lines;
};
/// Under disclosure control, proved against the intruder. Nothing when the answers are too few to show any.
std::optional<Results> results(const Questionnaire& questionnaire, std::vector<Tally> tallies);

}  // namespace luwte::survey
