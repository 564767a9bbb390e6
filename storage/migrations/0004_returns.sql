-- Where the team went back, and then went on with something else: such an entry leads
-- from the end of the log to the state after the entry that it names, 0 for the start.
-- What lies between is set aside, and stays in the log. Other entries have no value.
ALTER TABLE edit ADD COLUMN back_to INTEGER CHECK (back_to >= 0 AND back_to < seq);

CREATE INDEX edit_back ON edit (analysis, seq, back_to) WHERE back_to IS NOT NULL;
