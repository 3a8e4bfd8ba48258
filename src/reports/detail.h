// What can be told of somebody who did it, one thing at a time: a name, a telephone, an account … The register of offenders goes
// by these; a description in words helps people only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"

namespace luwte::reports {

enum class DetailKind { name, alias, birth, age, street, postcode, city, telephone, email, account, url, plate, organisation, description };

struct DetailInput {
    DetailKind kind;
    Secret value;
};

/// A date of birth is a day in the past, an age a number or a band such as 40-50, an e-mail address has an at sign; the rest is as
/// people write it, and not too long.
std::optional<Code> wrong_with(DetailKind kind, const Secret& value, Day today);
/// 45, or the middle of 40-50.
std::optional<int> age_in(std::string_view text);

std::string_view name_of(DetailKind);
DetailKind detail_kind(std::string_view name);  // REQUIREs one of them

}  // namespace luwte::reports
