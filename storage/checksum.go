package storage

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/mattn/go-sqlite3"

	"whybone/fishbone"
	_ "whybone/storage/rowsum"
)

// This file is about damage that SQLite does not see: a bit that fell over in a word, pages
// of an older copy of the file. Each analysis has three checksums in its row: of the row
// itself, of all rows of its things, and of its log. They are sums over the rows, so that an
// edit changes them without reading the rest. Triggers keep them: no statement that writes
// can forget to. Drafts and settings have a checksum in each row.

// driverName is the SQLite driver of this package: it knows the function that folds texts for a
// search. The one that sums up a row comes with package rowsum.
const driverName = "whybone-sqlite3"

func init() {
	sql.Register(driverName, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		return c.RegisterFunc("fold", fishbone.Fold, true)
	}})
}

// sumMask keeps sums within 62 bits: with more SQLite would go over to floating point. The
// checksum of a row has one bit less, see package rowsum.
const sumMask = 1<<62 - 1

// The columns of the analysis table that hold checksums.
const (
	ownSum  = "own_sum"
	rowsSum = "rows_sum"
	logSum  = "log_sum"
)

// isSum says whether a column holds a checksum.
func isSum(column string) bool { return strings.HasSuffix(column, "_sum") }

// summed is a table whose rows are summed up in the row of their analysis.
type summed struct {
	name    string
	into    string // the column that holds the sum
	columns []string
}

// summedTables are the tables that have an analysis, except for drafts, and the columns of
// the analysis table itself.
func summedTables(q querier) (tables []summed, own []string, err error) {
	rows, err := q.Query(`SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' ORDER BY m.name, c.cid`)
	if err != nil {
		return nil, nil, err
	}
	defer rows.Close()
	columns := map[string][]string{}
	var names []string
	for rows.Next() {
		var table, column string
		if err := rows.Scan(&table, &column); err != nil {
			return nil, nil, err
		}
		if len(columns[table]) == 0 {
			names = append(names, table)
		}
		if !isSum(column) {
			columns[table] = append(columns[table], column)
		}
	}
	for _, name := range names {
		if name == "draft" || !slices.Contains(columns[name], "analysis") {
			continue
		}
		into := rowsSum
		if name == "edit" {
			into = logSum
		}
		tables = append(tables, summed{name, into, columns[name]})
	}
	return tables, columns["analysis"], rows.Err()
}

// ourTables is [summedTables] of a file of this version whose tables are as they were made: they are the
// same in each.
func ourTables(q querier) (tables []summed, own []string, err error) {
	current.mu.Lock()
	defer current.mu.Unlock()
	if current.own == nil {
		current.tables, current.own, err = summedTables(q)
	}
	return current.tables, current.own, err
}

var current schema

// schema is what [summedTables] gives, as long as the tables are the same.
type schema struct {
	mu      sync.Mutex
	version int64
	tables  []summed
	own     []string
}

// summedTables is [summedTables], which takes longer than to sum up a small analysis.
func (s *schema) summedTables(q querier) (tables []summed, own []string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	var version int64
	if err := q.QueryRow(`PRAGMA schema_version`).Scan(&version); err != nil {
		return nil, nil, err
	}
	if s.own == nil || version != s.version {
		if s.tables, s.own, err = summedTables(q); err != nil {
			return nil, nil, err
		}
		s.version = version
	}
	return s.tables, s.own, nil
}

// sumOf is the expression for the checksum of a row of a table; row is empty, or "old." or
// "new." in a trigger.
func sumOf(table string, columns []string, row string) string {
	args := []string{"'" + table + "'"}
	for _, c := range columns {
		args = append(args, row+quote(c))
	}
	return "row_sum(" + strings.Join(args, ", ") + ")"
}

// sumsOf is the expression for the sum of the checksums of rows of a table.
func sumsOf(t summed) string {
	return "sum_rows" + strings.TrimPrefix(sumOf(t.name, t.columns, ""), "row_sum")
}

// keepSums puts the triggers on a connection. They are not in the file: another program that
// writes into it is found out.
func keepSums(db *sql.DB) error {
	tables, own, err := summedTables(db)
	if err != nil {
		return err
	}
	var all strings.Builder
	trigger := func(name, when, table, body string) {
		fmt.Fprintf(&all, "CREATE TEMP TRIGGER IF NOT EXISTS %s_%s AFTER %s ON main.%s BEGIN %s; END;\n", name, table, when, quote(table), body)
	}
	for _, t := range tables {
		before, after := sumOf(t.name, t.columns, "old."), sumOf(t.name, t.columns, "new.")
		change := func(of, row string) string {
			return fmt.Sprintf("UPDATE analysis SET %s = (%[1]s %s) & %d WHERE id = %s.analysis", t.into, of, sumMask, row)
		}
		trigger("sum_insert", "INSERT", t.name, change("+ "+after, "new"))
		trigger("sum_update", "UPDATE", t.name, change("+ "+after+" - "+before, "new"))
		trigger("sum_delete", "DELETE", t.name, change("- "+before, "old"))
	}
	sum := fmt.Sprintf("UPDATE analysis SET %s = %s WHERE id = new.id", ownSum, sumOf("analysis", own, "new."))
	quoted := make([]string, len(own))
	for i, c := range own {
		quoted[i] = quote(c)
	}
	trigger("sum_insert", "INSERT", "analysis", sum)
	trigger("sum_update", "UPDATE OF "+strings.Join(quoted, ", "), "analysis", sum)
	_, err = db.Exec(all.String())
	return err
}

// soundRow is the condition for a row of the analysis table that agrees with its checksum.
func soundRow(q querier) (string, error) {
	rows, err := q.Query(`SELECT name FROM pragma_table_info('analysis')`)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var own []string
	for rows.Next() {
		var column string
		if err := rows.Scan(&column); err != nil {
			return "", err
		}
		if !isSum(column) {
			own = append(own, column)
		}
	}
	return ownSum + " = " + sumOf("analysis", own, ""), rows.Err()
}

// hasSums says whether the file has checksums: one of an older format has none.
func hasSums(q querier) (has bool, err error) {
	err = q.QueryRow(`SELECT count(*) > 0 FROM pragma_table_info('analysis') WHERE name = ?`, ownSum).Scan(&has)
	return has, err
}

// sumAll works out all checksums anew: after a change of format, which gives rows other
// columns. An analysis that was damaged before stays so.
func sumAll(tx transaction, damaged []string) error {
	tables, own, err := summedTables(tx)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`UPDATE analysis SET ` + ownSum + ` = ` + sumOf("analysis", own, ""))
	if err != nil {
		return err
	}
	sums := map[string]map[string]int64{rowsSum: {}, logSum: {}}
	for _, t := range tables {
		if err := addSums(tx, t, sums[t.into]); err != nil {
			return err
		}
	}
	for column, of := range sums {
		for id, sum := range of {
			if _, err := tx.Exec(`UPDATE analysis SET `+column+` = ? WHERE id = ?`, sum, id); err != nil {
				return err
			}
		}
	}
	for _, id := range damaged {
		if _, err := tx.Exec(`UPDATE analysis SET `+rowsSum+` = -1 WHERE id = ?`, id); err != nil {
			return err
		}
	}
	if err := noteSchema(tx); err != nil {
		return err
	}
	_, err = tx.Exec(`UPDATE draft SET row_sum = ` + draftSum + `; UPDATE setting SET row_sum = ` + settingSum)
	return err
}

// noteSchema writes the checksum of the tables' definitions as they are.
func noteSchema(tx transaction) error {
	sum, err := schemaSum(tx)
	if err != nil {
		return err
	}
	_, err = tx.Exec(`REPLACE INTO setting (key, value, row_sum) VALUES (?1, ?2, row_sum('setting', ?1, ?2))`, schemaKey, fmt.Sprint(sum))
	return err
}

// schemaKey is the setting that holds the checksum of the tables' definitions: where a column
// has another name, SQLite takes a name in quotes for a text.
const schemaKey = "schema_sum"

// schemaSum is the checksum of the tables' definitions, wherever they stand in the file. Litestream,
// which replicates files like this one, puts tables of its own beside them.
func schemaSum(q querier) (sum int64, err error) {
	err = q.QueryRow(`SELECT coalesce(sum_rows(type, name, tbl_name, sql), 0) FROM sqlite_schema
		WHERE tbl_name NOT GLOB '_litestream_*'`).Scan(&sum)
	return sum, err
}

// checkSchema compares the tables' definitions with their checksum.
func checkSchema(q querier) error {
	sum, err := schemaSum(q)
	if err != nil {
		return err
	}
	var noted string
	err = q.QueryRow(`SELECT value FROM setting WHERE key = ? AND row_sum = `+settingSum, schemaKey).Scan(&noted)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return torn(err)
	}
	if noted != fmt.Sprint(sum) {
		return fmt.Errorf("%w: its tables are not as they were made", ErrDamaged)
	}
	return nil
}

// addSums adds the sums of all rows of a table, by analysis.
func addSums(q querier, t summed, sums map[string]int64) error {
	rows, err := q.Query(`SELECT analysis, ` + sumsOf(t) + ` FROM ` + quote(t.name) + ` GROUP BY analysis`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		var sum int64
		if err := rows.Scan(&id, &sum); err != nil {
			return err
		}
		sums[id] = (sums[id] + sum) & sumMask
	}
	return rows.Err()
}

// The checksums of a draft and of a setting.
var (
	draftSum   = sumOf("draft", []string{"analysis", "place", "window", "text"}, "")
	settingSum = sumOf("setting", []string{"key", "value"}, "")
)

// checkSums compares the rows of an analysis with its checksums, and those of its log, too,
// if that is asked for. What does not agree gives [ErrDamaged]. It returns which tables have
// rows of the analysis.
func checkSums(q querier, id string, log bool) (filled map[string]bool, err error) {
	tables, own, err := summedTables(q)
	if err != nil {
		return nil, err
	}
	return compareSums(q, tables, own, id, log)
}

// compareSums is checkSums for who knows the tables already.
func compareSums(q querier, tables []summed, own []string, id string, log bool) (filled map[string]bool, err error) {
	var sound bool
	want := map[string]int64{}
	var rows, logged int64
	err = q.QueryRow(`SELECT `+ownSum+` = `+sumOf("analysis", own, "")+`, `+rowsSum+`, `+logSum+` FROM analysis WHERE id = ?`, id).
		Scan(&sound, &rows, &logged)
	if err != nil {
		return nil, err
	}
	want[rowsSum], want[logSum] = rows, logged
	got := map[string]int64{}
	filled = map[string]bool{}
	for _, t := range tables {
		if t.into == logSum && !log {
			continue
		}
		sum, has, err := sumRows(q, t, id)
		if err != nil {
			return nil, err
		}
		filled[t.name] = has
		got[t.into] = (got[t.into] + sum) & sumMask
	}
	switch {
	case !sound:
		return nil, fmt.Errorf("%w: the entry of analysis %s in the list is not as it was written", ErrDamaged, id)
	case got[rowsSum] != want[rowsSum]:
		return nil, fmt.Errorf("%w: analysis %s is not as it was written", ErrDamaged, id)
	case log && got[logSum] != want[logSum]:
		return nil, fmt.Errorf("%w: the history of analysis %s is not as it was written", ErrDamaged, id)
	}
	return filled, nil
}

// sumRows is the sum over the rows of an analysis in a table, and whether there are any.
func sumRows(q querier, t summed, id string) (sum int64, has bool, err error) {
	var of sql.NullInt64
	err = q.QueryRow(`SELECT `+sumsOf(t)+` FROM `+quote(t.name)+` WHERE analysis = ?`, id).Scan(&of)
	return of.Int64, of.Valid, err
}

// damagedAnalyses are those of the file that do not agree with their checksums.
func damagedAnalyses(q querier) (damaged []string, err error) {
	rows, err := q.Query(`SELECT id FROM analysis`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	tables, own, err := summedTables(q)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		if _, err := compareSums(q, tables, own, id, true); err != nil {
			damaged = append(damaged, id)
		}
	}
	return damaged, nil
}
