-- What the organisation decides on whoever crossed the line: whose voice was asked, how the other side was heard, what
-- was decided and which measures stand. Nothing is edited away: a decision is followed by a later one.
CREATE TABLE measure_voice (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    about           TEXT NOT NULL,     -- a measure of the pack, or "response" for all of them
    part            TEXT NOT NULL,     -- decides, consents, vetoes, heard, advises
    role            TEXT NOT NULL,     -- of the pack, or "affected"
    affected        TEXT REFERENCES incident_affected (id),
    question        BYTEA,             -- sealed
    asked_at        TEXT NOT NULL,
    asked_by        TEXT NOT NULL,
    answer          TEXT,              -- agrees, refuses, said, nothing
    words           BYTEA,             -- sealed
    answered_at     TEXT,
    answered_by     TEXT,              -- who wrote it down
    version         BIGINT NOT NULL
);
CREATE INDEX measure_voice_of ON measure_voice (incident);

CREATE TABLE measure_hearing (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    offender        TEXT REFERENCES incident_offender (id),
    way             TEXT NOT NULL,     -- in_person, telephone, letter, email
    planned_for     TEXT,
    respond_by      TEXT,              -- a day
    invitation      BYTEA,             -- sealed
    invited_at      TEXT NOT NULL,
    invited_by      TEXT NOT NULL,
    outcome         TEXT,              -- account, refused, no_answer
    outcome_on      TEXT,              -- a day
    words           BYTEA,             -- sealed: the other side's account, or what was said instead of one
    closed_at       TEXT,
    closed_by       TEXT,
    version         BIGINT NOT NULL
);
CREATE INDEX measure_hearing_of ON measure_hearing (incident);

CREATE TABLE measure (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    kind            TEXT NOT NULL,     -- id in the pack
    name_nl         TEXT NOT NULL,     -- the pack's words of that day
    name_en         TEXT NOT NULL,
    source          TEXT NOT NULL,
    unverified      BIGINT NOT NULL,
    offender        TEXT REFERENCES incident_offender (id),
    behaviour       TEXT,              -- what it answers
    runs            BIGINT NOT NULL,   -- has a start and an end
    decided_on      TEXT NOT NULL,     -- days
    starts_on       TEXT,
    ends_on         TEXT,              -- absent of one that runs: without an end, where the pack allows it
    term            TEXT,              -- "P3M", where the term was told as a period: a later start keeps it
    review_on       TEXT,
    objection_until TEXT,
    venue           TEXT,              -- id in the pack
    basis           BYTEA,             -- sealed: what it rests on in law
    place           BYTEA,             -- sealed
    limits          BYTEA,             -- sealed
    state           TEXT NOT NULL,     -- open (still to be done), carried_out, standing, lifted, annulled
    done_on         TEXT,
    report          BYTEA,             -- sealed: how it was carried out
    made_at         TEXT NOT NULL,
    made_by         TEXT NOT NULL,
    version         BIGINT NOT NULL
);
CREATE INDEX measure_of ON measure (incident);
CREATE INDEX measure_standing ON measure (organisation, state, ends_on);

CREATE TABLE measure_decision (        -- never edited: a later one follows an earlier one
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    measure         TEXT REFERENCES measure (id),
    kind            TEXT NOT NULL,     -- nothing, otherwise; imposed, extended, shortened, lifted, shifted, annulled
    follows         TEXT REFERENCES measure_decision (id),
    decider         TEXT NOT NULL,     -- role; empty where the protocol does not say who decides
    decided_on      TEXT NOT NULL,
    starts_on       TEXT,              -- as this decision set them
    ends_on         TEXT,
    review_on       TEXT,
    reasons         BYTEA NOT NULL,    -- sealed
    hearing         TEXT REFERENCES measure_hearing (id),
    unheard         BYTEA,             -- sealed: why the other side was not heard first
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX measure_decision_of ON measure_decision (incident);

CREATE TABLE measure_objection (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    measure         TEXT NOT NULL REFERENCES measure (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    received_on     TEXT NOT NULL,
    words           BYTEA,             -- sealed
    outcome         TEXT,              -- dismissed, inadmissible, partly_upheld, upheld, withdrawn
    decided_on      TEXT,
    reasons         BYTEA,             -- sealed
    made_at         TEXT NOT NULL,
    made_by         TEXT NOT NULL,
    closed_at       TEXT,
    closed_by       TEXT,
    version         BIGINT NOT NULL
);
CREATE INDEX measure_objection_of ON measure_objection (measure);

CREATE TABLE measure_breach (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    measure         TEXT NOT NULL REFERENCES measure (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    occurred_at     TEXT NOT NULL,
    words           BYTEA NOT NULL,    -- sealed
    made_at         TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX measure_breach_of ON measure_breach (measure);

-- Published for the readers of figures. One that stands runs from starts_on through ends_on; whether it still does on a
-- day follows from those.
CREATE VIEW measure_for_statistics AS
    SELECT organisation, incident, kind, decided_on, starts_on, ends_on, state
      FROM measure;
