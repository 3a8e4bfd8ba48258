#include "measures/measure.h"

#include <algorithm>
#include <array>

#include "base/require.h"
#include "protocol/deadline.h"

namespace luwte::measures {
namespace {

constexpr std::array<std::string_view, 5> states{"open", "carried_out", "standing", "lifted", "annulled"};
constexpr std::array<std::string_view, 7> phases{"open", "carried_out", "announced", "in_force", "ended", "lifted", "annulled"};

Refusal all(std::vector<Fault> faults) { return {Kind::invalid, std::move(faults)}; }

/// The last day that the pack allows: of an extension counted from the day after the present end.
std::optional<Day> latest_end(const protocol::Measure& rule, const Measure& measure)
{
    if (measure.ends && rule.extension) return protocol::last_day(*rule.extension, *measure.ends + std::chrono::days{1});
    if (rule.longest) return protocol::last_day(*rule.longest, *measure.starts);
    return std::nullopt;
}

void check_review(std::vector<Fault>& faults, const Measure& measure)
{
    if (!measure.review) return;
    if (*measure.review < *measure.starts || (measure.ends && *measure.review > *measure.ends))
        faults.push_back({"measures.review_outside", "/reviewOn"});
}

/// The day on which the pack wants it looked at again, as far as that comes before the end.
std::optional<Day> review_by(const protocol::Measure& rule, const Measure& measure)
{
    if (!rule.review) return std::nullopt;
    const auto day = protocol::last_day(*rule.review, *measure.starts);
    return measure.ends && day >= *measure.ends ? std::nullopt : std::optional{day};
}

void run(std::vector<Fault>& faults, const protocol::Measure& rule, const Terms& terms, Measure& measure)
{
    measure.starts = terms.starts.value_or(terms.decided_on);
    measure.term = terms.term;
    measure.ends = terms.term ? protocol::last_day(*terms.term, *measure.starts) : terms.ends;
    if (*measure.starts < terms.decided_on) faults.push_back({"measures.starts_before_decision", "/startsOn"});
    if (terms.term && terms.ends) faults.push_back({"measures.end_told_twice", "/endsOn"});
    // No endless ban unless the protocol says so.
    if (!measure.ends && !rule.endless) faults.push_back({"measures.end_missing", "/endsOn"});
    if (measure.ends && *measure.ends < *measure.starts) {
        faults.push_back({"measures.ends_before_start", "/endsOn"});
        return;
    }
    if (const auto latest = rule.longest ? std::optional{protocol::last_day(*rule.longest, *measure.starts)} : std::nullopt;
        latest && measure.ends && *measure.ends > *latest)
        faults.push_back({"measures.too_long", "/endsOn"});
    measure.review = terms.review ? terms.review : review_by(rule, measure);
    // What never ends by itself must at least be looked at again.
    if (!measure.ends && rule.endless && !measure.review) faults.push_back({"measures.review_missing", "/reviewOn"});
    check_review(faults, measure);
}

}  // namespace

Phase phase(const Measure& measure, Day today)
{
    switch (measure.state) {
    case State::open: return Phase::open;
    case State::carried_out: return Phase::carried_out;
    case State::lifted: return Phase::lifted;
    case State::annulled: return Phase::annulled;
    case State::standing: break;
    }
    if (today < *measure.starts) return Phase::announced;
    return measure.ends && *measure.ends < today ? Phase::ended : Phase::in_force;
}

bool over(const Measure& measure, Day today)
{
    const auto now = phase(measure, today);
    return now != Phase::open && now != Phase::announced && now != Phase::in_force;
}

Result<Measure> impose(const protocol::Measure& rule, const Terms& terms, Day today)
{
    std::vector<Fault> faults;
    Measure measure;
    measure.kind = rule.id;
    measure.name = rule.name;
    measure.source = rule.source;
    measure.unverified = rule.unverified;
    measure.runs = rule.runs;
    measure.decided_on = terms.decided_on;
    measure.venue = terms.venue;
    measure.state = rule.runs ? State::standing : State::open;

    if (terms.decided_on > today) faults.push_back({"measures.decision_lies_ahead", "/decidedOn"});
    if (rule.runs)
        run(faults, rule, terms, measure);
    else if (terms.starts || terms.ends || terms.term || terms.review)
        faults.push_back({"measures.does_not_run", "/startsOn"});
    if (rule.asks.contains("place") && !terms.names_place) faults.push_back({"measures.place_missing", "/place"});
    if (rule.asks.contains("limits") && !terms.names_limits) faults.push_back({"measures.limits_missing", "/limits"});
    const auto offered = [&](const auto& venue) { return venue.id == *terms.venue; };
    if (terms.venue && std::none_of(rule.venues.begin(), rule.venues.end(), offered))
        faults.push_back({"measures.venue_unknown", "/venue"});
    if (!faults.empty()) return all(std::move(faults));

    // Awb 6:7 and 6:8: the term begins on the day after the decision was made known.
    if (rule.objection_within)
        measure.objection_until = protocol::last_day(*rule.objection_within, terms.decided_on + std::chrono::days{1});
    return measure;
}

Result<Measure> carry_out(Measure measure, Day on, Day today)
{
    if (measure.state != State::open) return conflict("measures.not_open");
    if (on > today) return invalid("measures.day_lies_ahead", "/doneOn");
    if (on < measure.decided_on) return invalid("measures.done_before_decision", "/doneOn");

    measure.state = State::carried_out;
    measure.done_on = on;
    return measure;
}

Result<Measure> extend(const protocol::Measure& rule, Measure measure, Day until, std::optional<Day> review, Day today)
{
    const auto now = phase(measure, today);
    if (now != Phase::announced && now != Phase::in_force) return conflict("measures.not_in_force");
    if (!measure.ends) return conflict("measures.has_no_end");
    if (until <= *measure.ends) return invalid("measures.not_longer", "/endsOn");
    if (const auto latest = latest_end(rule, measure); latest && until > *latest) return invalid("measures.too_long", "/endsOn");

    const bool reviewed = measure.review && *measure.review < today;
    measure.ends = until;
    measure.term.reset();
    if (review || reviewed) measure.review = review;
    std::vector<Fault> faults;
    check_review(faults, measure);
    if (!faults.empty()) return all(std::move(faults));
    return measure;
}

Result<Measure> shorten(Measure measure, Day until, Day today)
{
    const auto now = phase(measure, today);
    if (now != Phase::announced && now != Phase::in_force) return conflict("measures.not_in_force");
    if (measure.ends && until >= *measure.ends) return invalid("measures.not_shorter", "/endsOn");
    if (until < std::max(today, *measure.starts)) return invalid("measures.ends_before_start", "/endsOn");

    measure.ends = until;
    measure.term.reset();
    if (measure.review && *measure.review > until) measure.review = until;
    return measure;
}

Result<Measure> lift(Measure measure, Day on, Day today)
{
    if (measure.state != State::standing && measure.state != State::open) return conflict("measures.is_over");
    if (over(measure, today)) return conflict("measures.is_over");
    if (on > today) return invalid("measures.decision_lies_ahead", "/decidedOn");

    measure.state = State::lifted;
    measure.done_on = on;
    return measure;
}

Result<Measure> shift(Measure measure, Day start, Day today)
{
    if (measure.state != State::standing) return conflict("measures.not_in_force");
    if (start <= *measure.starts) return invalid("measures.not_later", "/startsOn");
    if (start < today) return invalid("measures.start_lies_behind", "/startsOn");

    const auto later = start - *measure.starts;
    if (measure.ends) measure.ends = measure.term ? protocol::last_day(*measure.term, start) : *measure.ends + later;
    if (measure.review) *measure.review += later;
    if (measure.review && measure.ends) measure.review = std::min(*measure.review, *measure.ends);
    measure.starts = start;
    return measure;
}

Result<Measure> annul(Measure measure)
{
    if (measure.state == State::lifted || measure.state == State::annulled) return conflict("measures.is_over");
    measure.state = State::annulled;
    return measure;
}

Result<Done> may_be_breached(const Measure& measure, Day on, Day today)
{
    if (!measure.runs) return conflict("measures.cannot_be_breached");
    if (on > today) return invalid("measures.day_lies_ahead", "/occurredAt");
    if (on < *measure.starts || (measure.ends && on > *measure.ends)) return invalid("measures.outside_its_term", "/occurredAt");
    if (measure.state == State::annulled) return conflict("measures.is_over");
    if (measure.state == State::lifted && on >= *measure.done_on) return conflict("measures.is_over");
    return Done{};
}

std::string_view name_of(State state) { return states[static_cast<std::size_t>(state)]; }

State state_of(std::string_view name)
{
    const auto found = std::find(states.begin(), states.end(), name);
    REQUIRE_THAT_HOLDS(found != states.end());
    return static_cast<State>(found - states.begin());
}

std::string_view name_of(Phase phase) { return phases[static_cast<std::size_t>(phase)]; }

}  // namespace luwte::measures
