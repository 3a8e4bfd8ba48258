// Answers as single lines of ids: what examples in a pack are compared with.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "protocol/deadline.h"
#include "protocol/explain.h"

namespace luwte::protocol::lines {
namespace {
std::string joined(const std::vector<Role>& roles) { return fmt::format("{}", fmt::join(roles, ", ")); }
}  // namespace

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
    return line + " after " + deadline.starts;
}

std::string of(const ConversationPlan& conversation)
{
    return conversation.id + " " + of(conversation.deadline) + " by " + joined(conversation.providers);
}

std::string of(const Duty& duty)
{
    return duty.id + " " + of(duty.deadline) + " by " + joined(duty.owners) + (duty.unverified ? " unverified" : "");
}

std::string of(const Measure& measure)
{
    auto line = measure.id;
    if (!measure.decides.empty()) line += " by " + measure.decides;
    if (!measure.acts.empty()) line += " with " + joined(measure.acts);
    if (measure.longest) line += " longest " + measure.longest->text;
    if (measure.review) line += " review " + measure.review->text;
    if (measure.in_writing) line += " in writing";
    if (measure.fixed_term) line += " for a fixed term";
    if (measure.objection) line += " objection";
    if (measure.unverified) line += " unverified";
    return line;
}

std::string of(const Decision& decision)
{
    auto line = decision.id;
    const std::pair<const char*, const std::vector<Role>&> parts[] = {{"decides", decision.decides}, {"consents", decision.consents},
        {"vetoes", decision.vetoes}, {"heard", decision.heard}, {"acts", decision.acts}};
    for (const auto& [verb, roles] : parts)
        if (!roles.empty()) line += fmt::format("; {} {}", verb, joined(roles));
    if (decision.unverified) line += "; unverified";
    return line;
}

}  // namespace luwte::protocol::lines
