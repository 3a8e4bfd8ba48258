-- Aftercare: each affected person has a circle of his own (himself and those who care for him) and, within it, notes
-- that only the providers open.
CREATE TABLE aftercare_person (
    affected        TEXT PRIMARY KEY REFERENCES incident_affected (id),
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    circle          TEXT NOT NULL,     -- compartment: dates, reasons, the person's own words
    providers       TEXT NOT NULL,     -- compartment: the providers' notes
    account         TEXT,
    name            BYTEA,             -- sealed in the circle; absent when an account says who it is
    role            TEXT NOT NULL
);
CREATE INDEX aftercare_person_by_circle ON aftercare_person (circle);
CREATE INDEX aftercare_person_by_account ON aftercare_person (account);

CREATE TABLE aftercare_conversation (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    affected        TEXT NOT NULL REFERENCES aftercare_person (affected),
    plan            TEXT NOT NULL,     -- id in the pack: first, second, third
    position        BIGINT NOT NULL,
    name_nl         TEXT NOT NULL,     -- the pack's words of that day
    name_en         TEXT NOT NULL,
    source          TEXT NOT NULL,
    deadline        TEXT NOT NULL,     -- hard, soft, window, event
    opens_at        TEXT,
    due             TEXT,
    state           TEXT NOT NULL,     -- planned, offered, appointed, moved, held, declined
    planned_for     TEXT,
    moved_until     TEXT,
    offered_at      TEXT,
    held_at         TEXT,
    made_by         TEXT,              -- who held it
    notes           BYTEA,             -- sealed for the providers
    injury_shown    BIGINT NOT NULL,
    referred        BIGINT NOT NULL,
    sequence        BIGINT NOT NULL,   -- of the calendar invitation
    reminded_at     TEXT,
    version         BIGINT NOT NULL
);
CREATE INDEX aftercare_conversation_of ON aftercare_conversation (affected, position);

CREATE TABLE aftercare_aim (
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    conversation    TEXT NOT NULL REFERENCES aftercare_conversation (id),
    position        BIGINT NOT NULL,
    nl              TEXT NOT NULL,
    en              TEXT NOT NULL,
    PRIMARY KEY (conversation, position)
);

CREATE TABLE aftercare_leader (        -- roles that may lead it
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    conversation    TEXT NOT NULL REFERENCES aftercare_conversation (id),
    role            TEXT NOT NULL,
    PRIMARY KEY (conversation, role)
);

CREATE TABLE aftercare_step (          -- what happened to a conversation; only ever added to
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    conversation    TEXT NOT NULL REFERENCES aftercare_conversation (id),
    position        BIGINT NOT NULL,   -- what came first, within one instant too
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL,
    state           TEXT NOT NULL,     -- the state it led to
    until           TEXT,              -- appointed for, or moved until
    reason          BYTEA              -- sealed in the circle
);
CREATE INDEX aftercare_step_of ON aftercare_step (conversation, at);

CREATE TABLE aftercare_contentment (   -- the figure is kept per role, the remark is sealed in the circle (C5)
    affected        TEXT PRIMARY KEY REFERENCES aftercare_person (affected),
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    role            TEXT NOT NULL,
    score           BIGINT NOT NULL,
    remark          BYTEA,
    at              TEXT NOT NULL
);

-- Published for the case page: states and days, never words; and which circles exist.
CREATE VIEW aftercare_for_incidents AS
    SELECT c.affected AS affected, c.state AS state, COALESCE(c.moved_until, c.due) AS due,
           CASE WHEN c.deadline = 'hard' OR c.deadline = 'window' THEN 1 ELSE 0 END AS binding
      FROM aftercare_conversation c;

CREATE VIEW aftercare_circle AS
    SELECT a.incident AS incident, p.affected AS affected, p.circle AS compartment
      FROM aftercare_person p
      JOIN incident_affected a ON a.id = p.affected;
