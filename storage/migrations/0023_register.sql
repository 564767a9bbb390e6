-- How many complaints of each type came in each month, how many of them were major or critical,
-- and what they cost. The register keeps it with each change.
CREATE TABLE complaint_month (
  type   TEXT NOT NULL,
  month  TEXT NOT NULL, -- such as 2026-03
  n      INTEGER NOT NULL,
  severe INTEGER NOT NULL,
  cost   REAL NOT NULL,
  PRIMARY KEY (type, month)
) STRICT, WITHOUT ROWID;

INSERT INTO complaint_month (type, month, n, severe, cost)
  SELECT type, substr(received, 1, 7), count(*), count(*) FILTER (WHERE severity IN ('major', 'critical')), total(cost)
  FROM complaint WHERE NOT removed GROUP BY 1, 2;

-- With the type, so that the last analysis of each is found in the index alone.
DROP INDEX complaint_started;
CREATE INDEX complaint_started ON complaint (started, type) WHERE started <> '' AND NOT removed;

-- What is typed in the register and not entered stands with the rest, as of an analysis without
-- an identifier. So a draft points to no analysis by itself, and goes with it all the same.
CREATE TABLE draft_of_any_page (
  analysis TEXT NOT NULL,
  place    TEXT NOT NULL,
  window   TEXT NOT NULL,
  text     TEXT NOT NULL,
  row_sum  INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (analysis, place, window)
) STRICT, WITHOUT ROWID;

INSERT INTO draft_of_any_page (analysis, place, window, text) SELECT analysis, place, window, text FROM draft;
DROP TABLE draft;
ALTER TABLE draft_of_any_page RENAME TO draft;

CREATE TRIGGER draft_of_none BEFORE INSERT ON draft
WHEN new.analysis <> '' AND NOT EXISTS (SELECT 1 FROM analysis WHERE id = new.analysis) BEGIN
  SELECT RAISE(ABORT, 'there is no such analysis');
END;

CREATE TRIGGER draft_of_analysis AFTER DELETE ON analysis BEGIN
  DELETE FROM draft WHERE analysis = old.id;
END;
