package fishbone_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"whybone/fishbone"
)

const ballotKey = fishbone.BallotKey("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8")

// team is an analysis with so many causes (c0 …) and people (p0 …).
func team(t failer, causes, people int) *fishbone.Analysis {
	t.Helper()
	a := apply(t, fishbone.New("a", now), fishbone.Add{Thing: &fishbone.Bone{ID: "bone", Name: "方法"}})
	for i := range causes {
		a = apply(t, a, fishbone.AddCause{ID: numbered("c", i), Under: "bone", Text: fmt.Sprintf("cause %d", i)})
	}
	for i := range people {
		a = apply(t, a, fishbone.Add{Thing: &fishbone.Person{ID: numbered("p", i), Name: fmt.Sprintf("voter %d", i), Role: fishbone.Member}})
	}
	return a
}

func numbered(what string, i int) fishbone.ID { return fishbone.ID(fmt.Sprint(what, i)) }

// voting opens a ballot "b" on all causes of a team, with tallies t0 … and papers v0 ….
func voting(t failer, causes, people, dots, most int) *fishbone.Analysis {
	t.Helper()
	return apply(t, team(t, causes, people), ballotOf("b", causes, people, dots, most))
}

func ballotOf(id fishbone.ID, causes, people, dots, most int) fishbone.StartBallot {
	e := fishbone.StartBallot{ID: id, Text: "which?", On: fishbone.OfCauses, Dots: dots, Most: most, Cut: 2}
	for i := range causes {
		e.Cards = append(e.Cards, fishbone.BallotCard{ID: numbered("t", i), Of: numbered("c", i)})
	}
	for i := range people {
		e.Voters = append(e.Voters, fishbone.BallotVoter{ID: numbered("v", i), Person: numbered("p", i)})
	}
	return e
}

// cast has a voter vote.
func cast(t failer, a *fishbone.Analysis, paper fishbone.ID, m fishbone.Marks) *fishbone.Analysis {
	t.Helper()
	e, err := a.SealPaper(ballotKey, paper, m)
	if err != nil {
		t.Fatalf("seal: %v", err)
	}
	return apply(t, a, e)
}

func reveal(t failer, a *fishbone.Analysis, ballot fishbone.ID) *fishbone.Analysis {
	t.Helper()
	e, err := a.CountBallot(ballotKey, ballot)
	if err != nil {
		t.Fatalf("count: %v", err)
	}
	return apply(t, a, e)
}

func TestStartBallotRefuses(t *testing.T) {
	change := func(f func(*fishbone.StartBallot)) fishbone.StartBallot {
		e := ballotOf("b", 3, 2, 2, 1)
		f(&e)
		return e
	}
	for name, c := range map[string]struct {
		edit fishbone.StartBallot
		want error
	}{
		"no dots":           {change(func(e *fishbone.StartBallot) { e.Dots = 0 }), fishbone.ErrNoDots},
		"one card":          {change(func(e *fishbone.StartBallot) { e.Cards = e.Cards[:1] }), fishbone.ErrFewCards},
		"nobody":            {change(func(e *fishbone.StartBallot) { e.Voters = nil }), fishbone.ErrNoVoters},
		"a card twice":      {change(func(e *fishbone.StartBallot) { e.Cards[1].Of = "c0" }), fishbone.ErrNotFound},
		"a card of another": {change(func(e *fishbone.StartBallot) { e.On = fishbone.OfSolutions }), fishbone.ErrNotFound},
		"a person twice":    {change(func(e *fishbone.StartBallot) { e.Voters[1].Person = "p0" }), fishbone.ErrTaken},
		"a stranger":        {change(func(e *fishbone.StartBallot) { e.Voters[1].Person = "bone" }), fishbone.ErrNotFound},
		"no question":       {change(func(e *fishbone.StartBallot) { e.Text = " " }), fishbone.ErrEmpty},
		"a tie of nothing":  {change(func(e *fishbone.StartBallot) { e.Breaks = "x" }), fishbone.ErrNotRevealed},
	} {
		if _, err := team(t, 3, 2).Apply(c.edit, now); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if _, err := voting(t, 3, 2, 2, 1).Apply(ballotOf("b2", 3, 2, 2, 1), now); !errors.Is(err, fishbone.ErrBallotOpen) {
		t.Errorf("a second one: %v", err)
	}
}

// Nobody gives more dots than there are, more on one card than are allowed, or none; and nobody
// votes twice or in a ballot that is over.
func TestCasting(t *testing.T) {
	a := voting(t, 4, 2, 3, 2)
	for name, c := range map[string]struct {
		marks fishbone.Marks
		want  error
	}{
		"too many":     {fishbone.Marks{"t0": 2, "t1": 2}, fishbone.ErrTooManyDots},
		"too much":     {fishbone.Marks{"t0": 3}, fishbone.ErrTooManyOnCard},
		"less than no": {fishbone.Marks{"t0": -1, "t1": 2}, fishbone.ErrType},
		"none":         {fishbone.Marks{}, fishbone.ErrNoDots},
	} {
		if _, err := a.SealPaper(ballotKey, "v0", c.marks); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	b, _ := a.Ballot("b")
	if err := b.CanMark(fishbone.Marks{"t0": 2}, "t0"); !errors.Is(err, fishbone.ErrTooManyOnCard) {
		t.Errorf("a third dot on a card: %v", err)
	}
	if err := b.CanMark(fishbone.Marks{"t0": 2, "t1": 1}, "t2"); !errors.Is(err, fishbone.ErrTooManyDots) {
		t.Errorf("a fourth dot: %v", err)
	}
	if err := b.CanMark(fishbone.Marks{"t0": 2}, "t1"); err != nil {
		t.Error(err)
	}

	a = cast(t, a, "v0", fishbone.Marks{"t0": 2, "t1": 1})
	if _, err := a.SealPaper(ballotKey, "v0", fishbone.Marks{"t0": 1}); !errors.Is(err, fishbone.ErrVoted) {
		t.Errorf("twice: %v", err)
	}
	if _, err := a.Apply(fishbone.CastPaper{ID: "v0", Sealed: "x"}, now); !errors.Is(err, fishbone.ErrVoted) {
		t.Errorf("twice: %v", err)
	}
	if _, err := a.Apply(fishbone.PassPaper{ID: "v0", State: fishbone.PaperAbsent}, now); !errors.Is(err, fishbone.ErrVoted) {
		t.Errorf("absent after the vote: %v", err)
	}
	a = reveal(t, apply(t, a, fishbone.PassPaper{ID: "v1", State: fishbone.PaperAbsent}), "b")
	if _, err := a.Apply(fishbone.CastPaper{ID: "v1", Sealed: "x"}, now); !errors.Is(err, fishbone.ErrBallotClosed) {
		t.Errorf("after the reveal: %v", err)
	}
}

// A paper that was not made by the rules is found at the reveal, and so are sums that nobody can
// have given.
func TestCountingChecksThePapers(t *testing.T) {
	a := voting(t, 3, 1, 2, 1)
	for _, m := range []fishbone.Marks{{"t0": 2}, {"t0": 1, "t1": 1, "t2": 1}} {
		sealed, err := ballotKey.Seal("v0", m)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := apply(t, a, fishbone.CastPaper{ID: "v0", Sealed: sealed}).CountBallot(ballotKey, "b"); err == nil {
			t.Errorf("%v was counted", m)
		}
	}
	a = cast(t, a, "v0", fishbone.Marks{"t0": 1})
	for _, sums := range []map[fishbone.ID]int{{"t0": 2}, {"t0": 1, "t1": 1, "t2": 1}, {"x": 1}, {"t0": -1}} {
		if _, err := a.Apply(fishbone.RevealBallot{ID: "b", Dots: sums}, now); err == nil {
			t.Errorf("%v was believed", sums)
		}
	}
}

// Until the reveal nothing of the analysis, and nothing of the record, tells a dot: however much
// the papers differ, what is written is of the same length and says nothing, and the same paper
// is never sealed alike.
func TestNothingCanBeCountedBeforeTheReveal(t *testing.T) {
	a := voting(t, 4, 3, 5, 5)
	one, two := fishbone.Marks{"t0": 5}, fishbone.Marks{"t0": 1, "t1": 1, "t2": 1, "t3": 2}
	first, err := a.SealPaper(ballotKey, "v0", one)
	if err != nil {
		t.Fatal(err)
	}
	second, _ := a.SealPaper(ballotKey, "v0", two)
	again, _ := a.SealPaper(ballotKey, "v0", one)
	if len(first.Sealed) != len(second.Sealed) || first.Sealed == again.Sealed {
		t.Error("a sealed paper tells something of what is in it")
	}
	b := cast(t, apply(t, a, first), "v1", two)
	if got := b.Result("b"); got != nil {
		t.Errorf("result %v", got)
	}
	if got := b.Ranking(fishbone.OfCauses); got != nil {
		t.Errorf("ranking %v", got)
	}
	for _, tally := range b.TalliesOf("b") {
		if tally.Dots != 0 {
			t.Errorf("%s has dots", tally.ID)
		}
	}
	for _, text := range []string{content(t, b), asJSON(t, first)} {
		if strings.Contains(text, `"dots":5,`) && strings.Contains(text, `"t0":5`) {
			t.Errorf("it can be read: %s", text)
		}
	}
	for i := range 4 {
		if c, _ := b.Cause(numbered("c", i)); c.Votes != 0 {
			t.Errorf("%s has votes", c.ID)
		}
	}
	if _, err := b.CountBallot(ballotKey, "b"); !errors.Is(err, fishbone.ErrNotAllVoted) {
		t.Errorf("revealed while somebody has not voted: %v", err)
	}
	if _, err := b.Apply(fishbone.RevealBallot{ID: "b"}, now); !errors.Is(err, fishbone.ErrNotAllVoted) {
		t.Errorf("revealed while somebody has not voted: %v", err)
	}
	if _, err := b.Apply(fishbone.PassPaper{ID: "v2", State: fishbone.PaperLate}, now); err != nil {
		t.Error(err)
	} else if err := apply(t, b, fishbone.PassPaper{ID: "v2", State: fishbone.PaperLate}).CanReveal("b"); !errors.Is(err, fishbone.ErrNotAllVoted) {
		t.Errorf("revealed before who is late: %v", err)
	}
	if _, err := b.Apply(fishbone.CutBallot{ID: "b", Cut: 1}, now); !errors.Is(err, fishbone.ErrNotRevealed) {
		t.Errorf("cut before the reveal: %v", err)
	}
}

// After the reveal nobody can say who voted how: seals are gone, and another key opens none.
func TestVotesByNameAreGoneAfterTheReveal(t *testing.T) {
	a := cast(t, cast(t, voting(t, 3, 2, 2, 2), "v0", fishbone.Marks{"t0": 2}), "v1", fishbone.Marks{"t1": 1, "t0": 1})
	if _, err := a.CountBallot(fishbone.NewBallotKey(), "b"); !errors.Is(err, fishbone.ErrSealed) {
		t.Errorf("opened by another key: %v", err)
	}
	p, _ := a.Paper("v0")
	if _, err := ballotKey.Open("v1", p.Sealed); !errors.Is(err, fishbone.ErrSealed) {
		t.Errorf("opened as somebody else's: %v", err)
	}
	a = reveal(t, a, "b")
	for _, p := range a.PapersOf("b") {
		if p.Sealed != "" || p.State != fishbone.PaperVoted {
			t.Errorf("paper %+v", p)
		}
	}
	if got := a.Result("b"); got[0].Of != "c0" || got[0].Dots != 3 || got[1].Dots != 1 {
		t.Errorf("result %+v", got)
	}
	if c, _ := a.Cause("c0"); c.Votes != 3 {
		t.Errorf("%d votes", c.Votes)
	}
}

// A voter's order is their own: somebody who joins later does not change it, wherever their paper
// comes in the order of papers.
func TestTheOrderOfAVoterIsTheirOwn(t *testing.T) {
	a := voting(t, 12, 3, 3, 3)
	more := apply(t, a, fishbone.Add{Thing: &fishbone.Person{ID: "new", Name: "new", Role: fishbone.Member}},
		fishbone.AddVoter{ID: "a first one", Ballot: "b", Person: "new"})
	for i := range 3 {
		if v := numbered("v", i); !slices.Equal(a.CardsFor(v), more.CardsFor(v)) {
			t.Errorf("voter %d sees another order since somebody joined", i)
		}
	}
}

// Each voter sees another order, always the same one; whoever comes later or is absent.
func TestEveryVoterSeesAnotherOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cards, voters := rapid.IntRange(4, 40).Draw(t, "cards"), rapid.IntRange(2, 12).Draw(t, "voters")
		a := voting(t, cards, voters, 3, 3)
		seen := map[string]bool{}
		for i := range voters {
			order := a.CardsFor(numbered("v", i))
			key := ""
			for _, c := range order {
				key += string(c.ID) + " "
			}
			if len(order) != cards || seen[key] {
				t.Fatalf("voter %d sees %q, which is not whole or was seen", i, key)
			}
			seen[key] = true
			if late := apply(t, a, fishbone.PassPaper{ID: "v0", State: fishbone.PaperLate}); !slices.Equal(late.CardsFor(numbered("v", i)), order) {
				t.Fatalf("voter %d sees another order than before", i)
			}
		}
	})
}

func TestTurns(t *testing.T) {
	a := voting(t, 3, 3, 1, 1)
	next := func(want fishbone.ID) {
		t.Helper()
		if p, _ := a.NextVoter("b"); p.ID != want {
			t.Errorf("it is the turn of %q, want %q", p.ID, want)
		}
	}
	next("v0")
	a = apply(t, a, fishbone.PassPaper{ID: "v0", State: fishbone.PaperLate})
	next("v1")
	a = cast(t, a, "v1", fishbone.Marks{"t0": 1})
	next("v2")
	a = apply(t, a, fishbone.PassPaper{ID: "v2", State: fishbone.PaperLate})
	next("v0")
	a = apply(t, a, fishbone.PassPaper{ID: "v0", State: fishbone.PaperLate})
	next("v2")
	a = apply(t, a, fishbone.PassPaper{ID: "v2", State: fishbone.PaperAbsent}, fishbone.PassPaper{ID: "v0", State: fishbone.PaperAbstained})
	next("")
	a = apply(t, a, fishbone.Add{Thing: &fishbone.Person{ID: "new", Name: "new", Role: fishbone.Member}}, fishbone.AddVoter{ID: "v9", Ballot: "b", Person: "new"})
	next("v9")
	a = cast(t, a, "v9", fishbone.Marks{"t0": 1})
	if a = reveal(t, a, "b"); a.Result("b")[0].Dots != 2 {
		t.Errorf("result %+v", a.Result("b"))
	}
}

// revealed is a ballot that went out with so many dots on each card.
func revealed(t failer, dots ...int) *fishbone.Analysis {
	t.Helper()
	all := 0
	for _, n := range dots {
		all += n
	}
	a := voting(t, len(dots), 1, all, 0)
	m := fishbone.Marks{}
	for i, n := range dots {
		m[numbered("t", i)] = n
	}
	return reveal(t, cast(t, a, "v0", m), "b")
}

func TestRanks(t *testing.T) {
	for _, c := range []struct {
		dots  []int
		cut   int
		ranks []int
		cuts  []fishbone.CutSide
	}{
		{[]int{8, 7, 6}, 1, []int{1, 2, 3}, []fishbone.CutSide{fishbone.AboveCut, fishbone.BelowCut, fishbone.BelowCut}},
		{[]int{8, 3, 3, 3, 2}, 2, []int{1, 2, 2, 2, 5}, []fishbone.CutSide{fishbone.AboveCut, fishbone.OnCut, fishbone.OnCut, fishbone.OnCut, fishbone.BelowCut}},
		{[]int{8, 3, 3, 2}, 3, []int{1, 2, 2, 4}, []fishbone.CutSide{fishbone.AboveCut, fishbone.AboveCut, fishbone.AboveCut, fishbone.BelowCut}},
		{[]int{3, 3, 1}, 1, []int{1, 1, 3}, []fishbone.CutSide{fishbone.OnCut, fishbone.OnCut, fishbone.BelowCut}},
		{[]int{1, 0, 0}, 1, []int{1, 2, 2}, []fishbone.CutSide{fishbone.AboveCut, fishbone.BelowCut, fishbone.BelowCut}},
	} {
		a := apply(t, revealed(t, c.dots...), fishbone.CutBallot{ID: "b", Cut: c.cut})
		for i, s := range a.Result("b") {
			if s.Dots != c.dots[i] || s.Rank != c.ranks[i] || s.Side != c.cuts[i] {
				t.Errorf("%v, cut %d: place %d is %+v", c.dots, c.cut, i, s)
			}
		}
	}
}

// Whatever the dots: more dots never mean a worse place, and equal ones the same.
func TestRanksFollowDots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		dots := rapid.SliceOfN(rapid.IntRange(0, 4), 2, 12).Draw(t, "dots")
		dots[0]++
		all := revealed(t, dots...).Result("b")
		for i, s := range all {
			better := 0
			for _, other := range all {
				if other.Dots > s.Dots {
					better++
				}
			}
			if s.Rank != better+1 || i > 0 && all[i-1].Dots < s.Dots {
				t.Fatalf("%v: %+v", dots, all)
			}
		}
	})
}

// A tie is decided by a ballot of its own or by the facilitator; the dots of the first ballot and
// the votes of the causes stay.
func TestTies(t *testing.T) {
	a := revealed(t, 3, 1, 1, 1)
	tie := ballotOf("b2", 0, 1, 1, 1)
	tie.Breaks, tie.Voters[0].ID = "b", "w0"
	for i := 1; i < 4; i++ {
		tie.Cards = append(tie.Cards, fishbone.BallotCard{ID: numbered("u", i), Of: numbered("c", i)})
	}
	again := reveal(t, cast(t, apply(t, a, tie), "w0", fishbone.Marks{"u3": 1}), "b2")
	got := again.Ranking(fishbone.OfCauses)
	if got[1].Of != "c3" || got[1].Rank != 2 || got[1].Dots != 1 || got[2].Rank != 3 || got[3].Rank != 3 || got[1].Side != fishbone.AboveCut {
		t.Errorf("ranking %+v", got)
	}
	if n := len(again.Rounds(fishbone.OfCauses)); n != 1 {
		t.Errorf("%d rounds", n)
	}
	if c, _ := again.Cause("c1"); c.Votes != 1 {
		t.Errorf("%d votes", c.Votes)
	}
	decided := apply(t, a, fishbone.DecideTie{ID: "d", Breaks: "b", For: "c2", Reason: "cheap to try", Cards: []fishbone.BallotCard{{ID: "x1", Of: "c1"}, {ID: "x2", Of: "c2"}, {ID: "x3", Of: "c3"}}})
	if got := decided.Ranking(fishbone.OfCauses); got[1].Of != "c2" || got[1].Tied != 1 || got[2].Tied != 2 {
		t.Errorf("ranking %+v", got)
	}
	for name, e := range map[string]fishbone.DecideTie{
		"no reason":  {ID: "d", Breaks: "b", For: "c2", Cards: []fishbone.BallotCard{{ID: "x1", Of: "c1"}, {ID: "x2", Of: "c2"}}},
		"one alone":  {ID: "d", Breaks: "b", For: "c2", Reason: "x", Cards: []fishbone.BallotCard{{ID: "x2", Of: "c2"}}},
		"none of it": {ID: "d", Breaks: "b", For: "c0", Reason: "x", Cards: []fishbone.BallotCard{{ID: "x1", Of: "c1"}, {ID: "x2", Of: "c2"}}},
	} {
		if _, err := a.Apply(e, now); err == nil {
			t.Errorf("%s: decided", name)
		}
	}
}

// A second round stands beside the first.
func TestARevoteIsAnotherRound(t *testing.T) {
	a := revealed(t, 3, 1)
	e := ballotOf("b2", 0, 1, 2, 2)
	e.Voters[0].ID = "w0"
	for i := range 2 {
		e.Cards = append(e.Cards, fishbone.BallotCard{ID: numbered("u", i), Of: numbered("c", i)})
	}
	a = reveal(t, cast(t, apply(t, a, e), "w0", fishbone.Marks{"u1": 2}), "b2")
	if rounds := a.Rounds(fishbone.OfCauses); len(rounds) != 2 || a.Result("b")[0].Of != "c0" || a.Ranking(fishbone.OfCauses)[0].Of != "c1" {
		t.Errorf("rounds %v, ranking %v", rounds, a.Ranking(fishbone.OfCauses))
	}
	if c, _ := a.Cause("c1"); c.Votes != 2 {
		t.Errorf("%d votes", c.Votes)
	}
}

// Cards that are merged while people vote, or after, are one card with the dots of both.
func TestMergingKeepsDots(t *testing.T) {
	before := cast(t, voting(t, 3, 2, 3, 3), "v0", fishbone.Marks{"t0": 1, "t1": 2})
	merge := fishbone.MergeCause{ID: "c1", Into: "c0", As: "w"}
	if n := len(apply(t, before, merge).CardsFor("v1")); n != 2 {
		t.Errorf("%d cards", n)
	}
	during := reveal(t, cast(t, apply(t, before, merge), "v1", fishbone.Marks{"t0": 1}), "b")
	after := apply(t, reveal(t, cast(t, before, "v1", fishbone.Marks{"t0": 1}), "b"), merge)
	for name, a := range map[string]*fishbone.Analysis{"during": during, "after": after} {
		if got := a.Result("b"); len(got) != 2 || got[0].Of != "c0" || got[0].Dots != 4 {
			t.Errorf("%s: %+v", name, got)
		}
		if c, _ := a.Cause("c0"); c.Votes != 4 {
			t.Errorf("%s: %d votes", name, c.Votes)
		}
	}
	if got := reveal(t, cast(t, apply(t, before, fishbone.RemoveCause{ID: "c1"}), "v1", fishbone.Marks{"t0": 1}), "b").Result("b"); len(got) != 2 || got[0].Dots != 2 {
		t.Errorf("without a card: %+v", got)
	}
}

func TestNearPairs(t *testing.T) {
	a := apply(t, start(t),
		fishbone.AddCause{ID: "also", Under: "people", Text: "竞争太激烈"}, fishbone.AddCause{ID: "far", Under: "people", Text: "没有培训"})
	pairs := a.NearPairs(a.Votable(fishbone.OfCauses))
	if len(pairs) != 1 || pairs[0].One != "also" || pairs[0].Other != "rivals" {
		t.Errorf("pairs %+v", pairs)
	}
	if got := apply(t, a, fishbone.Judge{ID: "far", Verdict: fishbone.Verdict{Finding: fishbone.Rejected}}).Votable(fishbone.OfCauses); slices.Contains(got, "far") {
		t.Errorf("votable %v", got)
	}
}

// Any voters, any dots: the sums of the result are what was given, by whatever order they vote.
func TestAnyBallotAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cards, voters, dots := rapid.IntRange(2, 8).Draw(t, "cards"), rapid.IntRange(1, 6).Draw(t, "voters"), rapid.IntRange(1, 5).Draw(t, "dots")
		a, want := voting(t, cards, voters, dots, 0), map[fishbone.ID]int{}
		for i := range voters {
			m := fishbone.Marks{}
			for range rapid.IntRange(0, dots).Draw(t, "given") {
				n := rapid.IntRange(0, cards-1).Draw(t, "card")
				m[numbered("t", n)]++
			}
			if len(m) == 0 {
				a = apply(t, a, fishbone.PassPaper{ID: numbered("v", i), State: fishbone.PaperAbstained})
				continue
			}
			a = cast(t, a, numbered("v", i), m)
			for id, n := range m {
				want["c"+id[1:]] += n
			}
		}
		got := map[fishbone.ID]int{}
		for _, s := range reveal(t, a, "b").Result("b") {
			if s.Dots > 0 {
				got[s.Of] = s.Dots
			}
		}
		if !maps.Equal(got, want) {
			t.Fatalf("counted %v, given %v", got, want)
		}
	})
}
