-- SQLite does not use an index of a part of a table to find the rows that point to a row.
-- So each cause that was added or removed cost a look at all causes of the file.

DROP INDEX cause_bone;
DROP INDEX cause_parent;
DROP INDEX cause_same_as;

CREATE INDEX cause_bone    ON cause (analysis, bone);
CREATE INDEX cause_parent  ON cause (analysis, parent);
CREATE INDEX cause_same_as ON cause (analysis, same_as);
