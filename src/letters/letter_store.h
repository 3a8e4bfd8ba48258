// Rows of templates and letters. A template is never replaced: the newest version is the one that is used.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "letters/letter.h"
#include "storage/storage.h"
#include "vault/vault.h"

namespace luwte::letters::store {

struct Template {
    Kind kind = Kind::warning;
    documents::Format format = documents::Format::docx;
    std::int64_t version = 0;
    std::optional<Bytes> content;  // nothing: the shipped one
    Instant at;
    AccountId by;
};
/// The newest; nothing when the organisation never had one of its own.
std::optional<Template> newest(storage::Transaction&, const OrganisationId&, Kind, documents::Format);
void add(storage::Transaction&, const OrganisationId&, const Template&);

struct Letter {
    LetterId id;
    OrganisationId organisation;
    IncidentId incident;
    vault::CompartmentId compartment;
    Kind kind = Kind::warning;
    Instant drafted;
    AccountId by;
    std::optional<Day> sent;
    std::optional<std::string> signed_file;
    std::int64_t version = 1;
};
void add(storage::Transaction&, const Letter&, const std::map<std::string, Bytes>& fields);
std::optional<Letter> find(storage::Transaction&, const OrganisationId&, const LetterId&);
std::vector<Letter> letters_of(storage::Transaction&, const IncidentId&);
std::map<std::string, Bytes> fields_of(storage::Transaction&, const LetterId&);
bool save(storage::Transaction&, const Letter&, std::int64_t expected);
void move_all(storage::Transaction&, const IncidentId& from, const IncidentId& into);

}  // namespace luwte::letters::store
