-- A tablet's clock may be wrong: `at` is the time by the register's clock, and what the tablet said is kept beside it where
-- the two differ. What belongs to a step may follow as a later row (adds_to). Closing and reopening leave a row each.
ALTER TABLE meeting ADD COLUMN opened_told TEXT;
ALTER TABLE meeting_moment ADD COLUMN told_at TEXT;
ALTER TABLE meeting_moment ADD COLUMN adds_to TEXT;

CREATE TABLE meeting_turn (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    meeting      TEXT NOT NULL REFERENCES meeting (id),
    account      TEXT NOT NULL,
    at           TEXT NOT NULL,
    state        TEXT NOT NULL            -- closed, reopened
);
CREATE INDEX meeting_turn_by_meeting ON meeting_turn (meeting, at);
