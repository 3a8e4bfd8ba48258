-- Who can read what (docs/vault-format.md). Other slices may join on vault_grant's compartment, account and state:
-- no row of theirs is shown without a grant.
CREATE TABLE vault_account (
    account       TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    public_key    BYTEA NOT NULL,
    wrapped_private BYTEA NOT NULL,  -- under the password
    salt          BYTEA NOT NULL,
    ops           BIGINT NOT NULL,   -- Argon2id passes
    mem           BIGINT NOT NULL,   -- Argon2id bytes
    verifier      BYTEA NOT NULL,
    second_factor BYTEA NOT NULL,    -- public half of the pair that comes from the password
    recovery_copy BYTEA,             -- the private key, boxed for the organisation's recovery pair
    version       BIGINT NOT NULL
);

-- Key pairs that were given up when a password was reset without recovery shares. With the shares they still open.
CREATE TABLE vault_former_key (
    account       TEXT NOT NULL,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    public_key    BYTEA NOT NULL,
    recovery_copy BYTEA NOT NULL,
    given_up_at   TEXT NOT NULL,
    PRIMARY KEY (account, public_key)
);

CREATE TABLE vault_compartment (
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    purpose       TEXT NOT NULL,     -- report, response, aftercare, personal, consultation
    owner         TEXT UNIQUE,       -- the account whose personal space it is
    recovery_copy BYTEA,             -- the key, boxed for the organisation's recovery pair; none for a personal space
    created_at    TEXT NOT NULL
);

CREATE TABLE vault_grant (
    compartment   TEXT NOT NULL REFERENCES vault_compartment (id),
    account       TEXT NOT NULL,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    state         TEXT NOT NULL,     -- active, standby, waiting, lost
    becomes       TEXT NOT NULL,     -- what a waiting grant turns into: active or standby
    sealed_key    BYTEA,             -- boxed for the account; none while waiting
    rule          TEXT NOT NULL,
    role          TEXT NOT NULL,
    source        TEXT NOT NULL,
    since         TEXT NOT NULL,
    PRIMARY KEY (compartment, account)
);
CREATE INDEX vault_grant_of_account ON vault_grant (account, state);
CREATE INDEX vault_grant_by_state ON vault_grant (organisation, state);

-- Who may never hold a key, whatever rule names him later (the colleague a report is about).
CREATE TABLE vault_exclusion (
    compartment   TEXT NOT NULL REFERENCES vault_compartment (id),
    account       TEXT NOT NULL,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (compartment, account)
);
