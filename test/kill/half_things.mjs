// What a transaction cut in two would leave behind; each statement finds nothing in a register that is whole.
export const half_things = [
  ['a report without its incident', `
    SELECT r.id FROM report r
     WHERE NOT EXISTS (SELECT 1 FROM incident_report ir JOIN incident i ON i.id = ir.incident WHERE ir.report = r.id)
        OR NOT EXISTS (SELECT 1 FROM report_incident ri WHERE ri.report = r.id)`],
  ['a report that nobody but its reporter can open', `
    SELECT r.id FROM report r
     WHERE (SELECT COUNT(*) FROM vault_grant g WHERE g.compartment = r.compartment AND g.state = 'active') < 2`],
  ['a report without anybody affected', `
    SELECT r.id FROM report r WHERE NOT EXISTS (SELECT 1 FROM report_affected a WHERE a.report = r.id)`],
  ['a report without its line in the journal', `
    SELECT r.id FROM report r
     WHERE NOT EXISTS (SELECT 1 FROM journal_entry j WHERE j.subject = r.id AND j.action = 'report.submitted')`],
  ['an incident without a report', `
    SELECT i.id FROM incident i WHERE NOT EXISTS (SELECT 1 FROM incident_report ir WHERE ir.incident = i.id)`],
  ['an incident that nobody is asked to handle', `
    SELECT i.id FROM incident i WHERE NOT EXISTS (SELECT 1 FROM incident_task t WHERE t.incident = i.id AND t.kind = 'handle')`],
  ['an incident whose response nobody can open', `
    SELECT i.id FROM incident i
     WHERE NOT EXISTS (SELECT 1 FROM vault_grant g WHERE g.compartment = i.response AND g.state = 'active')`],
  ['a compartment of a report that does not exist', `
    SELECT c.id FROM vault_compartment c
     WHERE c.purpose = 'report' AND NOT EXISTS (SELECT 1 FROM report r WHERE r.compartment = c.id)`],
  ['a complete file without its chunks', `
    SELECT e.id FROM evidence e
     WHERE e.state = 'complete'
       AND (SELECT COUNT(*) FROM evidence_chunk c WHERE c.evidence = e.id) <> (e.size + 1048575) / 1048576`],
  ['a repeatable request without an answer', `SELECT account FROM http_repeatable WHERE answer IS NULL`],
]
