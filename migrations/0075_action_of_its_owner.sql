-- Whoever is to do something reads what, also when he does not keep the book: a copy under a key of his own.
ALTER TABLE prevention_action ADD COLUMN owner_compartment TEXT;
ALTER TABLE prevention_action ADD COLUMN owner_title BYTEA;
