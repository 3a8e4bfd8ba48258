#include "vault/content_key.h"

#include "vault/grant.h"
#include "vault/seal.h"
#include "vault/shared.h"

namespace luwte::vault {
namespace {
Addressed letter_to(const Place& place) { return {"luwte letter", place.organisation.text, place.record, place.field}; }
}  // namespace

ContentKey::ContentKey(std::unique_ptr<Key> key) : m_key{std::move(key)} {}
ContentKey::~ContentKey() = default;
ContentKey::ContentKey(ContentKey&&) noexcept = default;
ContentKey& ContentKey::operator=(ContentKey&&) noexcept = default;

ContentKey ContentKey::fresh() { return ContentKey{std::make_unique<Key>(Key::random())}; }

Sealed ContentKey::seal(BytesView bytes, const Place& place) const { return vault::seal(m_key->view(), bytes, place); }

Bytes ContentKey::open(const Sealed& sealed, const Place& place) const
{
    return vault::open(m_key->view(), sealed, place);
}

Sealed ContentKey::wrap(Ring& ring, const CompartmentId& compartment, const Place& place) const
{
    return ring.seal(compartment, m_key->view(), place);
}

ContentKey ContentKey::unwrap(Ring& ring, const CompartmentId& compartment, const Sealed& wrapped, const Place& place)
{
    const auto bytes = ring.open_bytes(compartment, wrapped, place);
    if (bytes.size() != key_size) throw Tampered{"a content key has the wrong size"};
    return ContentKey{std::make_unique<Key>(Key::copy_of(bytes))};
}

Bytes ContentKey::post(storage::Transaction& tx, const CompartmentId& compartment, const Place& place) const
{
    return box(letterbox_of(tx, compartment), m_key->view(), letter_to(place));
}

ContentKey ContentKey::collect(Ring& ring, const CompartmentId& compartment, BytesView letter, const Place& place)
{
    return ContentKey{std::make_unique<Key>(unbox(ring.letterbox(compartment), letter, letter_to(place)))};
}

}  // namespace luwte::vault
