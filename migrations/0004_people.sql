CREATE TABLE account (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name         TEXT NOT NULL,
    login        TEXT NOT NULL UNIQUE,  -- an e-mail address in small letters; one person, one account, one installation
    language     TEXT NOT NULL,         -- nl, en
    state        TEXT NOT NULL,         -- invited, active, ended
    totp_secret  BYTEA,                 -- boxed for the pair that comes from the password (docs/vault-format.md)
    totp_pending BYTEA,                 -- sealed in the personal space until the first code was right
    totp_counter BIGINT NOT NULL,       -- the last time step that was used: a code works once
    last_sign_in TEXT,
    created_at   TEXT NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX account_of_organisation ON account (organisation, state);

CREATE TABLE role_assignment (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL REFERENCES account (id),
    role         TEXT NOT NULL,
    valid_from   TEXT NOT NULL,         -- the first day
    valid_until  TEXT,                  -- the last day
    deputy       TEXT REFERENCES account (id),
    created_at   TEXT NOT NULL,
    version      BIGINT NOT NULL
);
CREATE INDEX role_assignment_by_role ON role_assignment (organisation, role);
CREATE INDEX role_assignment_by_account ON role_assignment (account);
CREATE INDEX role_assignment_by_deputy ON role_assignment (deputy);

CREATE TABLE session (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    account         TEXT NOT NULL REFERENCES account (id),
    lookup          BYTEA NOT NULL UNIQUE,  -- hash of half of what the cookie carries
    wrapped_private BYTEA NOT NULL,         -- under the other half: this table opens nothing
    waiting_served  BIGINT NOT NULL,        -- how many colleagues got a key when this person signed in
    created_at      TEXT NOT NULL,
    last_seen       TEXT NOT NULL
);
CREATE INDEX session_of_account ON session (account);

CREATE TABLE invitation (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    account         TEXT NOT NULL REFERENCES account (id),
    lookup          BYTEA NOT NULL UNIQUE,
    wrapped_private BYTEA,                  -- after a recovery: the old key pair, under the link's other half
    created_at      TEXT NOT NULL,
    expires_at      TEXT NOT NULL
);
CREATE INDEX invitation_of_account ON invitation (account);

-- A browser from which somebody signed in before: strangers' failures never slow it down.
CREATE TABLE known_device (
    lookup       BYTEA NOT NULL,
    account      TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    last_seen    TEXT NOT NULL,
    PRIMARY KEY (lookup, account)
);

-- Belongs to no organisation: whether a login exists, and where, is not known yet when it is counted.
CREATE TABLE sign_in_failure (
    pair          BYTEA PRIMARY KEY,        -- hash of login and network, or of login and device
    failures      BIGINT NOT NULL,
    blocked_until TEXT,
    last_at       TEXT NOT NULL
);
