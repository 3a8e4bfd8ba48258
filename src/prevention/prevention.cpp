#include "prevention/prevention.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/findable.h"
#include "base/require.h"
#include "protocol/deadline.h"

namespace luwte::prevention {
namespace {

constexpr std::int64_t most_participants = 100'000;

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80); }

bool holds_word(const std::string& text, const std::string& word)
{
    if (word.empty()) return false;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : text) {
        if (is_letter(c)) words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

constexpr std::size_t shortest_part = 3;  // of a name, when it stands alone
constexpr std::array particles{"van", "der", "den", "het", "ten", "ter", "von", "del", "dos"};

bool tells(const std::string& part)
{
    return part.size() >= shortest_part && std::find(particles.begin(), particles.end(), part) == particles.end();
}

bool names_person(const std::string& text, const std::string& name)
{
    if (holds_word(text, name)) return true;
    const auto parts = words_of(name);
    return std::any_of(parts.begin(), parts.end(), [&](const std::string& part) { return tells(part) && holds_word(text, part); });
}

/// Also one with an accent: in UTF-8 these begin with C3 and stand below 9F.
bool has_capital(const std::string& word)
{
    return (word.front() >= 'A' && word.front() <= 'Z') || (word.size() > 1 && word[0] == '\xC3' && static_cast<unsigned char>(word[1]) < 0x9F);
}

/// Words with a capital inside a sentence, or at its beginning when the next has one too: "Piet Jansen, een buurman."
std::vector<std::string> capitals_in(std::string_view description)
{
    std::vector<std::string> names;
    std::string first;  // of the sentence, when it has a capital
    bool opens = true;
    for (std::size_t at = 0; at < description.size();) {
        auto end = at;
        while (end < description.size() && is_letter(description[end])) ++end;
        if (end == at) {
            opens = opens || description[at] == '.' || description[at] == '!' || description[at] == '?' || description[at] == '\n';
            ++at;
            continue;
        }
        const std::string word{description.substr(at, end - at)};
        if (has_capital(word) && !opens) {
            names.push_back(word);
            if (!first.empty()) names.push_back(first);
        }
        first = opens && has_capital(word) ? word : std::string{};
        opens = false;
        at = end;
    }
    return names;
}

}  // namespace

const char* name_of(RecordState state)
{
    switch (state) {
    case RecordState::planned: return "planned";
    case RecordState::held: return "held";
    case RecordState::cancelled: return "cancelled";
    }
    return "";
}

RecordState state_of(std::string_view name)
{
    for (auto state : {RecordState::planned, RecordState::held, RecordState::cancelled})
        if (name == name_of(state)) return state;
    REQUIRE_THAT_HOLDS(!"a stored value is one of the three");
    return RecordState::planned;
}

const char* name_of(PreventionKind kind)
{
    switch (kind) {
    case PreventionKind::induction: return "induction";
    case PreventionKind::case_discussion: return "case_discussion";
    case PreventionKind::training: return "training";
    case PreventionKind::evaluation: return "evaluation";
    case PreventionKind::agenda_item: return "agenda_item";
    case PreventionKind::alarm_test: return "alarm_test";
    case PreventionKind::starter_package: return "starter_package";
    case PreventionKind::account: return "account";
    }
    return "";
}

std::optional<Day> next(const protocol::PreventionItem& item, const std::optional<Day>& last_held, Day today)
{
    if (!item.every) return std::nullopt;
    if (!last_held) return today;
    return day_in_amsterdam(protocol::ends(*item.every, in_amsterdam(*last_held, {})));
}

std::vector<Fault> faults_in(const PreventionRecordInput& input, const std::vector<protocol::PreventionItem>& items, Day today)
{
    std::vector<Fault> faults;
    const bool known = std::any_of(items.begin(), items.end(), [&](const auto& item) { return item.id == input.item && !item.kind.empty(); });
    if (input.item.has_value() == input.kind.has_value()) faults.push_back({"prevention.item_or_kind", "/item"});
    else if (input.item && !known) faults.push_back({"prevention.item_unknown", "/item"});
    if (input.planned_on.has_value() == input.held_on.has_value()) faults.push_back({"prevention.planned_or_held", "/heldOn"});
    if (input.held_on && *input.held_on > today) faults.push_back({"prevention.day_lies_ahead", "/heldOn"});
    for (auto& fault : faults_in_numbers(input.offered, input.participants)) faults.push_back(std::move(fault));
    return faults;
}

std::vector<Fault> faults_in_numbers(const std::optional<std::int64_t>& offered, const std::optional<std::int64_t>& participants)
{
    const auto wrong = [](const std::optional<std::int64_t>& people) { return people && (*people < 0 || *people > most_participants); };
    std::vector<Fault> faults;
    if (wrong(offered)) faults.push_back({"prevention.participants_wrong", "/offered"});
    if (wrong(participants)) faults.push_back({"prevention.participants_wrong", "/participants"});
    return faults;
}

Result<Done> may_answer(const Evaluation& evaluation, const PackVersion& in_force)
{
    if (evaluation.kind != name_of(PreventionKind::evaluation)) return conflict("prevention.not_an_evaluation");
    if (evaluation.state != RecordState::held) return conflict("prevention.not_held");
    if (evaluation.answered) return conflict("prevention.has_answer");
    if (!evaluation.findings) return conflict("prevention.findings_missing");
    if (evaluation.about == in_force) return conflict("prevention.same_version");
    return Done{};
}

Result<RecordState> after_holding(RecordState state, Day held_on, Day today)
{
    if (state != RecordState::planned) return conflict("prevention.not_planned");
    if (held_on > today) return invalid("prevention.day_lies_ahead", "/heldOn");
    return RecordState::held;
}

Result<RecordState> after_cancelling(RecordState state)
{
    if (state != RecordState::planned) return conflict("prevention.not_planned");
    return RecordState::cancelled;
}

bool names_somebody(const Secret& text, const Names& names)
{
    const auto lesson = findable(text.reveal());
    const auto holds = [&](const std::string& word) { return holds_word(lesson, word); };
    const auto any = [](const std::vector<Secret>& list, const auto& test) {
        return std::any_of(list.begin(), list.end(), [&](const Secret& one) { return test(one.reveal()); });
    };
    return any(names.people, [&](std::string_view name) { return names_person(lesson, findable(name)); }) ||
           any(names.whole, [&](std::string_view whole) { return holds(findable(whole)); }) ||
           any(names.described, [&](std::string_view words) {
               const auto capitals = capitals_in(words);
               return std::any_of(capitals.begin(), capitals.end(), [&](const std::string& name) { return names_person(lesson, findable(name)); });
           });
}

}  // namespace luwte::prevention
