-- Who belongs to whom can be taken back, and said again later: a relation ends and stays to be seen.
CREATE TABLE offender_relation_kept (
    id            TEXT PRIMARY KEY,
    organisation  TEXT NOT NULL REFERENCES organisation (id),
    offender      TEXT NOT NULL REFERENCES offender_mention (offender),
    relation      TEXT NOT NULL,     -- member_of, acts_for
    other         TEXT NOT NULL REFERENCES offender_mention (offender),
    at            TEXT NOT NULL,
    made_by       TEXT NOT NULL,
    ended_at      TEXT,
    ended_by      TEXT
);
INSERT INTO offender_relation_kept (id, organisation, offender, relation, other, at, made_by)
SELECT id, organisation, offender, relation, other, at, made_by FROM offender_relation;
DROP TABLE offender_relation;
ALTER TABLE offender_relation_kept RENAME TO offender_relation;
CREATE INDEX offender_relation_of ON offender_relation (offender);
CREATE INDEX offender_relation_to ON offender_relation (other);

-- Descriptions are read for accounts, telephones and names from now on: what lies in the register is filed anew.
UPDATE offender_mention SET filed = 0 WHERE removed_at IS NULL;
