// Whose voice belongs before a decision, and when it may be taken.
#include "measures/deciding.h"

#include <catch2/catch.hpp>

namespace luwte::measures {
namespace {

using protocol::Part;

const AffectedId sanne{"a"}, joost{"b"};

Voice voice(Part part, const char* role, std::optional<Answer> answer, std::optional<AffectedId> affected = {}, const char* about = every_response)
{
    Voice voice;
    voice.id = fresh<VoiceId>();
    voice.part = part;
    voice.role = role;
    voice.affected = affected;
    voice.about = about;
    voice.answer = answer;
    return voice;
}

std::vector<std::string> refused(const std::vector<protocol::Step>& steps, const Known& known, const char* decider = "griffier", bool unheard = false)
{
    std::vector<std::string> codes;
    const auto may = may_decide(standing(steps, "access_ban", known, {}), decider, unheard);
    if (!may)
        for (const auto& fault : may.refusal().faults) codes.emplace_back(fault.code.text());
    return codes;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("each affected person is heard, and is not asked about only some measures when asked about all", "[measures]")
{
    const std::vector<protocol::Step> steps{{Part::heard, "affected", true, "W 1"}};
    Known known{{sanne, joost}, {voice(Part::heard, "affected", Answer::said, sanne)}, {}};
    CHECK(refused(steps, known) == Codes{"measures.not_heard"});
    known.voices.push_back(voice(Part::heard, "affected", Answer::said, joost, "oral_warning"));
    CHECK(refused(steps, known) == Codes{"measures.not_heard"});
    known.voices.push_back(voice(Part::heard, "affected", Answer::refuses, joost, "access_ban"));
    CHECK(refused(steps, known).empty());  // being heard is not having to agree
}

TEST_CASE("a yes is needed where somebody must consent, and the latest answer counts", "[measures]")
{
    const std::vector<protocol::Step> steps{{Part::consents, "deputy_mayor", true, "x"}};
    Known known;
    CHECK(refused(steps, known) == Codes{"measures.consent_missing"});
    known.voices = {voice(Part::consents, "deputy_mayor", std::nullopt)};
    CHECK(refused(steps, known) == Codes{"measures.consent_missing"});
    known.voices.push_back(voice(Part::consents, "deputy_mayor", Answer::refuses));
    CHECK(refused(steps, known) == Codes{"measures.consent_refused"});
    known.voices.push_back(voice(Part::consents, "deputy_mayor", Answer::agrees));
    CHECK(refused(steps, known).empty());
    CHECK(refused(steps, {}, "deputy_mayor").empty());  // his own decision is his consent
}

TEST_CASE("whoever may veto stops it by saying no, not by saying nothing", "[measures]")
{
    const std::vector<protocol::Step> steps{{Part::vetoes, "affected", true, "x"}};
    CHECK(refused(steps, {{sanne}, {}, {}}).empty());
    CHECK(refused(steps, {{sanne}, {voice(Part::vetoes, "affected", Answer::refuses, sanne)}, {}}) == Codes{"measures.vetoed"});
}

TEST_CASE("the other side was heard, refused, or gave no answer, or it is said why not first", "[measures]")
{
    const std::vector<protocol::Step> steps{{Part::hearing, "", true, "W 2"}};
    Known known;
    CHECK(refused(steps, known) == Codes{"measures.hearing_missing"});
    CHECK(refused(steps, known, "griffier", true).empty());
    Hearing invited;
    known.hearings = {invited};
    CHECK(refused(steps, known) == Codes{"measures.hearing_missing"});
    for (auto outcome : {HearingOutcome::account, HearingOutcome::refused, HearingOutcome::no_answer}) {
        known.hearings[0].outcome = outcome;
        CHECK(refused(steps, known).empty());
    }
    known.hearings[0].offender = OffenderId{"x"};
    CHECK_FALSE(may_decide(standing(steps, "access_ban", known, OffenderId{"y"}), "griffier", false));
}

TEST_CASE("everything that is missing is told at once, and advice stands in nobody's way", "[measures]")
{
    const std::vector<protocol::Step> steps{{Part::decides, "affected", true, "A"}, {Part::heard, "police", false, "A"},
                                            {Part::advises, "designated_officer", true, "x"}, {Part::hearing, "", true, "x"}};
    CHECK(refused(steps, {{sanne}, {}, {}}) == Codes{"measures.decider_missing", "measures.advice_missing", "measures.hearing_missing"});
    auto advice = steps;
    for (auto& step : advice) step.required = false;
    CHECK(refused(advice, {{sanne}, {voice(Part::decides, "affected", Answer::refuses, sanne)}, {}}).empty());
}

TEST_CASE("whoever refuses every measure is followed, once asked", "[measures]")
{
    const std::vector<protocol::Step> steps{{Part::decides, "affected", true, "A"}};
    CHECK(may_leave_it(standing(steps, every_response, {{sanne}, {}, {}}, {}), "griffier").refusal().code() == "measures.decider_missing");
    const Known asked{{sanne}, {voice(Part::decides, "affected", Answer::refuses, sanne)}, {}};
    CHECK(may_leave_it(standing(steps, every_response, asked, {}), "griffier"));
    CHECK(may_decide(standing(steps, every_response, asked, {}), "griffier", false).refusal().code() == "measures.decider_refuses");
}

TEST_CASE("an answer is given once, a yes or a no where that is asked, and an account has words", "[measures]")
{
    const Instant now{};
    const auto open = voice(Part::consents, "mayor", std::nullopt);
    CHECK(answer(open, Answer::said, {}, now).refusal().code() == "measures.yes_or_no");
    CHECK(answer(*answer(open, Answer::agrees, {}, now), Answer::refuses, {}, now).refusal().code() == "measures.answered_before");
    const Hearing hearing;
    CHECK(close(hearing, HearingOutcome::account, Day{}, false, {}, now).refusal().code() == "measures.account_missing");
    CHECK(close(*close(hearing, HearingOutcome::no_answer, Day{}, false, {}, now), HearingOutcome::account, Day{}, true, {}, now).refusal().code() ==
          "measures.hearing_closed");
}

TEST_CASE("a decision is taken by a role that the protocol lets take it", "[measures]")
{
    CHECK(*taker({}, std::nullopt) == "");
    CHECK(*taker({"mayor"}, std::nullopt) == "mayor");
    CHECK(taker({"mayor", "griffier"}, std::nullopt).refusal().code() == "measures.decider_not_named");
    CHECK(taker({"mayor"}, "griffier").refusal().code() == "measures.not_theirs_to_decide");
}

}  // namespace luwte::measures
