package storage

import (
	"fmt"

	"whybone/fishbone"
	"whybone/fishbone/housemap"
)

// rootCauses are those of all analyses, as [fishbone.Analysis.RootCauses] has them: confirmed causes
// without answers, at level five or where the team wrote why it stops, within its control, and with
// nothing rejected above them. The way up from each leads to its bone, which has its colour from its place
// as [fishbone.Analysis.ColorOf] says.
var rootCauses = fmt.Sprintf(`
	WITH RECURSIVE up (analysis, leaf, at, bone, level, chain, stopped, sound) AS (
		SELECT analysis, id, parent, bone, 1, chain, stop <> '', TRUE FROM cause c
			WHERE finding = 'confirmed' AND same_as IS NULL AND control <> 'outside'
			AND NOT EXISTS (SELECT 1 FROM cause below WHERE below.analysis = c.analysis AND below.parent = c.id)
		UNION ALL
		SELECT u.analysis, u.leaf, c.parent, c.bone, u.level + 1, c.chain, u.stopped, u.sound AND c.finding <> 'rejected'
			FROM up u JOIN cause c ON c.analysis = u.analysis AND c.id = u.at
	)
	SELECT up.analysis, up.leaf, leaf.text, b.name,
			CASE WHEN b.color > 0 THEN b.color - 1 ELSE (SELECT count(*) FROM bone o WHERE o.analysis = b.analysis AND o.position < b.position) END,
			up.chain, a.type, a.filing = 'reopened'
		FROM up JOIN analysis a ON a.id = up.analysis AND a.deleted_at IS NULL
		JOIN bone b ON b.analysis = up.analysis AND b.id = up.bone
		JOIN cause leaf ON leaf.analysis = up.analysis AND leaf.id = up.leaf
		WHERE up.bone IS NOT NULL AND up.sound AND (up.stopped OR up.level >= %d)
		ORDER BY a.touched_at DESC, up.analysis, up.leaf`, fishbone.FiveDeep)

// RootCauses returns the root causes of all analyses, those of the analysis that was changed last
// first.
func (s *Store) RootCauses() (all []housemap.Root, err error) {
	err = s.view("read the root causes of all analyses", func(tx transaction) error {
		rows, err := tx.Query(rootCauses)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r housemap.Root
			if err := rows.Scan(&r.Analysis, &r.Cause, &r.Text, &r.Bone, &r.Color, &r.Chain, &r.Type, &r.Back); err != nil {
				return err
			}
			all = append(all, r)
		}
		return rows.Err()
	})
	return all, err
}

// Summaries returns the summaries of some analyses, in their order. Those that are gone are left out.
func (s *Store) Summaries(ids []fishbone.ID) (all []Summary, err error) {
	err = s.view("read what analyses are about", func(tx transaction) error {
		for _, id := range ids {
			one, err := summaryIn(tx, string(id), "", s.isSound)
			if err != nil {
				return err
			}
			if one.State != Damaged {
				all = append(all, one)
			}
		}
		return nil
	})
	return all, err
}
