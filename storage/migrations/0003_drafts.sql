-- What was typed and not yet entered, by its place on the page. It is no part of the
-- analysis: it is not undone, and writing it is no change.
CREATE TABLE draft (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  place    TEXT NOT NULL,
  text     TEXT NOT NULL,
  PRIMARY KEY (analysis, place)
) STRICT, WITHOUT ROWID;

-- Who writes for the team, by name; empty for whom the roster says.
ALTER TABLE analysis ADD COLUMN writer TEXT NOT NULL DEFAULT '';
