package fishbone

import (
	"cmp"
	"crypto/sha256"
	"slices"
)

// OpenBallot is the ballot on causes or solutions in which people vote just now.
func (a *Analysis) OpenBallot(on Subject) (Ballot, bool) {
	for _, b := range a.Ballots() {
		if b.On == on && b.State == BallotOpen {
			return b, true
		}
	}
	return Ballot{}, false
}

// Rounds are the ballots on causes or solutions that have been revealed, the first one first,
// without those that decide a tie.
func (a *Analysis) Rounds(on Subject) []Ballot {
	return slices.DeleteFunc(a.Ballots(), func(b Ballot) bool {
		return b.On != on || b.State != BallotRevealed || b.Breaks != ""
	})
}

// PapersOf are the papers of a ballot, in the order in which people vote.
func (a *Analysis) PapersOf(ballot ID) []Paper {
	return slices.DeleteFunc(a.Papers(), func(p Paper) bool { return p.Ballot != ballot })
}

// TalliesOf are the cards of a ballot, in the order in which they were put on it.
func (a *Analysis) TalliesOf(ballot ID) []Tally {
	return slices.DeleteFunc(a.Tallies(), func(t Tally) bool { return t.Ballot != ballot })
}

// NextVoter is whose turn it is: who comes later votes when all others have.
func (a *Analysis) NextVoter(ballot ID) (Paper, bool) {
	for _, state := range []PaperState{PaperWaiting, PaperLate} {
		for _, p := range a.PapersOf(ballot) {
			if p.State == state {
				return p, true
			}
		}
	}
	return Paper{}, false
}

// mostOrders is how many orders are tried until a voter has one of their own: a few cards have
// no more.
const mostOrders = 50

// CardsFor are the cards of a ballot in the order in which one voter sees them. It is always the
// same one for that voter, and another one for each voter as long as there are enough orders, so
// that nobody's dots gather on what happens to stand first.
func (a *Analysis) CardsFor(paper ID) []Tally {
	p, ok := a.Paper(paper)
	if !ok {
		return nil
	}
	cards := a.cardsOnce(p.Ballot)
	papers := a.PapersOf(p.Ballot)
	slices.SortFunc(papers, func(x, y Paper) int { return cmp.Compare(x.ID, y.ID) }) // whatever order they vote in
	var taken [][]Tally
	for _, other := range papers {
		order := shuffled(cards, other, 0)
		for try := 1; try < mostOrders && slices.ContainsFunc(taken, func(t []Tally) bool { return slices.Equal(t, order) }); try++ {
			order = shuffled(cards, other, try)
		}
		if other.ID == paper {
			return order
		}
		taken = append(taken, order)
	}
	return nil
}

// cardsOnce are the cards of a ballot, each cause once: two cards that were merged meanwhile are
// one.
func (a *Analysis) cardsOnce(ballot ID) []Tally {
	once := map[ID]bool{}
	return slices.DeleteFunc(a.TalliesOf(ballot), func(t Tally) bool {
		twice := once[t.Of]
		once[t.Of] = true
		return twice
	})
}

// shuffled puts cards in an order that depends on the voter and on nothing else.
func shuffled(cards []Tally, p Paper, try int) []Tally {
	type keyed struct {
		card Tally
		key  [sha256.Size]byte
	}
	all := make([]keyed, len(cards))
	for i, c := range cards {
		all[i] = keyed{c, sha256.Sum256([]byte(string(p.Ballot) + "\n" + string(p.ID) + "\n" + string(c.ID) + "\n" + string(rune('a'+try))))}
	}
	slices.SortStableFunc(all, func(x, y keyed) int { return slices.Compare(x.key[:], y.key[:]) })
	order := make([]Tally, len(all))
	for i, k := range all {
		order[i] = k.card
	}
	return order
}

// Standing is where a cause or a solution stands in the result of a ballot.
type Standing struct {
	Of   ID
	Text string // what it said when it was voted on
	Dots int
	Rank int // from 1; those that are equal have the same, and the next ones are left out
	Tied int // how many have that rank, 1 for it alone
	Side CutSide
}

// CutSide is on which side of the line a standing is.
type CutSide int

// The sides. A tie that the line goes through is on neither.
const (
	BelowCut CutSide = iota
	AboveCut
	OnCut
)

// Result is how a ballot went out, the first one first: standard competition ranking ("1224").
// Where a tie was decided, its members have ranks of their own. Before the reveal there is
// nothing.
func (a *Analysis) Result(ballot ID) []Standing {
	b, ok := a.Ballot(ballot)
	if !ok || b.State != BallotRevealed {
		return nil
	}
	all := a.dotsOf(ballot)
	points := [][]Standing{all}
	for _, other := range a.Ballots() {
		if other.Breaks == ballot && other.State == BallotRevealed {
			points = append(points, a.dotsOf(other.ID))
		}
	}
	rank := func(x, y Standing) int {
		for _, p := range points {
			if n := cmp.Compare(dotsIn(p, y.Of), dotsIn(p, x.Of)); n != 0 {
				return n
			}
		}
		return 0
	}
	all = slices.Clone(all)
	slices.SortStableFunc(all, rank)
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && rank(all[i], all[end]) == 0 {
			end++
		}
		for at := i; at < end; at++ {
			all[at].Rank, all[at].Tied, all[at].Side = i+1, end-i, sideOf(i, end, b.Cut)
		}
		i = end
	}
	return all
}

// sideOf is on which side of a line below so many those are that stand from one place to before
// another.
func sideOf(from, to, cut int) CutSide {
	switch {
	case to <= cut:
		return AboveCut
	case from >= cut:
		return BelowCut
	}
	return OnCut
}

// dotsOf are the cards of a ballot with their dots, those that were merged as one.
func (a *Analysis) dotsOf(ballot ID) []Standing {
	var all []Standing
	at := map[ID]int{}
	for _, t := range a.TalliesOf(ballot) {
		i, ok := at[t.Of]
		if !ok {
			i = len(all)
			at[t.Of] = i
			all = append(all, Standing{Of: t.Of, Text: t.Text})
		}
		all[i].Dots += t.Dots
	}
	return all
}

// dotsIn is how many dots something has in the outcome of a ballot.
func dotsIn(all []Standing, of ID) int {
	for _, s := range all {
		if s.Of == of {
			return s.Dots
		}
	}
	return 0
}

// Ranking is how the last ballot on causes or solutions went out; nothing where none has been
// revealed.
func (a *Analysis) Ranking(on Subject) []Standing {
	rounds := a.Rounds(on)
	if len(rounds) == 0 {
		return nil
	}
	return a.Result(rounds[len(rounds)-1].ID)
}

// Votable are the causes or solutions that a ballot is usually about: causes of level one that
// are neither said elsewhere nor rejected, and solutions that were not declined.
func (a *Analysis) Votable(on Subject) []ID {
	var ids []ID
	if on == OfSolutions {
		for _, s := range a.Solutions() {
			if s.Choice != Declined {
				ids = append(ids, s.ID)
			}
		}
		return ids
	}
	for level, c := range a.WalkBones() {
		if level == 1 && c.SameAs == "" && c.Verdict.Finding != Rejected {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// Pair are two cards that say nearly the same.
type Pair struct {
	One, Other ID
	Like       float64
}

// NearPairs are those of some causes or solutions that say nearly the same, the most similar
// ones first. Causes that cannot be merged are no pair.
func (a *Analysis) NearPairs(ids []ID) []Pair {
	texts := make([]tokens, len(ids))
	for i, id := range ids {
		if t := a.things[id]; t != nil {
			texts[i] = a.matcher.tokensOf(NameOf(t))
		}
	}
	var pairs []Pair
	for i, one := range ids {
		for j, other := range ids[:i] {
			like := texts[i].like(texts[j])
			if like < SameEnough || a.cause(one) != nil && a.CanMerge(one, other) != nil {
				continue
			}
			pairs = append(pairs, Pair{other, one, like})
		}
	}
	slices.SortStableFunc(pairs, func(x, y Pair) int { return cmp.Compare(y.Like, x.Like) })
	return pairs
}

// UsualDots is how many dots a voter usually has: for a third of the cards, as nominal group
// technique counsels ("N/3"), at least one and at most ten.
func UsualDots(cards int) int { return min(max(1, (cards+2)/3), 10) }
