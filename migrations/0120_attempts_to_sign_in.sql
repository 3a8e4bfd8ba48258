-- A failure to sign in is told of afterwards, by the clock: what is done before the answer is the same whether the account exists.
-- Whom it was tried for, when there is such a person; without a reference, for checking one takes time that tells.
ALTER TABLE sign_in_failure ADD COLUMN account TEXT;
ALTER TABLE sign_in_failure ADD COLUMN untold BIGINT NOT NULL DEFAULT 0;        -- failures since it was told of
ALTER TABLE sign_in_failure ADD COLUMN untold_block BIGINT NOT NULL DEFAULT 0;  -- one of these brought a block
CREATE INDEX sign_in_failure_untold ON sign_in_failure (account) WHERE untold > 0;
CREATE INDEX sign_in_failure_age ON sign_in_failure (last_at);

-- What was told about an account, and when: what a stranger can bring about is not told again too soon.
CREATE TABLE account_told (
    account TEXT NOT NULL REFERENCES account (id),
    what    TEXT NOT NULL,     -- refused (to the journal), guessed, new_device (by mail)
    told_at TEXT NOT NULL,
    PRIMARY KEY (account, what)
);
