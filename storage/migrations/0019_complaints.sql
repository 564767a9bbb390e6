-- The register of complaints. It belongs to no analysis; "started" names the one that was
-- started from a complaint. What is taken out stays, marked as removed, so that it can come back.

CREATE TABLE complaint (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL,
  received TEXT NOT NULL,
  source TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT '',
  customer TEXT NOT NULL DEFAULT '',
  segment TEXT NOT NULL DEFAULT '',
  type TEXT NOT NULL DEFAULT '',
  product TEXT NOT NULL DEFAULT '',
  severity TEXT NOT NULL DEFAULT '',
  cost TEXT NOT NULL DEFAULT '',
  rational TEXT NOT NULL DEFAULT '',
  emotional TEXT NOT NULL DEFAULT '',
  motive TEXT NOT NULL DEFAULT '',
  asks TEXT NOT NULL DEFAULT '',
  promise TEXT NOT NULL DEFAULT '',
  due TEXT NOT NULL DEFAULT '',
  handler TEXT NOT NULL DEFAULT '',
  separated TEXT NOT NULL DEFAULT '',
  calmed TEXT NOT NULL DEFAULT '',
  apologised TEXT NOT NULL DEFAULT '',
  gathered TEXT NOT NULL DEFAULT '',
  proposed TEXT NOT NULL DEFAULT '',
  asked TEXT NOT NULL DEFAULT '',
  followed TEXT NOT NULL DEFAULT '',
  own TEXT NOT NULL DEFAULT '',
  started TEXT NOT NULL DEFAULT '',
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL DEFAULT '',
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL DEFAULT '',
  batch TEXT NOT NULL DEFAULT '',        -- the import that it came with; empty if it was typed
  origin TEXT,                -- says which row of a table it was, so that it comes in once
  removed INTEGER NOT NULL,
  row_sum INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX complaint_received ON complaint (received, id) WHERE NOT removed;
-- With what is counted, so that a count reads the index alone.
CREATE INDEX complaint_type     ON complaint (type, received, severity, cost) WHERE NOT removed;
CREATE INDEX complaint_started  ON complaint (started) WHERE started <> '';
CREATE UNIQUE INDEX complaint_origin ON complaint (origin) WHERE origin IS NOT NULL;

-- What was done to the register, and what takes it back. An entry is done, undone, or
-- superseded: undone, and then something else was done.
CREATE TABLE complaint_edit (
  seq INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  by TEXT NOT NULL,
  name TEXT NOT NULL,
  edit TEXT NOT NULL,
  undo_name TEXT NOT NULL,
  undo TEXT NOT NULL,
  state TEXT NOT NULL,
  row_sum INTEGER NOT NULL DEFAULT 0
) STRICT;
