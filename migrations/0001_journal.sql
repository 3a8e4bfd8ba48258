-- The journal: who did what, and who looked. Append-only, chained by hash per organisation (src/journal/journal.h).
CREATE TABLE journal_entry (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    number       BIGINT NOT NULL,   -- 1, 2, 3 … without a gap
    at           TEXT NOT NULL,
    actor        TEXT NOT NULL,     -- account; empty: the register itself
    action       TEXT NOT NULL,
    subject      TEXT NOT NULL,     -- id of what it was about
    incident     TEXT NOT NULL,     -- empty when it belongs to none
    digest       BYTEA NOT NULL,
    PRIMARY KEY (organisation, number)
);
CREATE INDEX journal_entry_incident ON journal_entry (organisation, incident, number);
CREATE INDEX journal_entry_subject ON journal_entry (organisation, subject, number);

-- The last line of each chain. Whoever appends updates this row, so a chain cannot fork.
CREATE TABLE journal_tail (
    organisation TEXT PRIMARY KEY REFERENCES organisation (id),
    number       BIGINT NOT NULL,
    digest       BYTEA NOT NULL
);

-- Excluded means invisible: no line about this incident or other subject is shown to the account.
CREATE TABLE journal_exclusion (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL,
    about        TEXT NOT NULL,
    PRIMARY KEY (organisation, account, about)
);
