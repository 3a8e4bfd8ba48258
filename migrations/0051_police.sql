-- The police file: what is laid before the police, by whom, with whose word, and what came of it. Words are sealed under the
-- case's response; kinds, days, codes and states stand open.
CREATE TABLE police_consent (            -- asked, given, refused, withdrawn: one after the other, none edited
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    affected        TEXT NOT NULL REFERENCES incident_affected (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    state           TEXT NOT NULL,
    happened_on     TEXT NOT NULL,
    words           BYTEA,               -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX police_consent_of ON police_consent (affected);

CREATE TABLE police_wish (               -- "I want prosecution", dated: for offences on complaint
    affected        TEXT PRIMARY KEY REFERENCES incident_affected (id),
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    learned_on      TEXT NOT NULL,       -- from here the term runs
    wants           TEXT NOT NULL,       -- unknown, yes, no
    said_on         TEXT,
    version         BIGINT NOT NULL
);

CREATE TABLE police_file (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    kind            TEXT NOT NULL,       -- notification, report
    state           TEXT NOT NULL,       -- draft, filed
    quality         TEXT,                -- of the pack: in which quality it is filed
    joinder         BIGINT NOT NULL,     -- damages are asked for in the criminal case
    informed        BIGINT NOT NULL,     -- the injured party wants to be kept informed
    filed_on        TEXT,
    outcome         TEXT,                -- the latest that is known
    started_at      TEXT NOT NULL,
    started_by      TEXT NOT NULL,
    version         BIGINT NOT NULL
);
CREATE INDEX police_file_of ON police_file (incident);

CREATE TABLE police_person (
    file            TEXT NOT NULL REFERENCES police_file (id),
    affected        TEXT NOT NULL REFERENCES incident_affected (id),
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    by_number       BIGINT NOT NULL,     -- a number instead of the name
    known           TEXT NOT NULL,       -- whether the offender knows who it is: yes, no, unknown
    PRIMARY KEY (file, affected)
);

CREATE TABLE police_offence (
    file            TEXT NOT NULL REFERENCES police_file (id),
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    offence         TEXT NOT NULL,       -- of the pack
    PRIMARY KEY (file, offence)
);

CREATE TABLE police_evidence (
    file            TEXT NOT NULL REFERENCES police_file (id),
    evidence        TEXT NOT NULL,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    holder          BYTEA,               -- sealed under the file's id and "police.holder/EVIDENCE"
    PRIMARY KEY (file, evidence)
);

CREATE TABLE police_words (              -- every answer, literal word, event of a series and part of a witness
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    file            TEXT NOT NULL REFERENCES police_file (id),
    field           TEXT NOT NULL,
    position        BIGINT NOT NULL,
    happened_on     TEXT,                -- of an event in a series
    words           BYTEA NOT NULL       -- sealed
);
CREATE INDEX police_words_of ON police_words (file);

CREATE TABLE police_step (               -- after filing
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    file            TEXT NOT NULL REFERENCES police_file (id),
    position        BIGINT NOT NULL,
    kind            TEXT NOT NULL,
    happens_on      TEXT NOT NULL,
    outcome         TEXT,
    words           BYTEA,               -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX police_step_of ON police_step (file);

CREATE TABLE police_address (            -- where letters go instead of to somebody's home: nobody's secret
    organisation    TEXT PRIMARY KEY REFERENCES organisation (id),
    address         TEXT NOT NULL
);

-- For statistics: no words, no persons.
CREATE VIEW police_for_statistics AS
    SELECT organisation, incident, kind, filed_on, outcome
      FROM police_file
     WHERE state = 'filed';

CREATE TABLE police_package (            -- what was handed over: it lies with the case as a sealed file of evidence
    evidence        TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    file            TEXT NOT NULL REFERENCES police_file (id),
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX police_package_of ON police_package (file);
