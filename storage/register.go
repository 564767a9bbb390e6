package storage

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
)

// Register is the register of complaints in an open file. Every edit is one transaction: the
// rows that it touches, and its entry in the log with what takes it back.
type Register struct{ s *Store }

// Register returns the register of the file.
func (s *Store) Register() *Register { return &Register{s} }

// complaintColumns are the columns of a complaint that follow from its description, and all
// that its checksum covers.
var complaintColumns, complaintSummed = func() (columns, summed []string) {
	for _, f := range fishbone.ComplaintKind.Attributes {
		for _, c := range columnsOf(f) {
			columns = append(columns, strings.Trim(c, `"`)) // none is called as a word of SQL
		}
	}
	return columns, slices.Concat([]string{"id"}, columns, []string{"batch", "origin", "removed"})
}()

var (
	complaintSum    = sumOf("complaint", complaintSummed, "")
	complaintRead   = `SELECT id, ` + strings.Join(complaintColumns, ", ") + ` FROM complaint`
	complaintInsert = fmt.Sprintf(`INSERT OR IGNORE INTO complaint (%s, row_sum) VALUES (%s, row_sum('complaint', %[2]s))`,
		strings.Join(complaintSummed, ", "), numbered(1, len(complaintSummed)))
	complaintUpdate = fmt.Sprintf(`UPDATE complaint SET (%s, row_sum) = (%s, row_sum('complaint', ?1, %[2]s, batch, origin, removed)) WHERE id = ?1`,
		strings.Join(complaintColumns, ", "), numbered(2, len(complaintColumns)+1))
	// Rows that are damaged stay as they are: a new checksum would hide it.
	complaintMark = `UPDATE complaint SET removed = ?1, row_sum = ` + sumWith(complaintSum, "removed", "?1") + ` WHERE removed <> ?1 AND row_sum = ` + complaintSum
)

// sumWith is a checksum's expression with something else in place of a column.
func sumWith(sum, column, instead string) string {
	return strings.Replace(sum, quote(column), instead, 1)
}

// numbered returns the marks ?from to ?to.
func numbered(from, to int) string {
	var marks []string
	for i := from; i <= to; i++ {
		marks = append(marks, fmt.Sprintf("?%d", i))
	}
	return strings.Join(marks, ", ")
}

// Do changes the register, and returns the edit as it was done: with clean texts. An edit that
// does not fit gives fishbone's error, one about a complaint that is not there [ErrNotFound].
// [complaint.Import] is what [Register.Import] writes, and is not done by itself.
func (r *Register) Do(e complaint.Edit, at fishbone.Stamp) (done complaint.Edit, err error) {
	at = normalize(at)
	if _, ok := e.(complaint.Import); ok {
		return nil, errors.New("change the register: an import has no complaints in it")
	}
	err = r.write("change the register", func(tx *sql.Tx) error {
		var undo complaint.Edit
		if done, undo, err = change(tx, e, at); err != nil {
			return err
		}
		return logComplaint(tx, done, undo, at)
	})
	return done, err
}

func (r *Register) write(doing string, f func(*sql.Tx) error) error {
	if err := r.s.lock(); err != nil {
		return r.s.fail(doing, err)
	}
	defer r.s.unlock()
	return r.s.transact(doing, f)
}

// change does an edit and returns what takes it back.
func change(tx *sql.Tx, e complaint.Edit, at fishbone.Stamp) (done, undo complaint.Edit, err error) {
	switch e := e.(type) {
	case complaint.Add:
		c := e.Complaint
		if c.ID == "" {
			c.ID = fishbone.NewID()
		}
		if err := complaint.Clean(&c, at); err != nil {
			return nil, nil, err
		}
		if err := insertComplaint(tx, &c); err != nil {
			return nil, nil, err
		}
		return complaint.Add{Complaint: c}, complaint.Remove{IDs: []fishbone.ID{c.ID}}, nil
	case complaint.Set:
		was, err := setComplaints(tx, e, at)
		return e, was, err
	case complaint.Remove:
		return e, complaint.Restore{IDs: e.IDs}, markRemoved(tx, e.IDs, true)
	case complaint.Restore:
		return e, complaint.Remove{IDs: e.IDs}, markRemoved(tx, e.IDs, false)
	case complaint.Import:
		return e, complaint.TakeBack(e), markBatch(tx, e.Batch, false)
	case complaint.TakeBack:
		return e, complaint.Import(e), markBatch(tx, e.Batch, true)
	}
	return nil, nil, fmt.Errorf("%w: %T", complaint.ErrUnknownEdit, e)
}

func insertComplaint(tx *sql.Tx, c *fishbone.Complaint) error {
	result, err := tx.Exec(complaintInsert, append(complaintValues(c), "", nil, 0)...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, fishbone.ErrTaken)
	}
	return nil
}

// complaintValues are the identifier of a complaint and what stands in its columns.
func complaintValues(c *fishbone.Complaint) []any {
	args := make([]any, 1, len(complaintSummed))
	args[0] = string(c.ID)
	for _, f := range fishbone.ComplaintKind.Attributes {
		switch v := f.Get(c).(type) {
		case fishbone.Stamp:
			args = append(args, v.At.UTC().Format(layout), v.By)
		case fishbone.Day:
			args = append(args, string(v))
		default:
			args = append(args, v)
		}
	}
	return args
}

// complaintPlaces is where the identifier and the columns of a complaint are read into.
func complaintPlaces(c *fishbone.Complaint) []any {
	into := []any{(*string)(&c.ID)}
	for _, f := range fishbone.ComplaintKind.Attributes {
		if p, ok := f.Pointer(c).(*fishbone.Stamp); ok {
			into = append(into, dbTime{&p.At}, &p.By)
		} else {
			into = append(into, f.Pointer(c))
		}
	}
	return into
}

func setComplaints(tx *sql.Tx, e complaint.Set, at fishbone.Stamp) (complaint.Set, error) {
	was := complaint.Set{Each: map[fishbone.ID]fishbone.Values{}}
	for id, values := range e.Each {
		c, err := readComplaint(tx, id)
		if err != nil {
			return was, err
		}
		if was.Each[id], err = complaint.Change(c, values, at); err != nil {
			return was, err
		}
		if _, err := tx.Exec(complaintUpdate, complaintValues(c)...); err != nil {
			return was, err
		}
	}
	return was, nil
}

func readComplaint(q querier, id fishbone.ID) (*fishbone.Complaint, error) {
	var c fishbone.Complaint
	err := q.QueryRow(complaintRead+` WHERE id = ? AND NOT removed AND row_sum = `+complaintSum, id).Scan(complaintPlaces(&c)...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ErrNotFound
	}
	return &c, err
}

func markRemoved(tx *sql.Tx, ids []fishbone.ID, removed bool) error {
	for _, id := range ids {
		result, err := tx.Exec(complaintMark+` AND id = ?2`, removed, id)
		if err != nil {
			return err
		}
		if n, err := result.RowsAffected(); err != nil || n == 0 {
			return errors.Join(err, ErrNotFound)
		}
	}
	return nil
}

// batchStart is the beginning of the identifiers of what came with an import.
func batchStart(batch fishbone.ID) string { return string(batch[:min(len(batch), 18)]) }

func markBatch(tx *sql.Tx, batch fishbone.ID, removed bool) error {
	first := batchStart(batch) // what came together stands together
	_, err := tx.Exec(complaintMark+` AND batch = ?2 AND id BETWEEN ?3 AND ?4`, removed, batch, first, first+"~")
	return err
}

// The states of an entry in the log.
const (
	stateDone       = "done"
	stateUndone     = "undone"
	stateSuperseded = "superseded"
)

var (
	registerLogSum = sumOf("complaint_edit", []string{"seq", "at", "by", "name", "edit", "undo_name", "undo", "state"}, "")
	registerState  = `UPDATE complaint_edit SET state = ?1, row_sum = ` + sumWith(registerLogSum, "state", "?1") + ` WHERE row_sum = ` + registerLogSum
)

func logComplaint(tx *sql.Tx, done, undo complaint.Edit, at fishbone.Stamp) error {
	edit, err := json.Marshal(done)
	if err != nil {
		return err
	}
	back, err := json.Marshal(undo)
	if err != nil {
		return err
	}
	if _, err = tx.Exec(registerState+` AND state = ?2`, stateSuperseded, stateUndone); err != nil {
		return err
	}
	var last int
	if err := tx.QueryRow(`SELECT coalesce(max(seq), 0) FROM complaint_edit`).Scan(&last); err != nil {
		return err
	}
	_, err = tx.Exec(`INSERT INTO complaint_edit (seq, at, by, name, edit, undo_name, undo, state, row_sum)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, row_sum('complaint_edit', ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8))`,
		last+1, at.At.UTC().Format(layout), at.By, done.Name(), string(edit), undo.Name(), string(back), stateDone)
	return err
}

// Undo takes the last edit back and returns it. At the start it gives [ErrNothing].
func (r *Register) Undo(at fishbone.Stamp) (complaint.Edit, error) {
	return r.step("undo in the register", stateDone, "undo", "max", stateUndone, at)
}

// Redo does again what was undone last, and returns it. Where nothing is undone it gives
// [ErrNothing].
func (r *Register) Redo(at fishbone.Stamp) (complaint.Edit, error) {
	return r.step("redo in the register", stateUndone, "edit", "min", stateDone, at)
}

// step does what stands in a column of the outermost entry of a state, and gives that entry
// another state.
func (r *Register) step(doing, from, column, outermost, to string, at fishbone.Stamp) (told complaint.Edit, err error) {
	err = r.write(doing, func(tx *sql.Tx) error {
		var seq int
		var name, edit, undoName, undo string
		err := tx.QueryRow(`SELECT seq, name, edit, undo_name, undo FROM complaint_edit
			WHERE seq = (SELECT `+outermost+`(seq) FROM complaint_edit WHERE state = ? AND row_sum = `+registerLogSum+`)`, from).Scan(&seq, &name, &edit, &undoName, &undo)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNothing
		}
		if err != nil {
			return err
		}
		if told, err = complaint.Unmarshal(name, []byte(edit)); err != nil {
			return err
		}
		does := told
		if column == "undo" {
			if does, err = complaint.Unmarshal(undoName, []byte(undo)); err != nil {
				return err
			}
		}
		if add, ok := does.(complaint.Add); ok { // it is there already, and only removed
			does = complaint.Restore{IDs: []fishbone.ID{add.Complaint.ID}}
		}
		if _, _, err := change(tx, does, normalize(at)); err != nil {
			return err
		}
		_, err = tx.Exec(registerState+` AND seq = ?2`, to, seq)
		return err
	})
	return told, err
}

// RegisterEntry is one edit in the log of the register.
type RegisterEntry struct {
	Edit       complaint.Edit
	At         fishbone.Stamp
	Done       bool // and not undone
	Superseded bool
}

// Record returns at most n entries of the log, the newest first. Entries that are damaged are
// left out.
func (r *Register) Record(n int) ([]RegisterEntry, error) {
	var all []RegisterEntry
	err := r.s.view("read the record of the register", func(tx *sql.Tx) error {
		rows, err := tx.Query(`SELECT at, by, name, edit, state FROM complaint_edit WHERE row_sum = `+registerLogSum+` ORDER BY seq DESC LIMIT ?`, n)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var e RegisterEntry
			var name, edit, state string
			if err := rows.Scan(dbTime{&e.At.At}, &e.At.By, &name, &edit, &state); err != nil {
				return err
			}
			if e.Edit, err = complaint.Unmarshal(name, []byte(edit)); err != nil {
				return err
			}
			e.Done, e.Superseded = state == stateDone, state == stateSuperseded
			all = append(all, e)
		}
		return rows.Err()
	})
	return all, err
}

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
	err = r.s.view("list complaints", func(tx *sql.Tx) error {
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
	err = r.s.view("count complaints", func(tx *sql.Tx) error {
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
	err = r.s.view("compare complaints with what was expected", func(tx *sql.Tx) error {
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
func expectations(tx *sql.Tx) (all []complaint.Relapse, err error) {
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
func compare(tx *sql.Tx, r *complaint.Relapse, today fishbone.Day) error {
	r.Until = min(today, r.By)
	if whole := r.From.Until(r.By) + 1; whole > 0 {
		r.Due = r.Expected * float64(max(0, r.From.Until(r.Until)+1)) / float64(whole)
	}
	condition, args := where(complaint.Query{From: r.From, To: r.Until, Types: r.Types})
	return tx.QueryRow(`SELECT count(*) FROM complaint`+condition, args...).Scan(&r.N)
}

// Importing is an import that is under way. It is one transaction: until [Importing.Done] nobody
// sees any of it, and [Importing.Cancel] leaves nothing.
type Importing struct {
	tx     *sql.Tx
	insert *sql.Stmt
	done   complaint.Import
	known  int
	at     fishbone.Stamp
	s      *Store
}

// Import begins an import from a file of a name, without the way to it. Until its end nobody
// else writes.
func (r *Register) Import(file string, at fishbone.Stamp) (*Importing, error) {
	const doing = "import complaints"
	if err := r.s.lock(); err != nil {
		return nil, r.s.fail(doing, err)
	}
	tx, err := r.s.begin()
	if err != nil {
		r.s.unlock()
		return nil, r.s.fail(doing, err)
	}
	i := &Importing{tx: tx, done: complaint.Import{Batch: fishbone.NewID(), File: file}, at: normalize(at), s: r.s}
	if _, err = tx.Exec(forgetTakenBack); err == nil {
		i.insert, err = tx.Prepare(complaintInsert)
	}
	if err != nil {
		return nil, r.s.fail(doing, errors.Join(err, i.Cancel()))
	}
	return i, nil
}

// forgetTakenBack drops what came with imports that were taken back: it may come in again.
const forgetTakenBack = `DELETE FROM complaint WHERE removed AND batch IN
	(SELECT json_extract(edit, '$.batch') FROM complaint_edit WHERE name = 'import' AND state <> 'done')`

// Add brings in a complaint; origin says which one of which table it is. One with an origin that
// came in before is left out, also where it was changed or removed since. A complaint that does
// not fit is an error as of [complaint.Clean], and may be left out as well.
func (i *Importing) Add(c fishbone.Complaint, origin string) error {
	if err := complaint.Clean(&c, i.at); err != nil {
		return err
	}
	// One after the other, where they are many: the tree grows at its end.
	c.ID = fishbone.ID(fmt.Sprintf("%s%08d", batchStart(i.done.Batch), i.done.Count+i.known))
	result, err := i.insert.Exec(append(complaintValues(&c), string(i.done.Batch), origin, 0)...)
	if err != nil {
		return i.s.fail("import complaints", err)
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		i.known++
		return err
	}
	i.done.Count++
	return nil
}

// Done ends the import. It returns how many complaints are new and how many were known.
func (i *Importing) Done() (imported, known int, err error) {
	defer i.s.unlock()
	if i.done.Count > 0 {
		if err := logComplaint(i.tx, i.done, complaint.TakeBack(i.done), i.at); err != nil {
			return 0, 0, i.s.fail("import complaints", errors.Join(err, i.tx.Rollback()))
		}
	}
	if err := i.tx.Commit(); err != nil {
		return 0, 0, i.s.fail("import complaints", err)
	}
	i.s.makeTidy()
	return i.done.Count, i.known, nil
}

// Cancel ends the import as if it had not begun.
func (i *Importing) Cancel() error {
	defer i.s.unlock()
	return i.s.fail("cancel the import of complaints", i.tx.Rollback())
}

// checkRegister says how many rows of the register are not as they were written.
func checkRegister(q querier) (damaged int, err error) {
	err = q.QueryRow(`SELECT (SELECT count(*) FROM complaint WHERE row_sum <> ` + complaintSum + `) + (SELECT count(*) FROM complaint_edit WHERE row_sum <> ` + registerLogSum + `)`).Scan(&damaged)
	return damaged, err
}
