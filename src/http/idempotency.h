// The same creation sent twice is one creation (Idempotency-Key).
//
// The client's key is a UUID that is stored nowhere: the row's name, the digest of the request and the seal on the kept answer are
// all derived from it and from the account's own key. A stolen table therefore says nothing about a body, not even about a short
// one that could be guessed and tried with a UUID that follows from it (luwte import), and a person may repeat a request from
// another session or machine.
#pragma once

#include <optional>
#include <string>

#include "http/http.h"

namespace luwte::http {

class Repeatable {
public:
    /// Nothing when the request has no key. Declines when the key was used for another request.
    static Result<std::optional<Repeatable>> open(storage::Transaction& tx, const Actor& actor, const Request& request);

    /// What was answered the first time.
    const std::optional<Response>& answered() const { return m_answered; }
    /// Keeps the answer of the first time, in the transaction that did the work.
    void keep(storage::Transaction& tx, const Actor& actor, const Response& response, Instant now) const;

private:
    Bytes m_row, m_seal, m_digest;
    std::optional<Response> m_answered;
};

/// For the clock: answers that no client will ask for any more (48 hours).
void forget_answers(storage::Transaction& tx, Instant now);

}  // namespace luwte::http
