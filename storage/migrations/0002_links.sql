-- Whether "therefore" leads from a cause to what it explains: holds, breaks, or
-- nothing while nobody has read it back.

ALTER TABLE cause ADD COLUMN link TEXT NOT NULL DEFAULT '';
