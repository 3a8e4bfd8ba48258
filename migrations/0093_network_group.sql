-- Among whom the hub counts the organisation, as its receipt said; and how many people were trained comes from the prevention book.
ALTER TABLE network_outgoing ADD COLUMN group_kind TEXT;
ALTER TABLE network_outgoing ADD COLUMN group_size TEXT;
ALTER TABLE network_keeping DROP COLUMN trained;
