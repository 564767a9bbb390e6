package storage

import (
	"errors"
	"slices"
	"sync"
	"testing"

	"whybone/fishbone"
)

func TestARefusedEditWritesNothing(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	next, err := s.Do(a, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "机"}}, c.now())
	if !errors.Is(err, fishbone.ErrTaken) || next != nil {
		t.Fatalf("got %v, %v", next, err)
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
	wantReach(t, s, a.ID(), 1, 0)
}

func wantReach(t *testing.T, s *Store, id fishbone.ID, undoable, redoable int) {
	t.Helper()
	c, err := s.Timeline(id)
	if u, r := c.Undoable(), c.Redoable(); err != nil || u != undoable || r != redoable {
		t.Errorf("reach %d and %d (%v), want %d and %d", u, r, err, undoable, redoable)
	}
}

func TestWhatWasUndoneIsSupersededAndStays(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}}, fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": "机"}})
	a, _, err := s.Undo(a, c.now())
	if err != nil {
		t.Fatal(err)
	}
	wantReach(t, s, a.ID(), 1, 1)
	a = do(t, s, c, a, fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": "料"}})
	wantReach(t, s, a.ID(), 2, 0)
	if _, _, err := s.Redo(a, c.now()); !errors.Is(err, ErrNothing) {
		t.Errorf("redo gives %v", err)
	}
	course, err := s.Timeline(a.ID())
	if want := []EntryState{InForce, Superseded, InForce, InForce}; err != nil || !slices.Equal(course.States(), want) {
		t.Errorf("the entries are %v, %v", course.States(), err)
	}
	if to, ok := course.Return(3); to != 1 || !ok {
		t.Errorf("entry 3 leads back to %d, %v", to, ok)
	}
	if a, err = s.GoTo(a, 2, c.now()); err != nil {
		t.Fatal(err)
	}
	if b, _ := a.Bone("b"); b.Name != "机" {
		t.Errorf("what was set aside is %q", b.Name)
	}
}

func TestUndoIsStampedAndRedoIsNot(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	was := a.Changed()
	undoing := c.now()
	a, _, err := s.Undo(a, undoing)
	if err != nil || a.Changed() != undoing {
		t.Fatalf("changed %v, want %v (%v)", a.Changed(), undoing, err)
	}
	a, _, err = s.Redo(a, c.now())
	if err != nil || a.Changed() != was {
		t.Fatalf("changed %v, want %v (%v)", a.Changed(), was, err)
	}
}

func TestTypingOnIsOneUndo(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.SetAbout{Field: fishbone.Goal, Text: "old"})
	start := a
	for _, typed := range []string{"n", "ne", "new"} {
		next, err := s.Do(a, fishbone.SetAbout{Field: fishbone.Problem, Text: typed}, c.now(), Merge())
		if err != nil {
			t.Fatal(err)
		}
		a = next
	}
	typed := a
	wantReach(t, s, a.ID(), 2, 0)
	wantSame(t, reloaded(t, s, a.ID()), typed)

	a, undone, err := s.Undo(reloaded(t, s, a.ID()), c.now())
	if err != nil || a.About() != start.About() {
		t.Fatalf("undo gives %+v, %v", a.About(), err)
	}
	if undone != (fishbone.SetAbout{Field: fishbone.Problem, Text: "new"}) {
		t.Errorf("undid %v", undone)
	}
	a, _, err = s.Redo(a, c.now())
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, a, typed)

	// After an undo the same field is a new edit.
	if a, _, err = s.Undo(a, c.now()); err != nil {
		t.Fatal(err)
	}
	if a, err = s.Do(a, fishbone.SetAbout{Field: fishbone.Goal, Text: "older"}, c.now(), Merge()); err != nil {
		t.Fatal(err)
	}
	wantReach(t, s, a.ID(), 2, 0)
}

func TestTypingOnAfterAnEditThatChangedNothing(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.SetAbout{Field: fishbone.Goal, Text: ""})
	a, err := s.Do(a, fishbone.SetAbout{Field: fishbone.Goal, Text: "fewer"}, c.now(), Merge())
	if err != nil {
		t.Fatal(err)
	}
	a, _, err = s.Undo(a, c.now())
	if err != nil || a.About().Goal != "" {
		t.Errorf("goal is %q, %v", a.About().Goal, err)
	}
}

func TestAStaleWriterIsRefused(t *testing.T) {
	one, c := openTemp(t), &clock{}
	a := create(t, one, c)
	two := openAt(t, one.path)
	theirs, err := two.Load(a.ID())
	if err != nil {
		t.Fatal(err)
	}
	theirs = do(t, two, c, theirs, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "theirs"}})

	edit := fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "ours"}}
	if next, err := one.Do(a, edit, c.now()); !errors.Is(err, ErrStale) || next != nil {
		t.Errorf("do gives %v, %v", next, err)
	}
	if _, _, err := one.Undo(a, c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("undo gives %v", err)
	}
	if _, _, err := one.Redo(a, c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("redo gives %v", err)
	}
	loaded, err := one.Load(a.ID())
	if err != nil {
		t.Fatal(err)
	}
	wantSame(t, loaded, theirs)
	do(t, one, c, loaded, fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": "ours"}})
}

func TestAnOlderStateOfOurOwnIsRefused(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	if _, err := s.Do(a, fishbone.Add{Thing: &fishbone.Bone{ID: "b2", Name: "机"}}, c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("got %v", err)
	}
}

// Two that loaded the same state may both edit it; the second one to write is told.
func TestALoadedStateCarriesItsVersion(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	again := reloaded(t, s, a.ID())
	if a.Version() != 2 || again.Version() != 2 {
		t.Fatalf("versions %d and %d, want 2", a.Version(), again.Version())
	}
	do(t, s, c, again, fishbone.Set{Of: fishbone.BoneKind, ID: "b", Values: fishbone.Values{"name": "机"}})
	if _, err := s.Do(a, fishbone.RemoveBone{ID: "b"}, c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("the older state: %v", err)
	}
}

// A state that only memory knows cannot be the ground of what is written.
func TestAStateThatWasNeverStoredIsRefused(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a, err := create(t, s, c).Apply(fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}}, c.now())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Do(a, fishbone.RemoveBone{ID: "b"}, c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("got %v", err)
	}
}

func TestCreateRefusesAnIdentifierInUse(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := create(t, s, c)
	if _, err := s.Create(fishbone.New(a.ID(), c.now())); !errors.Is(err, fishbone.ErrTaken) {
		t.Errorf("got %v", err)
	}
	do(t, s, c, a, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
}

func TestCreateStoresAWholeAnalysis(t *testing.T) {
	s, a := openTemp(t), tree(300)
	a = created(t, s, a)
	wantSame(t, reloaded(t, s, a.ID()), a)
	wantReach(t, s, a.ID(), 0, 0)
}

func TestManyGoroutines(t *testing.T) {
	s := openTemp(t)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			c := &clock{}
			a := fishbone.New(fishbone.NewID(), c.now())
			a, err := s.Create(a)
			if err != nil {
				t.Error(err)
				return
			}
			for range 10 {
				next, err := s.Do(a, fishbone.Add{Thing: &fishbone.Bone{ID: fishbone.NewID(), Name: "人"}}, c.now())
				if err != nil {
					t.Error(err)
					return
				}
				a = next
				if _, _, err := s.List(Query{Text: "人"}); err != nil {
					t.Error(err)
				}
				if _, err := s.Load(a.ID()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if _, n, err := s.List(Query{Text: "人"}); n != 4 || err != nil {
		t.Errorf("%d analyses, %v", n, err)
	}
}

func TestGoToIsSoManyUndosOrRedos(t *testing.T) {
	s, c := openTemp(t), &clock{}
	edits := everything()
	a := do(t, s, c, create(t, s, c), edits...)
	var states []*fishbone.Analysis // by undo and redo alone, one by one
	at := c.now()
	for range edits {
		states = append(states, a)
		var err error
		if a, _, err = s.Undo(a, at); err != nil {
			t.Fatal(err)
		}
	}
	states = append(states, a)
	for _, position := range []int{len(edits), 0, 7, 20, 19, 3, 3, len(edits)} {
		course, err := s.Timeline(a.ID())
		if err != nil {
			t.Fatal(err)
		}
		if a, err = s.GoTo(a, position, at); err != nil {
			t.Fatal(err)
		}
		want := states[len(edits)-position]
		model, err := fishbone.Assemble(want.ID(), want.Made(), a.Changed(), want.Parts())
		if err != nil {
			t.Fatal(err)
		}
		wantSame(t, a, model)
		wantSame(t, reloaded(t, s, a.ID()), a)
		wantReach(t, s, a.ID(), position, len(edits)-position)
		if position < course.Done && a.Changed() != at {
			t.Errorf("going back to %d is stamped %v", position, a.Changed())
		}
		a = reloaded(t, s, a.ID())
	}
}

func TestGoToIsAllOrNothing(t *testing.T) {
	s, c := openTemp(t), &clock{}
	a := do(t, s, c, create(t, s, c), everything()...)
	if _, err := s.write.Exec(`UPDATE edit SET undo = '{}', edit = '{}' WHERE seq = 5`); err != nil {
		t.Fatal(err)
	}
	for _, position := range []int{0, 4} {
		if next, err := s.GoTo(a, position, c.now()); !errors.Is(err, ErrDamaged) || next != nil {
			t.Errorf("to %d gives %v", position, err)
		}
	}
	wantSame(t, reloaded(t, s, a.ID()), a)
	wantReach(t, s, a.ID(), len(everything()), 0)
}

func TestAStaleStateGoesNowhere(t *testing.T) {
	s, c := openTemp(t), &clock{}
	old := create(t, s, c)
	do(t, s, c, old, fishbone.Add{Thing: &fishbone.Bone{ID: "b", Name: "人"}})
	if _, err := s.GoTo(old, 0, c.now()); !errors.Is(err, ErrStale) {
		t.Errorf("got %v", err)
	}
}
