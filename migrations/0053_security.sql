-- Security measures: what protects a person, and is never told (K3).
-- A table of its own is the mark: nothing that leaves the register reads it, but to keep its words out.
CREATE TABLE security_measure (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    since_on        TEXT NOT NULL,
    ended_on        TEXT,
    words           BYTEA NOT NULL,    -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX security_measure_of ON security_measure (incident);
