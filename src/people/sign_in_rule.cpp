#include "people/sign_in_rule.h"

#include <algorithm>
#include <array>

namespace luwte::people {
namespace {
constexpr std::chrono::days notice{7};
constexpr std::array set_up_at{std::string_view{"/v1/profile"}, std::string_view{"/v1/profile/totp-enrolments"},
                               std::string_view{"/v1/profile/totp-confirmations"}, std::string_view{"/v1/sessions/current"}};
}  // namespace

SignInRule sign_in_rule(storage::Transaction& tx, const OrganisationId& organisation)
{
    const auto row = tx.first("SELECT second_factor_from, version FROM sign_in_rule WHERE organisation = $1", organisation);
    if (!row) return {};
    return {row->maybe_day(0), row->integer(1)};
}

bool change_rule(storage::Transaction& tx, const OrganisationId& organisation, const std::optional<Day>& second_factor_from, std::int64_t expected)
{
    if (expected == 0)
        return tx.run(R"(
            INSERT INTO sign_in_rule (organisation, second_factor_from, version) VALUES ($1, $2, 1)
            ON CONFLICT (organisation) DO NOTHING)",
                      organisation, second_factor_from) == 1;
    return tx.run("UPDATE sign_in_rule SET second_factor_from = $2, version = version + 1 WHERE organisation = $1 AND version = $3",
                  organisation, second_factor_from, expected) == 1;
}

Result<Done> acceptable_day(const SignInRule& now, const std::optional<Day>& wanted, Day today)
{
    const bool sooner = wanted && (!now.second_factor_from || *wanted < *now.second_factor_from);
    if (sooner && *wanted < today + notice) return invalid("people.second_factor_too_soon", "/secondFactorFrom");
    return Done{};
}

bool asks_at(const std::optional<Day>& second_factor_from, Instant opened)
{
    return second_factor_from && *second_factor_from <= day_in_amsterdam(opened);
}

bool sets_up(const http::Request& request)
{
    const auto path = std::string_view{request.target}.substr(0, request.target.find('?'));
    return std::ranges::find(set_up_at, path) != set_up_at.end();
}

}  // namespace luwte::people
