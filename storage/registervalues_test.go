package storage

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
	"whybone/storage/filetest"
)

func valuesOf(t *testing.T, r *Register) []complaint.Value {
	t.Helper()
	all, err := r.Values()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func thingsOf(t *testing.T, r *Register) []fishbone.Thing {
	t.Helper()
	return complaint.Things(valuesOf(t, r))
}

func put(t *testing.T, r *Register, at fishbone.Stamp, values ...complaint.Value) {
	t.Helper()
	if _, err := r.Do(complaint.Write{Values: values}, at); err != nil {
		t.Fatal(err)
	}
}

// All kinds of the register come back as they were put there, with all that they say, also from a
// file that is opened again.
func TestThingsOfTheRegisterComeBack(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s := openAt(t, path)
	clock := &clock{}
	want := []fishbone.Thing{
		&fishbone.CheckLine{ID: "column", Text: "Monday", Sheet: "sheet", Axis: fishbone.CheckColumn, Place: 2},
		&fishbone.CheckLine{ID: "row", Text: "late", Sheet: "sheet", Tally: fishbone.TallyChecked, Place: 1},
		&fishbone.CheckSheet{ID: "sheet", Title: "calls", Month: "2026-03-01", Indicator: "i", Result: fishbone.AsPercent},
		&fishbone.Indicator{ID: "i", Name: "满意率", Team: "desk", Unit: "%", Direction: fishbone.HigherIsBetter, Target: "95", Lower: "90", Upper: "100", Concern: fishbone.Satisfaction, Place: 3},
		&fishbone.MonthFigure{ID: "i-2026-03", Month: "2026-03-01", Indicator: "i", Value: "96.5"},
		&fishbone.Strokes{ID: "strokes", Row: "row", Column: "column", Made: 7, Struck: 2},
	}
	for _, thing := range want {
		put(t, s.Register(), clock.now(), complaint.Put(thing)...)
	}
	if got := thingsOf(t, openAt(t, path).Register()); !reflect.DeepEqual(got, want) {
		t.Errorf("it holds %v", got)
	}
	if _, damages, err := s.Check(); err != nil || len(damages) > 0 {
		t.Errorf("the file has %v, %v", damages, err)
	}
	put(t, s.Register(), clock.now(), complaint.Put(&fishbone.Indicator{ID: "gone", Name: "gone"})...)
	put(t, s.Register(), clock.now(), complaint.Gone(&fishbone.Indicator{ID: "gone"})...)
	for kind, want := range map[*fishbone.Kind]int{fishbone.IndicatorKind: 1, fishbone.CheckLineKind: 2} {
		if n, err := s.Register().Things(kind); err != nil || n != want {
			t.Errorf("there are %d of %s, %v", n, kind.Name, err)
		}
	}
}

func TestValuesThatDoNotFit(t *testing.T) {
	r := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register()
	for _, v := range []complaint.Value{
		{Kind: "nothing", Thing: "a", Attribute: "name", Text: "a"}, {Kind: "indicator", Attribute: "name", Text: "a"}, {Kind: "indicator", Thing: "a", Attribute: "none", Text: "a"},
		{Kind: "indicator", Thing: "a", Attribute: "target", Text: "many"}, {Kind: "indicator", Thing: "a", Attribute: "name"}, {Kind: "strokes", Thing: "a", Attribute: "made", Text: "x"},
		{Kind: "monthFigure", Thing: "a", Attribute: "month", Text: "2026-13-01"}, {Kind: "indicator", Thing: "a", Attribute: "there", Text: "maybe"},
	} {
		if _, err := r.Do(complaint.Write{Values: []complaint.Value{v}}, fishbone.Stamp{}); err == nil {
			t.Errorf("%v was taken", v)
		}
	}
	if got := valuesOf(t, r); got != nil {
		t.Errorf("it holds %v", got)
	}
}

// Whatever is edited, undone and done again, the register says what a list of its states says.
func TestUndoOfValues(t *testing.T) {
	for seed := range uint64(8) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		r := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register()
		clock := &clock{}
		states := [][]fishbone.Thing{nil}
		at := 0
		for range 60 {
			switch n := rnd.IntN(10); {
			case n < 6:
				i := fishbone.Indicator{ID: fishbone.ID(fmt.Sprint(rnd.IntN(3))), Name: fmt.Sprint("n", rnd.IntN(4)), Place: rnd.IntN(3)}
				values := complaint.Put(&i)
				if rnd.IntN(4) == 0 {
					values = complaint.Gone(&i)
				}
				put(t, r, clock.now(), values...)
				states = append(states[:at+1], thingsOf(t, r))
				at++
			case n < 8 && at > 0:
				if _, err := r.Undo(clock.now()); err != nil {
					t.Fatal(err)
				}
				at--
			case n >= 8 && at < len(states)-1:
				if _, err := r.Redo(clock.now()); err != nil {
					t.Fatal(err)
				}
				at++
			}
			if got := thingsOf(t, r); !reflect.DeepEqual(got, states[at]) {
				t.Fatalf("seed %d: it holds %v, want %v", seed, got, states[at])
			}
		}
	}
}

// desks edit the same figures and hand them to each other in any order. In the end all say the
// same, and each value is the one that was said last; strokes of all observers add up.
func TestFiguresOfTwoDesks(t *testing.T) {
	for seed := range uint64(4) {
		rnd := rand.New(rand.NewPCG(seed, 2))
		clock := &clock{}
		var desks [2]*Store
		for i := range desks {
			desks[i] = openAt(t, filepath.Join(filetest.Dir(t), "whybone.db"))
		}
		sheet := []fishbone.Thing{
			&fishbone.CheckSheet{ID: "sheet", Title: "calls", Month: "2026-03-01"}, &fishbone.CheckLine{ID: "row", Text: "late", Sheet: "sheet"},
			&fishbone.CheckLine{ID: "column", Text: "1", Sheet: "sheet", Axis: fishbone.CheckColumn},
		}
		for _, thing := range sheet {
			put(t, desks[0].Register(), clock.now(), complaint.Put(thing)...)
		}
		merge := func(into, from int) {
			path := filepath.Join(filetest.Dir(t), "portable.whybone")
			if err := desks[from].WritePortable(path); err != nil {
				t.Fatal(err)
			}
			if _, err := desks[into].MergeFile(path, clock.now()); err != nil {
				t.Fatal(err)
			}
		}
		merge(1, 0)
		said, strokes := map[string]string{}, 0
		for range 25 {
			d := rnd.IntN(2)
			r := desks[d].Register()
			switch rnd.IntN(5) {
			case 0:
				merge(d, 1-d)
			case 1, 2:
				b := service.Read(thingsOf(t, r))
				s, _ := b.Sheet("sheet")
				if values := s.Stroke(fmt.Sprint("observer", d), "row", "column", 1); len(values) > 0 {
					put(t, r, clock.now(), values...)
					strokes++
				}
			default:
				i := &fishbone.Indicator{ID: fishbone.ID(fmt.Sprint(rnd.IntN(2)))}
				name := fmt.Sprint("name", rnd.IntN(100))
				i.Name = name
				put(t, r, clock.now(), complaint.Put(i)...)
				said[string(i.ID)] = name
			}
		}
		merge(0, 1)
		merge(1, 0)
		merge(0, 1)
		one, other := thingsOf(t, desks[0].Register()), thingsOf(t, desks[1].Register())
		if !reflect.DeepEqual(one, other) {
			t.Fatalf("seed %d: one says %v, the other %v", seed, one, other)
		}
		b := service.Read(one)
		for id, name := range said {
			if i, ok := b.Indicator(fishbone.ID(id)); !ok || i.Name != name {
				t.Errorf("seed %d: %s is called %q, want %q", seed, id, i.Name, name)
			}
		}
		if s, _ := b.Sheet("sheet"); s.Strokes("row", "column") != strokes {
			t.Errorf("seed %d: there are %d strokes, want %d", seed, s.Strokes("row", "column"), strokes)
		}
	}
}

// What came in with a file is taken back as one, and can come in again.
func TestFiguresThatCameInAreTakenBack(t *testing.T) {
	clock := &clock{}
	ours, theirs := openAt(t, filepath.Join(filetest.Dir(t), "ours.db")), openAt(t, filepath.Join(filetest.Dir(t), "theirs.db"))
	put(t, ours.Register(), clock.now(), complaint.Put(&fishbone.Indicator{ID: "i", Name: "ours"})...)
	put(t, theirs.Register(), clock.now(), complaint.Put(&fishbone.Indicator{ID: "i", Name: "theirs", Unit: "%"})...)
	before := thingsOf(t, ours.Register())
	path := filepath.Join(filetest.Dir(t), "portable.whybone")
	if err := theirs.WritePortable(path); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		m, err := ours.MergeFile(path, clock.now())
		if err != nil || m.Figures == 0 || len(m.Disputed) != 1 || m.Disputed[0].TheirsText != "theirs" || m.Disputed[0].OursText != "ours" {
			t.Fatalf("merged %+v, %v", m, err)
		}
		if i := thingsOf(t, ours.Register())[0].(*fishbone.Indicator); i.Name != "theirs" || i.Unit != "%" {
			t.Errorf("it is %v", i)
		}
		if _, _, err := ours.UndoMerging(clock.now()); err != nil {
			t.Fatal(err)
		}
		if got := thingsOf(t, ours.Register()); !reflect.DeepEqual(got, before) {
			t.Errorf("it holds %v", got[0])
		}
	}
}

// A desk whose clock goes slow has the last word where it speaks last.
func TestASlowClockSpeaksLast(t *testing.T) {
	r := openAt(t, filepath.Join(filetest.Dir(t), "whybone.db")).Register()
	late, early := fishbone.Stamp{At: time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)}, fishbone.Stamp{At: time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)}
	put(t, r, late, complaint.Put(&fishbone.Indicator{ID: "i", Name: "first"})...)
	put(t, r, early, complaint.Put(&fishbone.Indicator{ID: "i", Name: "second"})...)
	for _, v := range valuesOf(t, r) {
		if !v.Said.At.After(late.At) {
			t.Errorf("%s was said at %v", v.Attribute, v.Said.At)
		}
	}
}

// Repair keeps what is sound of the figures, and says how much is not.
func TestRepairKeepsFigures(t *testing.T) {
	path := filepath.Join(filetest.Dir(t), "whybone.db")
	s := openAt(t, path)
	clock := &clock{}
	put(t, s.Register(), clock.now(), complaint.Put(&fishbone.Indicator{ID: "i", Name: "sound", Unit: "%"})...)
	run(t, path, `UPDATE register_value SET text = 'damaged' WHERE attribute = 'unit'`)
	if _, damages, err := s.Check(); err != nil || len(damages) != 1 {
		t.Errorf("the file has %v, %v", damages, err)
	}
	to := filepath.Join(filetest.Dir(t), "repaired.db")
	all, err := Repair(path, to)
	if err != nil || len(all) != 1 || all[0].Missing != 1 {
		t.Fatalf("repaired %v, %v", all, err)
	}
	if i := thingsOf(t, openAt(t, to).Register())[0].(*fishbone.Indicator); i.Name != "sound" || i.Unit != "" {
		t.Errorf("it is %v", i)
	}
}
