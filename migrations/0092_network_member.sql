-- An organisation in the network: how it keeps its protocol alive, and what it sent to the hub, word for word.
CREATE TABLE network_keeping (
    organisation TEXT PRIMARY KEY REFERENCES organisation (id),
    adopted_on   TEXT,
    evaluated_on TEXT,
    trained      BIGINT,               -- people, in the last two years
    version      BIGINT NOT NULL
);

CREATE TABLE network_outgoing (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    serial       BIGINT NOT NULL,      -- rises with time, also after a backup was put back
    kind         TEXT NOT NULL,        -- publication, withdrawal
    year         BIGINT NOT NULL,
    edition      BIGINT,
    made_at      TEXT NOT NULL,
    made_by      TEXT NOT NULL,        -- account
    message      TEXT NOT NULL,        -- as signed
    state        TEXT NOT NULL,        -- waiting, received, declined
    code         TEXT,                 -- why it was declined, or waits
    tried_at     TEXT,
    PRIMARY KEY (organisation, serial)
);
CREATE INDEX network_outgoing_waiting ON network_outgoing (state);
