-- Compartments of the organisation (docs/vault-format.md, part 3): the key is held by everybody whose role may something.
CREATE TABLE vault_shared (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    name         TEXT NOT NULL,     -- chosen by its feature: offenders, desk …
    part         TEXT NOT NULL,     -- empty: the whole; else what it is about, for what some holders of the role may not know
    permission   TEXT NOT NULL,     -- whoever's role may this, according to the pack, holds the key
    compartment  TEXT NOT NULL UNIQUE REFERENCES vault_compartment (id),
    letterbox    BYTEA NOT NULL,    -- public half of the pair that comes from the key: for whoever may put in and not read
    PRIMARY KEY (organisation, name, part)
);
