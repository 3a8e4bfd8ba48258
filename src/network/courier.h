// The way to the hub: HTTPS by libcurl, to one address that the operator gave, and nowhere else.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "network/membership.h"

namespace luwte::network {

struct Way {
    std::string hub;          // https://hub.example.nl; empty: this register is in no network
    std::string authorities;  // file with certificates to trust instead of the system's
    std::chrono::seconds patience{15};
};

/// Throws std::invalid_argument for an address that is not https, or has a path.
void require_usable(const Way& way);

class Courier {
public:
    explicit Courier(Way way);

    struct Answer {
        int status = 0;  // 0: the hub was not reached
        std::string body;
        /// The refusal's code in a problem (RFC 9457); empty when it is none.
        std::string code() const;
    };
    Answer post(const std::string& path, const std::string& body) const;
    Answer get(const std::string& path) const;
    const std::string& hub() const { return m_way.hub; }

private:
    Answer ask(const std::string& path, const std::string* body) const;
    Way m_way;
};

/// Sends what waits, oldest first, of one organisation now or of all that were not tried for a while. A message the hub has already, because its
/// answer was lost, is received; what the hub declines stays declined, and the rest goes on waiting.
void deliver(storage::Database& database, const Courier& courier, const OrganisationId& organisation, Instant now);
void deliver_all(storage::Database& database, const Courier& courier, Instant now);

}  // namespace luwte::network
