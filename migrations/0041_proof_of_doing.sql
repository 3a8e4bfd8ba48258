-- A duty that was done leaves proof: when, by which number it is known elsewhere, and a file of the case.
ALTER TABLE incident_task ADD COLUMN done_at TEXT;
ALTER TABLE incident_task ADD COLUMN number BYTEA;              -- sealed
ALTER TABLE incident_task ADD COLUMN evidence TEXT;
ALTER TABLE incident_task ADD COLUMN at_once BIGINT NOT NULL DEFAULT 0;   -- "due" is the outer limit of "at once"
ALTER TABLE incident_task ADD COLUMN question TEXT;             -- what the organisation has not answered: authority
