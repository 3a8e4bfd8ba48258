-- By what somebody recognises a session of his own. It goes with the session; no address is kept.
ALTER TABLE session ADD COLUMN device_kind TEXT NOT NULL DEFAULT 'other';  -- telephone, tablet, computer, other
ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT 'other';
ALTER TABLE session ADD COLUMN device BYTEA;                               -- its known_device, forgotten when the session is ended from elsewhere
