package fishbone

import "slices"

// SlipUse is what a slip is written for.
type SlipUse string

// The uses: a card of a quiet round, a solution of one, or what somebody expects to be the
// cause before the team begins.
const (
	SlipCause    SlipUse = "cause"
	SlipSolution SlipUse = "solution"
	SlipGuess    SlipUse = "guess"
)

// Slip is what somebody wrote for himself: nobody else sees it before it is opened.
type Slip struct {
	ID      ID      `json:"id"`
	Text    string  `json:"text,omitempty"`
	By      string  `json:"by,omitempty"`
	For     SlipUse `json:"for,omitempty"`
	Of      ID      `json:"of,omitempty"` // the cause that an answer or a solution is meant for
	Opened  Day     `json:"opened,omitempty"`
	Line    int     `json:"line,omitempty"` // of the printed sheet that it was typed from, 0 for none
	Made    Stamp   `json:"made"`
	Changed Stamp   `json:"changed"`
}

// SlipKind describes slips.
var SlipKind = newKind("slip", "slips", func(s *Slip) *ID { return &s.ID },
	label("text", func(s *Slip) *string { return &s.Text }),
	line("by", func(s *Slip) *string { return &s.By }).authors(),
	word("for", func(s *Slip) *string { return (*string)(&s.For) }, SlipCause, SlipSolution, SlipGuess),
	cause("of", func(s *Slip) *ID { return &s.Of }),
	day("opened", func(s *Slip) *Day { return &s.Opened }),
	number("line", func(s *Slip) *int { return &s.Line }).upTo(maxLine),
	stamp("made", func(s *Slip) *Stamp { return &s.Made }),
	stamp("changed", func(s *Slip) *Stamp { return &s.Changed }),
).with(add, remove)

// Kind implements [Thing].
func (*Slip) Kind() *Kind { return SlipKind }

// Slips returns the slips in their order.
func (a *Analysis) Slips() []Slip { return all[Slip](a, a.lists[SlipKind.List]) }

// Slip returns one of them.
func (a *Analysis) Slip(id ID) (Slip, bool) { return get[Slip](a, id) }

// Sealed says whether nobody but its writer may see a slip.
func (s Slip) Sealed() bool { return s.Opened == "" }

// Written is how many sealed slips each person has written for a use, by name. It is all that
// may be told of them before they are opened.
func (a *Analysis) Written(use SlipUse) map[string]int {
	n := map[string]int{}
	for _, id := range a.lists[SlipKind.List] {
		if s := a.things[id].(*Slip); s.For == use && s.Sealed() {
			n[s.By]++
		}
	}
	return n
}

// SlipsOf are the sealed slips of one writer for a use, for this writer's own eyes.
func (a *Analysis) SlipsOf(use SlipUse, by string) []Slip {
	var own []Slip
	for _, id := range a.lists[SlipKind.List] {
		if s := a.things[id].(*Slip); s.For == use && s.Sealed() && s.By == by {
			own = append(own, *s)
		}
	}
	return own
}

// Guesses are the opened guesses, in the order in which they were written.
func (a *Analysis) Guesses() []Slip {
	var open []Slip
	for _, id := range a.lists[SlipKind.List] {
		if s := a.things[id].(*Slip); s.For == SlipGuess && !s.Sealed() {
			open = append(open, *s)
		}
	}
	return open
}

// OpenSlips opens all sealed slips of a use at once. Those for causes become causes in the tray,
// or answers below the cause that they were meant for, and those for solutions become solutions:
// each with its writer and the moment at which it was written. Guesses stay and can be read. With
// nothing sealed it gives [ErrNotFound].
type OpenSlips struct {
	For SlipUse `json:"for"`
	// As are the identifiers of what the slips become, one for each; none for guesses.
	As []ID `json:"as,omitempty"`
}

// Name implements [Edit].
func (OpenSlips) Name() string { return "open-slips" }

func (e OpenSlips) apply(m *mutation) error {
	opened := 0
	for _, id := range slices.Clone(m.lists[SlipKind.List]) {
		s := *m.things[id].(*Slip)
		if s.For != e.For || !s.Sealed() {
			continue
		}
		if err := e.open(m, &s, opened); err != nil {
			return err
		}
		opened++
	}
	if opened == 0 {
		return ErrNotFound
	}
	return nil
}

// open opens one slip, the nth.
func (e OpenSlips) open(m *mutation, s *Slip, n int) error {
	if s.For == SlipGuess {
		s.Opened, s.Changed = DayOf(m.at.At), m.at
		m.put(s.ID, s)
		return nil
	}
	if n >= len(e.As) {
		return ErrNotFound
	}
	m.takeOut(SlipKind.List, s.ID)
	m.remove(s.ID)
	at := m.at
	defer func() { m.at = at }()
	m.at = s.Made
	if s.For == SlipSolution {
		var causes []ID
		if s.Of != "" {
			causes = []ID{s.Of}
		}
		return Add{Thing: &Solution{ID: e.As[n], Text: s.Text, By: s.By, Causes: causes}}.apply(m)
	}
	under := s.Of
	if m.canHold(under, 1) != nil {
		under = Tray
	}
	return AddCause{ID: e.As[n], Under: under, Text: s.Text, By: s.By}.apply(m)
}

// OpenAll is the edit that opens all sealed slips of a use, with fresh identifiers.
func (a *Analysis) OpenAll(use SlipUse, newID func() ID) OpenSlips {
	e := OpenSlips{For: use}
	if use == SlipGuess {
		return e
	}
	for _, n := range a.Written(use) {
		for range n {
			e.As = append(e.As, newID())
		}
	}
	return e
}
