package storage

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"
	"whybone/fishbone"
)

// walk is a random session at one analysis, beside a plain model of its history.
type walk struct {
	s      *Store
	path   string
	c      clock
	a      *fishbone.Analysis
	states []*fishbone.Analysis // what the history leads through; the last edits may be undone
	edits  []fishbone.Edit      // edits[i] leads from states[i] to states[i+1]
	at     int                  // where in states a stands
	serial int
}

func TestTheFileFollowsTheAnalysis(t *testing.T) {
	base := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(base, "")
		if err != nil {
			t.Fatal(err)
		}
		w := &walk{path: filepath.Join(dir, "whybone.db")}
		w.open(t)
		defer func() { _ = w.s.Close() }()
		w.a = fishbone.New(fishbone.NewID(), w.c.now())
		if err := w.s.Create(w.a); err != nil {
			t.Fatal(err)
		}
		w.states = []*fishbone.Analysis{w.a}
		t.Repeat(map[string]func(*rapid.T){
			"edit":      w.edit,
			"edit more": w.edit,
			"edit on":   w.edit,
			"type on":   w.typeOn,
			"undo":      w.undo,
			"redo":      w.redo,
			"go to":     w.goTo,
			"reopen":    w.reopen,
			"":          w.check,
		})
	})
}

// open does not wait for the disk: thousands of edits follow, and no power cut.
func (w *walk) open(t *rapid.T) {
	var err error
	if w.s, err = Open(w.path); err != nil {
		t.Fatal(err)
	}
	if _, err := w.s.write.Exec(`PRAGMA synchronous = OFF`); err != nil {
		t.Fatal(err)
	}
}

func (w *walk) edit(t *rapid.T) {
	e := w.draw(t, 1)
	next, err := w.s.Do(w.a, e, w.c.now())
	if err != nil {
		if next != nil || errors.Is(err, ErrStale) || errors.Is(err, ErrDamaged) {
			t.Fatal(err)
		}
		return // refused by the method, which is fine
	}
	w.append(e, next)
}

func (w *walk) append(e fishbone.Edit, next *fishbone.Analysis) {
	w.a = next
	w.states = append(w.states[:w.at+1:w.at+1], next)
	w.edits = append(w.edits[:w.at:w.at], e)
	w.at++
}

func (w *walk) typeOn(t *rapid.T) {
	field := rapid.SampledFrom([]fishbone.Field{fishbone.Goal, fishbone.Head}).Draw(t, "field")
	e := fishbone.SetAbout{Field: field, Text: rapid.StringN(0, 5, -1).Draw(t, "text")}
	next, err := w.s.DoMerged(w.a, e, w.c.now())
	if err != nil {
		t.Fatal(err)
	}
	if w.at > 0 && w.at == len(w.edits) {
		if merged, ok := fishbone.Merge(w.edits[w.at-1], e); ok {
			w.a, w.states[w.at], w.edits[w.at-1] = next, next, merged
			return
		}
	}
	w.append(e, next)
}

func (w *walk) undo(t *rapid.T) {
	next, _, err := w.s.Undo(w.a, w.c.now())
	if w.at == 0 {
		if !errors.Is(err, ErrNothing) {
			t.Fatalf("undo at the start: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	w.a, w.at = next, w.at-1
}

func (w *walk) redo(t *rapid.T) {
	next, _, err := w.s.Redo(w.a, w.c.now())
	if w.at == len(w.states)-1 {
		if !errors.Is(err, ErrNothing) {
			t.Fatalf("redo at the end: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	w.a, w.at = next, w.at+1
}

func (w *walk) goTo(t *rapid.T) {
	position := rapid.IntRange(-1, len(w.states)).Draw(t, "position")
	next, err := w.s.GoTo(w.a, position, w.c.now())
	if position < 0 || position > len(w.edits) {
		if !errors.Is(err, ErrNothing) {
			t.Fatalf("to %d of %d: %v", position, len(w.edits), err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	w.a, w.at = next, position
}

func (w *walk) reopen(t *rapid.T) {
	if err := w.s.Close(); err != nil {
		t.Fatal(err)
	}
	w.open(t)
}

func (w *walk) check(t *rapid.T) {
	clear(w.s.known)
	stored, err := w.s.Load(w.a.ID())
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, stored, w.a)
	w.a = stored
	want := w.states[w.at]
	model, err := fishbone.Assemble(want.ID(), want.Made(), stored.Changed(), want.Parts())
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, stored, model)
	undoable, redoable, err := w.s.Reach(w.a.ID())
	if err != nil || undoable != w.at || redoable != len(w.states)-1-w.at {
		t.Fatalf("reach %d and %d (%v), want %d and %d", undoable, redoable, err, w.at, len(w.states)-1-w.at)
	}
	w.checkRecord(t)
}

// checkRecord sees to it that the record tells the edits of the model.
func (w *walk) checkRecord(t *rapid.T) {
	at, done, err := w.s.Moments(w.a.ID())
	if err != nil || len(at) != len(w.edits) || done != w.at {
		t.Fatalf("the record has %d edits, %d of them done (%v), want %d and %d", len(at), done, err, len(w.edits), w.at)
	}
	page, err := w.s.Record(w.a.ID(), len(at), len(at)+1)
	if err != nil || len(page) != len(w.edits) {
		t.Fatalf("the page has %d of %d entries, %v", len(page), len(w.edits), err)
	}
	for i, e := range page {
		n := len(w.edits) - i
		if e.Position != n || !reflect.DeepEqual(e.Edit, w.edits[n-1]) || !e.At.At.Equal(at[n-1]) {
			t.Fatalf("entry %d is %+v, want %+v", n, e, w.edits[n-1])
		}
	}
}

// draw makes up an edit; most fit.
func (w *walk) draw(t *rapid.T, nesting int) fishbone.Edit {
	parts := w.a.Parts()
	bone, cause := some(t, parts.Bones), some(t, parts.Causes)
	under := rapid.SampledFrom([]fishbone.ID{bone, cause, fishbone.Tray}).Draw(t, "under")
	before := fishbone.ID("")
	if siblings := w.a.CauseIDs(under); len(siblings) > 0 && rapid.Bool().Draw(t, "inside") {
		before = rapid.SampledFrom(siblings).Draw(t, "before")
	}
	words := rapid.StringN(1, 12, -1).Draw(t, "words")
	w.serial++
	id := fishbone.ID(fmt.Sprintf("id%d", w.serial))
	edits := []fishbone.Edit{
		fishbone.SetAbout{Field: fishbone.Goal, Text: words},
		fishbone.AddPerson{ID: id, Name: words, Role: fishbone.Recorder},
		fishbone.RemovePerson{ID: some(t, parts.People)},
		fishbone.AddBone{ID: id, Name: words, Before: bone},
		fishbone.RenameBone{ID: bone, Name: words},
		fishbone.MoveBone{ID: bone, Before: some(t, parts.Bones)},
		fishbone.RemoveBone{ID: bone},
		fishbone.AddCause{ID: id, Under: under, Before: before, Text: words},
		fishbone.AddCause{ID: id, Under: cause, Text: words},
		fishbone.MoveCause{ID: cause, Under: under, Before: before},
		fishbone.RemoveCause{ID: cause},
		fishbone.LinkSame{ID: cause, As: some(t, parts.Causes)},
		fishbone.Judge{ID: cause, Verdict: fishbone.Verdict{Finding: fishbone.ToVerify, Evidence: words}},
		fishbone.JudgeLink{ID: cause, Link: fishbone.Breaks},
		fishbone.RewordCause{ID: cause, Text: words},
		fishbone.StopAsking{ID: cause, Reason: words},
		fishbone.AddSolution{ID: id, Text: words, Causes: []fishbone.ID{cause}},
		fishbone.TieSolution{ID: some(t, parts.Solutions), Causes: []fishbone.ID{some(t, parts.Causes), cause}},
		fishbone.RemoveSolution{ID: some(t, parts.Solutions)},
		fishbone.Park{ID: id, Text: words},
		fishbone.Unpark{ID: some(t, parts.Ideas)},
	}
	if nesting > 0 {
		edits = append(edits, fishbone.Batch{Edits: []fishbone.Edit{w.draw(t, nesting-1), w.draw(t, nesting-1)}})
	}
	return rapid.SampledFrom(edits).Draw(t, "edit")
}

// some draws one of the things that are there, or an identifier of none.
func some[T any](t *rapid.T, things map[fishbone.ID]*T) fishbone.ID {
	ids := make([]fishbone.ID, 0, len(things)+1)
	for id := range things {
		ids = append(ids, id)
	}
	if len(ids) == 0 {
		return "nothing"
	}
	slices.Sort(ids)
	return rapid.SampledFrom(ids).Draw(t, "one of them")
}
