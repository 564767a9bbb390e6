-- By which rules an entry of the log was made: it does again what it did then. Those that are
-- there already are of version 0.1.0.

ALTER TABLE edit ADD COLUMN rules INTEGER NOT NULL DEFAULT 1;
