-- The results of a survey as they were published: under disclosure control already.
CREATE VIEW survey_for_statistics AS
    SELECT organisation, year, results
      FROM survey
     WHERE results IS NOT NULL;
