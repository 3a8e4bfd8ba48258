#include <map>

#include "base/id_in_time.h"
#include "base/require.h"
#include "vault/grant.h"
#include "vault/seal.h"
#include "vault/standing.h"
#include "vault/vault.h"

namespace luwte::vault {
namespace {
// Enough for a morning's arrivals; whoever is left over is served at the next sign-in. A sealed box costs 0.1 ms.
constexpr int served_at_once = 2000;
}  // namespace

struct Ring::State {
    storage::Transaction& tx;
    OrganisationId organisation;
    AccountId account;
    std::shared_ptr<const KeyPair> keys;
    Instant now;

    KeyRack rack;
    std::map<CompartmentId, KeyView> opened;
    struct Brought {
        Bytes sealed_key;
        std::optional<Bytes> kept_key;
    };
    std::map<CompartmentId, Brought> brought{};
    std::optional<Key> ring_key{};
    std::optional<Sender> sender{};
    std::optional<std::optional<PublicKey>> recovery{};

    std::optional<KeyView> key(const CompartmentId& compartment)
    {
        if (auto found = opened.find(compartment); found != opened.end()) return found->second;
        if (!keys) return std::nullopt;
        auto found = brought.extract(compartment);
        auto own = found ? std::optional{std::move(found.mapped())} : own_grant(compartment);
        if (!own) return std::nullopt;
        if (own->kept_key) return remember(compartment, vault::open(ring(), Sealed{std::move(*own->kept_key)}, kept(compartment)));
        const auto key = remember(compartment, unbox_bytes(*keys, own->sealed_key, label(compartment, account)));
        if (tx.mode() == storage::Mode::write)
            tx.run("UPDATE vault_grant SET kept_key = $3 WHERE compartment = $1 AND account = $2", compartment, account,
                   vault::seal(ring(), key, kept(compartment)));
        return key;
    }

    std::optional<Brought> own_grant(const CompartmentId& compartment)
    {
        const auto row = tx.first(R"(
            SELECT sealed_key, kept_key
              FROM vault_grant
             WHERE compartment = $1 AND account = $2 AND organisation = $3 AND state = 'active')",
                                  compartment, account, organisation);
        if (!row) return std::nullopt;
        return Brought{row->bytes(0), row->maybe_bytes(1)};
    }

    KeyView ring()
    {
        if (!ring_key) ring_key = keys->ring();
        return ring_key->view();
    }

    Place kept(const CompartmentId& compartment) const { return {organisation, compartment.text, "vault.kept"}; }

    KeyView required(const CompartmentId& compartment)
    {
        const auto found = key(compartment);
        REQUIRE_THAT_HOLDS(found.has_value());
        return *found;
    }

    KeyView remember(const CompartmentId& compartment, BytesView key)
    {
        if (key.size() != key_size) throw Tampered{"a compartment's key has the wrong size"};
        return opened.emplace(compartment, rack.hang(KeyView{key.data(), key_size})).first->second;
    }

    Addressed label(const CompartmentId& compartment, const AccountId& to) const
    {
        return {"luwte grant", organisation.text, compartment.text, to.text};
    }

    std::optional<Bytes> recovery_copy(const CompartmentId& compartment, KeyView key)
    {
        if (!recovery) {
            const auto row = tx.first("SELECT recovery FROM organisation WHERE id = $1", organisation);
            recovery.emplace();
            if (row && !row->is_null(0)) *recovery = PublicKey{row->bytes(0)};
        }
        if (!*recovery) return std::nullopt;
        return boxed(**recovery, key, {"luwte recovery of a compartment", organisation.text, compartment.text, ""});
    }

    Bytes boxed(const PublicKey& to, KeyView key, const Addressed& about)
    {
        if (!sender) sender.emplace();
        return sender->box(to, key, about);
    }

    CompartmentId create(Purpose purpose, const std::optional<AccountId>& owner)
    {
        const auto compartment = fresh_in_time<CompartmentId>(now);
        const auto key = remember(compartment, Key::random().view());
        tx.run(R"(
            INSERT INTO vault_compartment (id, organisation, purpose, owner, recovery_copy, created_at)
            VALUES ($1, $2, $3, $4, $5, $6))",
               compartment, organisation, name_of(purpose), owner,
               owner ? std::nullopt : recovery_copy(compartment, key), now);
        nobody_stands(tx, compartment);
        return compartment;
    }

    void give(const CompartmentId& compartment, const AccountId& to, const Ground& ground, bool standby)
    {
        const auto open_key = public_key_of(tx, organisation, to);
        if (!open_key) return wait(tx, organisation, compartment, to, ground, now, standby);
        const auto sealed = boxed(*open_key, required(compartment), label(compartment, to));
        const auto* state = standby ? "standby" : "active";
        tx.run(R"(
            INSERT INTO vault_grant (compartment, account, organisation, state, becomes, sealed_key, rule, role, source, since)
            VALUES ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (compartment, account) DO UPDATE
               SET state = excluded.state, becomes = excluded.becomes, sealed_key = excluded.sealed_key, kept_key = NULL)",
               compartment, to, organisation, state, sealed, ground.rule, ground.role, ground.source, now);
        now_stands(tx, compartment, {{to, ground, now, standby, false}, state});
    }

    // Columns: compartment, account, becomes, rule, role, source
    int serve(const std::vector<storage::Row>& waiting)
    {
        for (const auto& row : waiting)
            give(row.id<CompartmentId>(0), row.id<AccountId>(1), {row.text(3), row.text(4), row.text(5)},
                 row.text(2) == "standby");
        return static_cast<int>(waiting.size());
    }
};

Ring::Ring(storage::Transaction& tx, OrganisationId organisation, AccountId account,
           std::shared_ptr<const KeyPair> keys, Instant now)
    : m_state{new State{tx, std::move(organisation), std::move(account), std::move(keys), now, {}, {}}}
{
}
Ring::~Ring() = default;

CompartmentId Ring::create(Purpose purpose) { return m_state->create(purpose, std::nullopt); }

void Ring::grant(const CompartmentId& compartment, const AccountId& account, const Ground& ground, bool standby)
{
    m_state->required(compartment);
    const auto& known = standings(m_state->tx, compartment);
    if (known.excluded.contains(account)) return;
    const auto* standing = known.of(account);
    const auto state = standing ? standing->state : "";
    if (state == "active" || (state == "standby" && standby)) return;
    if (state == "standby") return activate(m_state->tx, compartment, account, m_state->now);
    m_state->give(compartment, account, ground, standby);
}

void Ring::revoke(const CompartmentId& compartment, const AccountId& account)
{
    m_state->tx.run("DELETE FROM vault_grant WHERE compartment = $1 AND account = $2 AND organisation = $3", compartment,
                    account, m_state->organisation);
    forget_standings(m_state->tx, compartment);
}

void Ring::brought(const CompartmentId& compartment, Bytes sealed_key, std::optional<Bytes> kept_key)
{
    m_state->brought.insert_or_assign(compartment, State::Brought{std::move(sealed_key), std::move(kept_key)});
}

bool Ring::opens(const CompartmentId& compartment) { return m_state->key(compartment).has_value(); }

Sealed Ring::seal(const CompartmentId& compartment, const Secret& words, const Place& place)
{
    return seal(compartment, as_bytes(words.reveal()), place);
}

Sealed Ring::seal(const CompartmentId& compartment, BytesView bytes, const Place& place)
{
    return vault::seal(m_state->required(compartment), bytes, place);
}

Secret Ring::open(const CompartmentId& compartment, const Sealed& sealed, const Place& place)
{
    return Secret{as_text(open_bytes(compartment, sealed, place))};
}

Bytes Ring::open_bytes(const CompartmentId& compartment, const Sealed& sealed, const Place& place)
{
    return vault::open(m_state->required(compartment), sealed, place);
}

CompartmentId Ring::personal()
{
    const auto row = m_state->tx.first("SELECT id FROM vault_compartment WHERE owner = $1", m_state->account);
    if (row) return row->id<CompartmentId>(0);
    const auto compartment = m_state->create(Purpose::personal, m_state->account);
    grant(compartment, m_state->account, {"own", "", ""});
    return compartment;
}

Key Ring::derive(const CompartmentId& compartment, std::string_view purpose)
{
    return Key::copy_of(m_state->required(compartment)).derive(purpose);
}

KeyPair Ring::letterbox(const CompartmentId& compartment)
{
    return KeyPair::from_seed(derive(compartment, "luwte letterbox 1"));
}

int Ring::serve_waiting()
{
    if (!m_state->keys) return 0;
    return m_state->serve(m_state->tx.all(R"(
        SELECT waiting.compartment, waiting.account, waiting.becomes, waiting.rule, waiting.role, waiting.source
          FROM vault_grant mine
          JOIN vault_grant waiting ON waiting.compartment = mine.compartment AND waiting.state = 'waiting'
          JOIN vault_account person ON person.account = waiting.account
         WHERE mine.account = $1 AND mine.organisation = $2 AND mine.state = 'active'
         ORDER BY waiting.since
         LIMIT $3)",
                                          m_state->account, m_state->organisation, served_at_once));
}

int Ring::serve_waiting(const CompartmentId& compartment)
{
    m_state->required(compartment);
    return m_state->serve(m_state->tx.all(R"(
        SELECT waiting.compartment, waiting.account, waiting.becomes, waiting.rule, waiting.role, waiting.source
          FROM vault_grant waiting
          JOIN vault_account person ON person.account = waiting.account
         WHERE waiting.compartment = $1 AND waiting.organisation = $2 AND waiting.state = 'waiting')",
                                          compartment, m_state->organisation));
}

}  // namespace luwte::vault
