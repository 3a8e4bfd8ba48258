-- One installation can hold several organisations; every row of every later table belongs to one of them.
CREATE TABLE organisation (
    id         TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    pack       TEXT NOT NULL,   -- the protocol pack in force
    recovery   BYTEA,           -- public key of the organisation's recovery pair (docs/vault-format.md)
    created_at TEXT NOT NULL
);
