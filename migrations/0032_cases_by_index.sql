-- What every list of cases asks is answered from an index, so that its cost is that of the page and not of the whole register.

-- The open tasks of one case: by (incident) alone the engine preferred the index over all that is due, and a list of 50 cases
-- read every open task of the organisation 150 times.
DROP INDEX incident_task_of;
CREATE INDEX incident_task_of ON incident_task (incident, state, due);

-- The same persons and cases as before, but somebody who holds both keys stands there twice: a UNION has to be made as a whole
-- before one row of it is known. Whoever asks, asks whether there is a row (EXISTS), and does not join.
DROP VIEW incident_reader;
CREATE VIEW incident_reader AS
    SELECT i.organisation AS organisation, i.id AS incident, g.account AS account
      FROM incident i
      JOIN vault_grant g ON g.compartment = i.response AND g.state = 'active'
     WHERE NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = i.id AND e.account = g.account)
     UNION ALL
    SELECT r.organisation, r.incident, g.account
      FROM incident_report r
      JOIN vault_grant g ON g.compartment = r.compartment AND g.state = 'active'
     WHERE g.account <> r.reporter
       AND (r.entered_by IS NULL OR g.account <> r.entered_by)
       AND NOT EXISTS (SELECT 1 FROM incident_exclusion e WHERE e.incident = r.incident AND e.account = g.account);
