-- The root causes of all analyses are looked for among those that are confirmed.
CREATE INDEX cause_confirmed ON cause (analysis, id) WHERE finding = 'confirmed';
