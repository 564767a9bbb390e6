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
// [complaint.Import] is what [Register.Import] writes, and is not done by itself. The drafts that
// it brings in end with it, see [Register.KeepDraft].
func (r *Register) Do(e complaint.Edit, at fishbone.Stamp, ends ...string) (done complaint.Edit, err error) {
	at = normalize(at)
	if _, ok := e.(complaint.Import); ok {
		return nil, errors.New("change the register: an import has no complaints in it")
	}
	if w, ok := e.(complaint.Write); ok {
		if e, err = w.Clean(); err != nil {
			return nil, r.s.fail("change the register", err)
		}
	}
	err = r.write("change the register", func(tx transaction) error {
		var undo complaint.Edit
		if done, undo, err = change(tx, e, at); err != nil {
			return err
		}
		if err := r.s.endDrafts(tx, atNoAnalysis, ends); err != nil {
			return err
		}
		return logComplaint(tx, done, undo, at)
	})
	return done, err
}

// atNoAnalysis is where drafts of the register stand among those of analyses.
const atNoAnalysis fishbone.ID = ""

// Drafts is [Store.Drafts] of what was typed in the register.
func (r *Register) Drafts() (map[string]string, error) { return r.s.Drafts(atNoAnalysis) }

// KeepDraft is [Store.KeepDraft] of what was typed in the register.
func (r *Register) KeepDraft(place, text string) error {
	return r.s.KeepDraft(atNoAnalysis, place, text)
}

func (r *Register) write(doing string, f func(transaction) error) error {
	if err := r.s.lock(); err != nil {
		return r.s.fail(doing, err)
	}
	defer r.s.unlock()
	return r.s.transact(doing, f)
}

// change does an edit and returns what takes it back.
func change(tx transaction, e complaint.Edit, at fishbone.Stamp) (done, undo complaint.Edit, err error) {
	switch e := e.(type) {
	case complaint.Add:
		c := e.Complaint
		if c.ID == "" {
			c.ID = complaintID(at)
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
		return e, complaint.Restore(e), markRemoved(tx, e.IDs, true)
	case complaint.Restore:
		return e, complaint.Remove(e), markRemoved(tx, e.IDs, false)
	case complaint.Import:
		return e, complaint.TakeBack(e), errors.Join(markBatch(tx, e.Batch, false), binAll(tx, e.Analyses, nil))
	case complaint.TakeBack:
		return e, complaint.Import(e), errors.Join(markBatch(tx, e.Batch, true), binAll(tx, e.Analyses, dbTime{&at.At}))
	case complaint.Link:
		undo, err := link(tx, e)
		return e, undo, err
	case complaint.Unlink:
		return e, e.Link, unlink(tx, e)
	case complaint.Write:
		undo, err := writeValues(tx, e, at)
		return e, undo, err
	}
	return nil, nil, fmt.Errorf("%w: %T", complaint.ErrUnknownEdit, e)
}

// complaintID is a fresh identifier that begins with the moment: complaints of one day stand in the
// order in which they were registered.
func complaintID(at fishbone.Stamp) fishbone.ID {
	const digits, moment = "0123456789abcdefghijklmnopqrstuv", 10
	id := []byte(fishbone.NewID())
	for i, left := moment-1, at.At.UnixMilli(); i >= 0; i, left = i-1, left>>5 {
		id[i] = digits[left&31]
	}
	return fishbone.ID(id)
}

// complaintInsert is the statement for a row of which some columns hold nothing, and what is bound
// to it: most complaints say little, and binding takes longer than the rest.
func complaintInsert(values []any) (statement string, bound []any) {
	var columns, marks, sum []string
	for i, v := range values {
		switch {
		case v == "":
			sum = append(sum, "''")
		case v == nil:
			sum = append(sum, "NULL")
		default:
			bound = append(bound, v)
			mark := fmt.Sprintf("?%d", len(bound))
			columns, marks, sum = append(columns, complaintSummed[i]), append(marks, mark), append(sum, mark)
		}
	}
	return fmt.Sprintf(`INSERT OR IGNORE INTO complaint (%s, row_sum) VALUES (%s, row_sum('complaint', %s))`,
		strings.Join(columns, ", "), strings.Join(marks, ", "), strings.Join(sum, ", ")), bound
}

func insertComplaint(tx transaction, c *fishbone.Complaint) error {
	statement, bound := complaintInsert(append(complaintValues(c), "", nil, 0))
	result, err := tx.Exec(statement, bound...)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, fishbone.ErrTaken)
	}
	if err := countIn(tx, 1, byID, c.ID); err != nil {
		return err
	}
	return noteComplaint(tx, c.ID)
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

func setComplaints(tx transaction, e complaint.Set, at fishbone.Stamp) (complaint.Set, error) {
	was := complaint.Set{Each: map[fishbone.ID]fishbone.Values{}}
	for id, values := range e.Each {
		c, err := readComplaint(tx, id)
		if err != nil {
			return was, err
		}
		if was.Each[id], err = complaint.Change(c, values, at); err != nil {
			return was, err
		}
		err = countedAgain(tx, byID, []any{id}, func() error {
			_, err := tx.Exec(complaintUpdate, complaintValues(c)...)
			return err
		})
		if err != nil {
			return was, err
		}
		if err := noteComplaint(tx, id); err != nil {
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

func markRemoved(tx transaction, ids []fishbone.ID, removed bool) error {
	for _, id := range ids {
		err := countedAgain(tx, byID, []any{id}, func() error {
			result, err := tx.Exec(complaintMark+` AND id = ?2`, removed, id)
			if err != nil {
				return err
			}
			if n, err := result.RowsAffected(); err != nil || n == 0 {
				return errors.Join(err, ErrNotFound)
			}
			return nil
		})
		if err != nil {
			return err
		}
		if err := noteComplaint(tx, id); err != nil {
			return err
		}
	}
	return nil
}

// batchStart is the beginning of the identifiers of what came with an import.
func batchStart(batch fishbone.ID) string { return string(batch[:min(len(batch), 18)]) }

func markBatch(tx transaction, batch fishbone.ID, removed bool) error {
	condition, args := inBatch(batch)
	err := countedAgain(tx, condition, args, func() error {
		_, err := tx.Exec(complaintMark+` AND `+condition, append([]any{removed}, args...)...)
		return err
	})
	if err == nil && strings.HasPrefix(string(batch), mergedBatch) {
		return noteMerged(tx, batch)
	}
	if err != nil {
		return err
	}
	return noteBatch(tx, batch)
}

// binAll puts analyses into the bin, or takes them out of it where there is no time. One that is
// gone altogether stays gone.
func binAll(tx transaction, ids []fishbone.ID, at any) error {
	for _, id := range ids {
		if _, err := tx.Exec(`UPDATE analysis SET deleted_at = ? WHERE id = ?`, at, id); err != nil {
			return err
		}
	}
	return nil
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

func logComplaint(tx transaction, done, undo complaint.Edit, at fishbone.Stamp) error {
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
	err = r.write(doing, func(tx transaction) error {
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
	err := r.s.view("read the record of the register", func(tx transaction) error {
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

// checkRegister says how many rows of the register are not as they were written.
func checkRegister(q querier) (damaged int, err error) {
	err = q.QueryRow(`SELECT (SELECT count(*) FROM complaint WHERE row_sum <> ` + complaintSum + `) + (SELECT count(*) FROM complaint_edit WHERE row_sum <> ` + registerLogSum + `) + ` + damagedValues("main") + ` + ` + wrongMonths).Scan(&damaged)
	return damaged, err
}
