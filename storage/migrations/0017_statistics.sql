-- To see whether something still points to a cause that is removed, SQLite looked at all causes,
-- solutions and so on of the analysis: without numbers it takes ten for what an analysis has of
-- each. These say that an analysis may have many, and few rows point to one cause.
ANALYZE sqlite_schema;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('cause',          'cause',          '100000 2000 1'),
  ('fit',            'fit',            '100000 2000 1'),
  ('measure',        'measure',        '100000 2000 1'),
  ('promise',        'promise',        '100000 2000 1'),
  ('slip',           'slip',           '100000 2000 1'),
  ('solution_cause', 'solution_cause', '100000 2000 2 1'),
  ('verification',   'verification',   '100000 2000 1'),
  ('wording',        'wording',        '100000 2000 1'),
  ('wording_answer', 'wording_answer', '100000 2000 2 1');

ANALYZE sqlite_schema;

-- Then it uses an index of a part of the table as well, which is written less often: most causes
-- stand in one of the three.
DROP INDEX cause_bone;
DROP INDEX cause_parent;
DROP INDEX cause_same_as;

CREATE INDEX cause_bone    ON cause (analysis, bone)    WHERE bone    IS NOT NULL;
CREATE INDEX cause_parent  ON cause (analysis, parent)  WHERE parent  IS NOT NULL;
CREATE INDEX cause_same_as ON cause (analysis, same_as) WHERE same_as IS NOT NULL;
