// Remembers risk analyses and requests; each list joins on the grants of whoever asks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "prevention/risk.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::prevention {

struct Analysis {
    AnalysisId id;
    OrganisationId organisation;
    vault::CompartmentId compartment;
    AccountId account;
    std::string checklist, pack, pack_version, state;
    Instant held_at;
    std::optional<std::string> went;
    std::int64_t version = 1;
    vault::Sealed content;
    std::optional<vault::Sealed> evaluation;
};

struct Request {
    RequestId id;
    OrganisationId organisation;
    AnalysisId analysis;
    vault::CompartmentId compartment;
    AccountId account;
    std::string role, state;
    Instant asked_at;
    std::optional<Instant> answered_at;
    std::optional<AccountId> answered_by;
    Instant needed_at;
    vault::Sealed words;
    std::optional<vault::Sealed> answer;
};

namespace store {

void add(storage::Transaction& tx, const Analysis& analysis);
/// Content, day, state and evaluation. Returns false when it is not at this version any more.
bool change(storage::Transaction& tx, const Analysis& analysis, std::int64_t expected_version);
std::optional<Analysis> find_analysis(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, const AnalysisId& analysis);
/// The next first.
std::vector<Analysis> analyses_of(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader);

void add(storage::Transaction& tx, const Request& request);
/// Returns false when it was answered before.
bool answer(storage::Transaction& tx, const Request& request);
std::optional<Request> find_request(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader, const RequestId& request);
std::vector<Request> requests_of_reader(storage::Transaction& tx, const OrganisationId& organisation, const AccountId& reader);
std::vector<Request> requests_of(storage::Transaction& tx, const AnalysisId& analysis);

}  // namespace store
}  // namespace luwte::prevention
