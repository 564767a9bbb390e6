-- What the terms of a document are, in short: of an analysis that was changed only those things get
-- another document that say something else now. None is known of what an older version brought in.
ALTER TABLE search_doc ADD COLUMN digest INTEGER;
