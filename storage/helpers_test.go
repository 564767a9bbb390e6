package storage

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"whybone/fishbone"
	"whybone/fishbone/fishbonetest"
	"whybone/storage/filetest"
)

// clock gives each stamp of a test a later second than the one before.
type clock struct{ n int }

func (c *clock) now() fishbone.Stamp {
	c.n++
	return fishbone.Stamp{At: time.Date(2026, 3, 1, 9, 0, c.n, 123456789, time.UTC), By: "李明"}
}

func openTemp(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(filetest.Dir(t), "whybone.db"))
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func create(t testing.TB, s *Store, c *clock) *fishbone.Analysis {
	t.Helper()
	return created(t, s, fishbone.New(fishbone.NewID(), c.now()))
}

// created stores an analysis that is new to the file.
func created(t testing.TB, s *Store, a *fishbone.Analysis) *fishbone.Analysis {
	t.Helper()
	a, err := s.Create(a)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// do stores edits one by one.
func do(t testing.TB, s *Store, c *clock, a *fishbone.Analysis, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	for _, e := range edits {
		next, err := s.Do(a, e, c.now())
		if err != nil {
			t.Fatal(err)
		}
		a = next
	}
	return a
}

// failer is what the helpers need of a test, of Go's or of rapid's.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// text is all of an analysis, to compare.
func text(t failer, a *fishbone.Analysis) string {
	t.Helper()
	whole := struct {
		ID            fishbone.ID
		Made, Changed fishbone.Stamp
		Parts         fishbone.Patch
	}{a.ID(), a.Made(), a.Changed(), a.Parts()}
	b, err := json.MarshalIndent(whole, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func wantSame(t failer, got, want *fishbone.Analysis) {
	t.Helper()
	if g, w := text(t, got), text(t, want); g != w {
		t.Fatalf("got %s\nwant %s", g, w)
	}
}

// reloaded reads an analysis from the file.
func reloaded(t testing.TB, s *Store, id fishbone.ID) *fishbone.Analysis {
	t.Helper()
	a, err := s.Load(id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// everything is a row of edits that touches every table and column.
func everything() []fishbone.Edit {
	edits := []fishbone.Edit{
		fishbone.Add{Thing: &fishbone.Person{ID: "p1", Name: "王芳", Role: fishbone.Member}},
		fishbone.Add{Thing: &fishbone.Person{ID: "p2", Name: "Anna \"<b>\" O'Neil", Role: fishbone.Facilitator}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "b1", Name: "人"}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "b2", Name: "机"}},
		fishbone.Add{Thing: &fishbone.Bone{ID: "b0", Name: "料"}, Before: "b1"},
		fishbone.AddCause{ID: "c1", Text: "业务人员流失", By: "王芳"},
		fishbone.AddCause{ID: "c2", Under: "b1", Text: `50% \N _ 🙂`},
		fishbone.AddCause{ID: "c3", Under: "c2", Text: "薪资制度不够好"},
		fishbone.AddCause{ID: "c4", Under: "c3", Text: "竞争太激烈"},
		fishbone.AddCause{ID: "c5", Under: "b2", Text: "竞争太激烈"},
		fishbone.AddCause{ID: "c6", Under: "b2", Before: "c5", Text: "first"},
		fishbone.LinkSame{ID: "c5", As: "c4"},
		fishbone.Judge{ID: "c4", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "line one\nline two", Criterion: "two in a row", Who: "Anna", When: "May"}},
		fishbone.SetVotes{ID: "c2", Votes: 3},
		fishbone.JudgeTherefore{ID: "c2", Therefore: fishbone.Holds},
		fishbone.JudgeTherefore{ID: "c4", Therefore: fishbone.Breaks},
		fishbone.StopAsking{ID: "c6", Reason: "not ours to change", Control: fishbone.OutsideControl},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s1", Text: "提高薪水", By: "Anna", Strength: fishbone.Stronger, Causes: []fishbone.ID{"c4", "c2"}}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "untied"}},
		fishbone.Add{Thing: &fishbone.Idea{ID: "i1", Text: "later", By: "王芳"}},
		fishbone.Add{Thing: &fishbone.Idea{ID: "i2", Text: "much later"}},
		fishbone.Add{Thing: &fishbone.Meeting{ID: "m1", Date: "1 May", Place: "room 3", Who: "Anna\n王芳", Remarks: "one hour"}},
		fishbone.Add{Thing: &fishbone.Meeting{ID: "m2", Date: "8 May"}},
		fishbone.MoveCause{ID: "c1", Under: "b0"},
		fishbone.AddCause{ID: "c7", Under: "b1", Text: "销售人员离职", By: "Anna"},
		fishbone.AddCause{ID: "c8", Under: "c7", Text: "no raises"},
		fishbone.SetVotes{ID: "c7", Votes: 2},
		fishbone.MergeCause{ID: "c7", Into: "c1", As: "w1"},
		fishbone.AddCause{ID: "c9", Text: "nobody stays"},
		fishbone.MergeCause{ID: "c9", Into: "c1", As: "w2"},
		fishbone.ShowWording{ID: "w2"},
	}
	edits = append(edits, fishbone.SetChain{ID: "c1", Chain: fishbone.Escape}, fishbone.SetWithout{ID: "c1", Without: fishbone.WithoutLess})
	edits = append(edits, fishbonetest.Later("c2", "s1")...)
	for _, f := range fishbone.AboutKind.Attributes {
		edits = append(edits, fishbone.SetAbout{Field: fishbone.Field(f.Name), Text: fishbonetest.Text(fishbone.Field(f.Name))})
	}
	return edits
}

// tree is an analysis of n nodes: bones, causes four levels deep and solutions.
func tree(n int) *fishbone.Analysis {
	at := (&clock{}).now()
	a := fishbone.New(fishbone.NewID(), at)
	edits := []fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: "这个月公司的销售额整体下滑"}}
	var bones, causes []fishbone.ID
	for i := range n {
		id := fishbone.ID(fmt.Sprintf("node%022d", i))
		switch {
		case i < 6:
			edits = append(edits, fishbone.Add{Thing: &fishbone.Bone{ID: id, Name: fmt.Sprintf("大骨 %d", i)}})
			bones = append(bones, id)
		case i%10 == 9:
			edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: id, Text: fmt.Sprintf("解决方法 %d", i), Causes: causes[len(causes)-1:]}})
		case i%4 == 0:
			edits = append(edits, fishbone.AddCause{ID: id, Under: bones[i%len(bones)], Text: fmt.Sprintf("可能的原因 %d", i)})
			causes = append(causes, id)
		default:
			under := bones[0]
			if len(causes) > 0 {
				under = causes[len(causes)-1-i%min(3, len(causes))]
			}
			if a.Level(under) > 90 {
				under = bones[1]
			}
			edits = append(edits, fishbone.AddCause{ID: id, Under: under, Text: fmt.Sprintf("为什么会产生 %d", i)})
			causes = append(causes, id)
		}
	}
	a, err := a.Apply(fishbone.Batch{Edits: edits}, at)
	if err != nil {
		panic(err)
	}
	return a
}
