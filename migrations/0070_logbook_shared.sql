-- The logbook grows up (R6): what belongs to a message on line, and sharing exactly one entry or series.
-- `kept` is a sealed JSON document: the message as it was found, its digest, platform, moment, and what the platform was
-- told and answered. It stays one document because nothing in it may be counted or sorted by.
ALTER TABLE logbook_entry ADD COLUMN kept BYTEA;
ALTER TABLE report_log ADD COLUMN kept BYTEA;

-- A share holds copies, sealed in a compartment of its own: the logbook itself stays its owner's alone, and taking a share
-- back destroys its key. The tier is a name from the pack; it only ever goes up.
CREATE TABLE logbook_share (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL,           -- whose logbook
    compartment  TEXT NOT NULL,
    tier         TEXT NOT NULL,
    version      BIGINT NOT NULL,
    shared_at    TEXT NOT NULL,
    changed_at   TEXT NOT NULL,
    withdrawn_at TEXT,
    note         BYTEA,                   -- what the owner says to whoever reads it
    involved     BYTEA                    -- colleagues it is about: passed over at every step
);
CREATE INDEX logbook_share_by_compartment ON logbook_share (compartment);
CREATE INDEX logbook_share_by_account ON logbook_share (organisation, account);

CREATE TABLE logbook_share_entry (
    id             TEXT PRIMARY KEY,
    organisation   TEXT NOT NULL REFERENCES organisation (id),
    share          TEXT NOT NULL REFERENCES logbook_share (id),
    entry          TEXT NOT NULL,         -- the one it was copied from; that one may be gone by now
    occurred       TEXT NOT NULL,
    form           TEXT NOT NULL,
    words          BYTEA NOT NULL,
    online_account BYTEA,
    online_url     BYTEA,
    kept           BYTEA
);
CREATE INDEX logbook_share_entry_by_share ON logbook_share_entry (share);

-- A file that is shown in one more place than the one it lies in: its content key, wrapped there as well.
CREATE TABLE evidence_copy (
    evidence     TEXT NOT NULL REFERENCES evidence (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    compartment  TEXT NOT NULL,
    about        TEXT NOT NULL,           -- the record it is shown with, for the journal
    wrapped_key  BYTEA NOT NULL,
    PRIMARY KEY (evidence, compartment)
);
CREATE INDEX evidence_copy_by_about ON evidence_copy (about);
