-- A case of before the register was kept: the day it was closed elsewhere; nobody was asked anything (docs/decisions/0037).
ALTER TABLE report ADD COLUMN closed_before TEXT;

-- What the register knows nothing of is no "not yet" in a yearly account.
CREATE VIEW elsewhere_for_statistics AS
    SELECT organisation, incident
      FROM report
     WHERE closed_before IS NOT NULL;
