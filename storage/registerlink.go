package storage

import (
	"cmp"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// complaintLink gives complaints to an analysis.
var complaintLink = `UPDATE complaint SET started = ?1, row_sum = ` + sumWith(complaintSum, "started", "?1") + ` WHERE NOT removed AND started <> ?1 AND row_sum = ` + complaintSum

// link gives complaints to an analysis and returns what takes that back.
func link(tx transaction, e complaint.Link) (undo complaint.Unlink, err error) {
	undo.Link = e
	const these = ` AND type = ?2 AND received >= ?3 AND received <= ?4`
	args := []any{e.Analysis, e.Type, e.From, cmp.Or(e.To, "~")}
	rows, err := tx.Query(`SELECT started, id FROM complaint WHERE NOT removed AND started <> '' AND started <> ?1`+these, args...)
	if err != nil {
		return undo, err
	}
	defer rows.Close()
	for rows.Next() {
		var analysis, id fishbone.ID
		if err := rows.Scan(&analysis, &id); err != nil {
			return undo, err
		}
		if undo.Were == nil {
			undo.Were = map[fishbone.ID][]fishbone.ID{}
		}
		undo.Were[analysis] = append(undo.Were[analysis], id)
	}
	if err := rows.Err(); err != nil {
		return undo, err
	}
	_, err = tx.Exec(complaintLink+these, args...)
	return undo, err
}

// unlink gives complaints back to the analyses that they belonged to, the others to none.
func unlink(tx transaction, e complaint.Unlink) error {
	if _, err := tx.Exec(complaintLink+` AND started = ?2`, "", e.Analysis); err != nil {
		return err
	}
	for analysis, ids := range e.Were {
		for _, id := range ids {
			if _, err := tx.Exec(complaintLink+` AND id = ?2`, analysis, id); err != nil {
				return err
			}
		}
	}
	return nil
}
