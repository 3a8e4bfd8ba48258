-- What desk and security have to know of a measure, and nothing else: who, which place, until when, what to do. The words
-- lie under a key of their own, which a letter brings into the organisation's compartment of those who stand at the desk.
-- An entry goes when its measure is over; what is gone leaves nothing here.
CREATE TABLE measure_desk (
    id              TEXT PRIMARY KEY,
    organisation    TEXT NOT NULL REFERENCES organisation (id),
    measure         TEXT NOT NULL UNIQUE REFERENCES measure (id),
    compartment     TEXT NOT NULL,     -- of the organisation, or the part of it that some are kept from
    letter          BYTEA NOT NULL,
    who             BYTEA NOT NULL,    -- sealed
    place           BYTEA,             -- sealed
    instruction     BYTEA NOT NULL,    -- sealed
    made_at         TEXT NOT NULL,
    made_by         TEXT NOT NULL
);
