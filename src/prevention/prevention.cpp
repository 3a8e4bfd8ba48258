#include "prevention/prevention.h"

#include <algorithm>
#include <cctype>

#include "base/require.h"
#include "protocol/deadline.h"

namespace luwte::prevention {
namespace {

constexpr std::int64_t most_participants = 100'000;

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) || (static_cast<unsigned char>(c) & 0x80); }

std::string lowered(std::string_view text)
{
    std::string lower{text};
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return lower;
}

bool holds_word(const std::string& text, const std::string& word)
{
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
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
    if (!known) faults.push_back({"prevention.item_unknown", "/item"});
    if (input.planned_on.has_value() == input.held_on.has_value()) faults.push_back({"prevention.planned_or_held", "/heldOn"});
    if (input.held_on && *input.held_on > today) faults.push_back({"prevention.day_lies_ahead", "/heldOn"});
    if (input.participants && (*input.participants < 0 || *input.participants > most_participants)) faults.push_back({"prevention.participants_wrong", "/participants"});
    return faults;
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

std::vector<std::string> named_in(const Secret& text, const std::vector<std::string>& names)
{
    const auto lower = lowered(text.reveal());
    std::vector<std::string> found;
    for (const auto& name : names) {
        const auto family = name.substr(name.rfind(' ') == std::string::npos ? 0 : name.rfind(' ') + 1);
        if (holds_word(lower, lowered(name)) || (family.size() > 2 && holds_word(lower, lowered(family)))) found.push_back(name);
    }
    return found;
}

}  // namespace luwte::prevention
