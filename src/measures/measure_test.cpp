// Decisions about measures: values in, values or a refusal out.
#include "measures/measure.h"

#include <catch2/catch.hpp>

#include "measures/objection.h"
#include "protocol/deadline.h"

namespace luwte::measures {
namespace {

Day day(const char* text) { return *parse_day(text); }
const Day today = day("2026-03-09");

protocol::Measure ban()
{
    protocol::Measure rule;
    rule.id = "access_ban";
    rule.runs = true;
    rule.longest = protocol::parse_period("P1Y");
    rule.extension = protocol::parse_period("P6M");
    rule.review = protocol::parse_period("P3M");
    rule.objection = true;
    rule.objection_within = protocol::parse_period("P6W");
    rule.asks = {"place"};
    return rule;
}

Terms terms(const char* starts, const char* term)
{
    Terms terms;
    terms.decided_on = today;
    terms.starts = day(starts);
    terms.term = protocol::parse_period(term);
    terms.names_place = true;
    return terms;
}

Measure standing() { return *impose(ban(), terms("2026-03-10", "P6M"), today); }

std::vector<std::string> codes(const Refusal& refusal)
{
    std::vector<std::string> list;
    for (const auto& fault : refusal.faults) list.emplace_back(fault.code.text());
    return list;
}

}  // namespace

TEST_CASE("a term told as a period lasts through its last day, and the review lies inside it", "[measures]")
{
    const auto one = standing();
    CHECK(iso(*one.ends) == "2026-09-09");
    CHECK(iso(*one.review) == "2026-06-09");
    CHECK(iso(*one.objection_until) == "2026-04-20");  // six weeks after the day of the decision
    CHECK(phase(one, day("2026-03-09")) == Phase::announced);
    CHECK(phase(one, day("2026-03-10")) == Phase::in_force);
    CHECK(phase(one, day("2026-09-09")) == Phase::in_force);
    CHECK(phase(one, day("2026-09-10")) == Phase::ended);
}

TEST_CASE("every fault of the terms is told at once", "[measures]")
{
    Terms wrong;
    wrong.decided_on = day("2026-03-10");
    wrong.starts = day("2026-03-01");
    wrong.venue = "moon";
    const auto refused = impose(ban(), wrong, today);
    REQUIRE_FALSE(refused);
    CHECK(codes(refused.refusal()) == std::vector<std::string>{"measures.decision_lies_ahead", "measures.starts_before_decision",
                                                               "measures.end_missing", "measures.place_missing", "measures.venue_unknown"});
}

TEST_CASE("no ban is endless unless the protocol says so, and then it is looked at again", "[measures]")
{
    auto open = terms("2026-03-10", "P6M");
    open.term.reset();
    CHECK(impose(ban(), open, today).refusal().code() == "measures.end_missing");

    auto rule = ban();
    rule.endless = true;
    rule.longest.reset();
    rule.review.reset();
    CHECK(impose(rule, open, today).refusal().code() == "measures.review_missing");
    open.review = day("2026-09-01");
    CHECK_FALSE(impose(rule, open, today)->ends);
}

TEST_CASE("a term may not be longer than the protocol's longest, to the day", "[measures]")
{
    auto exact = terms("2026-03-10", "P1Y");
    CHECK(iso(*impose(ban(), exact, today)->ends) == "2027-03-09");
    exact.term.reset();
    exact.ends = day("2027-03-10");
    CHECK(impose(ban(), exact, today).refusal().code() == "measures.too_long");
}

TEST_CASE("a warning is done once: it has no term, and no day before it was decided", "[measures]")
{
    protocol::Measure warning;
    warning.id = "oral_warning";
    auto with_term = terms("2026-03-10", "P6M");
    CHECK(impose(warning, with_term, today).refusal().code() == "measures.does_not_run");

    Terms plain;
    plain.decided_on = today;
    const auto open = *impose(warning, plain, today);
    CHECK(phase(open, today) == Phase::open);
    CHECK(carry_out(open, day("2026-03-08"), today).refusal().code() == "measures.done_before_decision");
    CHECK(carry_out(open, day("2026-03-10"), today).refusal().code() == "measures.day_lies_ahead");
    CHECK(carry_out(*carry_out(open, today, today), today, today).refusal().code() == "measures.not_open");
    CHECK(may_be_breached(open, today, today).refusal().code() == "measures.cannot_be_breached");
}

TEST_CASE("a shifted start keeps the term: a period by the calendar, days by their number", "[measures]")
{
    const auto by_period = *shift(standing(), day("2026-05-31"), today);
    CHECK(iso(*by_period.ends) == "2026-11-30");

    auto counted = terms("2026-03-10", "P6M");
    counted.term.reset();
    counted.ends = day("2026-03-19");
    const auto by_days = *shift(*impose(ban(), counted, today), day("2026-04-01"), today);
    CHECK(*by_days.ends - *by_days.starts == std::chrono::days{9});
    CHECK(shift(standing(), day("2026-03-10"), today).refusal().code() == "measures.not_later");
    CHECK(shift(standing(), day("2026-03-20"), day("2026-03-25")).refusal().code() == "measures.start_lies_behind");
}

TEST_CASE("an extension is longer than before, and no longer than the protocol lets it be", "[measures]")
{
    CHECK(extend(ban(), standing(), day("2026-09-09"), {}, today).refusal().code() == "measures.not_longer");
    CHECK(iso(*extend(ban(), standing(), day("2027-03-09"), {}, today)->ends) == "2027-03-09");
    CHECK(extend(ban(), standing(), day("2027-03-10"), {}, today).refusal().code() == "measures.too_long");

    auto without = ban();
    without.extension.reset();
    CHECK(extend(without, standing(), day("2027-03-09"), {}, today));
    CHECK(extend(without, standing(), day("2027-03-10"), {}, today).refusal().code() == "measures.too_long");
    CHECK(extend(ban(), standing(), day("2026-12-01"), {}, day("2026-09-10")).refusal().code() == "measures.not_in_force");
}

TEST_CASE("what was lifted or annulled is over, and cannot be changed again", "[measures]")
{
    const auto lifted = *lift(standing(), today, today);
    CHECK(phase(lifted, today) == Phase::lifted);
    CHECK(lift(lifted, today, today).refusal().code() == "measures.is_over");
    CHECK(annul(lifted).refusal().code() == "measures.is_over");
    CHECK(shift(lifted, day("2026-05-01"), today).refusal().code() == "measures.not_in_force");
    CHECK(lift(standing(), day("2026-09-10"), day("2026-09-10")).refusal().code() == "measures.is_over");
}

TEST_CASE("a breach lies within the term", "[measures]")
{
    CHECK(may_be_breached(standing(), day("2026-03-10"), day("2026-03-11")));
    CHECK(may_be_breached(standing(), day("2026-09-09"), day("2026-10-01")));  // told later
    CHECK(may_be_breached(standing(), day("2026-09-10"), day("2026-10-01")).refusal().code() == "measures.outside_its_term");
    CHECK(may_be_breached(standing(), day("2026-03-12"), day("2026-03-11")).refusal().code() == "measures.day_lies_ahead");
}

TEST_CASE("an objection upheld annuls, partly upheld changes something, and any other may move the start", "[measures]")
{
    const auto one = standing();
    CHECK((*consequence(one, ObjectionOutcome::upheld, {}, today))->kind == DecisionKind::annulled);
    CHECK(consequence(one, ObjectionOutcome::partly_upheld, {}, today).refusal().code() == "measures.change_missing");
    CHECK_FALSE(*consequence(one, ObjectionOutcome::dismissed, {}, today));
    const auto shifted = *consequence(one, ObjectionOutcome::dismissed, {day("2026-05-01"), {}}, today);
    CHECK(shifted->kind == DecisionKind::shifted);
    CHECK(iso(*shifted->measure.ends) == "2026-10-31");
    const auto shortened = *consequence(one, ObjectionOutcome::partly_upheld, {{}, day("2026-06-30")}, today);
    CHECK(shortened->kind == DecisionKind::shortened);
    CHECK(consequence(one, ObjectionOutcome::upheld, {day("2026-05-01"), {}}, today).refusal().code() == "measures.annulled_has_no_term");

    auto received = *receive(one, day("2026-03-20"), day("2026-03-21"));
    received = *decide(received, ObjectionOutcome::dismissed, day("2026-04-01"), day("2026-04-01"));
    CHECK(decide(received, ObjectionOutcome::upheld, day("2026-04-02"), day("2026-04-02")).refusal().code() == "measures.objection_decided");
    auto warning = one;
    warning.objection_until.reset();
    CHECK(receive(warning, today, today).refusal().code() == "measures.no_objection_possible");
}

}  // namespace luwte::measures
