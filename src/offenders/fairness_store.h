// Rows of statements, notices, requests, and of looks at who was affected elsewhere.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "offenders/fairness.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::offenders::store {

void add(storage::Transaction&, const OrganisationId&, const Statement&);
std::vector<Statement> statements_of(storage::Transaction&, const OffenderId&);
void add(storage::Transaction&, const OrganisationId&, const Notice&);
std::vector<Notice> notices_of(storage::Transaction&, const OffenderId&);
void add(storage::Transaction&, const OrganisationId&, const Request&);
std::vector<Request> requests_of(storage::Transaction&, const OffenderId&);
std::optional<Request> find_request(storage::Transaction&, const OrganisationId&, const RequestId&);
/// Of everybody whom this reader finds in the register, also of whom was removed: what is not decided yet first, then the latest.
std::vector<Request> requests_for(storage::Transaction&, const OrganisationId&, const AccountId& reader);
/// Where one stands in that list: the higher comes first.
std::string position(const Request&);
/// False when somebody else decided first.
bool keep_decision(storage::Transaction&, const Request&, std::int64_t expected);

struct Look {
    std::string id;
    OffenderId offender;
    Bytes reason;
    Instant at;
    AccountId by;
};
void add(storage::Transaction&, const OrganisationId&, const Look&);
std::vector<Look> looks_of(storage::Transaction&, const OffenderId&);

}  // namespace luwte::offenders::store
