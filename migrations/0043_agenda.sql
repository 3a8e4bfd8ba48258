-- Papers for a circle in which a case is discussed: what it was told, as it was told.
CREATE TABLE measure_agenda (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    incident        TEXT NOT NULL REFERENCES incident (id),
    position        BIGINT NOT NULL,
    compartment     TEXT NOT NULL,
    circle          TEXT NOT NULL,     -- id in the pack
    name_nl         TEXT NOT NULL,     -- the pack's words of that day
    name_en         TEXT NOT NULL,
    language        TEXT NOT NULL,
    content         BYTEA NOT NULL,    -- sealed
    made_at         TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
CREATE INDEX measure_agenda_of ON measure_agenda (incident);
