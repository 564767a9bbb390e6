package storage

import (
	"cmp"
	"slices"
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
	if q.Channel != "" {
		add("channel = ?", q.Channel)
	}
	if q.Motive != "" {
		add("motive = ?", q.Motive)
	}
	if q.State != "" {
		add(complaintState+" = ?", q.Today, q.Today.Add(-complaint.Remembered), q.State)
	}
	if q.Text != "" {
		folded := "%" + escape.Replace(fishbone.Fold(strings.TrimSpace(q.Text))) + "%"
		add(`fold(what || char(10) || customer || char(10) || type || char(10) || product || char(10) || own) LIKE ? ESCAPE '\'`, folded)
	}
	if q.ID != "" {
		add("id = ?", q.ID)
	}
	if q.Started != "" {
		add("started = ?", q.Started)
	}
	return " WHERE " + strings.Join(conditions, " AND "), args
}

// complaintState is [complaint.StateOf] as an expression: of today, and of the last day that is
// not remembered.
const complaintState = `CASE WHEN followed <> '' THEN 'done' WHEN due <> '' AND due < ? THEN 'late' WHEN asked <> '' THEN 'answered'
	WHEN promise <> '' OR due <> '' THEN 'promised' WHEN separated || calmed || apologised || gathered || proposed <> '' THEN 'handling'
	WHEN received < ? THEN 'unrecorded' ELSE 'waiting' END`

// List returns complaints, the newest first unless the query says otherwise. One that is damaged
// is left out; [Store.Check] names it.
func (r *Register) List(q complaint.Query) (all []fishbone.Complaint, err error) {
	condition, args := where(q)
	order := ` ORDER BY received DESC, id DESC`
	if q.Oldest {
		order = ` ORDER BY received, id`
	}
	limit := q.Limit
	if limit == 0 {
		limit = -1
	}
	// What is skipped is counted in the index alone, and not read.
	these := ` WHERE id IN (SELECT id FROM complaint` + condition + order + ` LIMIT ? OFFSET ?) AND row_sum = ` + complaintSum
	err = r.s.view("list complaints", func(tx transaction) error {
		rows, err := tx.Query(complaintRead+these+order, append(args, limit, q.Skip)...)
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
	counting := `SELECT ` + groupColumns[by] + ` AS name, count(*), total(cost), count(*) FILTER (WHERE severity IN ('major', 'critical')) FROM complaint` + condition
	if column, ok := monthColumns[by]; ok && monthly(q) {
		condition, args = whereMonths(q)
		counting = `SELECT ` + column + ` AS name, sum(n), sum(cost), sum(severe) FROM complaint_month` + condition
	}
	err = r.s.view("count complaints", func(tx transaction) error {
		rows, err := tx.Query(counting+` GROUP BY name ORDER BY name`, args...)
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

// expectations are the analyses of which a count is expected, with the types of their complaints. It begins with
// the complaints that an analysis was started from: SQLite would rather walk over all of them.
func expectations(tx querier) (all []complaint.Relapse, err error) {
	rows, err := tx.Query(`SELECT a.id, a.problem, b.expected, b.expected_from, b.expected_by, c.type
		FROM complaint c INDEXED BY complaint_started CROSS JOIN about b ON b.analysis = c.started CROSS JOIN analysis a ON a.id = c.started
		WHERE c.started <> '' AND a.deleted_at IS NULL AND b.closed <> '' AND b.expected <> '' AND b.expected_from <> '' AND b.expected_by <> '' AND c.type <> '' AND NOT c.removed
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

// Number is how many complaints a query finds, whatever its limit.
func (r *Register) Number(q complaint.Query) (n int, err error) {
	condition, args := where(q)
	counting := `SELECT count(*) FROM complaint` + condition
	if monthly(q) {
		condition, args = whereMonths(q)
		counting = `SELECT coalesce(sum(n), 0) FROM complaint_month` + condition
	}
	err = r.s.view("count complaints", func(tx transaction) error { return tx.QueryRow(counting, args...).Scan(&n) })
	return n, err
}

// recentDays is over how many days it is told what comes back.
const recentDays = 90

// Recurring are the types of complaints that came back after an action, or that rise, over the last
// days until one.
func (r *Register) Recurring(today fishbone.Day) ([]complaint.Recurrence, error) {
	now, err := r.Count(complaint.ByType, complaint.Query{From: today.Add(1 - recentDays), To: today})
	if err != nil {
		return nil, err
	}
	before, err := r.Count(complaint.ByType, complaint.Query{From: today.Add(1 - 2*recentDays), To: today.Add(-recentDays)})
	if err != nil {
		return nil, err
	}
	sequels, err := r.Sequels()
	if err != nil {
		return nil, err
	}
	relapses, err := r.Relapses(today)
	if err != nil {
		return nil, err
	}
	return complaint.Recurring(now, before, sequels, relapses), nil
}

// Sequels are what came of the last analyses that were started from complaints, one for each type
// of complaints.
func (r *Register) Sequels() (all []complaint.Sequel, err error) {
	err = r.s.view("look for analyses of complaints", func(tx transaction) error {
		if all, err = lastAnalyses(tx); err != nil {
			return err
		}
		for i, s := range all {
			if s.Closed == "" {
				continue
			}
			err := tx.QueryRow(`SELECT count(*) FROM complaint WHERE NOT removed AND type = ? AND received > ?`, s.Type, s.Closed).Scan(&all[i].Since)
			if err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

func lastAnalyses(tx transaction) (all []complaint.Sequel, err error) {
	rows, err := tx.Query(`SELECT c.type, a.id, a.problem, coalesce(b.closed, '')
		FROM (SELECT DISTINCT started, type FROM complaint WHERE started <> '' AND NOT removed) c
		JOIN analysis a ON a.id = c.started LEFT JOIN about b ON b.analysis = a.id
		WHERE a.deleted_at IS NULL ORDER BY c.type, a.made_at, a.id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var s complaint.Sequel
		if err := rows.Scan(&s.Type, &s.Analysis, &s.Problem, &s.Closed); err != nil {
			return nil, err
		}
		if last := len(all) - 1; last >= 0 && all[last].Type == s.Type {
			all[last] = s
			continue
		}
		all = append(all, s)
	}
	return all, rows.Err()
}

// usedAmong is among how many of the newest complaints it is looked for what was used before.
const usedAmong = 3000

// Used is what attributes said of the newest complaints, what was said most often first.
func (r *Register) Used(attributes ...string) (map[string][]string, error) {
	list, err := r.List(complaint.Query{Limit: usedAmong})
	if err != nil {
		return nil, err
	}
	used := map[string][]string{}
	for _, name := range attributes {
		f, _ := fishbone.ComplaintKind.Attribute(name)
		used[name] = mostOften(list, f)
	}
	return used, nil
}

func mostOften(list []fishbone.Complaint, f fishbone.Attribute) (all []string) {
	times := map[string]int{}
	for i := range list {
		said, _ := f.Get(&list[i]).(string)
		if said == "" {
			continue
		}
		if times[said] == 0 {
			all = append(all, said)
		}
		times[said]++
	}
	slices.SortStableFunc(all, func(a, b string) int { return cmp.Compare(times[b], times[a]) })
	return all
}
