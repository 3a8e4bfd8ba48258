-- A disturbed meeting, step by step (D2). Steps, times and the decision stand open; names and words are sealed in the
-- compartment of those who keep the sheet. Nothing is edited: a mistaken tap is undone by a later row.
CREATE TABLE meeting (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL,           -- who opened the sheet
    compartment  TEXT NOT NULL,
    pack         TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    opened_at    TEXT NOT NULL,
    closed_at    TEXT,
    report       TEXT,                    -- what was reported of it
    version      BIGINT NOT NULL,
    name         BYTEA NOT NULL
);
CREATE INDEX meeting_by_organisation ON meeting (organisation, opened_at);

CREATE TABLE meeting_moment (
    id           TEXT NOT NULL,           -- made by the tablet
    organisation TEXT NOT NULL REFERENCES organisation (id),
    meeting      TEXT NOT NULL REFERENCES meeting (id),
    account      TEXT NOT NULL,
    step         TEXT NOT NULL,           -- from the pack; empty where it undoes
    undoes       TEXT,
    at           TEXT NOT NULL,           -- when it was tapped
    received_at  TEXT NOT NULL,
    decision     TEXT,                    -- yes, no
    by_whom      BYTEA,
    agreed_with  BYTEA,
    words        BYTEA,
    PRIMARY KEY (meeting, id)
);
