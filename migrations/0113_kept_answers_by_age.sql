-- Kept answers leave by their age, all at once (src/http/idempotency.h), and none is kept before there is one.
DROP INDEX http_repeatable_by_account;
CREATE INDEX http_repeatable_by_age ON http_repeatable (kept_until);
