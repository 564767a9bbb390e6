package storage

import (
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// where is the condition of a query, with its arguments.
func where(q complaint.Query) (string, []any) {
	conditions, args := []string{"NOT removed"}, []any(nil)
	add := func(condition string, values ...any) {
		conditions, args = append(conditions, condition), append(args, values...)
	}
	if q.From != "" {
		add("received >= ?", q.From)
	}
	if q.To != "" {
		add("received <= ?", q.To)
	}
	if len(q.Types) > 0 {
		types := make([]any, len(q.Types))
		for i, t := range q.Types {
			types[i] = t
		}
		add("type IN ("+marksFor(len(types))+")", types...)
	}
	if q.Source != "" {
		add("source = ?", q.Source)
	}
	if q.Started != "" {
		add("started = ?", q.Started)
	}
	return " WHERE " + strings.Join(conditions, " AND "), args
}

// List returns complaints, the newest first. One that is damaged is left out; [Store.Check]
// names it.
func (r *Register) List(q complaint.Query) (all []fishbone.Complaint, err error) {
	condition, args := where(q)
	limit := q.Limit
	if limit == 0 {
		limit = -1
	}
	err = r.s.view("list complaints", func(tx transaction) error {
		rows, err := tx.Query(complaintRead+condition+` AND row_sum = `+complaintSum+` ORDER BY received DESC, id DESC LIMIT ? OFFSET ?`, append(args, limit, q.Skip)...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			all = append(all, fishbone.Complaint{})
			if err := rows.Scan(complaintPlaces(&all[len(all)-1])...); err != nil {
				return err
			}
		}
		return rows.Err()
	})
	return all, err
}

// groupColumns are what complaints are counted by.
var groupColumns = map[complaint.Group]string{
	complaint.ByType: "type", complaint.ByProduct: "product", complaint.ByChannel: "channel", complaint.ByCustomer: "customer",
	complaint.ByMonth: "substr(received, 1, 7)",
}

// Count counts complaints by what they have in common, in the order of the names. Whether a type
// came back is not told here, see [Register.Relapses].
func (r *Register) Count(by complaint.Group, q complaint.Query) (all []complaint.Count, err error) {
	condition, args := where(q)
	err = r.s.view("count complaints", func(tx transaction) error {
		rows, err := tx.Query(`SELECT `+groupColumns[by]+` AS name, count(*), total(cost), count(*) FILTER (WHERE severity IN ('major', 'critical'))
			FROM complaint`+condition+` GROUP BY name ORDER BY name`, args...)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c complaint.Count
			if err := rows.Scan(&c.Name, &c.N, &c.Cost, &c.Severe); err != nil {
				return err
			}
			all = append(all, c)
		}
		return rows.Err()
	})
	return all, err
}

// Relapses are the analyses that were closed with a count which their team expected, beside what
// came until a day of the types of complaints that they were started from.
func (r *Register) Relapses(today fishbone.Day) (all []complaint.Relapse, err error) {
	err = r.s.view("compare complaints with what was expected", func(tx transaction) error {
		if all, err = expectations(tx); err != nil {
			return err
		}
		for i := range all {
			if err := compare(tx, &all[i], today); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// expectations are the analyses of which a count is expected, with the types of their complaints.
func expectations(tx querier) (all []complaint.Relapse, err error) {
	rows, err := tx.Query(`SELECT a.id, a.problem, b.expected, b.expected_from, b.expected_by, c.type
		FROM analysis a JOIN about b ON b.analysis = a.id JOIN complaint c ON c.started = a.id
		WHERE a.deleted_at IS NULL AND b.closed <> '' AND b.expected <> '' AND b.expected_from <> '' AND b.expected_by <> '' AND c.type <> '' AND NOT c.removed
		GROUP BY a.id, c.type ORDER BY b.closed DESC, a.id, c.type`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var r complaint.Relapse
		var expected fishbone.Figure
		var kind string
		if err := rows.Scan(&r.Analysis, &r.Problem, &expected, &r.From, &r.By, &kind); err != nil {
			return nil, err
		}
		if last := len(all) - 1; last >= 0 && all[last].Analysis == r.Analysis {
			all[last].Types = append(all[last].Types, kind)
			continue
		}
		r.Expected, _ = expected.Float()
		r.Types = []string{kind}
		all = append(all, r)
	}
	return all, rows.Err()
}

// compare counts what came until a day, and works out how many of the expected ones were due then.
func compare(tx querier, r *complaint.Relapse, today fishbone.Day) error {
	r.Until = min(today, r.By)
	if whole := r.From.Until(r.By) + 1; whole > 0 {
		r.Due = r.Expected * float64(max(0, r.From.Until(r.Until)+1)) / float64(whole)
	}
	condition, args := where(complaint.Query{From: r.From, To: r.Until, Types: r.Types})
	return tx.QueryRow(`SELECT count(*) FROM complaint`+condition, args...).Scan(&r.N)
}
