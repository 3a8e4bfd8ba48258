-- A hub: who takes part in the network, and what each told about the years that are over. No row of a register is here.
CREATE TABLE network_participant (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),  -- that keeps the hub
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL,        -- municipality, province, water_board
    inhabitants  BIGINT NOT NULL,
    open_key     BYTEA NOT NULL,       -- Ed25519
    fingerprint  TEXT NOT NULL UNIQUE,
    enrolled_at  TEXT NOT NULL,
    left_at      TEXT,
    last_serial  BIGINT NOT NULL,      -- of the last message that was taken in
    version      BIGINT NOT NULL
);
CREATE INDEX network_participant_of ON network_participant (organisation);

CREATE TABLE network_message (         -- what came in, so that nothing is taken in twice
    participant TEXT NOT NULL REFERENCES network_participant (id),
    serial      BIGINT NOT NULL,
    digest      BYTEA NOT NULL,
    kind        TEXT NOT NULL,         -- publication, withdrawal
    year        BIGINT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (participant, serial)
);

CREATE TABLE network_publication (     -- the latest about a year; gone when it is withdrawn
    organisation TEXT NOT NULL REFERENCES organisation (id),
    participant  TEXT NOT NULL REFERENCES network_participant (id),
    year         BIGINT NOT NULL,
    serial       BIGINT NOT NULL,
    made_at      TEXT NOT NULL,
    edition      BIGINT,               -- of the account; none: only the state of the protocol
    upkeep       TEXT NOT NULL,        -- JSON
    totals       TEXT,                 -- JSON
    PRIMARY KEY (participant, year)
);
CREATE INDEX network_publication_of ON network_publication (organisation, year);

CREATE TABLE network_benchmark (       -- as it was last shown; a new one waits until enough has changed
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year         BIGINT NOT NULL,
    kind         TEXT NOT NULL,
    size         TEXT NOT NULL,
    made_at      TEXT NOT NULL,
    behind       TEXT NOT NULL,        -- JSON: participant and serial of each publication in it
    shown        BIGINT NOT NULL,      -- 0: one of those was withdrawn, so nothing is shown until a new one may be
    figures      TEXT NOT NULL,        -- JSON
    PRIMARY KEY (organisation, year, kind, size)
);
