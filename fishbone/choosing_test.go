package fishbone_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"whybone/fishbone"
)

// choosing is the worked example with three solutions, of which some say something of others,
// and two criteria.
func choosing(t failer) *fishbone.Analysis {
	return apply(t, start(t),
		fishbone.Add{Thing: &fishbone.Solution{ID: "s2", Text: "奖金", By: "林", Causes: []fishbone.ID{"raises"}, Votes: 3, BuildsOn: "s1"}},
		fishbone.Add{Thing: &fishbone.Solution{ID: "s3", Text: "分红", By: "王", Causes: []fishbone.ID{"pay"}, Votes: 2, BuildsOn: "s2"}},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "k1", Text: "可行性", For: fishbone.OfSolutions, Weight: 60}},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "k2", Text: "经济性", For: fishbone.OfSolutions, Weight: 40, Scale: fishbone.FiveThreeOne}},
		fishbone.Add{Thing: &fishbone.Criterion{ID: "kc", Text: "频度", For: fishbone.OfCauses}},
	)
}

func TestAChoiceWantsAReason(t *testing.T) {
	a := choosing(t)
	for _, reason := range []string{"", " \n ", "\u200b"} {
		if _, err := a.Apply(fishbone.ChooseSolution{ID: "s1", Choice: fishbone.Chosen, Reason: reason}, now); !errors.Is(err, fishbone.ErrNoReason) {
			t.Errorf("chosen for the reason %q: %v", reason, err)
		}
	}
	a = apply(t, a, fishbone.ChooseSolution{ID: "s1", Choice: fishbone.Chosen, Reason: "省钱"}, fishbone.ChooseSolution{ID: "s2", Choice: fishbone.Declined})
	if s, _ := a.Solution("s1"); s.Choice != fishbone.Chosen || s.Reason != "省钱" {
		t.Errorf("it is %+v", s)
	}
	a = apply(t, a, fishbone.ChooseSolution{ID: "s1", Reason: "省钱"})
	if s, _ := a.Solution("s1"); s.Choice != fishbone.NotChosen || s.Reason != "" {
		t.Errorf("taken back it is %+v", s)
	}
	if _, err := a.Apply(fishbone.ChooseSolution{ID: "pay", Choice: fishbone.Declined}, now); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("a cause was declined: %v", err)
	}
}

func TestRanksHaveNoGaps(t *testing.T) {
	ranks := func(a *fishbone.Analysis) string {
		said := ""
		for _, s := range a.Ranked() {
			said += fmt.Sprint(s.ID, s.Rank, " ")
		}
		return said
	}
	a := apply(t, choosing(t), fishbone.RankSolutions{Order: []fishbone.ID{"s3", "s1", "s3", "s2"}})
	if got, want := ranks(a), "s31 s12 s23 "; got != want {
		t.Errorf("the list is %s, want %s", got, want)
	}
	a = apply(t, a, fishbone.RankSolutions{Order: []fishbone.ID{"s2", "s3"}})
	if got, want := ranks(a), "s21 s32 "; got != want {
		t.Errorf("the list is %s, want %s", got, want)
	}
	a = apply(t, a, fishbone.Set{Of: fishbone.SolutionKind, ID: "s3", Values: fishbone.Values{"rank": 7}},
		fishbone.Set{Of: fishbone.SolutionKind, ID: "s2", Values: fishbone.Values{"rank": 4}}) // as a file may have them
	if got, want := ranks(a), "s21 s32 "; got != want {
		t.Errorf("with places left free the list is %s, want %s", got, want)
	}
	if _, err := a.Apply(fishbone.RankSolutions{Order: []fishbone.ID{"pay"}}, now); !errors.Is(err, fishbone.ErrNotFound) {
		t.Errorf("a cause was ranked: %v", err)
	}
}

func TestGivingPoints(t *testing.T) {
	a := choosing(t)
	give := func(criterion, of fishbone.ID, by string, points int) error {
		next, err := a.Apply(fishbone.GivePoints{ID: fishbone.ID(fmt.Sprint("g", len(a.Scores()), by)), Criterion: criterion, Of: of, By: by, Points: points}, now)
		if err == nil {
			a = next
		}
		return err
	}
	for _, tt := range []struct {
		criterion, of fishbone.ID
		by            string
		points        int
		err           error
		scores        int
	}{
		{"k1", "s1", "", 4, nil, 1},
		{"k1", "s1", "", 2, nil, 1}, // in place of the 4
		{"k1", "s1", "林", 5, nil, 2},
		{"k1", "s1", "", 6, fishbone.ErrPoints, 2},
		{"k1", "s1", "", -1, fishbone.ErrPoints, 2},
		{"k2", "s1", "", 4, fishbone.ErrPoints, 2}, // 5-3-1 has no 4
		{"k2", "s1", "", 3, nil, 3},
		{"k1", "pay", "", 3, fishbone.ErrNotFound, 3}, // a cause has no points for a criterion of solutions
		{"kc", "s1", "", 3, fishbone.ErrNotFound, 3},
		{"kc", "pay", "", 3, nil, 4},
		{"k1", "s1", "林", 0, nil, 3},
		{"k1", "s1", "林", 0, nil, 3},
	} {
		if err := give(tt.criterion, tt.of, tt.by, tt.points); !errors.Is(err, tt.err) || len(a.Scores()) != tt.scores {
			t.Errorf("%d points by %q for %s, %s: %v, %d scores; want %v, %d", tt.points, tt.by, tt.of, tt.criterion, err, len(a.Scores()), tt.err, tt.scores)
		}
	}
	if s := a.Scores()[0]; s.Points != "2" {
		t.Errorf("the points are %s", s.Points)
	}
}

// Nobody's words or votes are lost where solutions are merged, and one undo parts them.
func TestMergingSolutionsKeepsAuthorsCausesAndVotes(t *testing.T) {
	a := apply(t, choosing(t),
		fishbone.Add{Thing: &fishbone.Argument{ID: "x", Text: "快", Solution: "s3", Side: fishbone.Pro}},
		fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "没人用", Solution: "s3"}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "做", Solution: "s3"}},
		fishbone.GivePoints{ID: "g", Criterion: "k1", Of: "s3", Points: 5},
		fishbone.GivePoints{ID: "h", Criterion: "k1", Of: "s2", Points: 1},
		fishbone.ChooseSolution{ID: "s3", Choice: fishbone.Chosen, Reason: "省钱"},
	)
	before := content(t, a)
	e := fishbone.MergeSolution{ID: "s3", Into: "s2", As: "n"}
	c, err := a.Change(fishbone.DatedEdit{Edit: e, At: now})
	if err != nil {
		t.Fatal(err)
	}
	b := c.After
	s, _ := b.Solution("s2")
	if _, there := b.Solution("s3"); there || s.Votes != 5 || !slices.Equal(s.Causes, []fishbone.ID{"raises", "pay"}) || s.Choice != fishbone.Chosen || s.Reason != "省钱" {
		t.Errorf("merged it is %+v", s)
	}
	if got := b.AdditionsTo("s2"); len(got) != 1 || got[0].Text != "分红" || got[0].By != "王" {
		t.Errorf("it has the additions %+v", got)
	}
	if got := b.Authors(s); !slices.Equal(got, []string{"林", "王"}) {
		t.Errorf("its authors are %q", got)
	}
	if len(b.ArgumentsOn("s2", fishbone.Pro)) != 1 || len(b.RisksOf("s2")) != 1 || b.Promises()[0].Solution != "s2" {
		t.Error("what was said of it does not name the other one")
	}
	if scores := b.Scores(); len(scores) != 1 || scores[0].ID != "h" {
		t.Errorf("the scores are %+v", scores)
	}
	if got := content(t, apply(t, b, fishbone.Revert{Patch: c.Undo})); got != before {
		t.Errorf("parted it is\n%s\nit was\n%s", got, before)
	}
	for _, bad := range []fishbone.MergeSolution{{ID: "s1", Into: "s1", As: "n"}, {ID: "s1", Into: "pay", As: "n"}, {ID: "s1", Into: "s2", As: "pay"}} {
		if _, err := a.Apply(bad, now); err == nil {
			t.Errorf("%+v was done", bad)
		}
	}
}

// Solutions that build on one another never go round in a circle.
func TestMergedSolutionsBuildOnNoneOfThemselves(t *testing.T) {
	a := apply(t, choosing(t), fishbone.MergeSolution{ID: "s1", Into: "s3", As: "n"}) // s3 → s2 → s1
	s2, _ := a.Solution("s2")
	s3, _ := a.Solution("s3")
	if s2.BuildsOn != "s3" || s3.BuildsOn != "" {
		t.Errorf("s2 builds on %q, s3 on %q", s2.BuildsOn, s3.BuildsOn)
	}
}

// A reason for failure is answered only as long as somebody promises to take care of it.
func TestAReasonIsOpenOnceItsPromiseIsGone(t *testing.T) {
	a := apply(t, choosing(t),
		fishbone.Add{Thing: &fishbone.Risk{ID: "r", Text: "没人用", Solution: "s3", Answer: fishbone.RiskPromised}},
		fishbone.Add{Thing: &fishbone.Promise{ID: "p", Text: "培训", Solution: "s3", Risk: "r"}},
	)
	answer := func(a *fishbone.Analysis) fishbone.RiskAnswer { return a.AnswerTo(a.Risks()[0]) }
	if answer(a) != fishbone.RiskPromised {
		t.Errorf("promised it is %q", answer(a))
	}
	if b := apply(t, a, fishbone.Remove{Of: fishbone.PromiseKind, ID: "p"}); answer(b) != fishbone.RiskOpen {
		t.Errorf("without the promise it is %q", answer(b))
	}
	if b := apply(t, a, fishbone.Set{Of: fishbone.PromiseKind, ID: "p", Values: fishbone.Values{"status": string(fishbone.PromiseDropped)}}); answer(b) != fishbone.RiskOpen {
		t.Errorf("with the promise dropped it is %q", answer(b))
	}
}

// What the other one says counts where it says nothing itself, and nobody is named twice.
func TestMergedSolutionsFillWhatIsUnsaid(t *testing.T) {
	strength := func(s fishbone.Strength) fishbone.Values { return fishbone.Values{"strength": string(s)} }
	for _, c := range []struct{ own, other, want fishbone.Strength }{
		{fishbone.Unsaid, fishbone.Stronger, fishbone.Stronger}, {fishbone.Weaker, fishbone.Stronger, fishbone.Weaker},
	} {
		a := apply(t, choosing(t),
			fishbone.Set{Of: fishbone.SolutionKind, ID: "s2", Values: strength(c.own)}, fishbone.Set{Of: fishbone.SolutionKind, ID: "s3", Values: strength(c.other)},
			fishbone.MergeSolution{ID: "s3", Into: "s2", As: "x"})
		if s, _ := a.Solution("s2"); s.Strength != c.want {
			t.Errorf("%q with %q is %q, want %q", c.own, c.other, s.Strength, c.want)
		}
	}
	a := apply(t, choosing(t),
		fishbone.Add{Thing: &fishbone.Addition{ID: "x1", Text: "更快", Solution: "s2", By: "林"}},
		fishbone.Add{Thing: &fishbone.Addition{ID: "x2", Text: "更早", Solution: "s2", By: "王"}},
		fishbone.Add{Thing: &fishbone.Addition{ID: "x3", Text: "更准", Solution: "s2", By: "王"}},
		fishbone.Add{Thing: &fishbone.Addition{ID: "x4", Text: "更好", Solution: "s2"}})
	s, _ := a.Solution("s2")
	if got := a.Authors(s); !slices.Equal(got, []string{"林", "王"}) {
		t.Errorf("the authors are %q", got)
	}
}
