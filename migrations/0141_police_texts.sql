-- What a police file quotes from a report lies under the report's key: whoever may not read the report does not read it here.
-- NULL in a file from before: its texts are under the response, and may quote any report of the case.
ALTER TABLE police_file ADD COLUMN texts TEXT;
