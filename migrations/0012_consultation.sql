-- Doubt is enough (R5): a question to somebody the pack names, without a report. That it was asked is on record and
-- counts; what was said is sealed to the two of them.
CREATE TABLE consultation (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    compartment  TEXT NOT NULL,
    account      TEXT NOT NULL,           -- who asked
    role         TEXT NOT NULL,           -- the role that was asked
    state        TEXT NOT NULL,           -- open, answered, closed, reported
    outcome      TEXT,                    -- nothing_needed, advice_given
    report       TEXT REFERENCES report (id),
    asked_at     TEXT NOT NULL,
    changed_at   TEXT NOT NULL,
    question     BYTEA NOT NULL
);
CREATE INDEX consultation_by_compartment ON consultation (compartment);
CREATE INDEX consultation_by_account ON consultation (organisation, account);

CREATE TABLE consultation_exchange (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    consultation TEXT NOT NULL REFERENCES consultation (id),
    account      TEXT NOT NULL,
    at           TEXT NOT NULL,
    words        BYTEA NOT NULL
);
CREATE INDEX consultation_exchange_by_consultation ON consultation_exchange (consultation);
