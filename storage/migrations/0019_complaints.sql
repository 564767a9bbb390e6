-- The register of complaints. It belongs to no analysis; "started" names the one that was
-- started from a complaint. What is taken out stays, marked as removed, so that it can come back.

CREATE TABLE complaint (
  id TEXT PRIMARY KEY,
  what TEXT NOT NULL,
  received TEXT NOT NULL,
  source TEXT NOT NULL,
  channel TEXT NOT NULL,
  customer TEXT NOT NULL,
  segment TEXT NOT NULL,
  type TEXT NOT NULL,
  product TEXT NOT NULL,
  severity TEXT NOT NULL,
  cost TEXT NOT NULL,
  rational TEXT NOT NULL,
  emotional TEXT NOT NULL,
  motive TEXT NOT NULL,
  asks TEXT NOT NULL,
  promise TEXT NOT NULL,
  due TEXT NOT NULL,
  handler TEXT NOT NULL,
  separated TEXT NOT NULL,
  calmed TEXT NOT NULL,
  apologised TEXT NOT NULL,
  gathered TEXT NOT NULL,
  proposed TEXT NOT NULL,
  asked TEXT NOT NULL,
  followed TEXT NOT NULL,
  own TEXT NOT NULL,
  started TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  changed_by TEXT NOT NULL,
  batch TEXT NOT NULL,        -- the import that it came with; empty if it was typed
  origin TEXT,                -- says which row of a table it was, so that it comes in once
  removed INTEGER NOT NULL,
  row_sum INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX complaint_received ON complaint (received, id) WHERE NOT removed;
CREATE INDEX complaint_type     ON complaint (type, received) WHERE NOT removed;
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
