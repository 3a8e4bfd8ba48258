-- An incident is what happened; reports are what was told about it. Several reports may belong to one incident.
CREATE TABLE incident (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    reference       TEXT NOT NULL,     -- "2026-0042"
    response        TEXT NOT NULL,     -- the handlers' compartment; the reporter holds no key to it
    pack            TEXT NOT NULL,     -- the protocol in force when it was reported
    pack_version    TEXT NOT NULL,
    state           TEXT NOT NULL,     -- open, closed, merged
    merged_into     TEXT REFERENCES incident (id),
    behaviour       TEXT,
    form            TEXT NOT NULL,
    place           TEXT,
    occurred_at     TEXT NOT NULL,     -- UTC, sorts
    occurred_offset BIGINT NOT NULL,   -- minutes, as the reporter told the time
    reported_at     TEXT NOT NULL,
    reporter_role   TEXT NOT NULL,
    choice          TEXT,              -- the receiver the reporter picked, where the pack lets him
    repeated        BIGINT NOT NULL,
    persists        BIGINT NOT NULL,
    handler         TEXT,
    version         BIGINT NOT NULL
);
CREATE INDEX incident_newest ON incident (organisation, reported_at);
CREATE INDEX incident_by_response ON incident (response);

CREATE TABLE incident_fact (           -- aggravating facts and consequences: codes of the pack
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    fact            TEXT NOT NULL,
    since           TEXT NOT NULL,
    PRIMARY KEY (incident, fact)
);

CREATE TABLE incident_report (
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    report          TEXT PRIMARY KEY,
    incident        TEXT NOT NULL REFERENCES incident (id),
    compartment     TEXT NOT NULL,
    reporter        TEXT NOT NULL,     -- whose report it is
    entered_by      TEXT,              -- who wrote it down for him (R4)
    reporter_role   TEXT NOT NULL
);
CREATE INDEX incident_report_of ON incident_report (incident);
CREATE INDEX incident_report_by_compartment ON incident_report (compartment);

CREATE TABLE incident_affected (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,   -- what came first, within one instant too
    compartment     TEXT NOT NULL,     -- the one the name is sealed in; stays when incidents are merged
    account         TEXT,
    name            BYTEA,             -- sealed; absent when an account says who it is
    role            TEXT NOT NULL,
    police          TEXT NOT NULL,     -- consent: unknown, given, refused, withdrawn
    communication   TEXT NOT NULL,
    confidential    BIGINT NOT NULL,
    since           TEXT NOT NULL,
    version         BIGINT NOT NULL
);
CREATE INDEX incident_affected_of ON incident_affected (incident);

CREATE TABLE incident_offender (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    kind            TEXT NOT NULL,     -- resident, group, organisation, office_holder, other
    known           TEXT NOT NULL,     -- known, partly, unknown
    description     BYTEA,             -- sealed
    since           TEXT NOT NULL,
    version         BIGINT NOT NULL
);
CREATE INDEX incident_offender_of ON incident_offender (incident);

CREATE TABLE incident_classification ( -- never edited: a later one follows an earlier one
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    behaviour       TEXT NOT NULL,
    reason          BYTEA,             -- sealed; absent for the reporter's own suggestion
    suggested       BIGINT NOT NULL,
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX incident_classification_of ON incident_classification (incident, at);

CREATE TABLE incident_note (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    words           BYTEA NOT NULL,    -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX incident_note_of ON incident_note (incident, at);

CREATE TABLE incident_task (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,     -- whoever holds its key may know of the task
    kind            TEXT NOT NULL,     -- handle, be_informed, feedback, duty, own, aftercare
    subject         TEXT,              -- what it is about: a conversation, a report
    duty            TEXT,              -- id in the pack
    name_nl         TEXT,              -- the pack's words of that day, so that a later version changes nothing
    name_en         TEXT,
    title           BYTEA,             -- sealed; own tasks only
    owner           TEXT NOT NULL,
    owner_role      TEXT NOT NULL,
    deputy          TEXT,              -- whose turn comes when a hard deadline passes
    deadline        TEXT NOT NULL,     -- hard, soft, window, event
    opens_at        TEXT,
    due             TEXT,
    source          TEXT NOT NULL,
    unverified      BIGINT NOT NULL,
    state           TEXT NOT NULL,     -- open, done, not_applicable
    remark          BYTEA,             -- sealed
    made_at         TEXT NOT NULL,
    finished_at     TEXT,
    finished_by     TEXT,
    escalated_at    TEXT,
    reminded_at     TEXT,
    version         BIGINT NOT NULL
);
CREATE INDEX incident_task_of ON incident_task (incident);
CREATE INDEX incident_task_owner ON incident_task (owner, state);
CREATE INDEX incident_task_due ON incident_task (state, due);
CREATE INDEX incident_task_about ON incident_task (subject);

CREATE TABLE incident_closure (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    lesson          BYTEA,             -- sealed; absent when there is stated to be none
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL,
    reopened_at     TEXT,
    reopened_by     TEXT,
    reason          BYTEA              -- sealed; why it was reopened
);
CREATE INDEX incident_closure_of ON incident_closure (incident, at);

CREATE TABLE incident_merger (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    source          TEXT NOT NULL REFERENCES incident (id),
    target          TEXT NOT NULL REFERENCES incident (id),
    compartment     TEXT NOT NULL,
    reason          BYTEA NOT NULL,    -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);

CREATE TABLE incident_event (          -- the timeline: codes and ids, no words; only ever added to
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    number          BIGINT NOT NULL,
    at              TEXT NOT NULL,
    kind            TEXT NOT NULL,
    made_by         TEXT,              -- nobody: the register itself
    subject         TEXT,              -- id of the task, person, account …
    detail          TEXT,              -- a code: a behaviour, a role, an outcome
    PRIMARY KEY (incident, number)
);

CREATE TABLE incident_exclusion (      -- who may never know: alleged offenders among colleagues
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    account         TEXT NOT NULL,
    since           TEXT NOT NULL,
    PRIMARY KEY (incident, account)
);

-- Who may know of an incident: whoever holds an active key of its response compartment, or, other than the reporter
-- himself, of one of its reports. Every list and count joins this view, so that there is nothing to forget. An
-- exclusion takes the keys away; that it also stands here is the second lock on the same door.
CREATE VIEW incident_reader AS
    SELECT i.organisation AS organisation, i.id AS incident, g.account AS account
      FROM incident i
      JOIN vault_grant g ON g.compartment = i.response AND g.state = 'active'
     WHERE NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = i.id AND e.account = g.account)
     UNION
    SELECT r.organisation, r.incident, g.account
      FROM incident_report r
      JOIN vault_grant g ON g.compartment = r.compartment AND g.state = 'active'
     WHERE g.account <> r.reporter
       AND (r.entered_by IS NULL OR g.account <> r.entered_by)
       AND NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = r.incident AND e.account = g.account);
