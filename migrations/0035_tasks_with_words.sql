-- A search reads the words of tasks; nearly all tasks have none, for their kind says it.
CREATE INDEX incident_task_words ON incident_task (incident) WHERE title IS NOT NULL OR remark IS NOT NULL;
