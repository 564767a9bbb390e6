-- How much a solution depends on people doing right: weaker, intermediate, stronger, or
-- nothing while nobody said it.

ALTER TABLE solution ADD COLUMN strength TEXT NOT NULL DEFAULT '';
