-- The prevention book (D5, D6, S5): kinds, days and states stand open, because what is to be held again follows from them;
-- words are sealed in the compartment of those who keep the book.
CREATE TABLE prevention_record (
    id               TEXT PRIMARY KEY,
    organisation     TEXT NOT NULL REFERENCES organisation (id),
    compartment      TEXT NOT NULL,
    account          TEXT NOT NULL,       -- who wrote it down
    item             TEXT NOT NULL,       -- of the pack
    kind             TEXT NOT NULL,
    state            TEXT NOT NULL,       -- planned, held, cancelled
    planned_on       TEXT,
    held_on          TEXT,
    participants     BIGINT,
    pack             TEXT NOT NULL,       -- the protocol in force then: what an evaluation is about
    pack_version     TEXT NOT NULL,
    answered_version TEXT,                -- the version of the pack that answered the findings
    answered_on      TEXT,
    version          BIGINT NOT NULL,
    words            BYTEA
);
CREATE INDEX prevention_record_by_item ON prevention_record (organisation, item, held_on);

CREATE TABLE prevention_action (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    compartment  TEXT NOT NULL,
    record       TEXT REFERENCES prevention_record (id),
    owner        TEXT NOT NULL,
    due_on       TEXT NOT NULL,
    done_on      TEXT,
    version      BIGINT NOT NULL,
    title        BYTEA NOT NULL
);
CREATE INDEX prevention_action_by_organisation ON prevention_action (organisation, due_on);

-- A lesson for the yearly discussion: no case, no person, no day; its key lies in the letterbox of those who keep the book.
CREATE TABLE prevention_lesson (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    compartment  TEXT NOT NULL,
    year         BIGINT NOT NULL,
    letter       BYTEA NOT NULL,
    words        BYTEA NOT NULL
);
CREATE INDEX prevention_lesson_by_year ON prevention_lesson (organisation, year);

-- That a scan was done, and when. What it found stays with the person: there is no column for it.
CREATE TABLE safety_scan (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL,           -- whose safety
    recorded_by  TEXT NOT NULL,
    kind         TEXT NOT NULL,           -- self_scan, home_scan, ccv_scan
    done_on      TEXT NOT NULL
);
CREATE INDEX safety_scan_by_account ON safety_scan (organisation, account, done_on);

-- Preparing a conversation or meeting with a risk (D3, D4). The analysis is sealed to whoever made it and those who help to
-- weigh it; a request is sealed apart, so that who arranges a room learns what he needs for that and nothing else.
CREATE TABLE risk_analysis (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    compartment  TEXT NOT NULL,
    account      TEXT NOT NULL,
    checklist    TEXT NOT NULL,
    pack         TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    state        TEXT NOT NULL,           -- planned, held, cancelled
    held_at      TEXT NOT NULL,
    went         TEXT,                    -- well, tense, wrong
    version      BIGINT NOT NULL,
    content      BYTEA NOT NULL,          -- title, place, answers, measures and remarks: one sealed JSON document
    evaluation   BYTEA
);
CREATE INDEX risk_analysis_by_compartment ON risk_analysis (compartment);
CREATE INDEX risk_analysis_by_day ON risk_analysis (organisation, held_at);

CREATE TABLE risk_request (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    analysis     TEXT NOT NULL REFERENCES risk_analysis (id),
    compartment  TEXT NOT NULL,
    account      TEXT NOT NULL,           -- who asks
    role         TEXT NOT NULL,           -- who is asked
    state        TEXT NOT NULL,           -- asked, arranged, impossible
    asked_at     TEXT NOT NULL,
    answered_at  TEXT,
    answered_by  TEXT,
    needed_at    TEXT NOT NULL,           -- when it must be there
    words        BYTEA NOT NULL,
    answer       BYTEA
);
CREATE INDEX risk_request_by_compartment ON risk_request (compartment);
CREATE INDEX risk_request_by_analysis ON risk_request (analysis);
