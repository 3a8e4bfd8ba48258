-- Cases that were kept long enough are destroyed (docs/decisions/0036). Those reported in this year or before may be gone, whether or not
-- there were any: it follows from the terms of the packs and the day, and tells nobody of a case that he is kept from.
CREATE TABLE retention_reached (
    organisation TEXT PRIMARY KEY REFERENCES organisation (id),
    year         BIGINT NOT NULL
);

-- Published for figures: a year that is no longer whole is not counted anew.
CREATE VIEW retention_for_statistics AS
    SELECT organisation, year
      FROM retention_reached;

-- What goes is looked for by what refers to it; without these each case would be looked for in the whole of a table.
CREATE INDEX incident_by_merged_into ON incident (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX incident_merger_by_source ON incident_merger (source);
CREATE INDEX incident_merger_by_target ON incident_merger (target);
CREATE INDEX measure_by_offender ON measure (offender) WHERE offender IS NOT NULL;
CREATE INDEX measure_hearing_by_offender ON measure_hearing (offender) WHERE offender IS NOT NULL;
CREATE INDEX measure_voice_by_affected ON measure_voice (affected) WHERE affected IS NOT NULL;
CREATE INDEX measure_decision_by_measure ON measure_decision (measure) WHERE measure IS NOT NULL;
CREATE INDEX measure_decision_by_hearing ON measure_decision (hearing) WHERE hearing IS NOT NULL;
CREATE INDEX measure_decision_by_follows ON measure_decision (follows) WHERE follows IS NOT NULL;
CREATE INDEX police_person_by_affected ON police_person (affected);
CREATE INDEX consultation_by_report ON consultation (report) WHERE report IS NOT NULL;
CREATE INDEX offender_repetition_by_offender ON offender_repetition (offender);
CREATE INDEX notify_outbox_by_uid ON notify_outbox (uid) WHERE uid IS NOT NULL;
CREATE INDEX meeting_by_report ON meeting (report) WHERE report IS NOT NULL;
