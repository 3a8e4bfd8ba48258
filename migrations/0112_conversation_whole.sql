-- What a conversation is to reach and which roles may lead it are read with it and never change: they stand in its row, as
-- JSON, and not in rows of their own (docs/performance.md). A text with quotes or a second line is escaped on the way.
ALTER TABLE aftercare_conversation ADD COLUMN aims TEXT NOT NULL DEFAULT '[]';     -- the pack's words of that day: [{"nl": "…", "en": "…"}, …]
ALTER TABLE aftercare_conversation ADD COLUMN leaders TEXT NOT NULL DEFAULT '[]';  -- roles that may lead it: ["hr_advisor", …]

UPDATE aftercare_conversation
   SET aims = COALESCE((
           WITH RECURSIVE aim (position, text) AS (
               SELECT position, '{"nl":"' || REPLACE(REPLACE(REPLACE(nl, '\', '\\'), '"', '\"'), '
', '\n') || '","en":"' || REPLACE(REPLACE(REPLACE(en, '\', '\\'), '"', '\"'), '
', '\n') || '"}'
                 FROM aftercare_aim
                WHERE conversation = aftercare_conversation.id
           ), joined (position, text) AS (
               SELECT position, text FROM aim WHERE position = 0
                UNION ALL
               SELECT aim.position, joined.text || ',' || aim.text FROM joined JOIN aim ON aim.position = joined.position + 1
           )
           SELECT '[' || text || ']' FROM joined ORDER BY position DESC LIMIT 1), '[]'),
       leaders = COALESCE((
           WITH RECURSIVE leader (position, text) AS (
               SELECT (SELECT COUNT(*) FROM aftercare_leader b WHERE b.conversation = a.conversation AND b.role < a.role), '"' || role || '"'
                 FROM aftercare_leader a
                WHERE conversation = aftercare_conversation.id
           ), joined (position, text) AS (
               SELECT position, text FROM leader WHERE position = 0
                UNION ALL
               SELECT leader.position, joined.text || ',' || leader.text FROM joined JOIN leader ON leader.position = joined.position + 1
           )
           SELECT '[' || text || ']' FROM joined ORDER BY position DESC LIMIT 1), '[]');

DROP TABLE aftercare_aim;
DROP TABLE aftercare_leader;
