-- Published. Roles that a kept version of a protocol names to read the response of a case and not to write in it. Whoever asks
-- whether somebody may write looks here, so that a key says no more than the protocol does, whenever it was given. Filled at
-- every start (src/app/packs.cpp).
CREATE TABLE protocol_onlooker (
    organisation TEXT NOT NULL REFERENCES organisation (id),
    pack         TEXT NOT NULL,
    version      TEXT NOT NULL,
    role         TEXT NOT NULL,
    PRIMARY KEY (organisation, pack, version, role)
);
