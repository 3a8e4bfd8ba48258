// The vault: the protocol decides who can read, cryptography enforces it. Bytes: docs/vault-format.md.
//
// Each account has an X25519 key pair whose private half is wrapped by a key from the password (Argon2id).
// Each compartment has a random key, sealed once to every person the pack names, with the rule that named them.
// Whoever holds no grant reads nothing, whatever else he can reach; deleting the grants destroys the content,
// also in backups made from then on. Nothing here knows what the words mean.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/id.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/time.h"
#include "storage/storage.h"

namespace luwte::vault {

using CompartmentId = Id<struct CompartmentTag>;

/// Ciphertext: it may be stored, and is worthless without the compartment's key.
struct Sealed {
    Bytes bytes;
};
inline storage::Bound bind(const Sealed& sealed) { return storage::bind(sealed.bytes); }

/// What a sealed value is bound to; moved to another organisation, record or field it no longer opens.
struct Place {
    OrganisationId organisation;
    std::string_view record;  // the row's id
    std::string_view field;   // a literal such as "report.narrative"
};

/// An account's unlocked private key, for the length of one request (key.h).
class KeyPair;
class Key;

/// What a compartment is for; the names the packs use (report, response, aftercare), a person's own space, and those of
/// the organisation (shared.h).
enum class Purpose { report, response, aftercare, personal, consultation, organisation };
std::string_view name_of(Purpose purpose);

/// Grants as rows: vault_grant.state, which other slices may join on.
///   active   opens          standby  a deputy: sealed to him, the register does not open it until his turn
///   waiting  to be given by the first co-holder who signs in
///   lost     its key pair was given up (a reset password): opens nothing until a colleague confirms it anew

/// Why somebody holds a key: the pack's rule and its source (W 5.1), shown to the reporter.
struct Ground {
    std::string rule;    // such as "receives", "informed", "affected", "handover", "deputy"
    std::string role;    // the role in which he holds, told or suffered it; empty when it does not matter
    std::string source;  // such as "W 5.1"
};

/// A person who holds, or will hold at the next opportunity, the key of a compartment.
struct Holder {
    AccountId account;
    Ground ground;
    Instant since;
    bool standby = false;  // a deputy whose turn has not come: the register opens nothing for him yet
    bool waiting = false;  // gets the key from the first co-holder who comes by
};

/// The vault as seen by one signed-in person inside one transaction. It opens exactly what his grants open.
class Ring {
public:
    /// Without keys (nobody signed in, the register's own clock) it opens only what it creates itself.
    Ring(storage::Transaction& tx, OrganisationId organisation, AccountId account, std::shared_ptr<const KeyPair> keys,
         Instant now);
    ~Ring();
    Ring(const Ring&) = delete;
    Ring& operator=(const Ring&) = delete;

    /// A new compartment, sealed to nobody yet but usable through this ring until the transaction ends.
    CompartmentId create(Purpose purpose);
    /// Seals the compartment's key to an account. Twice is once: the first ground stays, standby may become active.
    /// Somebody without a key pair yet waits for one; somebody excluded (see exclude) gets nothing.
    /// REQUIREs that this ring can open the compartment.
    void grant(const CompartmentId& compartment, const AccountId& account, const Ground& ground, bool standby = false);
    /// Takes a grant away. The person may remember what he read; he can open nothing any more.
    void revoke(const CompartmentId& compartment, const AccountId& account);

    /// What a join with the account's own, active vault_grant brought along, so that it need not be asked for once more:
    /// for whoever opens very many.
    void brought(const CompartmentId& compartment, Bytes sealed_key, std::optional<Bytes> kept_key);

    bool opens(const CompartmentId& compartment);
    Sealed seal(const CompartmentId& compartment, const Secret& words, const Place& place);
    Sealed seal(const CompartmentId& compartment, BytesView bytes, const Place& place);
    /// REQUIREs opens(); throws Tampered when the bytes are not what was sealed here.
    Secret open(const CompartmentId& compartment, const Sealed& sealed, const Place& place);
    Bytes open_bytes(const CompartmentId& compartment, const Sealed& sealed, const Place& place);

    /// The person's own space (drafts, the private logbook), made together with his key pair. Nobody else holds its key.
    CompartmentId personal();

    /// A key for another purpose (a blind index), from which the compartment's cannot be found. REQUIREs opens().
    Key derive(const CompartmentId& compartment, std::string_view purpose);
    /// The pair behind a compartment's letterbox (shared.h). REQUIREs opens().
    KeyPair letterbox(const CompartmentId& compartment);

    /// Gives waiting holders (new colleagues, successors) the keys this ring can open. Returns how many.
    int serve_waiting();
    int serve_waiting(const CompartmentId& compartment);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// The sealed bytes were changed, moved or cut short.
struct Tampered : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Who holds the key of a compartment, revoked grants left out; ordered by since.
std::vector<Holder> holders(storage::Transaction& tx, const CompartmentId& compartment);
/// Whether an account holds an active (not standby, not waiting) grant. Needs no key.
bool holds(storage::Transaction& tx, const CompartmentId& compartment, const AccountId& account);
/// A deputy's turn: his standby grant becomes active. Needs no key, so a clock may do it.
void activate(storage::Transaction& tx, const CompartmentId& compartment, const AccountId& account, Instant now);
/// Names somebody who is to hold the key, where the ring at hand cannot give it (a successor, a duty found by a clock).
void wait(storage::Transaction& tx, const OrganisationId& organisation, const CompartmentId& compartment,
          const AccountId& account, const Ground& ground, Instant now, bool standby = false);
/// Takes away what somebody holds of a compartment, and lets no later rule, handover or colleague give it to him.
void exclude(storage::Transaction& tx, const OrganisationId& organisation, const CompartmentId& compartment,
             const AccountId& account);
/// What somebody holds, or was to hold, in a role: for handing it over to a successor. His own report and his own
/// aftercare are his, whatever role he suffered it in.
std::vector<CompartmentId> held_in_role(storage::Transaction& tx, const AccountId& account, std::string_view role);
struct InRole {
    AccountId account;
    std::string role;
};
/// Everybody who holds, or was to hold, in a role something that this account can open as well.
std::vector<InRole> held_along(storage::Transaction& tx, const AccountId& account);
/// Destroys a compartment: every grant goes, the recovery copy too, and with them the only copies of its key.
void destroy(storage::Transaction& tx, const CompartmentId& compartment);

}  // namespace luwte::vault
