-- Sheets of paper with numbered lines that were printed, so that what is typed back has its place.

CREATE TABLE sheet (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  "for" TEXT NOT NULL,
  "of" TEXT,
  who TEXT NOT NULL,
  "from" INTEGER NOT NULL,
  lines INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, "of") REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX sheet_of ON sheet (analysis, "of");

ALTER TABLE slip ADD COLUMN line INTEGER NOT NULL DEFAULT 0;
ALTER TABLE verification ADD COLUMN number INTEGER NOT NULL DEFAULT 0;

-- As for the others that point to causes.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('sheet', 'sheet', '100000 2000 1');
ANALYZE sqlite_schema;
