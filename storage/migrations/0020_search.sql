-- The index that is searched. A document is one thing of an analysis, or a complaint, with the
-- texts that are searched. Its number is never given again: what changes gets another one, and
-- the old one is in the set of the term "=gone".

CREATE TABLE search_doc (
  n      INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,
  holder TEXT NOT NULL,  -- the analysis that has the thing; empty for a complaint
  thing  TEXT NOT NULL   -- empty for what is said of the analysis as a whole
) STRICT;

CREATE UNIQUE INDEX search_doc_thing ON search_doc (holder, thing);

-- Which documents have a term, for so many numbers in a row at a time.
CREATE TABLE search_posting (
  chunk INTEGER NOT NULL,
  term  TEXT NOT NULL,
  docs  BLOB NOT NULL,
  PRIMARY KEY (chunk, term)
) STRICT, WITHOUT ROWID;

-- The number of the next document, and how often the index was written.
CREATE TABLE search_next (n INTEGER NOT NULL, version INTEGER NOT NULL) STRICT;
INSERT INTO search_next VALUES (0, 0);

-- What was written and is not in the index yet. It is brought in before somebody searches, and
-- while nothing else is written.
CREATE TABLE search_pending (
  holder TEXT NOT NULL,
  thing  TEXT NOT NULL,
  kind   TEXT NOT NULL,
  PRIMARY KEY (holder, thing, kind)
) STRICT, WITHOUT ROWID;

-- What is brought in little by little: whole analyses, and complaints from one identifier to
-- another.
CREATE TABLE search_backlog (
  kind  TEXT NOT NULL,
  first TEXT NOT NULL,
  last  TEXT NOT NULL,
  PRIMARY KEY (kind, first, last)
) STRICT, WITHOUT ROWID;

INSERT INTO search_backlog SELECT 'analysis', id, id FROM analysis;
INSERT INTO search_backlog SELECT 'complaint', min(id), max(id) FROM complaint HAVING count(*) > 0;
