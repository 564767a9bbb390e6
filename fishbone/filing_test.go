package fishbone_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"whybone/fishbone"
)

func TestFilingByHand(t *testing.T) {
	file := func(s fishbone.Filing, d fishbone.Day) fishbone.Edit {
		return fishbone.FileAnalysis{State: s, Day: d, By: "Li"}
	}
	for _, c := range []struct {
		edits []fishbone.Edit
		want  string
	}{
		{nil, ""},
		{[]fishbone.Edit{file(fishbone.FiledClosed, "2026-06-01")}, "closed 2026-06-01 by Li"},
		{[]fishbone.Edit{file(fishbone.FiledArchived, "2026-06-01")}, "archived 2026-06-01 by Li 2026-06-01"},
		{[]fishbone.Edit{file(fishbone.FiledClosed, "2026-06-01"), file(fishbone.FiledArchived, "2026-07-01")}, "archived 2026-06-01 by Li 2026-07-01"},
		{[]fishbone.Edit{file(fishbone.FiledArchived, "2026-06-01"), file(fishbone.FiledClosed, "2026-07-01")}, "closed 2026-06-01 by Li"},
		{[]fishbone.Edit{file(fishbone.FiledArchived, "2026-06-01"), file(fishbone.FiledReopened, "2026-07-01")}, "reopened again 2026-07-01"},
		{[]fishbone.Edit{file(fishbone.FiledReopened, "2026-07-01")}, ""}, // it was never closed
		{[]fishbone.Edit{file(fishbone.FiledClosed, "2026-06-01"), file(fishbone.FiledReopened, "2026-07-01"), file(fishbone.FiledClosed, "2026-08-01")}, "closed 2026-08-01 by Li again 2026-07-01"},
		{[]fishbone.Edit{file(fishbone.FiledClosed, "2026-06-01"), file(fishbone.FiledReopened, "2026-07-01"), file(fishbone.FiledOpen, "2026-08-01")}, ""},
		{[]fishbone.Edit{file(fishbone.FiledClosed, "2026-06-01"), fishbone.ReopenAnalysis{}}, ""}, // as old logs have it
		{[]fishbone.Edit{file(fishbone.FiledArchived, "2026-06-01"), fishbone.JudgeEffect{ID: "m1", Verdict: fishbone.NotEffective, Day: "2026-07-01"}}, ""},
	} {
		b := measured(t, c.edits...).About()
		got := string(b.Filing())
		if b.Closed != "" {
			got += fmt.Sprintf(" %s by %s", b.Closed, b.ClosedBy)
		}
		if b.Archived != "" {
			got += " " + string(b.Archived)
		}
		if b.Reopened != "" {
			got += " again " + string(b.Reopened)
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.edits, got, c.want)
		}
	}
	for _, e := range []fishbone.FileAnalysis{{State: fishbone.FiledClosed}, {State: fishbone.FiledClosed, Day: "soon"}} {
		if _, err := measured(t).Apply(e, now); !errors.Is(err, fishbone.ErrDay) {
			t.Errorf("%+v: %v", e, err)
		}
	}
	if _, err := measured(t).Apply(fishbone.FileAnalysis{State: "lost", Day: "2026-06-01"}, now); !errors.Is(err, fishbone.ErrUnknownWord) {
		t.Errorf("a state that there is not: %v", err)
	}
}

func TestTags(t *testing.T) {
	for typed, want := range map[string][]string{
		"":                   nil,
		" , ；":               nil,
		"peak":               {"peak"},
		"#peak, night shift": {"peak", "night shift"},
		"夜班、包装，＃夜班\n高峰；":     {"夜班", "包装", "高峰"},
	} {
		if got := fishbone.TagsIn(typed); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
		if got := fishbone.TagsIn(fishbone.JoinTags(want)); !slices.Equal(got, want) {
			t.Errorf("%q does not come back", want)
		}
	}
}

func TestReaders(t *testing.T) {
	a := measured(t)
	cause := slices.Collect(a.Things(fishbone.CauseKind))[0].(*fishbone.Cause).ID
	read := func(r fishbone.Reader) { t.Helper(); a = apply(t, a, a.HasRead(r)) }
	read(fishbone.Reader{ID: "r1", Name: " Ann ", Day: "2026-06-01", Quiz: fishbone.QuizTaken, Thought: []fishbone.ID{cause}})
	read(fishbone.Reader{ID: "r2", Name: "Bo", Day: "2026-06-02", Quiz: fishbone.QuizTaken})
	read(fishbone.Reader{ID: "r3", Name: "Ann", Day: "2026-07-01"})
	all := a.Readers()
	if len(all) != 2 || all[0].Name != "Ann" || all[0].Day != "2026-07-01" || all[0].Quiz != fishbone.QuizTaken {
		t.Errorf("%+v", all)
	}
	if thought, of := a.ThoughtOf(cause); thought != 1 || of != 2 {
		t.Errorf("%d of %d thought of it", thought, of)
	}
	if a = apply(t, a, fishbone.RemoveCause{ID: cause}); len(a.Readers()[0].Thought) != 0 {
		t.Error("a reader thought of what is gone")
	}
}
