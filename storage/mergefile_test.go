package storage

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage/filetest"
)

// desk is a machine with a data file of its own.
type desk struct {
	*Store
	name string
	dir  string
	made int
	at   time.Time
}

func newDesk(t failer, dir, name string) *desk {
	t.Helper()
	s, err := Open(filepath.Join(dir, name+".db"))
	if err != nil {
		t.Fatal(err)
	}
	return &desk{Store: s, name: name, dir: dir, at: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
}

func (d *desk) stamp() fishbone.Stamp {
	d.at = d.at.Add(time.Second)
	return fishbone.Stamp{At: d.at, By: d.name}
}

// do stores an edit, and says whether it fits.
func (d *desk) do(t failer, id fishbone.ID, e fishbone.Edit) bool {
	t.Helper()
	a, err := d.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	_, err = d.Do(a, e, d.stamp())
	return err == nil
}

// take merges what another desk hands on.
func (d *desk) take(t failer, from *desk, ids ...fishbone.ID) Merging {
	t.Helper()
	path := filepath.Join(d.dir, from.name+".whybone")
	if err := from.WritePortable(path, ids...); err != nil {
		t.Fatal(err)
	}
	m, err := d.MergeFile(path, d.stamp())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range m.Analyses {
		if a.Err != nil {
			t.Fatal(a.ID, a.Err)
		}
	}
	return m
}

// look merges another desk's file itself: without copies and backups it is quick.
func (d *desk) look(t failer, other *desk) {
	t.Helper()
	number, err := d.nextMerging()
	if err != nil {
		t.Fatal(err)
	}
	var m Merging
	if err := d.mergeAll(&m, &arriving{other: other.Store, path: other.path, file: other.name, number: number, at: d.stamp()}); err != nil {
		t.Fatal(err)
	}
	if m.Analyses[0].Err != nil {
		t.Fatal(m.Analyses[0].Err)
	}
}

func (d *desk) parts(t failer, id fishbone.ID) string {
	t.Helper()
	a, err := d.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(a.Parts())
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// twoDesks have an analysis in common.
func twoDesks(t failer, dir string) (x, y *desk, id fishbone.ID) {
	t.Helper()
	x, y = newDesk(t, dir, "x"), newDesk(t, dir, "y")
	a, err := x.Create(fishbone.New(fishbone.NewID(), x.stamp()))
	if err != nil {
		t.Fatal(err)
	}
	id = a.ID()
	x.do(t, id, fishbone.SetAbout{Field: fishbone.Problem, Text: "等了四十分钟"})
	x.do(t, id, fishbone.Add{Thing: &fishbone.Bone{ID: "bone", Name: "人"}})
	x.do(t, id, fishbone.AddCause{ID: "old", Under: "bone", Text: "said before"})
	if m := y.take(t, x); len(m.Analyses) != 1 || m.Analyses[0].State != ArrivedNew {
		t.Fatalf("the first time it is %+v", m)
	}
	return x, y, id
}

func closeDesks(t *testing.T, all ...*desk) {
	for _, d := range all {
		if n, damages, err := d.Check(); err != nil || len(damages) > 0 {
			t.Errorf("of %d analyses are damaged %v, %v", n, damages, err)
		}
		for more := true; more; {
			var err error
			if _, more, err = d.indexSome(1000); err != nil {
				t.Error(err)
			}
		}
		if err := d.CheckIndex(); err != nil {
			t.Errorf("the index is not of what is there: %v", err)
		}
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestAnalysesArrive(t *testing.T) {
	x, y, id := twoDesks(t, filetest.Dir(t))
	defer closeDesks(t, x, y)
	if got, want := y.parts(t, id), x.parts(t, id); got != want {
		t.Fatalf("arrived\n%s\nwant\n%s", got, want)
	}
	if m := y.take(t, x); m.Analyses[0].State != ArrivedBefore {
		t.Errorf("the second time it is %+v", m)
	}

	x.do(t, id, fishbone.AddCause{ID: "x1", Under: "bone", Text: "x says"})
	x.do(t, id, fishbone.RewordCause{ID: "old", Text: "said again"})
	if m := y.take(t, x); m.Analyses[0].State != ArrivedFurther {
		t.Errorf("gone further it is %+v", m)
	}
	a, _ := y.Load(id)
	if a, _, err := y.Undo(a, y.stamp()); err != nil || !a.Has("x1") {
		t.Errorf("what came can be undone step by step: %v", err)
	} else if _, _, err = y.Redo(a, y.stamp()); err != nil {
		t.Error(err)
	}

	x.do(t, id, fishbone.AddCause{ID: "x2", Under: "bone", Text: "x says more"})
	y.do(t, id, fishbone.AddCause{ID: "y1", Under: "bone", Text: "y says"})
	if m := y.take(t, x); m.Analyses[0].State != ArrivedMerged || len(m.Analyses[0].Conflicts) > 0 {
		t.Errorf("merged it is %+v", m)
	}
	if m := y.take(t, x); m.Analyses[0].State != ArrivedBefore {
		t.Errorf("merged again it is %+v", m)
	}
	if m := x.take(t, y); m.Analyses[0].State != ArrivedMerged {
		t.Errorf("the other way it is %+v", m)
	}
	if got, want := x.parts(t, id), y.parts(t, id); got != want {
		t.Errorf("x has\n%s\ny has\n%s", got, want)
	}

	if err := y.Delete(id, y.at); err != nil {
		t.Fatal(err)
	}
	if m := y.take(t, x); m.Analyses[0].State != ArrivedInBin {
		t.Errorf("in the bin it is %+v", m)
	}
}

// What was settled at one merging is no conflict at the next one.
func TestConflictsComeOnce(t *testing.T) {
	x, y, id := twoDesks(t, filetest.Dir(t))
	defer closeDesks(t, x, y)
	x.do(t, id, fishbone.RewordCause{ID: "old", Text: "x means"})
	y.at = x.at.Add(time.Hour)
	y.do(t, id, fishbone.RewordCause{ID: "old", Text: "y means"})
	if m := y.take(t, x); len(m.Analyses[0].Conflicts) != 1 || m.Analyses[0].Conflicts[0].Ours != "y means" || !m.Analyses[0].Conflicts[0].TookOurs {
		t.Fatalf("conflicts: %+v", m.Analyses[0].Conflicts)
	}
	y.do(t, id, fishbone.RewordCause{ID: "old", Text: "both mean"})
	x.do(t, id, fishbone.AddCause{ID: "x1", Text: "x says"})
	for range 2 {
		for _, m := range []Merging{y.take(t, x), x.take(t, y)} {
			if n := len(m.Analyses[0].Conflicts); n > 0 {
				t.Errorf("conflicts again: %+v", m.Analyses[0].Conflicts)
			}
		}
	}
	if got, want := x.parts(t, id), y.parts(t, id); got != want {
		t.Errorf("x has\n%s\ny has\n%s", got, want)
	}
	if a, _ := x.Load(id); !a.Has("x1") {
		t.Error("a card is lost")
	} else if c, _ := a.Cause("old"); c.Text != "both mean" {
		t.Errorf("the cause is %q", c.Text)
	}
}

func TestMergingIsTakenBack(t *testing.T) {
	x, y, id := twoDesks(t, filetest.Dir(t))
	defer closeDesks(t, x, y)
	second, err := x.Create(fishbone.New(fishbone.NewID(), x.stamp()))
	if err != nil {
		t.Fatal(err)
	}
	third := created(t, y.Store, fishbone.New(fishbone.NewID(), y.stamp()))
	if _, err := x.Register().Do(complaint.Add{Complaint: fishbone.Complaint{What: "late", Received: "2026-03-01"}}, x.stamp()); err != nil {
		t.Fatal(err)
	}
	x.do(t, id, fishbone.AddCause{ID: "x1", Text: "x says"})
	y.do(t, id, fishbone.AddCause{ID: "y1", Text: "y says"})
	before := y.parts(t, id)
	if m := y.take(t, x); len(m.Analyses) != 2 || m.Complaints != 1 {
		t.Fatalf("came in: %+v", m)
	}
	if last, err := y.LastMerging(); err != nil || last.File != "x.whybone" || !last.At.Equal(y.at) {
		t.Errorf("the last merging is %+v, %v", last, err)
	}
	if back, stay, err := y.UndoMerging(y.stamp()); back != 3 || stay != 0 || err != nil {
		t.Fatalf("taken back are %d, stay %d, %v", back, stay, err)
	}
	if got := y.parts(t, id); got != before {
		t.Errorf("taken back it is\n%s\nit was\n%s", got, before)
	}
	if _, err := y.Load(second.ID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("what was new: %v", err)
	}
	if _, err := y.Load(third.ID()); err != nil {
		t.Errorf("what was here: %v", err)
	}
	if all, err := y.Register().List(complaint.Query{}); err != nil || len(all) > 0 {
		t.Errorf("complaints: %v, %v", all, err)
	}
	if _, _, err := y.UndoMerging(y.stamp()); !errors.Is(err, ErrNothing) {
		// The first merging brought the analysis, which was worked on since.
		if back, stay, err := y.UndoMerging(y.stamp()); back+stay > 0 || !errors.Is(err, ErrNothing) {
			t.Errorf("once more: %d, %d, %v", back, stay, err)
		}
	}
	if _, err := y.Load(id); err != nil {
		t.Errorf("what was worked on went: %v", err)
	}
}

// What was worked on since it came in stays.
func TestWorkSinceMergingStays(t *testing.T) {
	x, y, id := twoDesks(t, filetest.Dir(t))
	defer closeDesks(t, x, y)
	x.do(t, id, fishbone.AddCause{ID: "x1", Text: "x says"})
	y.take(t, x)
	y.do(t, id, fishbone.AddCause{ID: "y1", Text: "y says"})
	was := y.parts(t, id)
	if back, stay, err := y.UndoMerging(y.stamp()); back != 0 || stay != 1 || err != nil {
		t.Errorf("taken back are %d, stay %d, %v", back, stay, err)
	}
	if got := y.parts(t, id); got != was {
		t.Errorf("it is\n%s\nit was\n%s", got, was)
	}
}

func TestComplaintsArriveOnce(t *testing.T) {
	x, y, _ := twoDesks(t, filetest.Dir(t))
	defer closeDesks(t, x, y)
	add := func(d *desk, what string) fishbone.ID {
		done, err := d.Register().Do(complaint.Add{Complaint: fishbone.Complaint{What: what, Received: "2026-03-01"}}, d.stamp())
		if err != nil {
			t.Fatal(err)
		}
		return done.(complaint.Add).Complaint.ID
	}
	set := func(d *desk, id fishbone.ID, values fishbone.Values) {
		if _, err := d.Register().Do(complaint.Set{Each: map[fishbone.ID]fishbone.Values{id: values}}, d.stamp()); err != nil {
			t.Fatal(err)
		}
	}
	one := add(x, "late")
	for _, d := range []*desk{x, y} { // the same table at both desks
		i, err := d.Register().Import("june.csv", d.stamp())
		if err != nil {
			t.Fatal(err)
		}
		if err := i.Add(fishbone.Complaint{What: "of the table", Received: "2026-02-01"}, "june 1"); err != nil {
			t.Fatal(err)
		}
		if _, _, err := i.Done(); err != nil {
			t.Fatal(err)
		}
	}
	if m := y.take(t, x); m.Complaints != 1 {
		t.Fatalf("came in: %+v", m)
	}
	if found := searchFor(t, y.Store, Search{Text: "late"}); found.Total != 1 {
		t.Errorf("found: %+v", found)
	}
	set(x, one, fishbone.Values{"type": "delivery", "handler": "x"})
	y.at = x.at.Add(time.Hour)
	set(y, one, fishbone.Values{"severity": "major", "handler": "y"})
	if m := y.take(t, x); m.Complaints != 0 || m.Corrected != 1 || len(m.Disputed) != 1 || m.Disputed[0].Attribute != "handler" {
		t.Fatalf("came in: %+v", m)
	}
	x.take(t, y)
	for _, d := range []*desk{x, y} {
		c, err := d.Register().one(one)
		if err != nil || c.Type != "delivery" || c.Severity != fishbone.Major || c.Handler != "y" {
			t.Errorf("%s has %+v, %v", d.name, c, err)
		}
		if all, err := d.Register().List(complaint.Query{}); err != nil || len(all) != 2 {
			t.Errorf("%s has %d complaints, %v", d.name, len(all), err)
		}
	}
	if m := y.take(t, x); m.Complaints+m.Corrected+len(m.Disputed) != 0 {
		t.Errorf("came in again: %+v", m)
	}
}

// A file of the first version arrives, too; one that is none of ours is refused.
func TestOtherFilesArrive(t *testing.T) {
	y := newDesk(t, filetest.Dir(t), "y")
	defer closeDesks(t, y)
	stranger := filepath.Join(filetest.Dir(t), "notes.whybone")
	if err := os.WriteFile(stranger, []byte("not a data file at all, but long enough to be read as one by somebody"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := y.MergeFile(stranger, y.stamp()); !errors.Is(err, ErrNotADatabase) {
		t.Errorf("a stranger's file: %v", err)
	}
	if all, _, err := y.List(Query{}); err != nil || len(all) > 0 {
		t.Errorf("the list has %v, %v", all, err)
	}
}

// Any row of edits, undoing and exchange at two desks: when both have taken over what the other
// one has, they have the same, and each card that was entered and not undone is there.
func TestAnyTwoDesks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "desks")
		if err != nil {
			t.Fatal(err)
		}
		defer os.RemoveAll(dir)
		x, y, id := twoDesks(t, dir)
		defer x.Close()
		defer y.Close()
		cards := map[fishbone.ID]string{}
		for range rapid.IntRange(0, 16).Draw(t, "steps") {
			d, other := x, y
			if rapid.Bool().Draw(t, "at y") {
				d, other = y, x
			}
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0, 1, 2, 3:
				d.made++
				card, text := fishbone.ID(fmt.Sprint(d.name, d.made)), fmt.Sprint("card ", d.made, " of ", d.name)
				if d.do(t, id, fishbone.AddCause{ID: card, Under: pickCause(t, d, id), Text: text}) {
					cards[card] = text
				}
			case 4, 5:
				d.do(t, id, fishbone.MoveCause{ID: pickCause(t, d, id), Under: pickCause(t, d, id)})
			case 6:
				of := pickCause(t, d, id)
				if d.do(t, id, fishbone.RewordCause{ID: of, Text: "other words of " + d.name}) {
					delete(cards, of)
				}
			case 7:
				a, err := d.Load(id)
				if err != nil {
					t.Fatal(err)
				}
				if _, undone, err := d.Undo(a, d.stamp()); err == nil {
					if _, whole := undone.(fishbone.TakeOver); whole {
						clear(cards) // what came from the other desk is taken back there, too
					} else if name, _, _, ok := fishbone.NameGiven(undone); ok {
						delete(cards, name)
					}
				}
			default:
				d.look(t, other)
			}
		}
		x.look(t, y)
		y.look(t, x)
		if got, want := x.parts(t, id), y.parts(t, id); got != want {
			t.Fatalf("x has\n%s\ny has\n%s", got, want)
		}
		a, err := x.Load(id)
		if err != nil {
			t.Fatal(err)
		}
		for card, text := range cards {
			if c, ok := a.Cause(card); !ok || c.Text != text {
				t.Fatalf("the card %q is lost: %+v", text, c)
			}
		}
	})
}

// pickCause draws a cause, or the tray.
func pickCause(t *rapid.T, d *desk, id fishbone.ID) fishbone.ID {
	a, err := d.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	ids := []fishbone.ID{fishbone.Tray, "bone"}
	for thing := range a.Things(fishbone.CauseKind) {
		ids = append(ids, fishbone.IDOf(thing))
	}
	return rapid.SampledFrom(ids).Draw(t, "cause")
}

// BenchmarkMerge merges two archives of 1,000 analyses of a hundred causes each, half in common. Both
// desks have worked on what is common since.
func BenchmarkMerge(b *testing.B) {
	const each, common = 1_000, 500
	dir := filetest.Dir(b)
	x, y := newDesk(b, dir, "x"), newDesk(b, dir, "y")
	makeArchive(b, x.Store, each, 0)
	all, _, err := x.List(Query{Limit: common})
	if err != nil {
		b.Fatal(err)
	}
	var ids []fishbone.ID
	for _, a := range all {
		ids = append(ids, a.ID)
	}
	y.take(b, x, ids...)
	makeArchive(b, y.Store, each-common, 0)
	for _, id := range ids {
		if !x.do(b, id, fishbone.SetAbout{Field: fishbone.Goal, Text: "half of it by June"}) || !y.do(b, id, fishbone.SetAbout{Field: fishbone.Constraints, Text: "no new staff"}) {
			b.Fatal("an edit did not fit")
		}
	}
	handed, kept := filepath.Join(dir, "y.whybone"), filepath.Join(dir, "kept.db")
	for _, err := range []error{y.WritePortable(handed), y.Close(), x.Close(), os.Rename(x.path, kept)} {
		if err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		b.StopTimer()
		copyFile(b, kept, x.path)
		again, err := Open(x.path)
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		m, err := again.MergeFile(handed, x.stamp())
		b.StopTimer()
		if err != nil || len(m.Analyses) != each {
			b.Fatalf("%d analyses came: %v", len(m.Analyses), err)
		}
		if err := again.Close(); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
