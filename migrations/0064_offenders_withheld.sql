-- What is known of an offender who asked for restriction is kept and used for nothing: neither his case nor the report that told of
-- him shows it.
ALTER TABLE incident_offender ADD COLUMN withheld BIGINT NOT NULL DEFAULT 0;
ALTER TABLE report ADD COLUMN offender_withheld BIGINT NOT NULL DEFAULT 0;
UPDATE incident_offender
   SET withheld = 1
 WHERE EXISTS (SELECT 1 FROM offender_mention m WHERE m.offender = incident_offender.id AND m.restricted_at IS NOT NULL);
UPDATE report
   SET offender_withheld = 1
 WHERE EXISTS (SELECT 1
                 FROM offender_mention m
                 JOIN incident_offender o ON o.id = m.offender
                WHERE o.incident = report.incident AND m.created_at = report.submitted_at AND m.restricted_at IS NOT NULL);

DROP VIEW report_told;
CREATE VIEW report_told AS
    SELECT organisation, id AS report, compartment, narrative, need_now,
           CASE WHEN offender_withheld = 0 THEN offender END AS offender,
           CASE WHEN offender_withheld = 0 THEN online_account END AS online_account,
           CASE WHEN offender_withheld = 0 THEN online_url END AS online_url
      FROM report;

-- Removal takes the accounts and addresses on the internet along from now on: also of those who were removed before.
UPDATE report
   SET online_account = NULL, online_url = NULL
 WHERE EXISTS (SELECT 1
                 FROM offender_mention m
                 JOIN incident_offender o ON o.id = m.offender
                WHERE o.incident = report.incident AND m.created_at = report.submitted_at AND m.removed_at IS NOT NULL);
UPDATE report_log
   SET online_account = NULL, online_url = NULL
 WHERE EXISTS (SELECT 1
                 FROM report r
                 JOIN incident_offender o ON o.incident = r.incident
                 JOIN offender_mention m ON m.offender = o.id AND m.created_at = r.submitted_at
                WHERE r.id = report_log.report AND m.removed_at IS NOT NULL);

-- Published for the register of offenders: everything that was decided against an offender, without words.
DROP VIEW measure_of_offender;
CREATE VIEW measure_of_offender AS
    SELECT offender, incident, id AS measure, kind, name_nl, name_en, state, decided_on, starts_on, ends_on
      FROM measure
     WHERE offender IS NOT NULL;
