-- What a search opens of a report, published for joins: each row with the compartment in which its words are sealed.
CREATE VIEW report_told AS
    SELECT organisation, id AS report, compartment, narrative, need_now, offender, online_account, online_url
      FROM report;

CREATE VIEW report_told_later AS
    SELECT s.organisation AS organisation, s.report AS report, r.compartment AS compartment, s.id AS id, s.words AS words
      FROM report_supplement s
      JOIN report r ON r.id = s.report;

-- A list that is walked from its newest to its oldest case stops where its page ends.
DROP INDEX incident_newest;
CREATE INDEX incident_newest ON incident (organisation, reported_at, id);
