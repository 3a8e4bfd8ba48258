-- Published for figures by their owners: kinds, days, roles, states. Nothing sealed, no word, no name.

-- incidents: who it was aimed at first stands for the case, so that a person who is met again counts as one.
CREATE VIEW incident_for_statistics AS
    SELECT i.organisation AS organisation, i.id AS incident, i.reference AS reference, i.state AS state, i.behaviour AS behaviour,
           i.form AS form, i.place AS place, i.reporter_role AS role, i.repeated AS repeated, i.reported_at AS reported_at,
           COALESCE((SELECT COALESCE(a.account, a.id)
                       FROM incident_affected a
                      WHERE a.incident = i.id
                      ORDER BY a.position
                      LIMIT 1), i.id) AS person
      FROM incident i;

CREATE VIEW feedback_for_statistics AS
    SELECT organisation, incident, at
      FROM incident_event
     WHERE kind = 'feedback_given';

CREATE VIEW duty_for_statistics AS
    SELECT organisation, incident, duty, state, due, finished_at
      FROM incident_task
     WHERE kind = 'duty';

CREATE VIEW exclusion_for_statistics AS
    SELECT organisation, incident, account
      FROM incident_exclusion;

-- reports
CREATE VIEW report_for_statistics AS
    SELECT organisation, id AS report, incident, reporter_role AS role, submitted_at, withdrawn_at
      FROM report;

CREATE VIEW consultation_for_statistics AS
    SELECT organisation, id AS consultation, compartment, role, state, outcome, report, asked_at
      FROM consultation;

CREATE VIEW logbook_for_statistics AS
    SELECT organisation, id AS entry, account, occurred_at
      FROM logbook_entry;

-- aftercare: a conversation is owed on a day; whoever declined it is owed nothing.
CREATE VIEW aftercare_for_statistics AS
    SELECT p.organisation AS organisation, a.incident AS incident, p.affected AS affected, p.role AS role, c.plan AS plan, c.state AS state,
           COALESCE(c.moved_until, c.due) AS due, c.offered_at AS offered_at, c.held_at AS held_at
      FROM aftercare_conversation c
      JOIN aftercare_person p ON p.affected = c.affected
      JOIN incident_affected a ON a.id = p.affected;

CREATE VIEW contentment_for_statistics AS
    SELECT c.organisation AS organisation, a.incident AS incident, c.affected AS affected, c.role AS role, c.score AS score, c.at AS at
      FROM aftercare_contentment c
      JOIN incident_affected a ON a.id = c.affected;

CREATE INDEX incident_event_feedback ON incident_event (incident, kind, at);
