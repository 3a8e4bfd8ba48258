-- A draft's id is its writer's own affair: the client makes it, so it must not matter whether somebody else has the same.
CREATE TABLE draft_of_its_writer (
    id           TEXT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL,
    content      BYTEA NOT NULL,
    updated_at   TEXT NOT NULL,
    PRIMARY KEY (account, id)
);
INSERT INTO draft_of_its_writer (id, organisation, account, content, updated_at)
SELECT id, organisation, account, content, updated_at FROM draft;
DROP TABLE draft;
ALTER TABLE draft_of_its_writer RENAME TO draft;
CREATE INDEX draft_by_account ON draft (organisation, account, updated_at);
