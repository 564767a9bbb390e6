-- What is typed and not entered belongs to a window: another one, on the same file, has words of
-- its own at the same place, and ends only those. Empty is none that is still open.
CREATE TABLE draft_of_a_window (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  place    TEXT NOT NULL,
  window   TEXT NOT NULL,
  text     TEXT NOT NULL,
  row_sum  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (analysis, place, window)
) STRICT, WITHOUT ROWID;

INSERT INTO draft_of_a_window (analysis, place, window, text) SELECT analysis, place, '', text FROM draft;
DROP TABLE draft;
ALTER TABLE draft_of_a_window RENAME TO draft;
