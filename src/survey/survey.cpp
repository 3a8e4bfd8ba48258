#include "survey/survey.h"

#include <algorithm>

namespace luwte::survey {

Result<std::vector<Group>> groups_of(const std::vector<Group>& roles)
{
    std::vector<Group> out;
    Group rest{others, {}, 0};
    auto join = [&](const Group& group) {
        rest.roles.insert(rest.roles.end(), group.roles.begin(), group.roles.end());
        rest.people += group.people;
    };
    for (const auto& role : roles) {
        if (role.people == 0) continue;
        if (role.people >= smallest_group) out.push_back(role);
        else join(role);
    }
    if (rest.people > 0 && rest.people < smallest_group && !out.empty()) {
        const auto smallest = std::min_element(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.people < b.people; });
        join(*smallest);
        out.erase(smallest);
    }
    if (rest.people > 0) out.push_back(rest);
    if (out.empty() || (out.size() == 1 && out[0].people < smallest_group)) return conflict("survey.too_few_people");
    return out;
}

State Survey::state(Day today) const
{
    if (closed_at || today > closes_on) return State::closed;
    return today < opens_on ? State::waiting : State::open;
}

Result<Done> acceptable(int year, Day opens_on, Day closes_on, Day today)
{
    const auto this_year = static_cast<int>(std::chrono::year_month_day{today}.year());
    if (year < this_year - 1 || year > this_year + 1) return invalid("survey.year_impossible", "/year");
    if (opens_on < today) return invalid("survey.opens_in_the_past", "/opensOn");
    if (closes_on < opens_on + std::chrono::days{6}) return invalid("survey.too_short", "/closesOn");
    if (closes_on > opens_on + std::chrono::days{92}) return invalid("survey.too_long", "/closesOn");
    return Done{};
}

std::vector<Mark> marks_of(const Questionnaire& questionnaire, const Answers& answers)
{
    std::vector<Mark> out;
    for (const auto& question : questionnaire.questions) {
        if (!question.after.empty()) {
            const auto before = answers.find(question.after);
            if (before == answers.end() || std::none_of(before->second.begin(), before->second.end(), [&](const auto& option) { return question.when.contains(option); })) continue;
        }
        out.push_back({question.id, asked});
        const auto at = answers.find(question.id);
        if (at == answers.end() || at->second.empty()) out.push_back({question.id, unanswered});
        else for (const auto& option : at->second) out.push_back({question.id, option});
    }
    return out;
}

}  // namespace luwte::survey
