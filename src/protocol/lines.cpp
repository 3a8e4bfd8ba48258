// Answers as single lines of ids: what examples in a pack are compared with.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/deadline.h"
#include "protocol/explain.h"

namespace luwte::protocol::lines {
std::string joined(const std::vector<Role>& roles) { return fmt::format("{}", fmt::join(roles, ", ")); }

std::string of(const Named& named)
{
    return named.instead_of ? named.role + " instead of " + *named.instead_of : named.role;
}

std::string of(const Reader& reader)
{
    return reader.role + (reader.writes ? " writes" : "") + (reader.deputy ? " standby" : "");
}

std::string of(const Deadline& deadline)
{
    auto line = std::string{name(deadline.type)};
    if (deadline.from) line += " from " + deadline.from->text;
    if (deadline.until) line += " until " + deadline.until->text;
    if (deadline.at_once) line += " at once";
    return line + " after " + deadline.starts;
}

std::string of(const ConversationPlan& conversation)
{
    return conversation.id + " " + of(conversation.deadline) + " by " + joined(conversation.providers);
}

std::string of(const Duty& duty)
{
    return duty.id + " " + of(duty.deadline) + " by " + joined(duty.owners) + (duty.unverified ? " unverified" : "") + (duty.unanswered ? " unanswered" : "");
}

}  // namespace luwte::protocol::lines
