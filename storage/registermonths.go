package storage

import (
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// This file is about the table of months: how many complaints of each type came in each. Whoever
// changes complaints counts them out before and in again after it, in the same transaction, so
// that a register of a million is counted at once.

// byID is the condition for one complaint that changes.
const byID = `id = ?2`

// inBatch is the condition for what came together, with its arguments. It stands together, unless
// it came out of another Whybone's file.
func inBatch(batch fishbone.ID) (condition string, args []any) {
	if strings.HasPrefix(string(batch), mergedBatch) {
		return `batch = ?2`, []any{batch}
	}
	first := batchStart(batch)
	return `batch = ?2 AND id BETWEEN ?3 AND ?4`, []any{batch, first, first + "~"}
}

// countMonths counts complaints, each as often as ?1 says.
const countMonths = `INSERT INTO complaint_month (type, month, n, severe, cost)
	SELECT type, substr(received, 1, 7), ?1 * count(*), ?1 * count(*) FILTER (WHERE severity IN ('major', 'critical')), ?1 * total(cost)
	FROM complaint WHERE NOT removed`

// countBatch counts in what came together.
func countBatch(tx transaction, batch fishbone.ID) error {
	condition, args := inBatch(batch)
	return countIn(tx, 1, condition, args...)
}

// countIn counts complaints in, or with times -1 out.
func countIn(tx transaction, times int, condition string, args ...any) error {
	_, err := tx.Exec(countMonths+` AND `+condition+` GROUP BY 1, 2
		ON CONFLICT (type, month) DO UPDATE SET n = n + excluded.n, severe = severe + excluded.severe, cost = cost + excluded.cost`, append([]any{times}, args...)...)
	return err
}

// countedAgain changes complaints and keeps the months right.
func countedAgain(tx transaction, condition string, args []any, change func() error) error {
	if err := countIn(tx, -1, condition, args...); err != nil {
		return err
	}
	if err := change(); err != nil {
		return err
	}
	return countIn(tx, 1, condition, args...)
}

// recount works all months out anew.
func recount(tx transaction) error {
	_, err := tx.Exec(`DELETE FROM complaint_month; `+countMonths+` GROUP BY 1, 2`, 1)
	return err
}

// Recount works out anew how many complaints of each type came in each month.
func (r *Register) Recount() error { return r.write("count complaints anew", recount) }

// wrongMonths is how many rows of the table say something else than the complaints.
const wrongMonths = `(SELECT count(*) FROM (
	SELECT type, month, n, severe FROM complaint_month WHERE n <> 0 EXCEPT
	SELECT type, substr(received, 1, 7), count(*), count(*) FILTER (WHERE severity IN ('major', 'critical')) FROM complaint WHERE NOT removed GROUP BY 1, 2)) +
	(SELECT (SELECT coalesce(sum(n), 0) FROM complaint_month) <> (SELECT count(*) FROM complaint WHERE NOT removed))`

// monthColumns are what the months can be grouped by.
var monthColumns = map[complaint.Group]string{complaint.ByType: "type", complaint.ByMonth: "month"}

// monthly says whether a query is about whole months, and nothing but types besides.
func monthly(q complaint.Query) bool {
	whole := (q.From == "" || strings.HasSuffix(string(q.From), "-01")) && (q.To == "" || strings.HasSuffix(string(q.To.Add(1)), "-01"))
	q.From, q.To, q.Today, q.Types, q.Oldest, q.Limit, q.Skip = "", "", "", nil, false, 0, 0
	return whole && isZero(q)
}

func isZero(q complaint.Query) bool {
	return q.Types == nil && q.Source == "" && q.Channel == "" && q.Motive == "" && q.State == "" && q.Text == "" && q.ID == "" && q.Started == ""
}

// whereMonths is the condition of a query about whole months, with its arguments.
func whereMonths(q complaint.Query) (string, []any) {
	conditions, args := []string{"n > 0"}, []any(nil)
	if q.From != "" {
		conditions, args = append(conditions, "month >= ?"), append(args, q.From[:7])
	}
	if q.To != "" {
		conditions, args = append(conditions, "month <= ?"), append(args, q.To[:7])
	}
	if len(q.Types) > 0 {
		conditions = append(conditions, "type IN ("+marksFor(len(q.Types))+")")
		for _, t := range q.Types {
			args = append(args, t)
		}
	}
	return " WHERE " + strings.Join(conditions, " AND "), args
}
