-- A private logbook (R6): with repetition, entries show the pattern. In the personal space, for the owner alone,
-- until a report takes a copy.
CREATE TABLE logbook_entry (
    id             TEXT PRIMARY KEY,
    organisation   TEXT NOT NULL REFERENCES organisation (id),
    account        TEXT NOT NULL,
    occurred       TEXT NOT NULL,         -- as told, with its offset
    occurred_at    TEXT NOT NULL,         -- the same in UTC, to sort by
    form           TEXT NOT NULL,
    updated_at     TEXT NOT NULL,
    version        BIGINT NOT NULL,
    words          BYTEA NOT NULL,
    online_account BYTEA,
    online_url     BYTEA
);
CREATE INDEX logbook_entry_by_account ON logbook_entry (organisation, account, occurred_at);
