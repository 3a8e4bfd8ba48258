-- The register of offenders. What is known of one offender of one incident is a mention (the row in incident_offender); which
-- mentions are one person follows from what people said, and is worked out anew from all of it.
CREATE TABLE offender_mention (
    offender      TEXT PRIMARY KEY REFERENCES incident_offender (id),
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    case_key      BYTEA,             -- the mention's own key, sealed in the compartment of incident_offender
    compartment   TEXT,              -- of the register; none: not put in yet
    register_key  BYTEA,             -- the same key there: a letter, or sealed
    letter        BIGINT NOT NULL,   -- 1: nobody took it out of the letterbox yet
    filed         BIGINT NOT NULL,   -- 1: its tokens are those of what is known today
    person        TEXT NOT NULL,     -- the first mention of its person
    restricted_at TEXT,              -- kept, and used for nothing (AVG)
    removed_at    TEXT,              -- its key was destroyed: on request, or when the term was over
    created_at    TEXT NOT NULL
);
CREATE INDEX offender_mention_by_person ON offender_mention (person);
CREATE INDEX offender_mention_by_compartment ON offender_mention (compartment, filed);
INSERT INTO offender_mention (offender, organisation, letter, filed, person, created_at)
SELECT id, organisation, 0, 0, id, since FROM incident_offender;

CREATE TABLE offender_datum (
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    position      BIGINT NOT NULL,
    kind          TEXT NOT NULL,     -- name, telephone …
    certainty     TEXT NOT NULL,     -- certain, probable, hearsay
    since         TEXT,              -- the day from which it holds, where somebody said so
    value         BYTEA NOT NULL,    -- sealed under the mention's key
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL,
    ended_at      TEXT,              -- corrected or withdrawn; the words stay
    ended_by      TEXT,
    replaced_by   TEXT,
    reason        BYTEA
);
CREATE INDEX offender_datum_of ON offender_datum (offender, position);

CREATE TABLE offender_relation (       -- a known member of a group, somebody who acts for a company; within one incident
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    relation      TEXT NOT NULL,     -- member_of, acts_for
    other         TEXT NOT NULL REFERENCES offender_mention (offender),
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL,
    UNIQUE (offender, relation, other)
);
CREATE INDEX offender_relation_to ON offender_relation (other);

CREATE TABLE report_detail (           -- what a report told of the offender, for its reporter and readers
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    report        TEXT NOT NULL REFERENCES report (id),
    position      BIGINT NOT NULL,
    kind          TEXT NOT NULL,
    value         BYTEA NOT NULL     -- sealed in the report's compartment
);
CREATE INDEX report_detail_of ON report_detail (report);

-- The blind index: who shares a number may be the same person. Made from the key of the compartment; says nothing without it.
CREATE TABLE offender_token (
    compartment   TEXT NOT NULL,
    token         BIGINT NOT NULL,
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    PRIMARY KEY (compartment, token, offender)
);
CREATE INDEX offender_token_of ON offender_token (offender);

CREATE TABLE offender_model (          -- what agreement is worth, as learned from the register itself; sealed, for it knows names
    compartment   TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    learned_from  BIGINT NOT NULL,
    model         BYTEA NOT NULL
);

CREATE TABLE offender_verdict (        -- what people said, in order; undone is not gone
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    position      BIGINT NOT NULL,
    kind          TEXT NOT NULL,     -- same, different, split
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    other         TEXT REFERENCES offender_mention (offender),  -- none: split
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL,
    undone_at     TEXT,
    undone_by     TEXT,
    UNIQUE (organisation, position)
);
CREATE INDEX offender_verdict_of ON offender_verdict (offender);
CREATE INDEX offender_verdict_to ON offender_verdict (other);

-- What the protocol says now that it is confirmed that an offender came back: worked out anew with each verdict. Incidents that
-- somebody is kept out of weigh in no other case.
CREATE TABLE offender_repetition (
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    incident      TEXT NOT NULL REFERENCES incident (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    rule          TEXT NOT NULL,     -- id in the pack under which the incident is handled
    persists      BIGINT NOT NULL,
    office        BIGINT NOT NULL,   -- earlier incidents against office holders
    staff         BIGINT NOT NULL,   -- and against employees
    since         TEXT NOT NULL,
    PRIMARY KEY (incident, offender, rule)
);

-- Fairness: the person's own account and objections, what he was told, what he asked and how it was answered.
CREATE TABLE offender_statement (
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    position      BIGINT NOT NULL,
    kind          TEXT NOT NULL,     -- account, objection
    received_on   TEXT NOT NULL,
    words         BYTEA NOT NULL,    -- under the mention's key
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL
);
CREATE INDEX offender_statement_of ON offender_statement (offender);

CREATE TABLE offender_notice (
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    position      BIGINT NOT NULL,
    act           TEXT NOT NULL,     -- listing, warning: each with a remedy of its own
    given         BIGINT NOT NULL,   -- 0: withheld
    decided_on    TEXT NOT NULL,
    reason        BYTEA,             -- under the mention's key; always there when it was withheld
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL
);
CREATE INDEX offender_notice_of ON offender_notice (offender);

CREATE TABLE offender_request (
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    position      BIGINT NOT NULL,
    kind          TEXT NOT NULL,     -- access, correction, restriction, removal
    received_on   TEXT NOT NULL,
    words         BYTEA,             -- under the mention's key
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL,
    granted       BIGINT,            -- none: not decided yet
    decided_on    TEXT,
    decided_by    TEXT,
    compartment   TEXT,              -- in which the decision is sealed: it outlives the mention's key
    decision      BYTEA,
    version       BIGINT NOT NULL
);
CREATE INDEX offender_request_of ON offender_request (offender);

CREATE TABLE offender_look (           -- somebody saw the names of the affected of other cases, and said what for
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    reason        BYTEA NOT NULL,    -- under the mention's key
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL
);
CREATE INDEX offender_look_of ON offender_look (offender);

-- A mention with the case's own row about the offender, and who may know of it: whoever holds the key to which it is sealed in the
-- register, unless he is kept out of the case. Every list and count joins these.
CREATE VIEW offender_mention_whole AS
    SELECT m.offender AS offender, m.organisation AS organisation, o.incident AS incident, o.kind AS kind, o.known AS known,
           o.compartment AS of_case, m.case_key AS case_key, m.compartment AS compartment, m.register_key AS register_key,
           m.letter AS letter, m.filed AS filed, m.person AS person, m.restricted_at AS restricted_at, m.removed_at AS removed_at,
           m.created_at AS created_at
      FROM offender_mention m
      JOIN incident_offender o ON o.id = m.offender;

CREATE VIEW offender_reader AS
    SELECT m.offender AS offender, g.account AS account
      FROM offender_mention m
      JOIN incident_offender o ON o.id = m.offender
      JOIN vault_grant g ON g.compartment = m.compartment AND g.state = 'active'
     WHERE NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = o.incident AND e.account = g.account);

-- Published. For cases: how an offender who came back makes them count. Without words.
CREATE VIEW offender_repetition_for_incidents AS
    SELECT DISTINCT incident, persists FROM offender_repetition;

-- Published. For statistics: whether an offender of the incident is confirmed to have been one before.
CREATE VIEW offender_for_statistics AS
    SELECT o.organisation AS organisation, o.incident AS incident,
           MAX(CASE WHEN EXISTS (SELECT 1
                                   FROM offender_mention twin
                                   JOIN incident_offender other ON other.id = twin.offender
                                   JOIN incident earlier ON earlier.id = other.incident
                                  WHERE twin.person = m.person AND other.incident <> o.incident
                                    AND earlier.occurred_at < i.occurred_at) THEN 1 ELSE 0 END) AS repeated
      FROM incident_offender o
      JOIN incident i ON i.id = o.incident
      JOIN offender_mention m ON m.offender = o.id
     GROUP BY o.organisation, o.incident;
