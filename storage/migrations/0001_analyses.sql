-- Times are UTC text with nine decimals, so that they sort as they read.
-- Positions count from 0 within a list. Names of people are plain text on what
-- they said: taking somebody off the roster must not take their words away.

CREATE TABLE analysis (
  id         TEXT PRIMARY KEY,
  version    INTEGER NOT NULL,            -- one more with every write; betrays a writer who knows an older state
  cursor     INTEGER NOT NULL DEFAULT 0,  -- how many entries of the log are done
  step       INTEGER NOT NULL DEFAULT 1 CHECK (step BETWEEN 1 AND 8),
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  touched_at TEXT NOT NULL,               -- changed_at, except that redo brings back an older changed_at
  deleted_at TEXT,                        -- set while it lies in the bin

  -- What lists show, worked out again by each write.
  problem     TEXT NOT NULL,
  state       TEXT NOT NULL,
  facilitator TEXT NOT NULL,
  people      INTEGER NOT NULL,
  causes      INTEGER NOT NULL,
  unsorted    INTEGER NOT NULL,
  deepest     INTEGER NOT NULL,
  judged      INTEGER NOT NULL,
  level_one   INTEGER NOT NULL,
  roots       INTEGER NOT NULL,
  solutions   INTEGER NOT NULL,
  untied      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX analysis_touched ON analysis (touched_at, id);

CREATE TABLE about (
  analysis    TEXT PRIMARY KEY REFERENCES analysis (id) ON DELETE CASCADE,
  problem     TEXT NOT NULL,
  head        TEXT NOT NULL,
  goal        TEXT NOT NULL,
  present     TEXT NOT NULL,
  constraints TEXT NOT NULL,
  what        TEXT NOT NULL,
  "when"      TEXT NOT NULL,
  "where"     TEXT NOT NULL,
  who         TEXT NOT NULL,
  why         TEXT NOT NULL,
  how         TEXT NOT NULL,
  how_much    TEXT NOT NULL,
  date        TEXT NOT NULL,
  place       TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id       TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name     TEXT NOT NULL,
  role     TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE bone (
  analysis   TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL DEFAULT 0,
  name       TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

-- A cause hangs on a bone or below another cause; on neither, it is in the tray.
-- The keys are deferred: one edit may move and remove a whole branch.
CREATE TABLE cause (
  analysis   TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  bone       TEXT,
  parent     TEXT,
  position   INTEGER NOT NULL DEFAULT 0,
  text       TEXT NOT NULL,
  by         TEXT NOT NULL,
  same_as    TEXT,
  finding    TEXT NOT NULL,
  evidence   TEXT NOT NULL,
  criterion  TEXT NOT NULL,
  judge      TEXT NOT NULL,
  judged     TEXT NOT NULL,
  votes      INTEGER NOT NULL,
  stop       TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  CHECK (bone IS NULL OR parent IS NULL),
  FOREIGN KEY (analysis, bone)    REFERENCES bone  (analysis, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (analysis, parent)  REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (analysis, same_as) REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX cause_bone    ON cause (analysis, bone)    WHERE bone    IS NOT NULL;
CREATE INDEX cause_parent  ON cause (analysis, parent)  WHERE parent  IS NOT NULL;
CREATE INDEX cause_same_as ON cause (analysis, same_as) WHERE same_as IS NOT NULL;

CREATE TABLE solution (
  analysis   TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL DEFAULT 0,
  text       TEXT NOT NULL,
  by         TEXT NOT NULL,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE solution_cause (
  analysis TEXT NOT NULL,
  solution TEXT NOT NULL,
  cause    TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (analysis, solution, cause),
  FOREIGN KEY (analysis, solution) REFERENCES solution (analysis, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (analysis, cause)    REFERENCES cause    (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX solution_cause_cause ON solution_cause (analysis, cause);

CREATE TABLE idea (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id       TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text     TEXT NOT NULL,
  by       TEXT NOT NULL,
  made_at  TEXT NOT NULL,
  made_by  TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

-- The log of an analysis, numbered from 1 without gaps. Entries after the
-- analysis's cursor have been undone and can be redone.
CREATE TABLE edit (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  seq      INTEGER NOT NULL CHECK (seq > 0),
  at       TEXT NOT NULL,
  by       TEXT NOT NULL,
  edit     TEXT NOT NULL,  -- the edit as JSON
  undo     TEXT NOT NULL,  -- the edit that leads back
  PRIMARY KEY (analysis, seq)
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
