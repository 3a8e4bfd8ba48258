// The bytes of a file, chunk by chunk: never more than one in memory, except for an image that has to be looked into.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "reports/evidence_store.h"

namespace luwte::reports::evidence {

/// Throws Tampered when the chunk is gone, was changed, or is another one's.
Bytes chunk(storage::Transaction& tx, const File& file, const vault::ContentKey& key, std::int64_t number);
Bytes whole(storage::Transaction& tx, const File& file, const vault::ContentKey& key);

struct Examined {
    std::string sha256;  // hex
    std::string media_type;
    Location location;
};
/// Reads the file once from first to last chunk.
Examined examine(storage::Transaction& tx, const File& file, const vault::ContentKey& key);

/// The digest kept at completion. Throws Tampered when size or number of chunks is not what it was then.
Secret digest(const File& file, const vault::ContentKey& key);

/// For http::Response::more: each call opens one chunk in a short transaction of its own, because the request's
/// transaction ends when its handler returns.
std::function<std::string()> stream(storage::Database& database, File file, std::shared_ptr<const vault::ContentKey> key);

/// Out of the personal space, into a report: its readers get the key, no chunk is touched.
void move_into(storage::Transaction& tx, vault::Ring& ring, const File& file, const vault::CompartmentId& compartment,
               const ReportId& report);

/// Shown with another record as well: whoever holds that compartment's key opens it there.
void show_with(storage::Transaction& tx, vault::Ring& ring, const File& file, const vault::CompartmentId& compartment,
               std::string_view about);

/// To the incident that stays after a merger.
void reattach(storage::Transaction& tx, vault::Ring& ring, const File& file, const vault::CompartmentId& compartment,
              const IncidentId& incident);

}  // namespace luwte::reports::evidence
