// Holding a survey: who keeps it says how many people there are in each role, and gets that many links to hand out. Which
// link is whose, he may know or not; which answers are whose, nobody can.
#include "survey/survey_api.h"

#include <algorithm>

#include "http/route.h"
#include "journal/journal.h"
#include "survey/results_shown.h"
#include "survey/survey_store.h"
#include "vault/session_key.h"

namespace luwte::survey {

struct SurveyPeople {
    std::string role;
    int people;
};
SHAPE(SurveyPeople, role, people)

struct SurveyInput {
    int year;
    Day opens_on, closes_on;
    std::vector<SurveyPeople> people;
};
SHAPE(SurveyInput, year, opens_on, closes_on, people)

struct LinksView {
    std::string group;
    std::vector<std::string> roles;
    std::string fingerprint;
    std::vector<Shown> tokens;  // one-time, shown this once
};
SHAPE(LinksView, group, roles, fingerprint, tokens)

struct SurveyMade {
    std::string id;
    std::int64_t version;
    std::vector<LinksView> groups;
};
SHAPE(SurveyMade, id, version, groups)

struct SurveyGroup {
    std::string id;
    std::vector<std::string> roles;
    int people, tickets, answers;
    std::string fingerprint;
};
SHAPE(SurveyGroup, id, roles, people, tickets, answers, fingerprint)

struct SurveyView {
    std::string id;
    int year;
    Day opens_on, closes_on;
    std::string state;
    std::vector<SurveyGroup> groups;
    std::int64_t version;
};
SHAPE(SurveyView, id, year, opens_on, closes_on, state, groups, version)

struct SurveysView {
    std::vector<SurveyView> items;
};
SHAPE(SurveysView, items)

namespace {
constexpr int most_people = 900;  // of one role

std::string name_of(State state) { return state == State::waiting ? "waiting" : state == State::open ? "open" : "closed"; }

Result<std::vector<Group>> groups_wished(const protocol::Pack& pack, const SurveyInput& input)
{
    std::vector<Group> roles;
    for (std::size_t i = 0; i < input.people.size(); ++i) {
        const auto& line = input.people[i];
        const auto field = "/people/" + std::to_string(i);
        const auto role = std::find_if(pack.roles().begin(), pack.roles().end(), [&](const auto& one) { return one.id == line.role && one.reports; });
        if (role == pack.roles().end()) return invalid("people.role_unknown", field + "/role");
        if (line.people < 0 || line.people > most_people) return invalid("statistics.people_out_of_range", field + "/people");
        if (std::any_of(roles.begin(), roles.end(), [&](const auto& one) { return one.id == line.role; })) return invalid("survey.role_twice", field + "/role");
        roles.push_back({line.role, {line.role}, line.people});
    }
    return groups_of(roles);
}

LinksView open_group(storage::Transaction& tx, const SurveyId& survey, const Group& group, int position)
{
    const store::Keyed keyed{group, new_ticket_key()};
    store::add_group(tx, survey, keyed, position);
    LinksView view{group.id, group.roles, fingerprint(keyed.key.open), {}};
    for (int i = 0; i < group.people; ++i) {
        const auto token = vault::Token::random("survey");
        store::add_invitation(tx, survey, group.id, token.lookup());
        view.tokens.emplace_back(token.text());
    }
    return view;
}

Result<SurveyMade> hold(http::Call& call, const protocol::Pack& pack, const SurveyInput& input)
{
    TRY(acceptable(input.year, input.opens_on, input.closes_on, day_in_amsterdam(call.now)));
    const auto groups = TRY(groups_wished(pack, input));
    if (store::of_year(call.tx, call.actor.organisation, input.year)) return conflict("survey.year_taken");
    const Survey survey{fresh<SurveyId>(), call.actor.organisation, input.year, input.opens_on, input.closes_on};
    store::create(call.tx, survey, call.now);
    SurveyMade made{survey.id.text, 1, {}};
    for (const auto& group : groups) made.groups.push_back(open_group(call.tx, survey.id, group, static_cast<int>(made.groups.size())));
    journal::append(call.tx, call.actor.organisation, call.actor.account, "survey.held", survey.id.text, "", call.now);
    return made;
}

SurveyView view_of(http::Call& call, const Survey& survey)
{
    SurveyView view{survey.id.text, survey.year, survey.opens_on, survey.closes_on, name_of(survey.state(day_in_amsterdam(call.now))), {}, survey.version};
    const auto tallies = store::tallies(call.tx, survey);
    const auto groups = store::groups(call.tx, survey.id);
    for (std::size_t i = 0; i < groups.size(); ++i)
        view.groups.push_back({groups[i].group.id, groups[i].group.roles, groups[i].group.people, groups[i].issued, tallies[i].answers, fingerprint(groups[i].key.open)});
    return view;
}

Result<Survey> found(http::Call& call)
{
    const auto survey = store::find(call.tx, TRY(call.id<SurveyId>("surveyId")));
    if (!survey || survey->organisation != call.actor.organisation) return not_found("request.not_found");
    return *survey;
}

void make_results(storage::Transaction& tx, const Survey& survey)
{
    store::keep_results(tx, survey.id, write_results(results(monitor(), store::tallies(tx, survey))));
}

Result<SurveyView> close(http::Call& call)
{
    auto survey = TRY(found(call));
    const auto expected = TRY(call.expected_version());
    if (survey.closed_at) return conflict("survey.closed");
    if (!store::close(call.tx, survey.id, expected, call.now)) return stale("request.stale");
    make_results(call.tx, survey);
    journal::append(call.tx, call.actor.organisation, call.actor.account, "survey.closed", survey.id.text, "", call.now);
    survey.closed_at = call.now, survey.version = expected + 1;
    call.etag(survey.version);
    return view_of(call, survey);
}

Result<ResultsView> shown_results(http::Call& call)
{
    const auto survey = TRY(found(call));
    const auto kept = store::kept_results(call.tx, survey.id);
    if (!kept) return conflict("survey.not_closed");
    return read_results(survey, *kept);
}
}  // namespace

void close_due(storage::Transaction& tx, Instant now)
{
    for (const auto& survey : store::due(tx, day_in_amsterdam(now))) {
        if (!store::close(tx, survey.id, survey.version, now)) continue;
        make_results(tx, survey);
        journal::append(tx, survey.organisation, std::nullopt, "survey.closed", survey.id.text, "", now);
    }
}

void add_routes(http::Router& router, const people::PackOf& packs)
{
    router.get<SurveysView>("/surveys", http::may("statistics.read"), "The organisation's surveys, latest year first", [](http::Call& call) -> Result<SurveysView> {
        SurveysView view;
        for (const auto& survey : store::all(call.tx, call.actor.organisation)) view.items.push_back(view_of(call, survey));
        return view;
    });
    router.get<SurveyView>("/surveys/{surveyId}", http::may("statistics.read"), "One survey: who was invited, by group, and how many took part",
        [](http::Call& call) -> Result<SurveyView> {
            const auto survey = TRY(found(call));
            call.etag(survey.version);
            return view_of(call, survey);
        });
    router.post<SurveyInput, SurveyMade>("/surveys", http::may("statistics.publish"), "Holds a survey; answers with the one-time links, this once",
        [packs](http::Call& call, const SurveyInput& input) { return hold(call, packs(call.tx, call.actor.organisation), input); });
    router.post<http::Nothing, SurveyView>("/surveys/{surveyId}/_close", http::may("statistics.publish"), "Closes a survey and makes its results",
        [](http::Call& call, const http::Nothing&) { return close(call); });
    router.get<ResultsView>("/surveys/{surveyId}/results", http::may("statistics.read"), "The results, under disclosure control, beside the register and the national monitor",
        shown_results);
    add_answer_routes(router, packs);
}

}  // namespace luwte::survey
