-- Every version of a protocol pack that was ever in force, whole: a case of three years ago still reads its own.
CREATE TABLE protocol_version (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    pack         TEXT NOT NULL,
    version      TEXT NOT NULL,
    content      TEXT NOT NULL,   -- the pack with what it extends filled in
    since        TEXT NOT NULL,
    PRIMARY KEY (organisation, pack, version)
);
