package fishbone_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"whybone/fishbone"
)

// twice is start with two cards that say the same: "loose", said by Wang in the tray, with
// two votes and an answer, and "rivals", said by Lin on a bone, with three votes.
func twice(t *testing.T) *fishbone.Analysis {
	a := apply(t, start(t),
		fishbone.RemoveCause{ID: "loose"}, fishbone.RemoveCause{ID: "rivals"}, fishbone.RemoveCause{ID: "again"},
		fishbone.AddCause{ID: "rivals", Under: "market", Text: "竞争太激烈", By: "林"},
		fishbone.SetVotes{ID: "rivals", Votes: 3},
	)
	later := fishbone.Stamp{At: now.At.Add(4 * time.Minute)}
	a, err := a.Apply(fishbone.Batch{Edits: []fishbone.Edit{
		fishbone.AddCause{ID: "loose", Text: "市场竞争加剧", By: "王"},
		fishbone.AddCause{ID: "below", Under: "loose", Text: "新开了两家店"},
		fishbone.SetVotes{ID: "loose", Votes: 2},
		fishbone.AddCause{ID: "again", Text: "还是竞争"},
		fishbone.LinkSame{ID: "again", As: "loose"},
		fishbone.Set{Of: fishbone.SolutionKind, ID: "s1", Values: fishbone.Values{"causes": []fishbone.ID{"loose", "raises"}}},
	}}, later)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var merge = fishbone.MergeCause{ID: "loose", Into: "rivals", As: "w"}

func TestAMergeLosesNothing(t *testing.T) {
	before := twice(t)
	a := apply(t, before, merge)
	c, w := cause(a, "rivals"), a.Wordings("rivals")
	if len(w) != 1 || a.Has("loose") || a.Count().Causes != before.Count().Causes-1 {
		t.Fatalf("%d wordings; is the card still there? %v", len(w), a.Has("loose"))
	}
	if c.Text != "竞争太激烈" || c.By != "林" || c.Votes != 5 || c.Parent != "market" {
		t.Errorf("the cause is %+v", c)
	}
	said, _ := before.Cause("loose")
	if w[0].Text != said.Text || w[0].By != "王" || w[0].Votes != 2 || w[0].Made != said.Made || !a.Merged()["rivals"] {
		t.Errorf("the wording is %+v", w[0])
	}
	s, _ := a.Solution("s1")
	if !slices.Equal(a.CauseIDs("rivals"), []fishbone.ID{"below"}) || cause(a, "again").SameAs != "rivals" || !slices.Equal(s.Causes, []fishbone.ID{"rivals", "raises"}) {
		t.Errorf("answers %v, repeated by %q, solved by %v", a.CauseIDs("rivals"), cause(a, "again").SameAs, s.Causes)
	}
	if back := apply(t, a, fishbone.Revert{Patch: undo(t, before, merge)}); content(t, back) != content(t, before) {
		t.Errorf("one undo leads to\n%s\nnot to\n%s", content(t, back), content(t, before))
	}
	if m, ok := a.LikeCause("市场竞争加剧", ""); !ok || m.ID != "rivals" {
		t.Errorf("the other wording is not found: %+v", m)
	}
}

func TestWhatWasJudgedOfEitherCardStays(t *testing.T) {
	a := apply(t, twice(t),
		fishbone.Judge{ID: "loose", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "sales", Who: "王"}}, merge)
	if v := cause(a, "rivals").Verdict; v.Finding != fishbone.Confirmed || v.Who != "王" {
		t.Errorf("the only verdict is %+v", v)
	}
	a = apply(t, twice(t),
		fishbone.Judge{ID: "loose", Verdict: fishbone.Verdict{Finding: fishbone.Confirmed, Evidence: "sales"}},
		fishbone.Judge{ID: "rivals", Verdict: fishbone.Verdict{Finding: fishbone.ToVerify, Evidence: "shops"}}, merge)
	if v := cause(a, "rivals").Verdict; v.Finding != fishbone.ToVerify || v.Evidence != "shops\nsales" {
		t.Errorf("of two verdicts there is %+v", v)
	}
}

// After a merge other edits came; nevertheless both cards go back to where they were.
// A cause with answers is not at its end, whatever was said of either card; one without is
// where either was.
func TestAMergeEndsWhereACardEnded(t *testing.T) {
	outside := fishbone.StopAsking{ID: "rivals", Control: fishbone.OutsideControl}
	a := apply(t, twice(t), outside, merge)
	if c := cause(a, "rivals"); c.Stopped() || a.Check() != nil {
		t.Errorf("with answers it is at its end: %+v, %v", c, a.Check())
	}
	outside.ID = "loose"
	a = apply(t, twice(t), fishbone.RemoveCause{ID: "below"}, outside, merge)
	if c := cause(a, "rivals"); c.Control != fishbone.OutsideControl || a.Check() != nil {
		t.Errorf("without answers it is not outside control: %+v, %v", c, a.Check())
	}
}

func TestPartedLaterEachHasItsOwn(t *testing.T) {
	between := []fishbone.Edit{
		fishbone.AddCause{ID: "more", Under: "rivals", Text: "线上更便宜"},
		fishbone.MoveCause{ID: "rivals", Under: "people"},
		fishbone.SetVotes{ID: "rivals", Votes: 6},
	}
	for _, shown := range []bool{false, true} {
		a := apply(t, apply(t, twice(t), merge), between...)
		if shown {
			a = apply(t, a, fishbone.ShowWording{ID: "w"})
		}
		a = apply(t, a, fishbone.PartCause{ID: "w", As: "new"})
		one, other := cause(a, "rivals"), cause(a, "new")
		if one.Text != "竞争太激烈" || one.By != "林" || one.Votes != 4 || one.Parent != "people" {
			t.Errorf("shown the other way round? %v. One is %+v", shown, one)
		}
		if other.Text != "市场竞争加剧" || other.By != "王" || other.Votes != 2 || other.Parent != fishbone.Tray || !other.Made.At.Equal(now.At.Add(4*time.Minute)) {
			t.Errorf("shown the other way round? %v. The other is %+v", shown, other)
		}
		if !slices.Equal(texts(a, "rivals"), []string{"线上更便宜"}) || !slices.Equal(texts(a, "new"), []string{"新开了两家店"}) {
			t.Errorf("answers %v and %v", texts(a, "rivals"), texts(a, "new"))
		}
	}
}

func TestACardWhosePlaceIsGoneComesBesideTheCause(t *testing.T) {
	a := apply(t, twice(t), fishbone.MergeCause{ID: "rivals", Into: "staff", As: "w"},
		fishbone.AddCause{ID: "last", Under: "people", Text: "x"}, fishbone.RemoveBone{ID: "market"}, fishbone.PartCause{ID: "w", As: "new"})
	if got := a.CauseIDs("people"); !slices.Equal(got, []fishbone.ID{"staff", "new", "last"}) {
		t.Errorf("on the bone are %v", got)
	}
}

func TestTheShownWordingIsSwitched(t *testing.T) {
	a := apply(t, twice(t), merge, fishbone.AddCause{ID: "third", Under: "people", Text: "对手多", By: "李"}, fishbone.MergeCause{ID: "third", Into: "rivals", As: "w3"})
	a = apply(t, a, fishbone.JudgeTherefore{ID: "rivals", Therefore: fishbone.Holds}, fishbone.ShowWording{ID: "w"})
	c := cause(a, "rivals")
	if c.Text != "市场竞争加剧" || c.By != "王" || c.Votes != 5 || a.OwnVotes("rivals") != 2 || c.Therefore != fishbone.Unchecked {
		t.Errorf("it shows %+v, own votes %d", c, a.OwnVotes("rivals"))
	}
	a = apply(t, a, fishbone.ShowWording{ID: "w3"})
	said := map[string]string{}
	for _, w := range a.Wordings("rivals") {
		said[w.Text] = w.By
	}
	if c := cause(a, "rivals"); c.Text != "对手多" || said["市场竞争加剧"] != "王" || said["竞争太激烈"] != "林" {
		t.Errorf("it shows %q, the others are %v", c.Text, said)
	}
	// Each goes back to its own place, whichever is shown.
	a = apply(t, a, fishbone.PartCause{ID: "w", As: "n1"}, fishbone.PartCause{ID: a.Wordings("rivals")[1].ID, As: "n2"})
	if got := cause(a, "n1"); got.Text != "市场竞争加剧" || got.Parent != fishbone.Tray || !slices.Equal(texts(a, "n1"), []string{"新开了两家店"}) {
		t.Errorf("the first is %+v with %v", got, texts(a, "n1"))
	}
	if got := cause(a, "n2"); got.Text != "对手多" || got.Parent != "people" || cause(a, "rivals").Text != "竞争太激烈" {
		t.Errorf("the second is %+v, the cause %q", got, cause(a, "rivals").Text)
	}
}

func TestWordingsGoWithTheirCause(t *testing.T) {
	a := apply(t, twice(t), merge, fishbone.RemoveCause{ID: "rivals"})
	if a.Has("w") {
		t.Error("a wording of nothing is left")
	}
}

func TestWhatCannotBeMerged(t *testing.T) {
	for _, c := range []struct {
		id, into fishbone.ID
		want     error
	}{
		{"loose", "loose", fishbone.ErrSame},
		{"loose", "nothing", fishbone.ErrNotFound},
		{"pay", "staff", fishbone.ErrLoop},
		{"staff", "raises", fishbone.ErrLoop},
		{"again", "staff", fishbone.ErrClosed},
		{"staff", "again", fishbone.ErrClosed},
	} {
		if _, err := twice(t).Apply(fishbone.MergeCause{ID: c.id, Into: c.into, As: "w"}, now); !errors.Is(err, c.want) {
			t.Errorf("%s into %s: %v, want %v", c.id, c.into, err, c.want)
		}
	}
	if err := twice(t).CanMerge("again", "loose"); err != nil {
		t.Errorf("what repeats a cause cannot become one with it: %v", err)
	}
}

func TestASplitCauseIsTwo(t *testing.T) {
	a := apply(t, twice(t), fishbone.SplitCause{ID: "loose", As: "new", Text: "竞争加剧", Rest: "市场变小"})
	was, _ := twice(t).Cause("loose")
	one, rest := cause(a, "loose"), cause(a, "new")
	if one.Text != "竞争加剧" || one.Votes != 2 || len(a.CauseIDs("loose")) != 1 {
		t.Errorf("the first is %+v", one)
	}
	if rest.Text != "市场变小" || rest.By != "王" || rest.Made != was.Made || rest.Votes != 0 {
		t.Errorf("the rest is %+v", rest)
	}
	if got := a.CauseIDs(fishbone.Tray); !slices.Equal(got, []fishbone.ID{"loose", "new", "again"}) {
		t.Errorf("in the tray are %v", got)
	}
}
