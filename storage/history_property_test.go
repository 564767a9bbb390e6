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
	"whybone/storage/filetest"
)

// walk is a random session at one analysis, beside a plain model of its history.
type walk struct {
	s      *Store
	path   string
	c      clock
	a      *fishbone.Analysis
	log    []*point // every point ever reached, by its position in the log; nil where the log leads back
	at     *point
	serial int
	course Timeline // what was known of the log last
}

// point is a state of the analysis, and the one that undo leads to.
type point struct {
	before *point
	edit   fishbone.Edit // led here
	state  *fishbone.Analysis
}

// line is the points that undo leads through, the point itself first.
func (p *point) line() (line []*point) {
	for ; p != nil; p = p.before {
		line = append(line, p)
	}
	return line
}

// ahead is the points that redo leads through: on the way to the newest that undo would
// lead back from.
func (w *walk) ahead() []*point {
	for _, p := range slices.Backward(w.log) {
		line := p.line()
		if i := slices.Index(line, w.at); i >= 0 {
			line = line[:i]
			slices.Reverse(line)
			return line
		}
	}
	return nil
}

func TestTheFileFollowsTheAnalysis(t *testing.T) {
	base := filetest.Dir(t)
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(base, "")
		if err != nil {
			t.Fatal(err)
		}
		w := &walk{path: filepath.Join(dir, "whybone.db")}
		w.open(t)
		defer func() { _ = w.s.Close() }()
		w.a = fishbone.New(fishbone.NewID(), w.c.now())
		if w.a, err = w.s.Create(w.a); err != nil {
			t.Fatal(err)
		}
		w.at = &point{state: w.a}
		w.log = []*point{w.at}
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
		w.reopen(t)
		w.check(t)
		w.everywhere(t)
		w.check(t)
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
	if w.at != w.log[len(w.log)-1] {
		w.log = append(w.log, nil)
	}
	p := &point{before: w.at, edit: e, state: next}
	w.a, w.at, w.log = next, p, append(w.log, p)
}

func (w *walk) typeOn(t *rapid.T) {
	field := rapid.SampledFrom([]fishbone.Field{fishbone.Goal, fishbone.Head}).Draw(t, "field")
	e := fishbone.SetAbout{Field: field, Text: rapid.StringN(0, 5, -1).Draw(t, "text")}
	next, err := w.s.Do(w.a, e, w.c.now(), Merge())
	if err != nil {
		t.Fatal(err)
	}
	if p := w.at; p.before != nil && p == w.log[len(w.log)-1] {
		if merged, ok := fishbone.Merge(p.edit, e); ok {
			w.a, p.state, p.edit = next, next, merged
			return
		}
	}
	w.append(e, next)
}

func (w *walk) undo(t *rapid.T) {
	next, _, err := w.s.Undo(w.a, w.c.now())
	if w.at.before == nil {
		if !errors.Is(err, ErrNothing) {
			t.Fatalf("undo at the start: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	w.a, w.at = next, w.at.before
}

func (w *walk) redo(t *rapid.T) {
	next, _, err := w.s.Redo(w.a, w.c.now())
	ahead := w.ahead()
	if len(ahead) == 0 {
		if !errors.Is(err, ErrNothing) {
			t.Fatalf("redo at the end: %v", err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	w.a, w.at = next, ahead[0]
}

func (w *walk) goTo(t *rapid.T) {
	position := rapid.IntRange(-1, len(w.log)).Draw(t, "position")
	next, err := w.s.GoTo(w.a, position, w.c.now())
	if position < 0 || position >= len(w.log) {
		if !errors.Is(err, ErrNothing) {
			t.Fatalf("to %d of %d: %v", position, len(w.log)-1, err)
		}
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	if w.a, w.at = next, w.log[position]; w.at == nil { // a return, which is the state that the next edit came from
		w.at = w.log[position+1].before
	}
}

func (w *walk) reopen(t *rapid.T) {
	if err := w.s.Close(); err != nil {
		t.Fatal(err)
	}
	w.open(t)
}

func (w *walk) check(t *rapid.T) {
	stored, err := w.s.Load(w.a.ID())
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, stored, w.a)
	w.a = stored
	want := w.at.state
	model, err := fishbone.Assemble(want.ID(), want.Made(), stored.Changed(), want.Parts())
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, stored, model)
	c, err := w.s.Timeline(w.a.ID())
	undoable, redoable := len(w.at.line())-1, len(w.ahead())
	if err != nil || c.Undoable() != undoable || c.Redoable() != redoable {
		t.Fatalf("reach %d and %d (%v), want %d and %d", c.Undoable(), c.Redoable(), err, undoable, redoable)
	}
	if w.course, err = w.s.TimelineSince(w.a.ID(), w.course); err != nil || !reflect.DeepEqual(w.course, c) {
		t.Fatalf("going on from what was known the course is %+v (%v), want %+v", w.course, err, c)
	}
	w.checkRecord(t)
	w.checkStates(t, c)
}

// checkRecord sees to it that the record holds every edit that was ever done.
func (w *walk) checkRecord(t *rapid.T) {
	at, _, err := w.s.EntryTimes(w.a.ID())
	if err != nil || len(at) != len(w.log)-1 {
		t.Fatalf("the record has %d entries (%v), want %d", len(at), err, len(w.log)-1)
	}
	page, err := w.s.Record(w.a.ID(), len(at), len(at)+1)
	if err != nil || len(page) != len(at) {
		t.Fatalf("the page has %d of %d entries, %v", len(page), len(at), err)
	}
	for i, e := range page {
		n := len(at) - i
		if p := w.log[n]; e.Position != n || p != nil && !reflect.DeepEqual(e.Edit, p.edit) || !e.At.At.Equal(at[n-1]) {
			t.Fatalf("entry %d is %+v, want %+v", n, e, p)
		}
	}
}

// checkStates sees to it that of every edit it is known what became of it.
func (w *walk) checkStates(t *rapid.T, c Timeline) {
	want := map[*point]EntryState{}
	for _, p := range w.at.line() {
		want[p] = InForce
	}
	for _, p := range w.ahead() {
		want[p] = Undone
	}
	for i, got := range c.States() {
		if p := w.log[i+1]; p != nil {
			state, ok := want[p]
			if !ok {
				state = Superseded
			}
			if got != state {
				t.Fatalf("edit %d is %d, want %d", i+1, got, state)
			}
		}
	}
}

// everywhere goes to every point that was ever reached.
func (w *walk) everywhere(t *rapid.T) {
	for position, p := range w.log {
		if p == nil {
			p = w.log[position+1].before
		}
		var err error
		if w.a, err = w.s.GoTo(w.a, position, w.c.now()); err != nil {
			t.Fatal(err)
		}
		model, err := fishbone.Assemble(w.a.ID(), w.a.Made(), w.a.Changed(), p.state.Parts())
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, w.a, model)
		w.at = p
	}
}

// draw makes up an edit; most fit.
func (w *walk) draw(t *rapid.T, nesting int) fishbone.Edit {
	some := func(k *fishbone.Kind) fishbone.ID { return w.some(t, k) }
	bone, cause := some(fishbone.BoneKind), some(fishbone.CauseKind)
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
		fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: words}, Before: bone},
		fishbone.RemoveBone{ID: bone},
		fishbone.AddCause{ID: id, Under: under, Before: before, Text: words},
		fishbone.AddCause{ID: id, Under: cause, Text: words},
		fishbone.MoveCause{ID: cause, Under: under, Before: before},
		fishbone.RemoveCause{ID: cause},
		fishbone.LinkSame{ID: cause, As: some(fishbone.CauseKind)},
		fishbone.Judge{ID: cause, Verdict: fishbone.Verdict{Finding: fishbone.ToVerify, Evidence: words}},
		fishbone.JudgeTherefore{ID: cause, Therefore: fishbone.Breaks},
		fishbone.RewordCause{ID: cause, Text: words},
		fishbone.StopAsking{ID: cause, Reason: words},
		fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: words, Causes: []fishbone.ID{cause}}},
		fishbone.Set{Of: fishbone.SolutionKind, ID: some(fishbone.SolutionKind), Values: fishbone.Values{"causes": []fishbone.ID{some(fishbone.CauseKind), cause}}},
	}
	for _, k := range fishbone.Kinds() {
		for _, e := range []fishbone.Edit{fishbone.Move{Of: k, ID: some(k), Before: some(k)}, fishbone.Remove{Of: k, ID: some(k)}} {
			if slices.Contains(fishbone.EditNames(), e.Name()) {
				edits = append(edits, e)
			}
		}
		if name := k.Attributes[0]; slices.Contains(fishbone.EditNames(), "add-"+k.Name) {
			thing := k.New(id)
			for _, f := range k.Attributes {
				if f.Content == fishbone.ContentWord {
					f.Put(thing, f.Words[len(f.Words)-1])
				}
			}
			name.Put(thing, words)
			edits = append(edits, fishbone.Add{Thing: thing}, fishbone.Set{Of: k, ID: some(k), Values: fishbone.Values{name.Name: words}})
		}
	}
	if nesting > 0 {
		edits = append(edits, fishbone.Batch{Edits: []fishbone.Edit{w.draw(t, nesting-1), w.draw(t, nesting-1)}})
	}
	return rapid.SampledFrom(edits).Draw(t, "edit")
}

// some draws one of the things that are there, or an identifier of none.
func (w *walk) some(t *rapid.T, k *fishbone.Kind) fishbone.ID {
	var ids []fishbone.ID
	for thing := range w.a.Things(k) {
		ids = append(ids, fishbone.IDOf(thing))
	}
	if len(ids) == 0 {
		return "nothing"
	}
	slices.Sort(ids)
	return rapid.SampledFrom(ids).Draw(t, "one of them")
}
