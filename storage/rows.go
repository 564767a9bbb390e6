package storage

import (
	"database/sql"
	"fmt"
	"strings"

	"whybone/fishbone"
)

// writeRows writes the difference between two states of an analysis: the rows of
// what was touched, and the positions in the lists that changed.
func writeRows(tx *sql.Tx, was, is *fishbone.Analysis) error {
	p := fishbone.Diff(was, is)
	w := writer{tx: tx, was: was, is: is}
	if p.About != nil {
		w.err = writeAbout(tx, is)
	}
	rows(&w, "person", p.People, w.person)
	rows(&w, "bone", p.Bones, w.bone)
	rows(&w, "cause", p.Causes, w.cause)
	rows(&w, "solution", p.Solutions, w.solution)
	rows(&w, "idea", p.Ideas, w.idea)
	for list, ids := range p.Lists {
		w.order(list, ids)
	}
	return w.err
}

// writer writes rows until the first error.
type writer struct {
	tx      *sql.Tx
	was, is *fishbone.Analysis
	err     error
}

func (w *writer) exec(query string, args ...any) {
	if w.err == nil {
		_, w.err = w.tx.Exec(query, args...)
	}
}

// rows writes the things of one table that were touched and deletes those gone.
func rows[T any](w *writer, table string, things map[fishbone.ID]*T, put func(*T)) {
	for id, t := range things {
		if t == nil {
			w.exec(`DELETE FROM `+table+` WHERE analysis = ? AND id = ?`, w.is.ID(), id)
		} else {
			put(t)
		}
	}
}

var (
	putPerson   = upsert("person", "name, role")
	putBone     = upsert("bone", "name, made_at, made_by, changed_at, changed_by")
	putCause    = upsert("cause", causeColumns)
	putSolution = upsert("solution", "text, by, made_at, made_by, changed_at, changed_by")
	putIdea     = upsert("idea", "text, by, made_at, made_by")
)

const causeColumns = "bone, parent, text, by, same_as, finding, evidence, criterion, judge, judged, votes, stop, link, " +
	"made_at, made_by, changed_at, changed_by"

// upsert is the statement that writes a row, new or not. It leaves the position of
// a row alone: see order.
func upsert(table, columns string) string {
	names := strings.Split(columns, ", ")
	sets := make([]string, len(names))
	for i, n := range names {
		sets[i] = n + " = excluded." + n
	}
	return fmt.Sprintf(`INSERT INTO %s (analysis, id, %s) VALUES (%s) ON CONFLICT (analysis, id) DO UPDATE SET %s`,
		table, columns, marksFor(len(names)+2), strings.Join(sets, ", "))
}

// marksFor returns n question marks.
func marksFor(n int) string { return strings.Repeat("?, ", n-1) + "?" }

func (w *writer) person(p *fishbone.Person) {
	w.exec(putPerson, w.is.ID(), p.ID, p.Name, p.Role)
}

func (w *writer) bone(b *fishbone.Bone) {
	w.exec(putBone, w.is.ID(), b.ID, b.Name, moment{&b.Made.At}, b.Made.By, moment{&b.Changed.At}, b.Changed.By)
}

func (w *writer) cause(c *fishbone.Cause) {
	var bone, parent any
	if _, ok := w.is.Bone(c.Parent); ok {
		bone = string(c.Parent)
	} else {
		parent = orNull(c.Parent)
	}
	v := &c.Verdict
	w.exec(putCause, w.is.ID(), c.ID, bone, parent, c.Text, c.By, orNull(c.SameAs),
		v.Finding, v.Evidence, v.Criterion, v.Who, v.When, c.Votes, c.Stop, c.Link,
		moment{&c.Made.At}, c.Made.By, moment{&c.Changed.At}, c.Changed.By)
}

func (w *writer) solution(s *fishbone.Solution) {
	w.exec(putSolution, w.is.ID(), s.ID, s.Text, s.By, moment{&s.Made.At}, s.Made.By, moment{&s.Changed.At}, s.Changed.By)
	w.exec(`DELETE FROM solution_cause WHERE analysis = ? AND solution = ?`, w.is.ID(), s.ID)
	for i, c := range s.Causes {
		w.exec(`INSERT INTO solution_cause (analysis, solution, cause, position) VALUES (?, ?, ?, ?)`, w.is.ID(), s.ID, c, i)
	}
}

func (w *writer) idea(i *fishbone.Idea) {
	w.exec(putIdea, w.is.ID(), i.ID, i.Text, i.By, moment{&i.Made.At}, i.Made.By)
}

// order writes the positions in a list that are not what they were.
func (w *writer) order(list fishbone.ID, ids []fishbone.ID) {
	table, was := listed(w.was, list)
	for i, id := range ids {
		if i >= len(was) || was[i] != id {
			w.exec(`UPDATE `+table+` SET position = ? WHERE analysis = ? AND id = ?`, i, w.is.ID(), id)
		}
	}
}

// listed returns the table that a list of [fishbone.Patch] is kept in, and the list.
func listed(a *fishbone.Analysis, list fishbone.ID) (table string, ids []fishbone.ID) {
	switch list {
	case fishbone.ListPeople:
		return "person", idsOf(a.People(), func(p fishbone.Person) fishbone.ID { return p.ID })
	case fishbone.ListBones:
		return "bone", idsOf(a.Bones(), func(b fishbone.Bone) fishbone.ID { return b.ID })
	case fishbone.ListSolutions:
		return "solution", idsOf(a.Solutions(), func(s fishbone.Solution) fishbone.ID { return s.ID })
	case fishbone.ListIdeas:
		return "idea", idsOf(a.Ideas(), func(i fishbone.Idea) fishbone.ID { return i.ID })
	}
	return "cause", a.CauseIDs(list)
}

func idsOf[T any](things []T, id func(T) fishbone.ID) []fishbone.ID {
	ids := make([]fishbone.ID, len(things))
	for i, t := range things {
		ids[i] = id(t)
	}
	return ids
}

// orNull gives NULL for an identifier that names nothing.
func orNull(id fishbone.ID) any {
	if id == "" {
		return nil
	}
	return string(id)
}
