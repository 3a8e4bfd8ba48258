-- A record of a kind that the protocol does not name has '' as its item. A training is offered to so many and followed by so many;
-- and which pack answered an evaluation, beside its version: another pack may bear the same one.
ALTER TABLE prevention_record ADD COLUMN offered BIGINT;
ALTER TABLE prevention_record ADD COLUMN answered_pack TEXT;
UPDATE prevention_record SET answered_pack = pack WHERE answered_version IS NOT NULL;
