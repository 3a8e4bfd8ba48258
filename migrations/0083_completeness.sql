-- Somebody asked around about a quarter that is over, and everything there was is in the register. Without a row there is
-- silence, which is not the same as nothing to report. What was confirmed stays confirmed.
CREATE TABLE quarter_confirmation (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year         BIGINT NOT NULL,
    quarter      BIGINT NOT NULL,      -- 1 to 4
    account      TEXT NOT NULL,        -- who says so
    at           TEXT NOT NULL,
    PRIMARY KEY (organisation, year, quarter)
);
