-- How many people are in office: what figures are divided by. The register knows who has an account; how many seats there
-- are, it is told. A sheet is one year of one organisation.
CREATE TABLE office_sheet (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year         BIGINT NOT NULL,
    version      BIGINT NOT NULL,
    PRIMARY KEY (organisation, year)
);

CREATE TABLE office_seats (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    year         BIGINT NOT NULL,
    role         TEXT NOT NULL,
    people       BIGINT NOT NULL,
    PRIMARY KEY (organisation, year, role)
);

-- Published by people, for figures: who held which role from when to when. Ids only.
CREATE VIEW role_for_statistics AS
    SELECT organisation, account, role, valid_from, valid_until
      FROM role_assignment;
