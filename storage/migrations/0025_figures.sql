-- What stands in the register beside complaints: service figures, and check sheets. Each row is
-- what one attribute of one thing says, since when and by whom, so that the files of two laptops
-- merge value by value: the later one stands.
CREATE TABLE register_value (
  kind      TEXT NOT NULL,
  thing     TEXT NOT NULL,
  attribute TEXT NOT NULL,
  text      TEXT NOT NULL,
  said_at   TEXT NOT NULL,
  said_by   TEXT NOT NULL,
  row_sum   INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, thing, attribute)
) STRICT, WITHOUT ROWID;
