-- Damage: what an incident cost whom, what was paid to whom by whom, and what was tried to get it back. Amounts are whole
-- cents. What tells of a person (the amount of his damage, every word) is sealed under the case's response; what the
-- organisation itself lost stands open, for the yearly account.
CREATE TABLE damage_line (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,     -- stays when incidents are merged
    affected        TEXT,              -- whose damage; nobody: the organisation's
    kind            TEXT NOT NULL,     -- material, immaterial
    incurred_on     TEXT NOT NULL,
    cents           BIGINT,            -- the organisation's
    amount          BYTEA,             -- sealed; a person's
    words           BYTEA NOT NULL,    -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL,
    withdrawn_at    TEXT,
    withdrawn_by    TEXT,
    reason          BYTEA              -- sealed; why it was withdrawn
);
CREATE INDEX damage_line_of ON damage_line (incident);

CREATE TABLE damage_evidence (
    line            TEXT NOT NULL REFERENCES damage_line (id),
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    evidence        TEXT NOT NULL,
    PRIMARY KEY (line, evidence)
);

CREATE TABLE damage_payment (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    kind            TEXT NOT NULL,     -- advance: the organisation to a person; insurance; recovered: from the offender
    affected        TEXT,              -- who received it; nobody: the organisation
    paid_on         TEXT NOT NULL,
    cents           BIGINT,
    amount          BYTEA,             -- sealed, likewise
    words           BYTEA,             -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX damage_payment_of ON damage_payment (incident);

CREATE TABLE damage_step (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    offender        TEXT,              -- a row of incident_offender
    kind            TEXT NOT NULL,     -- letter, agreed, refused, joinder_due, joined, judgment, given_up
    happens_on      TEXT NOT NULL,
    words           BYTEA,             -- sealed
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX damage_step_of ON damage_step (incident);
