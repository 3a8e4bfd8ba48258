-- The report that told of an offender is written down. Until now it was found by its moment, which a case of before the register
-- (0150) does not share: removal and restriction passed by what its report says of him.
ALTER TABLE offender_mention ADD COLUMN report TEXT REFERENCES report (id);  -- none: he was added to the case by hand
-- A report and the mention it made came into their case at the same moment, also one of before.
UPDATE offender_mention
   SET report = (SELECT MIN(r.id)
                   FROM incident_offender o
                   JOIN report r ON r.incident = o.incident
                   JOIN report_incident i ON i.report = r.id
                  WHERE o.id = offender_mention.offender AND i.since = offender_mention.created_at);

-- What was decided about them reaches those reports after all.
UPDATE report
   SET offender_withheld = 1
 WHERE EXISTS (SELECT 1 FROM offender_mention m WHERE m.report = report.id AND m.restricted_at IS NOT NULL);
UPDATE report
   SET offender = NULL, online_account = NULL, online_url = NULL
 WHERE EXISTS (SELECT 1 FROM offender_mention m WHERE m.report = report.id AND m.removed_at IS NOT NULL);
UPDATE report_log
   SET online_account = NULL, online_url = NULL
 WHERE EXISTS (SELECT 1 FROM offender_mention m WHERE m.report = report_log.report AND m.removed_at IS NOT NULL);
DELETE FROM report_detail
 WHERE EXISTS (SELECT 1 FROM offender_mention m WHERE m.report = report_detail.report AND m.removed_at IS NOT NULL);
