-- Which of the colours a bone has, from 1; 0 is that of its place.

ALTER TABLE bone ADD COLUMN color INTEGER NOT NULL DEFAULT 0;
