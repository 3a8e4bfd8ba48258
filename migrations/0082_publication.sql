-- What left the organisation about a year and can no longer be called back: the protected figures as they were printed, with
-- the version of the data and the numbers of people they were made from. Nothing is ever changed or removed here.
CREATE TABLE publication (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year         BIGINT NOT NULL,
    edition      BIGINT NOT NULL,
    made_at      TEXT NOT NULL,
    made_by      TEXT,                -- account; nobody: the operator, on the command line
    pack         TEXT NOT NULL,
    pack_version TEXT NOT NULL,
    data_version TEXT NOT NULL,       -- digest of the facts behind it
    office       TEXT NOT NULL,       -- JSON: people in office by role
    release      TEXT NOT NULL,       -- JSON: the protected tables
    cells        BIGINT NOT NULL,
    shown        BIGINT NOT NULL,
    UNIQUE (organisation, year, edition)
);
