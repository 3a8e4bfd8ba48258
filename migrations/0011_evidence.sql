-- Evidence: each file has a content key of its own, wrapped in the compartment it lies in. Moving a file from the
-- personal space into a report wraps 32 bytes again and touches no chunk.
CREATE TABLE evidence (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    account         TEXT NOT NULL,        -- who brought it
    compartment     TEXT NOT NULL,
    report          TEXT REFERENCES report (id),
    incident        TEXT,                 -- put with a case by a handler
    logbook_entry   TEXT,
    state           TEXT NOT NULL,        -- uploading, complete
    size            BIGINT NOT NULL,      -- as announced; a completed file has exactly this many bytes
    media_type      TEXT,                 -- sniffed from the bytes, whatever the sender said
    location_inside TEXT,                 -- yes, no, perhaps
    created_at      TEXT NOT NULL,
    completed_at    TEXT,
    wrapped_key     BYTEA NOT NULL,
    name            BYTEA NOT NULL,
    sha256          BYTEA                 -- sealed, bound to size and number of chunks: a cut file does not open
);
CREATE INDEX evidence_by_report ON evidence (report);
CREATE INDEX evidence_by_incident ON evidence (incident);
CREATE INDEX evidence_by_account ON evidence (organisation, account, state);
CREATE INDEX evidence_by_entry ON evidence (logbook_entry);

CREATE TABLE evidence_chunk (
    evidence     TEXT NOT NULL REFERENCES evidence (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    number       BIGINT NOT NULL,         -- from 0
    content      BYTEA NOT NULL,          -- sealed, bound to evidence and number
    PRIMARY KEY (evidence, number)
);
