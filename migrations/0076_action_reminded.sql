-- The owner of an action is reminded once, on the day it is due.
ALTER TABLE prevention_action ADD COLUMN reminded_at TEXT;
