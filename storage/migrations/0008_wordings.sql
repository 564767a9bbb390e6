-- The other ways in which a cause was said: cards that were merged into it. Bone or parent is
-- where the card hung; that may be gone by now, so no key looks after it. Answers are those
-- that moved over with the card.

CREATE TABLE wording (
  analysis   TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id         TEXT NOT NULL,
  position   INTEGER NOT NULL DEFAULT 0,
  text       TEXT NOT NULL,
  cause      TEXT NOT NULL,
  by         TEXT NOT NULL,
  votes      INTEGER NOT NULL,
  origin     TEXT NOT NULL,
  bone       TEXT,
  parent     TEXT,
  made_at    TEXT NOT NULL,
  made_by    TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, cause) REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX wording_cause ON wording (analysis, cause);

CREATE TABLE wording_answer (
  analysis TEXT NOT NULL,
  wording  TEXT NOT NULL,
  cause    TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (analysis, wording, cause),
  FOREIGN KEY (analysis, wording) REFERENCES wording (analysis, id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (analysis, cause)   REFERENCES cause   (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX wording_answer_cause ON wording_answer (analysis, cause);
