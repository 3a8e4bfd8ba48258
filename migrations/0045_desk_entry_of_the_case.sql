-- Whoever handles a case can open what the desk reads of it as well, and write it anew under another key when somebody turns out to
-- be kept from the case. An entry from before has no key here; it leaves the list instead.
ALTER TABLE measure_desk ADD COLUMN case_key BYTEA;  -- sealed in the compartment of the measure
