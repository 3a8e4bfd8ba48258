-- Letters: an organisation's own templates, version by version, and the letters that were drafted in a case. A template holds
-- nobody's data and stands open; what goes into a letter is sealed under the case's response.
CREATE TABLE letter_template (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    kind            TEXT NOT NULL,     -- warning, corrective_letter, hearing_invitation, access_ban, conversation_report, notice, recovery
    format          TEXT NOT NULL,     -- docx, odt
    version         BIGINT NOT NULL,   -- counts from 1
    content         BYTEA,             -- nothing: from here on the shipped template again
    at              TEXT NOT NULL,
    made_by         TEXT NOT NULL,
    UNIQUE (organisation, kind, format, version)
);

CREATE TABLE letter (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    kind            TEXT NOT NULL,
    drafted_at      TEXT NOT NULL,
    drafted_by      TEXT NOT NULL,
    sent_on         TEXT,
    signed          TEXT,              -- the evidence that is the signed letter
    version         BIGINT NOT NULL
);
CREATE INDEX letter_of ON letter (incident);

CREATE TABLE letter_field (
    letter          TEXT NOT NULL REFERENCES letter (id),
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    field           TEXT NOT NULL,
    words           BYTEA NOT NULL,    -- sealed under the letter's id and "letter.FIELD"
    PRIMARY KEY (letter, field)
);
