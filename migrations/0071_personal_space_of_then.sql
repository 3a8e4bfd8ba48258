-- Somebody whose password was reset has a new personal space, and what lies in the old one does not open any more. So
-- entries and drafts say in which space they lie: what no grant opens is not there.
ALTER TABLE logbook_entry ADD COLUMN compartment TEXT;
UPDATE logbook_entry SET compartment = (SELECT id FROM vault_compartment WHERE owner = logbook_entry.account);
ALTER TABLE draft ADD COLUMN compartment TEXT;
UPDATE draft SET compartment = (SELECT id FROM vault_compartment WHERE owner = draft.account);
