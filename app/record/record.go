// Package record is the history of an analysis as the record of a meeting: every edit in
// words, with who did it and when. It reads no more of the history than is looked at, so
// that ten thousand edits are no more work than ten. It changes nothing.
//
// Start reading at [Open]; what is written into files is in file.go.
package record

import (
	"reflect"
	"slices"
	"time"

	"whybone/app/session"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// Source is what a record is read from: an open session.
type Source interface {
	Analysis() *fishbone.Analysis
	Newest() *fishbone.Analysis
	Timeline() storage.Timeline
	TakenOut() ([]session.TakenOut, error)
	EntryTimes() ([]time.Time, error)
	Record(from, n int) ([]storage.Entry, error)
}

// Line is one edit as the record tells it.
type Line struct {
	Position int // 1 is the first
	At       time.Time
	Who      string // empty when nobody was named
	What     string
	State    storage.EntryState
}

// Record is the history of an analysis, told in the language that was the interface's
// when it was read.
type Record struct {
	source  Source
	moments []time.Time
	course  storage.Timeline
	states  []storage.EntryState
	teller  *words.Teller
	out     []session.TakenOut
	signing fishbone.Signing
	told    []Line // from the newest on, as far as somebody looked
}

// Open begins to read.
func Open(s Source) (*Record, error) {
	r := &Record{source: s}
	return r, r.Refresh()
}

// Refresh reads again after a change. Going back and forth in the history changes nothing
// in it, and so costs next to nothing.
func (r *Record) Refresh() error {
	moments, err := r.source.EntryTimes()
	if err != nil {
		return err
	}
	r.course = r.source.Timeline()
	r.states = r.course.States()
	out, err := r.source.TakenOut()
	if err != nil {
		return err
	}
	signing := r.source.Newest().About().Signing
	if r.teller != nil && slices.Equal(moments, r.moments) && reflect.DeepEqual(out, r.out) && signing == r.signing {
		return nil
	}
	r.moments, r.told, r.out, r.signing, r.teller = moments, nil, out, signing, words.NewTeller(r.source.Analysis())
	for done := r.course.Done; done < len(moments); {
		undone, err := r.source.Record(min(done+page, len(moments)), min(page, len(moments)-done))
		if err != nil {
			return err
		}
		for _, e := range slices.Backward(undone) {
			r.teller.Pass(r.neutral(e).Edit)
		}
		done += len(undone)
	}
	return nil
}

// page is how many entries are read at once.
const page = 100

// Len is how many entries there are, with those that are undone or set aside.
func (r *Record) Len() int { return len(r.moments) }

// At is when the edit at a position was done.
func (r *Record) At(position int) time.Time { return r.moments[position-1] }

// State is what became of the edit at a position.
func (r *Record) State(position int) storage.EntryState { return r.states[position-1] }

// Line is the edit at a position.
func (r *Record) Line(position int) (Line, error) {
	for r.Len()-len(r.told) >= position {
		entries, err := r.source.Record(r.Len()-len(r.told), page)
		if err != nil {
			return Line{}, err
		}
		for _, e := range entries {
			e = r.neutral(e)
			r.told = append(r.told, Line{Position: e.Position, At: e.At.At, Who: e.At.By, What: r.teller.Tell(e)})
		}
	}
	l := r.told[r.Len()-position]
	l.State = r.State(position)
	if to, ok := r.course.Return(position); ok {
		var err error
		l.What, err = r.wentBack(to)
		return l, err
	}
	return l, nil
}

// neutral is an entry with neutral names for those that were taken out of the record after it,
// and with authors named as the team wants now.
func (r *Record) neutral(e storage.Entry) storage.Entry {
	for _, out := range r.out {
		if out.Position >= e.Position {
			e.Edit, e.Undo, e.At.By = out.Names.InEdit(e.Edit), out.Names.InEdit(e.Undo), out.Names.Replace(e.At.By)
		}
	}
	e.Edit, e.Undo, e.At.By = r.signing.InEdit(e.Edit), r.signing.InEdit(e.Undo), r.signing.Sign(e.At.By)
	return e
}

// wentBack tells a return by the edit after which the team went on.
func (r *Record) wentBack(to int) (string, error) {
	if to == 0 {
		return words.T("record.back.start"), nil
	}
	l, err := r.Line(to)
	return words.T("record.back", "what", l.What), err
}

// All returns the whole record, the first edit first, and the position where the
// analysis stands.
func (r *Record) All() (lines []Line, done int, err error) {
	lines = make([]Line, r.Len())
	for i := range lines {
		if lines[i], err = r.Line(i + 1); err != nil {
			return nil, 0, err
		}
	}
	return lines, r.course.Done, nil
}
