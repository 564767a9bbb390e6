package storage

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
	"whybone/fishbone/find"
	"whybone/storage/filetest"
)

func TestSeenBefore(t *testing.T) {
	s, c := openTemp(t), &clock{}
	make := func(id fishbone.ID, problem string, edits ...fishbone.Edit) {
		a := created(t, s, fishbone.New(id, c.now()))
		do(t, s, c, a, append([]fishbone.Edit{fishbone.SetAbout{Field: fishbone.Problem, Text: problem}}, edits...)...)
	}
	make("may", "午高峰送餐超时，五月差评 163 次",
		fishbone.AddCause{ID: "1", Text: "排班只看全天单量"}, fishbone.AddCause{ID: "2", Text: "骑手不够"})
	make("june", "Parcels arrive late",
		fishbone.AddCause{ID: "1", Text: "排班只看单量"},
		fishbone.Judge{ID: "1", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "x"}})
	make("july", "汤洒漏：2026年第 1 季度 12 件投诉中有 6 件", fishbone.SetAbout{Field: fishbone.TypeField, Text: "汤洒漏"})
	make("now", "午高峰送餐又超时")
	for _, q := range []struct {
		text string
		kind *fishbone.Kind
		want string
	}{
		{"午高峰送餐又超時", fishbone.AboutKind, "[may/]"},
		{"late parcels", fishbone.AboutKind, "[june/]"},
		{"排班只看全天单量", fishbone.CauseKind, "[may/1 june/1]"},
		{"排班看单量", fishbone.CauseKind, "[june/1 may/1]"}, // the confirmed one first
		{"东区的湯灑漏又来了", fishbone.AboutKind, "[july/]"},    // whose sentence is mostly figures
		{"完全不同的事", fishbone.AboutKind, "[]"},
		{"", fishbone.AboutKind, "[]"},
	} {
		all, err := s.SeenBefore(context.Background(), q.text, q.kind, "now", 3)
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for _, one := range all {
			got = append(got, fmt.Sprintf("%s/%s", one.Analysis.ID, one.Thing))
		}
		if fmt.Sprint(got) != q.want {
			t.Errorf("%q gives %v, want %s", q.text, got, q.want)
		}
	}
}

// What is most like a text is found as by comparing it with everything.
func TestSeenBeforeIsAsComparingEverything(t *testing.T) {
	base := filetest.Dir(t)
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp(base, "")
		if err != nil {
			t.Fatal(err)
		}
		s, err := Open(filepath.Join(dir, "whybone.db"))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close() }()
		if _, err := s.write.Exec(`PRAGMA synchronous = OFF`); err != nil {
			t.Fatal(err)
		}
		c, typed := &clock{}, sentence(t)
		var want []float64
		for range rapid.IntRange(1, 6).Draw(t, "analyses") {
			a := fishbone.New(fishbone.NewID(), c.now())
			best := 0.0
			for _, f := range []fishbone.Field{fishbone.Problem, fishbone.Head, fishbone.TypeField, fishbone.DepartmentField}[:rapid.IntRange(1, 4).Draw(t, "fields")] {
				text := sentence(t)
				if a, err = a.Apply(fishbone.SetAbout{Field: f, Text: text}, c.now()); err != nil {
					t.Fatal(err)
				}
				if f != fishbone.DepartmentField {
					best = max(best, fishbone.Similar(find.Simplified(typed), find.Simplified(text)))
				}
			}
			if _, err := s.Create(a); err != nil {
				t.Fatal(err)
			}
			if best >= leastLike {
				want = append(want, best)
			}
		}
		slices.SortFunc(want, func(a, b float64) int { return cmp.Compare(b, a) })
		all, err := s.SeenBefore(context.Background(), typed, fishbone.AboutKind, "", 10)
		if err != nil {
			t.Fatal(err)
		}
		var got []float64
		for _, one := range all {
			got = append(got, one.Like)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q: likenesses %v, want %v", typed, got, want)
		}
	})
}
