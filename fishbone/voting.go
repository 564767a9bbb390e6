package fishbone

import (
	"errors"
	"fmt"
)

// Why something cannot be done with a ballot.
var (
	ErrBallotOpen    = errors.New("another ballot is still open")
	ErrBallotClosed  = errors.New("the ballot is not open any more")
	ErrNotRevealed   = errors.New("the ballot has not been revealed yet")
	ErrFewCards      = errors.New("a ballot needs at least two cards")
	ErrNoVoters      = errors.New("a ballot needs somebody who votes")
	ErrVoted         = errors.New("this person has voted already")
	ErrNotAllVoted   = errors.New("not everybody has voted yet")
	ErrNoDots        = errors.New("a voter needs at least one dot")
	ErrTooManyDots   = errors.New("there are more dots than a voter has")
	ErrTooManyOnCard = errors.New("there are more dots on one card than are allowed")
)

// BallotCard puts a cause or a solution on a ballot; ID is that of its tally.
type BallotCard struct {
	ID ID `json:"id"`
	Of ID `json:"of"`
}

// BallotVoter has a person of the roster vote; ID is that of the paper.
type BallotVoter struct {
	ID     ID `json:"id"`
	Person ID `json:"person"`
}

// StartBallot opens a ballot on some cards for some people.
type StartBallot struct {
	ID     ID            `json:"id"`
	Text   string        `json:"text"`
	On     Subject       `json:"on"`
	Dots   int           `json:"dots"`
	Most   int           `json:"most,omitempty"`
	Cut    int           `json:"cut,omitempty"`
	Breaks ID            `json:"breaks,omitempty"`
	Cards  []BallotCard  `json:"cards"`
	Voters []BallotVoter `json:"voters"`
}

// Name implements [Edit].
func (StartBallot) Name() string { return "start-ballot" }

func (e StartBallot) apply(m *mutation) error {
	if _, open := m.OpenBallot(e.On); open {
		return ErrBallotOpen
	}
	switch {
	case e.Dots < 1:
		return ErrNoDots
	case len(e.Cards) < 2:
		return ErrFewCards
	case len(e.Voters) == 0:
		return ErrNoVoters
	}
	if of, ok := m.Ballot(e.Breaks); e.Breaks != "" && (!ok || of.On != e.On || of.State != BallotRevealed) {
		return ErrNotRevealed
	}
	b := &Ballot{ID: e.ID, Text: e.Text, On: e.On, Dots: e.Dots, Most: min(e.Most, e.Dots), Cut: e.Cut, Breaks: e.Breaks}
	if err := m.addBallot(b, e.Cards); err != nil {
		return err
	}
	for _, v := range e.Voters {
		if err := (AddVoter{v.ID, e.ID, v.Person}).apply(m); err != nil {
			return err
		}
	}
	return nil
}

// addBallot adds a ballot and its cards, as they are called now.
func (m *mutation) addBallot(b *Ballot, cards []BallotCard) error {
	if err := (Add{Thing: b}).apply(m); err != nil {
		return err
	}
	of := CauseKind
	if b.On == OfSolutions {
		of = SolutionKind
	}
	once := map[ID]bool{}
	for _, c := range cards {
		t := m.things[c.Of]
		if t == nil || t.Kind() != of || once[c.Of] {
			return fmt.Errorf("card %q: %w", c.Of, ErrNotFound)
		}
		once[c.Of] = true
		if err := (Add{Thing: &Tally{ID: c.ID, Text: NameOf(t), Ballot: b.ID, Of: c.Of}}).apply(m); err != nil {
			return err
		}
	}
	return nil
}

// AddVoter has one more person of the roster vote in an open ballot; ID is that of the paper.
type AddVoter struct {
	ID     ID `json:"id"`
	Ballot ID `json:"ballot"`
	Person ID `json:"person"`
}

// Name implements [Edit].
func (AddVoter) Name() string { return "add-voter" }

func (e AddVoter) apply(m *mutation) error {
	if err := m.openBallot(e.Ballot); err != nil {
		return err
	}
	who, ok := m.Person(e.Person)
	if !ok {
		return ErrNotFound
	}
	for _, p := range m.PapersOf(e.Ballot) {
		if p.Person == e.Person {
			return ErrTaken
		}
	}
	return Add{Thing: &Paper{ID: e.ID, Name: who.Name, Ballot: e.Ballot, Person: e.Person}}.apply(m)
}

// openBallot says why nobody can vote in a ballot; nil if it is open.
func (a *Analysis) openBallot(id ID) error {
	b, ok := a.Ballot(id)
	switch {
	case !ok:
		return ErrNotFound
	case b.State != BallotOpen:
		return ErrBallotClosed
	}
	return nil
}

// CanCast says why somebody cannot vote; nil if they can. Who abstained has voted, too; who was
// absent may still come.
func (a *Analysis) CanCast(paper ID) error {
	p, ok := a.Paper(paper)
	if !ok {
		return ErrNotFound
	}
	if err := a.openBallot(p.Ballot); err != nil {
		return err
	}
	if p.State == PaperVoted || p.State == PaperAbstained {
		return ErrVoted
	}
	return nil
}

// CanMark says why a voter cannot give a card one dot more; nil if it can be done.
func (b Ballot) CanMark(m Marks, card ID) error {
	switch {
	case m.Given() >= b.Dots:
		return ErrTooManyDots
	case b.Most > 0 && m[card] >= b.Most:
		return ErrTooManyOnCard
	}
	return nil
}

// allows says why dots cannot be given so; nil if they can.
func (b Ballot) allows(m Marks) error {
	for _, n := range m {
		switch {
		case n < 0:
			return ErrType
		case b.Most > 0 && n > b.Most:
			return ErrTooManyOnCard
		}
	}
	if m.Given() > b.Dots {
		return ErrTooManyDots
	}
	return nil
}

// SealPaper is the edit by which somebody votes. It refuses what the ballot does not allow.
func (a *Analysis) SealPaper(key BallotKey, paper ID, m Marks) (CastPaper, error) {
	if err := a.CanCast(paper); err != nil {
		return CastPaper{}, err
	}
	p, _ := a.Paper(paper)
	b, _ := a.Ballot(p.Ballot)
	if m.Given() == 0 {
		return CastPaper{}, ErrNoDots
	}
	if err := b.allows(m); err != nil {
		return CastPaper{}, err
	}
	sealed, err := key.Seal(paper, m)
	return CastPaper{paper, sealed}, err
}

// CastPaper is somebody's vote. How they voted is sealed; the reveal refuses a paper that has
// more than the ballot allows.
type CastPaper struct {
	ID     ID     `json:"id"`
	Sealed string `json:"sealed"`
}

// Name implements [Edit].
func (CastPaper) Name() string { return "cast-paper" }

func (e CastPaper) apply(m *mutation) error {
	if err := m.CanCast(e.ID); err != nil {
		return err
	}
	sealed, err := cleanText(e.Sealed)
	if err != nil {
		return err
	}
	if sealed == "" {
		return ErrEmpty
	}
	return update(m, e.ID, func(p *Paper) { p.State, p.Sealed = PaperVoted, sealed })
}

// PassPaper says that somebody abstains, is absent, comes later or is there again. Who comes
// later votes last.
type PassPaper struct {
	ID    ID         `json:"id"`
	State PaperState `json:"state"`
}

// Name implements [Edit].
func (PassPaper) Name() string { return "pass-paper" }

func (e PassPaper) apply(m *mutation) error {
	if err := m.CanCast(e.ID); err != nil {
		return err
	}
	f, _ := PaperKind.Attribute("state")
	if _, err := f.Clean(string(e.State)); err != nil {
		return err
	}
	if e.State == PaperVoted {
		return ErrEmpty
	}
	if e.State == PaperLate {
		m.takeOut(PaperKind.List, e.ID)
		if err := m.insert(PaperKind.List, e.ID, ""); err != nil {
			return err
		}
	}
	return update(m, e.ID, func(p *Paper) { p.State = e.State })
}

// CountBallot is the edit that reveals a ballot. It opens all papers and keeps the sums alone.
func (a *Analysis) CountBallot(key BallotKey, id ID) (RevealBallot, error) {
	if err := a.CanReveal(id); err != nil {
		return RevealBallot{}, err
	}
	b, _ := a.Ballot(id)
	sums := map[ID]int{}
	for _, p := range a.PapersOf(id) {
		if p.State != PaperVoted {
			continue
		}
		m, err := key.Open(p.ID, p.Sealed)
		if err == nil {
			err = b.allows(m)
		}
		if err != nil {
			return RevealBallot{}, fmt.Errorf("paper of %q: %w", p.Name, err)
		}
		for card, n := range m {
			if t, ok := a.Tally(card); ok && t.Ballot == id && n > 0 { // others are gone since
				sums[card] += n
			}
		}
	}
	return RevealBallot{id, sums}, nil
}

// CanReveal says why a ballot cannot be revealed; nil if it can. Nobody is waited for who is
// absent.
func (a *Analysis) CanReveal(id ID) error {
	if err := a.openBallot(id); err != nil {
		return err
	}
	for _, p := range a.PapersOf(id) {
		if p.State == PaperWaiting || p.State == PaperLate {
			return ErrNotAllVoted
		}
	}
	return nil
}

// RevealBallot ends a ballot: each card gets its dots, and so does the cause or solution on it,
// unless the ballot decides a tie alone. The papers only say who voted from now on.
type RevealBallot struct {
	ID   ID         `json:"id"`
	Dots map[ID]int `json:"dots"` // by tally
}

// Name implements [Edit].
func (RevealBallot) Name() string { return "reveal-ballot" }

func (e RevealBallot) apply(m *mutation) error {
	if err := m.CanReveal(e.ID); err != nil {
		return err
	}
	b, _ := m.Ballot(e.ID)
	if err := m.checkSums(b, e.Dots); err != nil {
		return err
	}
	for _, p := range m.PapersOf(e.ID) {
		if p.Sealed != "" {
			if err := update(m, p.ID, func(p *Paper) { p.Sealed = "" }); err != nil {
				return err
			}
		}
	}
	sums := map[ID]int{}
	for _, t := range m.TalliesOf(e.ID) {
		sums[t.Of] += e.Dots[t.ID]
		if err := update(m, t.ID, func(t *Tally) { t.Dots = e.Dots[t.ID] }); err != nil {
			return err
		}
	}
	if b.Breaks == "" {
		m.setVotes(sums)
	}
	return update(m, e.ID, func(b *Ballot) {
		b.State = BallotRevealed
		if b.Cut == 0 {
			b.Cut = 1
		}
	})
}

// checkSums refuses sums that so many voters cannot have given.
func (m *mutation) checkSums(b Ballot, dots map[ID]int) error {
	voters, all := 0, Marks(dots).Given()
	for _, p := range m.PapersOf(b.ID) {
		if p.State == PaperVoted {
			voters++
		}
	}
	for card, n := range dots {
		t, ok := m.Tally(card)
		switch {
		case !ok || t.Ballot != b.ID:
			return ErrNotFound
		case n < 0:
			return ErrType
		case b.Most > 0 && n > voters*b.Most:
			return ErrTooManyOnCard
		}
	}
	if all > voters*b.Dots {
		return ErrTooManyDots
	}
	return nil
}

// setVotes gives causes and solutions the dots that a ballot gave them.
func (m *mutation) setVotes(sums map[ID]int) {
	for id, n := range sums {
		switch t := m.things[id].(type) {
		case *Cause:
			c := *t
			c.Votes, c.Changed = n, m.at
			m.put(id, &c)
		case *Solution:
			s := *t
			s.Votes, s.Changed = n, m.at
			m.put(id, &s)
		}
	}
}

// CutBallot says how many of the cards are above the line.
type CutBallot struct {
	ID  ID  `json:"id"`
	Cut int `json:"cut"`
}

// Name implements [Edit].
func (CutBallot) Name() string { return "cut-ballot" }

func (e CutBallot) apply(m *mutation) error {
	b, ok := m.Ballot(e.ID)
	switch {
	case !ok:
		return ErrNotFound
	case b.State != BallotRevealed:
		return ErrNotRevealed
	}
	cut := min(max(1, e.Cut), len(m.Result(e.ID)))
	return update(m, e.ID, func(b *Ballot) { b.Cut = cut })
}

// DecideTie puts one of those that have as many dots before the others, as the facilitator says
// and for a reason that is written down. It is kept as a ballot of one voice.
type DecideTie struct {
	ID     ID           `json:"id"`
	Breaks ID           `json:"breaks"`
	For    ID           `json:"for"` // the cause or solution
	Reason string       `json:"reason"`
	Cards  []BallotCard `json:"cards"`
}

// Name implements [Edit].
func (DecideTie) Name() string { return "decide-tie" }

func (e DecideTie) apply(m *mutation) error {
	of, ok := m.Ballot(e.Breaks)
	switch {
	case !ok:
		return ErrNotFound
	case of.State != BallotRevealed:
		return ErrNotRevealed
	case len(e.Cards) < 2:
		return ErrFewCards
	}
	b := &Ballot{ID: e.ID, Text: e.Reason, On: of.On, Dots: 1, Cut: 1, Breaks: e.Breaks, State: BallotRevealed}
	if err := m.addBallot(b, e.Cards); err != nil {
		return err
	}
	for _, c := range e.Cards {
		if c.Of == e.For {
			return update(m, c.ID, func(t *Tally) { t.Dots = 1 })
		}
	}
	return ErrNotFound
}
