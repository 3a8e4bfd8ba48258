// Figures of a dashboard: how many, of what kind, how they were dealt with, and how sure that is (uncertainty.h). This part
// counts; it reads nothing and knows no clock.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "statistics/fact.h"
#include "statistics/people_in_office.h"
#include "statistics/uncertainty.h"

namespace luwte::statistics {

/// Which cases; what is absent does not matter.
struct Filter {
    std::optional<std::string> role, behaviour, form, place;
    bool lets_through(const Fact& fact) const;
};
std::vector<Fact> filtered(std::vector<Fact> facts, const Filter& filter);

struct Number {
    long now = 0, before = 0;  // before: the same days of the year before
    Interval likely{0, 0};
    Trend trend = Trend::unclear;
};
struct Part {
    std::string id;  // empty: not known, or not classified yet
    Number number;
};
/// Of so many, so many; no interval while there is nothing to speak of.
struct Share {
    long hits = 0, of = 0;
    std::optional<Interval> likely;
};
struct RolePart {
    std::string id;
    Number number;
    long persons = 0;  // different people
    int in_office = 0;
    Share share;       // of those in office, how many were affected; nothing when fewer are known to be in office
};
struct Contentment {
    std::string role;
    long answers = 0;
    std::optional<Share> content;  // 4 or 5 of 5; absent when so few answered that an answer could be told from it
};

struct Figures {
    Number total;
    std::vector<Part> behaviours, forms, places;
    std::vector<RolePart> roles;
    Share repeated, contacted, contacted_within_day, responded, responded_in_time, aftercare, filed;
    std::optional<double> median_hours;  // until the first contact
    std::vector<Contentment> contentment;
};

/// `rules` of the protocol: what counts as in time, and how few answers are too few; silent: neither is told.
Figures figures(const std::vector<Fact>& now, const std::vector<Fact>& before, const std::vector<Score>& scores, const OfficeSheet& office,
                const OfficeSheet& office_before, const std::optional<protocol::Figures>& rules);

/// The last day on which a response to this case is in time.
Day in_time_until(const Fact& fact, const protocol::Period& within);

}  // namespace luwte::statistics
