-- Published for the register of offenders: what stands against an offender of an incident, without words.
CREATE VIEW measure_of_offender AS
    SELECT offender, incident, id AS measure, kind, name_nl, name_en, starts_on, ends_on
      FROM measure
     WHERE state = 'standing' AND offender IS NOT NULL;
