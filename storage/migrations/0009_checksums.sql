-- Checksums, so that damage is found: of an analysis's row, of the rows of all its things,
-- and of its log; of a draft and of a setting. The program works them out after the last
-- migration.

ALTER TABLE analysis ADD COLUMN own_sum  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE analysis ADD COLUMN rows_sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE analysis ADD COLUMN log_sum  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft    ADD COLUMN row_sum  INTEGER NOT NULL DEFAULT 0;
ALTER TABLE setting  ADD COLUMN row_sum  INTEGER NOT NULL DEFAULT 0;
