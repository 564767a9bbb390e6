-- What only reports ask for, each once for an analysis.

CREATE TABLE answer (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  text TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;
