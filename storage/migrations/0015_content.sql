-- The bytes of attachments, each once, by their SHA-256 in hexadecimal digits. They belong to no
-- analysis: several may have the same picture. The sum tells whether they are as they were.

CREATE TABLE content (
  sum TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  put_at TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
