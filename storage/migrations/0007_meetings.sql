CREATE TABLE meeting (
  analysis   TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL DEFAULT 0,
  date       TEXT NOT NULL,
  place      TEXT NOT NULL,
  who        TEXT NOT NULL,
  remarks    TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;
