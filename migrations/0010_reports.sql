-- A report in the words of the person it was aimed at. Words, names, addresses on the internet and the colleagues who
-- are alleged to have done it are sealed in the report's own compartment; what routes, deadlines and statistics need
-- stands open and is never free text.
CREATE TABLE report (
    id                TEXT PRIMARY KEY,
    organisation      TEXT NOT NULL REFERENCES organisation (id),
    reference         TEXT NOT NULL,      -- "2026-0042"
    compartment       TEXT NOT NULL,
    incident          TEXT,               -- the one it belongs to now; report_incident has the history
    reporter          TEXT NOT NULL,      -- account: whose report it is
    entered_by        TEXT,               -- account: who wrote it down for him
    reporter_role     TEXT NOT NULL,
    form              TEXT NOT NULL,
    place             TEXT,
    behaviour         TEXT,               -- as the reporter, or the norm helper, saw it
    occurred          TEXT NOT NULL,      -- as told, with the offset of where it was told
    repeated          BIGINT NOT NULL,
    persists          BIGINT NOT NULL,
    offender_known    TEXT NOT NULL,      -- known, partly, unknown
    offender_kind     TEXT,               -- from the pack
    pack              TEXT NOT NULL,
    pack_version      TEXT NOT NULL,
    submitted_at      TEXT NOT NULL,
    feedback_due      TEXT,
    withdrawn_at      TEXT,
    online            BIGINT NOT NULL,
    posted_at         TEXT,
    platform_reported BIGINT,
    narrative         BYTEA NOT NULL,
    need_now          BYTEA,
    offender          BYTEA,
    involved          BYTEA,
    online_account    BYTEA,
    online_url        BYTEA,
    withdrawal_reason BYTEA,
    UNIQUE (organisation, reference)
);
CREATE INDEX report_by_reporter ON report (organisation, reporter, submitted_at);
CREATE INDEX report_by_enterer ON report (organisation, entered_by, submitted_at);
CREATE INDEX report_by_incident ON report (incident);
CREATE INDEX report_by_compartment ON report (compartment);

-- The last number given out in a year. Taken in the transaction that stores the report: no number is lost, none twice.
CREATE TABLE report_counter (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year         TEXT NOT NULL,
    last_number  BIGINT NOT NULL,
    PRIMARY KEY (organisation, year)
);

-- Names from the pack: aggravating facts, targets, questions of the norm helper answered with yes.
CREATE TABLE report_fact (
    report       TEXT NOT NULL REFERENCES report (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    kind         TEXT NOT NULL,           -- aggravating, target, answer
    name         TEXT NOT NULL,
    PRIMARY KEY (report, kind, name)
);

CREATE TABLE report_affected (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    report       TEXT NOT NULL REFERENCES report (id),
    position     BIGINT NOT NULL,
    account      TEXT,
    role         TEXT NOT NULL,
    name         BYTEA                    -- sealed; where there is no account
);
CREATE INDEX report_affected_by_report ON report_affected (report);

-- Which incident a report belonged to, and since when: a merge adds a row and takes none away.
CREATE TABLE report_incident (
    report       TEXT NOT NULL REFERENCES report (id),
    organisation TEXT NOT NULL REFERENCES organisation (id),
    incident     TEXT NOT NULL,
    since        TEXT NOT NULL,
    PRIMARY KEY (report, incident)
);

-- What the reporter adds later. Nothing that was sent is edited.
CREATE TABLE report_supplement (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    report       TEXT NOT NULL REFERENCES report (id),
    account      TEXT NOT NULL,
    at           TEXT NOT NULL,
    words        BYTEA NOT NULL
);
CREATE INDEX report_supplement_by_report ON report_supplement (report);

-- What those who handle it tell the reporter.
CREATE TABLE report_feedback (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    report       TEXT NOT NULL REFERENCES report (id),
    account      TEXT NOT NULL,
    at           TEXT NOT NULL,
    words        BYTEA NOT NULL
);
CREATE INDEX report_feedback_by_report ON report_feedback (report);

-- Entries of the reporter's private logbook that he put with the report, sealed again for its readers.
CREATE TABLE report_log (
    id             TEXT PRIMARY KEY,
    organisation   TEXT NOT NULL REFERENCES organisation (id),
    report         TEXT NOT NULL REFERENCES report (id),
    occurred       TEXT NOT NULL,
    form           TEXT NOT NULL,
    words          BYTEA NOT NULL,
    online_account BYTEA,
    online_url     BYTEA
);
CREATE INDEX report_log_by_report ON report_log (report);

-- Forms that were not sent yet, in the personal space of whoever is writing.
CREATE TABLE draft (
    id           TEXT PRIMARY KEY,        -- made by the client, so that a lost answer costs nothing
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL,
    content      BYTEA NOT NULL,
    updated_at   TEXT NOT NULL
);
CREATE INDEX draft_by_account ON draft (organisation, account, updated_at);
