-- Whether the team can do something about a cause: outside, or nothing.

ALTER TABLE cause ADD COLUMN control TEXT NOT NULL DEFAULT '';
