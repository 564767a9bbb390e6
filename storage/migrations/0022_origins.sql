-- From which earlier analysis a cause or a solution was taken over: its problem, in words.
ALTER TABLE cause    ADD COLUMN taken_from TEXT NOT NULL DEFAULT '';
ALTER TABLE solution ADD COLUMN taken_from TEXT NOT NULL DEFAULT '';
