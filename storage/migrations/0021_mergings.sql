-- What came in from other files, so that all that came with one can be taken back at once.

CREATE TABLE merging (
  number INTEGER NOT NULL,   -- of the merging; the last one can be taken back
  target TEXT NOT NULL,      -- the analysis, or empty for the register of complaints
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  file TEXT NOT NULL,
  what TEXT NOT NULL,        -- 'new', 'further', 'merged' or 'complaints'
  position INTEGER NOT NULL, -- in the log, before it came in
  version INTEGER NOT NULL,  -- of the analysis, afterwards; of the register, the last entry in its log
  row_sum INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (number, target)
) STRICT, WITHOUT ROWID;
