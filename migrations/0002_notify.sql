-- The outbox: who is to be told that there is something to read. Never what, never about whom.
CREATE TABLE notify_outbox (
    id           TEXT PRIMARY KEY,
    organisation TEXT NOT NULL REFERENCES organisation (id),
    recipient    TEXT NOT NULL,     -- account; the address is looked up when the mail leaves
    message      TEXT NOT NULL,     -- something_to_read, reminder, calendar
    uid          TEXT,              -- of the appointment, only with calendar, like the four below
    starts       TEXT,
    ends         TEXT,
    sequence     BIGINT,
    cancelled    BIGINT,
    created_at   TEXT NOT NULL,
    state        TEXT NOT NULL,     -- waiting, sent, failed
    attempts     BIGINT NOT NULL,
    next_attempt TEXT NOT NULL,     -- while a mail is under way: when it counts as lost and is sent again
    sent_at      TEXT,
    last_error   TEXT               -- such as "smtp 451"; never what a server said, for that may hold an address
);
CREATE INDEX notify_outbox_due ON notify_outbox (state, next_attempt);
CREATE INDEX notify_outbox_recipient ON notify_outbox (organisation, recipient, state);
