package storage

import "whybone/fishbone"

// OverduePromise is a promise that was not kept by its day, with the analysis that it stands in.
type OverduePromise struct {
	Analysis fishbone.ID
	Problem  string
	Promise  fishbone.ID
	Text     string
	Owner    string
	Due      fishbone.Day
}

// overduePromises are those of all analyses that are not in the bin, as [fishbone.Promise.Late] says.
const overduePromises = ` FROM promise p
WHERE p.status NOT IN ('done', 'dropped') AND coalesce(nullif(p.new_due, ''), nullif(p.due, '')) < ?
AND EXISTS (SELECT 1 FROM analysis WHERE id = p.analysis AND deleted_at IS NULL AND `

// OverduePromises returns the promises that are most overdue on a day, at most so many, and how many
// there are in all. Those of damaged analyses are left out.
func (s *Store) OverduePromises(today fishbone.Day, most int) (all []OverduePromise, total int, err error) {
	err = s.view("list what is overdue", func(tx transaction) error {
		from := overduePromises + s.isSound + `)`
		if err := tx.QueryRow(`SELECT count(*)`+from, today).Scan(&total); err != nil {
			return err
		}
		rows, err := tx.Query(`SELECT p.analysis, (SELECT problem FROM analysis WHERE id = p.analysis), p.id, p.text, p.owner, coalesce(nullif(p.new_due, ''), nullif(p.due, ''))`+from+`
			ORDER BY 6, p.analysis, p.position LIMIT ?`, today, most)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var one OverduePromise
			if err := rows.Scan(&one.Analysis, &one.Problem, &one.Promise, &one.Text, &one.Owner, &one.Due); err != nil {
				return err
			}
			all = append(all, one)
		}
		return rows.Err()
	})
	return all, total, err
}
