// Packs: which protocol is in force where. Each version that was ever in force is kept with the organisation, because an
// incident is handled under the pack that was in force when it was reported.
#pragma once

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "protocol/protocol.h"
#include "storage/storage.h"

namespace luwte::app {

/// The operator's to mend: the message names the file, line and column, or what is missing.
struct PackUnusable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Packs {
public:
    /// Packs are looked for in `folder` first (when it is not empty), then among the shipped ones.
    explicit Packs(std::string folder);

    /// The pack in force, as refresh() read it; of an organisation that was founded since, as it was published then.
    const protocol::Pack& in_force(storage::Transaction& tx, const OrganisationId& organisation) const;
    /// A pack as it was; nothing when that version was never in force here. Throws PackUnusable when
    /// this version of the program cannot read it.
    const protocol::Pack* version(storage::Transaction& tx, const OrganisationId& organisation, const std::string& id,
                                  const std::string& version) const;

    /// How long any of the packs that were ever in force here keeps a class of record; those that do not say, or cannot be read, are left out.
    std::vector<protocol::Period> terms(storage::Transaction& tx, const OrganisationId& organisation, std::string_view record) const;

    /// Reads the pack of every organisation and keeps versions that are new. Called at start; a pack that does not
    /// check stops it with std::runtime_error, which names file, line and column: nobody runs on half a protocol.
    void refresh(storage::Transaction& tx, Instant now);

    /// Keeps a version that is new, and who may only look on under it.
    static void publish(storage::Transaction& tx, const OrganisationId& organisation, const protocol::Pack& pack, Instant now);

private:
    protocol::Pack load(const std::string& id) const;
    /// A version from its kept text, read once. Whoever calls holds the mutex.
    const protocol::Pack& kept(const OrganisationId& organisation, const std::string& id, const std::string& version,
                               const std::string& content) const;

    std::string m_folder;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, protocol::Pack> m_packs;  // by "organisation/id/version" and, in force, "organisation"
};

}  // namespace luwte::app
