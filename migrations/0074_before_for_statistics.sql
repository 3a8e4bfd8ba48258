-- For readers of figures: that meetings were disturbed, and what was held beforehand.
-- No sealed column, no person.
CREATE VIEW meeting_for_statistics AS
SELECT m.organisation, m.opened_at, o.step, count(o.id) AS moments
  FROM meeting m
  JOIN meeting_moment o ON o.meeting = m.id AND o.undoes IS NULL
 WHERE NOT EXISTS (SELECT 1 FROM meeting_moment u WHERE u.meeting = m.id AND u.undoes = o.id)
 GROUP BY m.organisation, m.id, m.opened_at, o.step;

CREATE VIEW prevention_for_statistics AS
SELECT organisation, kind, state, planned_on, held_on, participants
  FROM prevention_record;
