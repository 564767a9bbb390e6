-- Where an analysis is filed, and who has read it as a case.
ALTER TABLE about ADD COLUMN type       TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN tags       TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN held       TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN archived   TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN reopened   TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN must_read  TEXT NOT NULL DEFAULT '';

CREATE TABLE reader (
  analysis   TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL DEFAULT 0,
  name       TEXT NOT NULL,
  day        TEXT NOT NULL,
  quiz       TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reader_thought (
  analysis TEXT NOT NULL,
  reader   TEXT NOT NULL,
  cause    TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (analysis, reader, cause),
  FOREIGN KEY (analysis, reader) REFERENCES reader (analysis, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (analysis, cause)  REFERENCES cause  (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX reader_thought_cause ON reader_thought (analysis, cause);

-- The same in the summary, by which the list is filtered and sorted. Readers are names, one a line.
ALTER TABLE analysis ADD COLUMN filing     TEXT NOT NULL DEFAULT '';
ALTER TABLE analysis ADD COLUMN filed_on   TEXT NOT NULL DEFAULT '';
ALTER TABLE analysis ADD COLUMN type       TEXT NOT NULL DEFAULT '';
ALTER TABLE analysis ADD COLUMN department TEXT NOT NULL DEFAULT '';
ALTER TABLE analysis ADD COLUMN tags       TEXT NOT NULL DEFAULT '';
ALTER TABLE analysis ADD COLUMN held       TEXT NOT NULL DEFAULT '';
ALTER TABLE analysis ADD COLUMN must_read  TEXT NOT NULL DEFAULT '';
ALTER TABLE analysis ADD COLUMN readers    TEXT NOT NULL DEFAULT '';
