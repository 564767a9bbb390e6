-- The promises that are still to be kept, by the day on which they are due.
CREATE INDEX promise_open ON promise (coalesce(nullif(new_due, ''), nullif(due, ''))) WHERE status NOT IN ('done', 'dropped');
