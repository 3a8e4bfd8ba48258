// A key for one large thing, such as a file of evidence. Its parts are sealed under this key and the key is wrapped in a
// compartment: moving the thing to another compartment wraps 32 bytes again and touches no part. It lives in locked
// memory and outlives the transaction, so that a download can go on opening part after part.
#pragma once

#include <memory>

#include "base/bytes.h"
#include "vault/key.h"
#include "vault/vault.h"

namespace luwte::vault {

class ContentKey {
public:
    static ContentKey fresh();
    ~ContentKey();
    ContentKey(ContentKey&&) noexcept;
    ContentKey& operator=(ContentKey&&) noexcept;

    Sealed seal(BytesView bytes, const Place& place) const;
    /// Throws Tampered when the bytes are not what was sealed at this place.
    Bytes open(const Sealed& sealed, const Place& place) const;

    /// REQUIREs that the ring opens the compartment.
    static ContentKey unwrap(Ring& ring, const CompartmentId& compartment, const Sealed& wrapped, const Place& place);
    Sealed wrap(Ring& ring, const CompartmentId& compartment, const Place& place) const;

    /// The same for a compartment of the organisation, whether or not it can be opened here: a letter for its holders.
    Bytes post(storage::Transaction& tx, const CompartmentId& compartment, const Place& place) const;
    /// REQUIREs that the ring opens the compartment; throws Tampered when the letter was put into another place.
    static ContentKey collect(Ring& ring, const CompartmentId& compartment, BytesView letter, const Place& place);

private:
    explicit ContentKey(std::unique_ptr<Key> key);
    std::unique_ptr<Key> m_key;
};

}  // namespace luwte::vault
