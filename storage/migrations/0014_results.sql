-- From causes to results: facts, verification, ballots, choosing, promises and proof. A column
-- that holds the identifier of a thing of another kind has no key: the rules of the core see to
-- it that the thing is there.

CREATE TABLE fact (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  aspect TEXT NOT NULL,
  "is" TEXT NOT NULL,
  is_not TEXT NOT NULL,
  differs TEXT NOT NULL,
  since TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE containment (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  "where" TEXT NOT NULL,
  owner TEXT NOT NULL,
  since TEXT NOT NULL,
  effect TEXT NOT NULL,
  due TEXT NOT NULL,
  removed TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fit (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  verdict TEXT NOT NULL,
  cause TEXT NOT NULL,
  fact TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, cause) REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX fit_cause ON fit (analysis, cause);

CREATE TABLE verification (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  cause TEXT NOT NULL,
  criterion TEXT NOT NULL,
  method TEXT NOT NULL,
  who TEXT NOT NULL,
  due TEXT NOT NULL,
  sample TEXT NOT NULL,
  result TEXT NOT NULL,
  done TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, cause) REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX verification_cause ON verification (analysis, cause);

CREATE TABLE criterion (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  "for" TEXT NOT NULL,
  weight INTEGER NOT NULL,
  scale TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE score (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  points TEXT NOT NULL,
  criterion TEXT NOT NULL,
  "of" TEXT NOT NULL,
  "by" TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE slip (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  "by" TEXT NOT NULL,
  "for" TEXT NOT NULL,
  "of" TEXT,
  opened TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, "of") REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX slip_of ON slip (analysis, "of");

CREATE TABLE ballot (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  "on" TEXT NOT NULL,
  dots INTEGER NOT NULL,
  most INTEGER NOT NULL,
  cut INTEGER NOT NULL,
  state TEXT NOT NULL,
  breaks TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE paper (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  ballot TEXT NOT NULL,
  person TEXT NOT NULL,
  state TEXT NOT NULL,
  sealed TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  ballot TEXT NOT NULL,
  "of" TEXT NOT NULL,
  dots INTEGER NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE argument (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  solution TEXT NOT NULL,
  side TEXT NOT NULL,
  "by" TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE addition (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  solution TEXT NOT NULL,
  "by" TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE risk (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  solution TEXT NOT NULL,
  "by" TEXT NOT NULL,
  answer TEXT NOT NULL,
  note TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE promise (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  sort TEXT NOT NULL,
  promised_to TEXT NOT NULL,
  complaint TEXT NOT NULL,
  cause TEXT,
  solution TEXT NOT NULL,
  risk TEXT NOT NULL,
  how TEXT NOT NULL,
  "where" TEXT NOT NULL,
  owner TEXT NOT NULL,
  helper TEXT NOT NULL,
  promised TEXT NOT NULL,
  due TEXT NOT NULL,
  new_due TEXT NOT NULL,
  reason TEXT NOT NULL,
  status TEXT NOT NULL,
  done TEXT NOT NULL,
  checked_by TEXT NOT NULL,
  checked TEXT NOT NULL,
  evidence TEXT NOT NULL,
  told TEXT NOT NULL,
  accepted TEXT NOT NULL,
  document TEXT NOT NULL,
  document_number TEXT NOT NULL,
  revision TEXT NOT NULL,
  valid TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, cause) REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX promise_cause ON promise (analysis, cause);

CREATE TABLE measure (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  text TEXT NOT NULL,
  unit TEXT NOT NULL,
  direction TEXT NOT NULL,
  target TEXT NOT NULL,
  focus TEXT NOT NULL,
  ability TEXT NOT NULL,
  cause TEXT,
  since TEXT NOT NULL,
  verdict TEXT NOT NULL,
  "by" TEXT NOT NULL,
  judged TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id),
  FOREIGN KEY (analysis, cause) REFERENCES cause (analysis, id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;

CREATE INDEX measure_cause ON measure (analysis, cause);

CREATE TABLE measurement (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  day TEXT NOT NULL,
  value TEXT NOT NULL,
  measure TEXT NOT NULL,
  checked INTEGER NOT NULL,
  note TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE attachment (
  analysis TEXT NOT NULL REFERENCES analysis (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 0,
  name TEXT NOT NULL,
  "of" TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sum TEXT NOT NULL,
  note TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  PRIMARY KEY (analysis, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE about ADD COLUMN voice TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN affected TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN total TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN period TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN school TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN signing TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN cut TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN expected TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN expected_from TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN expected_by TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN closed TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN closed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE about ADD COLUMN lessons TEXT NOT NULL DEFAULT '';

ALTER TABLE cause ADD COLUMN chain TEXT NOT NULL DEFAULT '';
ALTER TABLE cause ADD COLUMN "without" TEXT NOT NULL DEFAULT '';

ALTER TABLE solution ADD COLUMN builds_on TEXT NOT NULL DEFAULT '';
ALTER TABLE solution ADD COLUMN votes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE solution ADD COLUMN effort INTEGER NOT NULL DEFAULT 0;
ALTER TABLE solution ADD COLUMN impact INTEGER NOT NULL DEFAULT 0;
ALTER TABLE solution ADD COLUMN rank INTEGER NOT NULL DEFAULT 0;
ALTER TABLE solution ADD COLUMN apart TEXT NOT NULL DEFAULT '';
ALTER TABLE solution ADD COLUMN choice TEXT NOT NULL DEFAULT '';
ALTER TABLE solution ADD COLUMN reason TEXT NOT NULL DEFAULT '';

-- Which page for what comes after the meeting is open, from 1: its step is 8 then.
ALTER TABLE analysis ADD COLUMN later INTEGER NOT NULL DEFAULT 0;
