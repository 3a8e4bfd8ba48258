-- Answers kept for a while, so that a creation sent twice happens once. All three columns of bytes are derived from a
-- random key that only the client has (src/http/idempotency.h).
CREATE TABLE http_repeatable (
    row_name     BYTEA PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    account      TEXT NOT NULL,
    digest       BYTEA NOT NULL,
    answer       BYTEA,
    kept_until   TEXT NOT NULL
);
CREATE INDEX http_repeatable_by_account ON http_repeatable (account, kept_until);
