-- What an organisation asks of whoever signs in. Without a row it leaves the second factor to each person.
CREATE TABLE sign_in_rule (
    organisation       TEXT PRIMARY KEY REFERENCES organisation (id),
    second_factor_from TEXT,              -- the first day
    version            BIGINT NOT NULL
);
