-- The analysis of another group on the same problem.
ALTER TABLE about ADD COLUMN twin_of TEXT NOT NULL DEFAULT '';
CREATE INDEX about_twin ON about (twin_of) WHERE twin_of <> '';

-- What was said by hand of a cause and one of another analysis.
CREATE TABLE counterpart (
  analysis   TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL DEFAULT 0,
  text       TEXT NOT NULL,
  cause      TEXT NOT NULL,
  theirs     TEXT NOT NULL,
  other      TEXT NOT NULL,
  likeness   TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, cause) REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX counterpart_cause ON counterpart (analysis, cause);
