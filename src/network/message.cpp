#include "network/message.h"

#include <algorithm>
#include <map>
#include <set>

#include "http/shape_codec.h"

namespace luwte::network {
namespace {
constexpr int first_year = 2000, last_year = 2199, most_people = 100'000, most_roles = 1000, most_incidents = 10'000'000;

bool is_name(const std::string& text)
{
    return text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

bool between(int number, int least, int most) { return number >= least && number <= most; }

Result<Done> sound(const Figure& figure, int smallest, const std::string& field)
{
    if (figure.axis.empty() != figure.class_.empty() || !is_name(figure.axis)) return invalid("network.figure_unnamed", field + "/axis");
    if (!is_name(figure.class_)) return invalid("network.figure_unnamed", field + "/class");
    if (!figure.count) return Done{};
    if (!between(*figure.count, 0, most_incidents)) return invalid("network.count_out_of_range", field + "/count");
    if (between(*figure.count, 1, smallest - 1)) return invalid("network.count_not_protected", field + "/count");
    return Done{};
}

Result<Done> sound(const Totals& totals)
{
    if (totals.edition < 1) return invalid("network.edition_out_of_range", "/totals/edition");
    if (!between(totals.smallest, 3, 100)) return invalid("network.smallest_out_of_range", "/totals/smallest");
    if (!between(totals.people, 0, most_people)) return invalid("statistics.people_out_of_range", "/totals/people");
    if (totals.rounded && !between(*totals.rounded, totals.smallest, 100)) return invalid("network.base_out_of_range", "/totals/rounded");
    std::set<std::pair<std::string, std::string>> seen;
    std::map<std::string, std::int64_t> sums;
    std::optional<int> total;
    for (std::size_t i = 0; i < totals.figures.size(); ++i) {
        const auto& figure = totals.figures[i];
        const auto field = "/totals/figures/" + std::to_string(i);
        TRY(sound(figure, totals.smallest, field));
        if (totals.rounded && figure.count.value_or(1) % *totals.rounded != 0) return invalid("network.count_not_rounded", field + "/count");
        if (!seen.insert({figure.axis, figure.class_}).second) return invalid("network.figure_twice", field);
        if (figure.axis.empty()) total = figure.count;
        else sums[figure.axis] += figure.count.value_or(0);
    }
    if (!seen.contains({"", ""})) return invalid("network.total_missing", "/totals/figures");
    for (const auto& [axis, sum] : sums)
        if (total && sum > *total) return invalid("network.figures_do_not_add_up", "/totals/figures");
    return Done{};
}

Result<Done> sound(const Upkeep& upkeep, Day made_on)
{
    if (upkeep.adopted_on && *upkeep.adopted_on > made_on) return invalid("network.day_lies_ahead", "/upkeep/adoptedOn");
    if (upkeep.evaluated_on && *upkeep.evaluated_on > made_on) return invalid("network.day_lies_ahead", "/upkeep/evaluatedOn");
    if (!between(upkeep.roles, 0, most_roles)) return invalid("network.roles_out_of_range", "/upkeep/roles");
    if (!between(upkeep.filled, 0, upkeep.roles)) return invalid("network.roles_out_of_range", "/upkeep/filled");
    if (upkeep.trained && !between(*upkeep.trained, 0, most_trained)) return invalid("statistics.people_out_of_range", "/upkeep/trained");
    return Done{};
}

/// The parts that both kinds have.
template <class Message>
Result<Done> sound_in_common(const Message& message, std::string_view format)
{
    if (message.format != format) return invalid("network.format_unknown", "/format");
    if (message.serial < 1) return invalid("network.serial_out_of_range", "/serial");
    const auto over = static_cast<int>(std::chrono::year_month_day{day_in_amsterdam(message.made_at)}.year()) - 1;
    if (!between(message.year, first_year, last_year)) return invalid("network.year_out_of_range", "/year");
    if (message.year > over) return invalid("network.year_not_over", "/year");
    return Done{};
}

template <class Message>
std::string written_and_signed(Message message, const SigningKey& key)
{
    message.key = key.open().fingerprint();
    message.signature = key.sign(http::to_json(message));
    return http::to_json(message);
}
}  // namespace

std::string written(Publication message, const SigningKey& key) { return written_and_signed(std::move(message), key); }
std::string written(Withdrawal message, const SigningKey& key) { return written_and_signed(std::move(message), key); }

Result<Done> sound(const Publication& message)
{
    TRY(sound_in_common(message, publication_format));
    TRY(sound(message.upkeep, day_in_amsterdam(message.made_at)));
    if (message.totals) TRY(sound(*message.totals));
    return Done{};
}

Result<Done> sound(const Withdrawal& message) { return sound_in_common(message, withdrawal_format); }

}  // namespace luwte::network
