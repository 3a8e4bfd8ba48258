// People in office: how many people held a role in a year, the number under every rate. The register counts who was
// appointed; seats that nobody has an account for are entered by hand, and what was entered wins.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/result.h"
#include "base/time.h"
#include "protocol/protocol.h"
#include "storage/storage.h"

namespace luwte::statistics {

struct InOffice {
    std::string role;
    int appointed = 0;           // with an account and an appointment on some day of the year
    std::optional<int> entered;  // by hand
    int people() const { return entered.value_or(appointed); }
};

/// One year; every role that may be affected has its line, in the pack's order.
struct OfficeSheet {
    int year;
    std::vector<InOffice> roles;
    std::int64_t version = 0;  // 0: nothing was entered yet
    int people_in(std::string_view role) const;
    int people() const;
};

/// The years a sheet can be asked for: from the first appointment's to the next one.
Result<int> office_year(std::string_view text, Day first, Day today);

OfficeSheet people_in_office(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, int year);

namespace store {
/// Replaces what was entered for a year. False when the version is not the expected one.
bool enter(storage::Transaction& tx, const OrganisationId& organisation, const OfficeSheet& sheet, std::int64_t expected);
Day first_appointment(storage::Transaction& tx, const OrganisationId& organisation, Day today);
}  // namespace store

}  // namespace luwte::statistics
