-- What is told about a case, decided with the person, to whom and by whom. A decision is never edited:
-- a later one about the same circle takes its place.
CREATE TABLE communication_decision (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    phase           TEXT NOT NULL,     -- first, inquiry, settled
    circle          TEXT NOT NULL,     -- of the pack
    tell            BIGINT NOT NULL,
    speaker         TEXT,              -- a role
    agreed          TEXT NOT NULL,     -- the person: not_asked, yes, no
    agreed_on       TEXT,
    words           BYTEA,             -- sealed; what is said
    reason          BYTEA,             -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX communication_decision_of ON communication_decision (incident);

CREATE TABLE communication_saying (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    decision        TEXT NOT NULL REFERENCES communication_decision (id),
    said_at         TEXT NOT NULL,
    words           BYTEA,             -- sealed; what was said in fact
    made_by         TEXT NOT NULL
);
CREATE INDEX communication_saying_of ON communication_saying (decision);
