package fishbone_test

import (
	"errors"
	"testing"

	"whybone/fishbone"
)

// measured is the worked example with a measure.
func measured(t failer, edits ...fishbone.Edit) *fishbone.Analysis {
	t.Helper()
	a := apply(t, start(t), fishbone.Add{Thing: &fishbone.Measure{ID: "m1", Text: "sales"}})
	return apply(t, a, edits...)
}

func TestJudgeEffect(t *testing.T) {
	judge := fishbone.JudgeEffect{ID: "m1", Verdict: fishbone.Effective, By: " Li ", Day: "2026-06-01", Reason: "ten weeks"}
	m, _ := measured(t, judge).Measure("m1")
	if m.Verdict != fishbone.Effective || m.By != "Li" || m.Judged != "2026-06-01" || m.Reason != "ten weeks" {
		t.Errorf("%+v", m)
	}
	early := fishbone.JudgeEffect{ID: "m1", By: "Li", Day: "2026-06-01", Reason: "too early"}
	if m, _ := measured(t, judge, early).Measure("m1"); m.Verdict != "" || m.By != "" || m.Judged != "" || m.Reason != "too early" {
		t.Errorf("where nobody has judged: %+v", m)
	}
	for name, c := range map[string]struct {
		edit fishbone.JudgeEffect
		want error
	}{
		"nothing": {fishbone.JudgeEffect{ID: "gone"}, fishbone.ErrNotFound},
		"no day":  {fishbone.JudgeEffect{ID: "m1", Verdict: fishbone.Effective}, fishbone.ErrDay},
		"no such": {fishbone.JudgeEffect{ID: "m1", Verdict: "perhaps", Day: "2026-06-01"}, fishbone.ErrUnknownWord},
		"a cause": {fishbone.JudgeEffect{ID: "pay"}, fishbone.ErrNotFound},
	} {
		if _, err := measured(t).Apply(c.edit, now); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Who writes on at the reason makes one change; another verdict is another one.
func TestTypingOnAtAReasonIsOneChange(t *testing.T) {
	one := fishbone.JudgeEffect{ID: "m1", Verdict: fishbone.Effective, Day: "2026-06-01", Reason: "te"}
	on, other := one, one
	on.Reason, other.Verdict = "ten weeks", fishbone.NotEffective
	if _, ok := fishbone.Merge(one, on); !ok {
		t.Error("typing on is a change of its own")
	}
	if _, ok := fishbone.Merge(one, other); ok {
		t.Error("another verdict is the same change")
	}
}

func TestClosing(t *testing.T) {
	expect := fishbone.SetAbout{Field: fishbone.Expected, Text: "3"}
	a := measured(t, expect, fishbone.CloseAnalysis{Day: "2026-06-01", By: " Li"})
	if b := a.About(); b.Closed != "2026-06-01" || b.ClosedBy != "Li" || b.ExpectedFrom != "2026-06-01" {
		t.Errorf("%+v", b)
	}
	from := fishbone.SetAbout{Field: fishbone.ExpectedFrom, Text: "2026-07-01"}
	if b := measured(t, expect, from, fishbone.CloseAnalysis{Day: "2026-06-01"}).About(); b.ExpectedFrom != "2026-07-01" {
		t.Errorf("the day that was said became %q", b.ExpectedFrom)
	}
	if b := measured(t, fishbone.CloseAnalysis{Day: "2026-06-01"}).About(); b.ExpectedFrom != "" {
		t.Errorf("nothing is expected, from %q", b.ExpectedFrom)
	}
	if b := apply(t, a, fishbone.ReopenAnalysis{}).About(); b.Closed != "" || b.ClosedBy != "" || b.Expected != "3" {
		t.Errorf("opened again: %+v", b)
	}
	for _, day := range []fishbone.Day{"", "yesterday"} {
		if _, err := measured(t).Apply(fishbone.CloseAnalysis{Day: day}, now); !errors.Is(err, fishbone.ErrDay) {
			t.Errorf("closed on %q: %v", day, err)
		}
	}
}

// What is not effective opens a closed analysis again; its undo closes it.
func TestNotEffectiveOpensAgain(t *testing.T) {
	closed := measured(t, fishbone.CloseAnalysis{Day: "2026-06-01", By: "Li"})
	effective := fishbone.JudgeEffect{ID: "m1", Verdict: fishbone.Effective, Day: "2026-07-01"}
	if b := apply(t, closed, effective).About(); b.Closed != "2026-06-01" {
		t.Error("what is effective opened it")
	}
	not := effective
	not.Verdict = fishbone.NotEffective
	open := apply(t, closed, not)
	if b := open.About(); b.Closed != "" || b.ClosedBy != "" {
		t.Errorf("it is still closed: %+v", b)
	}
	if b := apply(t, open, fishbone.Revert{Patch: undo(t, closed, not)}).About(); b.Closed != "2026-06-01" || b.ClosedBy != "Li" {
		t.Errorf("after undo: %+v", b)
	}
}
