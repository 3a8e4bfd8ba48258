-- The survey. An invitation is a number nobody can turn back into a person, answers are counts: there is no row that says
-- what somebody answered, or when. docs/decisions/0090-survey-tickets.md argues it.
CREATE TABLE survey (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year         BIGINT NOT NULL,      -- that it asks about
    opens_on     TEXT NOT NULL,
    closes_on    TEXT NOT NULL,
    created_at   TEXT NOT NULL,
    closed_at    TEXT,
    version      BIGINT NOT NULL,
    results      TEXT,                 -- as published: under disclosure control, once and for all
    UNIQUE (organisation, year)
);

CREATE TABLE survey_group (
    survey     TEXT NOT NULL REFERENCES survey (id),
    name       TEXT NOT NULL,
    position   BIGINT NOT NULL,
    roles      TEXT NOT NULL,
    people     BIGINT NOT NULL,        -- invited
    key_hidden BYTEA,                  -- signs tickets; gone when the survey closes
    key_open   BYTEA NOT NULL,
    answers    BIGINT NOT NULL,        -- sets counted
    PRIMARY KEY (survey, name)
);

CREATE TABLE survey_invitation (
    lookup     BYTEA PRIMARY KEY,      -- hash of a part of the link
    survey     TEXT NOT NULL REFERENCES survey (id),
    group_name TEXT NOT NULL,
    asked      BYTEA                   -- digest of the blinded ticket that was signed; none yet
);
CREATE INDEX survey_invitation_of ON survey_invitation (survey, group_name);

CREATE TABLE survey_spent (            -- tickets that were handed in; no invitation can be told from one
    ticket BYTEA PRIMARY KEY,
    survey TEXT NOT NULL REFERENCES survey (id)
);

CREATE TABLE survey_count (
    survey     TEXT NOT NULL REFERENCES survey (id),
    group_name TEXT NOT NULL,
    question   TEXT NOT NULL,
    option     TEXT NOT NULL,
    people     BIGINT NOT NULL,
    PRIMARY KEY (survey, group_name, question, option)
);
