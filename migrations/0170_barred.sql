-- Who is affected by a case or reported it gets no key of its response, and none of what is written about his own aftercare, by
-- whatever way a key would come; and what a merger took up is as closed to them as the case. From here on the vault says so itself.
WITH RECURSIVE whole (incident, part) AS (
    SELECT id, id FROM incident WHERE merged_into IS NULL
     UNION
    SELECT w.incident, i.id FROM incident i JOIN whole w ON i.merged_into = w.part)
INSERT INTO vault_exclusion (compartment, account, organisation)
SELECT i.response, a.account, i.organisation
  FROM whole w
  JOIN incident i          ON i.id = w.part
  JOIN incident_affected a ON a.incident = w.incident
 WHERE a.account IS NOT NULL
 UNION
SELECT i.response, r.reporter, i.organisation
  FROM whole w
  JOIN incident i        ON i.id = w.part
  JOIN incident_report r ON r.incident = w.incident
 WHERE r.entered_by IS NULL OR r.entered_by <> r.reporter
 UNION
SELECT p.providers, p.account, p.organisation
  FROM aftercare_person p
 WHERE p.account IS NOT NULL
ON CONFLICT (compartment, account) DO NOTHING;

-- What they opened already stays theirs; what they were still to get does not come.
DELETE FROM vault_grant
 WHERE state <> 'active'
   AND EXISTS (SELECT 1 FROM vault_exclusion e WHERE e.compartment = vault_grant.compartment AND e.account = vault_grant.account);
