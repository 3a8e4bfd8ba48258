// Taking part, with nothing but a link: see the questions, have a ticket signed, hand in answers with it. None of the three
// asks who somebody is, and the client sends no cookie with them.
#include "http/route.h"
#include "survey/question_shown.h"
#include "survey/survey_api.h"
#include "survey/survey_store.h"
#include "vault/session_key.h"

namespace luwte::survey {

struct InvitationInput {
    Secret invitation;
};
SHAPE(InvitationInput, invitation)

struct SurveyForm {
    std::string survey, organisation;
    int year;
    Day closes_on;
    std::string group;
    std::vector<SurveyWords> roles;
    int people;  // who were invited alike, and among whom nobody is told apart
    std::string fingerprint, modulus, exponent;
    bool used;
    std::vector<SurveyQuestion> questions;
};
SHAPE(SurveyForm, survey, organisation, year, closes_on, group, roles, people, fingerprint, modulus, exponent, used, questions)

struct SignInput {
    Secret invitation;
    std::string blinded;
};
SHAPE(SignInput, invitation, blinded)

struct SignedView {
    std::string signature;
};
SHAPE(SignedView, signature)

struct SurveyAnswer {
    std::string question;
    std::vector<std::string> options;
};
SHAPE(SurveyAnswer, question, options)

struct AnswersInput {
    std::string survey, group, ticket, signature;
    std::vector<SurveyAnswer> answers;
};
SHAPE(AnswersInput, survey, group, ticket, signature, answers)

namespace {
std::vector<SurveyWords> roles_of(const protocol::Pack& pack, const Group& group)
{
    std::vector<SurveyWords> views;
    for (const auto& role : pack.roles())
        if (std::find(group.roles.begin(), group.roles.end(), role.id) != group.roles.end()) views.push_back({{role.name.nl}, {role.name.en}});
    return views;
}

struct Entrance {
    Bytes lookup;
    store::Invited invited;
    Survey survey;
    store::Keyed group;
};

/// One answer for a link that is unknown, of a survey that is over, or not yet open to it.
Result<Entrance> entrance(storage::Transaction& tx, const Secret& link, Instant now)
{
    const auto unknown = not_found("survey.link_unknown");
    const auto token = vault::Token::parse("survey", link.reveal());
    if (!token) return unknown;
    const auto invited = store::invited(tx, token->lookup());
    if (!invited) return unknown;
    const auto survey = store::find(tx, invited->survey);
    const auto state = survey->state(day_in_amsterdam(now));
    if (state == State::waiting) return conflict("survey.not_open_yet");
    if (state == State::closed) return conflict("survey.closed");
    for (auto& group : store::groups(tx, survey->id))
        if (group.group.id == invited->group) return Entrance{token->lookup(), *invited, *survey, group};
    return unknown;
}

Result<SurveyForm> form(http::Call& call, const people::PackOf& packs, const InvitationInput& input)
{
    const auto at = TRY(entrance(call.tx, input.invitation, call.now));
    const auto& pack = packs(call.tx, at.survey.organisation);
    const auto numbers = numbers_of(at.group.key.open);
    const auto organisation = people::organisation(call.tx, at.survey.organisation);
    SurveyForm view{at.survey.id.text, organisation->name, at.survey.year, at.survey.closes_on, at.group.group.id, roles_of(pack, at.group.group), at.group.group.people,
                    fingerprint(at.group.key.open), base64url(numbers.modulus), base64url(numbers.exponent), at.invited.asked.has_value(), {}};
    view.questions = view_of(monitor());
    return view;
}

Result<SignedView> sign(http::Call& call, const SignInput& input)
{
    const auto at = TRY(entrance(call.tx, input.invitation, call.now));
    const auto blinded = from_base64url(input.blinded);
    if (!blinded) return invalid("survey.ticket_unusable", "/blinded");
    const auto digest = sha256(*blinded);
    // The same again: the first answer was lost on its way.
    if (at.invited.asked && *at.invited.asked != digest) return conflict("survey.link_used");
    const auto signature = TRY(sign_blinded(at.group.key.hidden, *blinded));
    if (!at.invited.asked) store::keep_asked(call.tx, at.lookup, digest);
    return SignedView{base64url(signature)};
}

Result<Answers> answers_of(const AnswersInput& input)
{
    Answers answers;
    for (const auto& answer : input.answers) {
        if (answers.contains(answer.question)) return invalid("survey.one_answer", "/answers");
        answers[answer.question] = {answer.options.begin(), answer.options.end()};
    }
    TRY(check(monitor(), answers));
    return answers;
}

Result<http::Nothing> hand_in(http::Call& call, const AnswersInput& input)
{
    const auto ticket = from_base64url(input.ticket), signature = from_base64url(input.signature);
    if (!ticket || !signature) return invalid("survey.ticket_unusable", "/ticket");
    const auto survey = is_uuid(input.survey) ? store::find(call.tx, SurveyId{input.survey}) : std::nullopt;
    if (!survey) return not_found("survey.link_unknown");
    if (survey->state(day_in_amsterdam(call.now)) != State::open) return conflict("survey.closed");
    const auto groups = store::groups(call.tx, survey->id);
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.group.id == input.group; });
    if (group == groups.end() || !is_signed(group->key.open, *ticket, *signature)) return invalid("survey.ticket_not_signed", "/signature");
    const auto answers = TRY(answers_of(input));
    if (!store::spend(call.tx, survey->id, sha256(*ticket))) return conflict("survey.ticket_used");
    store::count(call.tx, survey->id, group->group.id, marks_of(monitor(), answers));
    return http::Nothing{};
}
}  // namespace

void add_answer_routes(http::Router& router, const people::PackOf& packs)
{
    router.post<InvitationInput, SurveyForm>("/survey-invitations/_open", http::anyone(), "The questions behind a one-time link",
        [packs](http::Call& call, const InvitationInput& input) { return form(call, packs, input); });
    router.post<SignInput, SignedView>("/survey-invitations/_sign", http::anyone(), "Signs a ticket without seeing it; each link gets one", sign);
    router.post<AnswersInput, http::Nothing>("/survey-answers/_count", http::anyone(), "Counts a set of answers; each ticket counts once", hand_in);
}

}  // namespace luwte::survey
