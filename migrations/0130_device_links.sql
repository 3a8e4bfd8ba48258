-- A link in the mail to whoever's password is guessed. The browser that follows it is a known device from then on, and nothing more.
CREATE TABLE device_link (
    lookup       BYTEA PRIMARY KEY,        -- hash of half of what the link carries
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL REFERENCES account (id),
    browsers     BIGINT NOT NULL,          -- how many more may follow it
    expires_at   TEXT NOT NULL
);
CREATE INDEX device_link_expiry ON device_link (organisation, expires_at);

ALTER TABLE known_device ADD COLUMN signed_in BIGINT NOT NULL DEFAULT 1;  -- 0: came by such a link; the first to sign in there is still told of
