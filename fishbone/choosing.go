package fishbone

import (
	"slices"
	"strconv"
)

// ChooseSolution says whether the team goes on with a solution, and why. One that is chosen
// has a reason; NotChosen takes the choice back and its reason with it.
type ChooseSolution struct {
	ID     ID     `json:"id"`
	Choice Choice `json:"choice,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// Name implements [Edit].
func (ChooseSolution) Name() string { return "choose-solution" }

func (e ChooseSolution) apply(m *mutation) error {
	reason, err := cleanText(e.Reason)
	switch {
	case err != nil:
		return err
	case e.Choice != NotChosen && e.Choice != Chosen && e.Choice != Declined:
		return ErrUnknownWord
	case e.Choice == Chosen && !seen(reason):
		return ErrNoReason
	case e.Choice == NotChosen:
		reason = ""
	}
	return update(m, e.ID, func(s *Solution) { s.Choice, s.Reason = e.Choice, reason })
}

// RankSolutions is the list of the best solutions, from the first place on. What is not in
// it has no place.
type RankSolutions struct {
	Order []ID `json:"order"`
}

// Name implements [Edit].
func (RankSolutions) Name() string { return "rank-solutions" }

func (e RankSolutions) apply(m *mutation) error {
	place := map[ID]int{}
	for i, id := range unique(e.Order) {
		if _, ok := m.things[id].(*Solution); !ok {
			return ErrNotFound
		}
		place[id] = i + 1
	}
	for _, id := range slices.Clone(m.lists[SolutionKind.List]) {
		if m.things[id].(*Solution).Rank == place[id] {
			continue
		}
		if err := update(m, id, func(s *Solution) { s.Rank = place[id] }); err != nil {
			return err
		}
	}
	return nil
}

// Ranked are the solutions in the list of the best ones, the first place first. Their ranks are
// counted anew: a file may leave places free, and give two of them the same one. Those stand in
// the order in which they were listed.
func (a *Analysis) Ranked() []Solution {
	ranked := slices.DeleteFunc(a.Solutions(), func(s Solution) bool { return s.Rank == 0 })
	slices.SortStableFunc(ranked, func(x, y Solution) int { return x.Rank - y.Rank })
	for i := range ranked {
		ranked[i].Rank = i + 1
	}
	return ranked
}

// GivePoints gives a cause or a solution points for a criterion, in place of those that the
// same person, or the team, gave it before. No points take them back. ID is the score's, if
// there is none yet.
type GivePoints struct {
	ID        ID     `json:"id"`
	Criterion ID     `json:"criterion"`
	Of        ID     `json:"of"`
	By        string `json:"by,omitempty"` // empty for the team
	Points    int    `json:"points,omitempty"`
}

// Name implements [Edit].
func (GivePoints) Name() string { return "give-points" }

func (e GivePoints) apply(m *mutation) error {
	by, err := cleanLine(e.By)
	if err != nil {
		return err
	}
	c, ok := m.things[e.Criterion].(*Criterion)
	if !ok || !c.isFor(m.things[e.Of]) {
		return ErrNotFound
	}
	if e.Points != 0 && !slices.Contains(c.Scale.Points(), e.Points) {
		return ErrPoints
	}
	points := Figure(strconv.Itoa(e.Points))
	given := e.Points == 0
	for _, id := range slices.Clone(m.lists[ScoreKind.List]) {
		s := m.things[id].(*Score)
		if s.Criterion != e.Criterion || s.Of != e.Of || s.By != by {
			continue
		}
		if given { // a second score of the same person says nothing
			m.takeOut(ScoreKind.List, id)
			m.remove(id)
			continue
		}
		given = true
		if err := update(m, id, func(s *Score) { s.Points = points }); err != nil {
			return err
		}
	}
	if given {
		return nil
	}
	return Add{Thing: &Score{ID: e.ID, Points: points, Criterion: e.Criterion, Of: e.Of, By: by}}.apply(m)
}

// isFor says whether a thing gets points for the criterion.
func (c *Criterion) isFor(t Thing) bool {
	switch t.(type) {
	case *Cause:
		return c.For == OfCauses
	case *Solution:
		return c.For == OfSolutions
	}
	return false
}

// MergeSolution makes one solution of two: one becomes an addition to another one, under its
// author's name. Votes are joined, and all that named it names the other one then: causes,
// arguments, additions, reasons for failure, promises. Only its points for criteria go, for
// they were given to what it was alone. As is the identifier of the addition.
type MergeSolution struct {
	ID   ID `json:"id"`
	Into ID `json:"into"`
	As   ID `json:"as"`
}

// Name implements [Edit].
func (MergeSolution) Name() string { return "merge-solution" }

func (e MergeSolution) apply(m *mutation) error {
	one, ok := m.things[e.ID].(*Solution)
	other, found := m.things[e.Into].(*Solution)
	switch {
	case !ok || !found:
		return ErrNotFound
	case one == other:
		return ErrSame
	case len(m.lists[AdditionKind.List]) >= MaxListed:
		return ErrTooMany
	}
	if err := m.free(e.As); err != nil {
		return err
	}
	from, into := *one, *other
	into.join(&from)
	into.Changed = m.at
	m.put(e.Into, &into)
	m.takeOut(SolutionKind.List, e.ID)
	m.remove(e.ID)
	m.dropScores(e.ID)
	m.renameSolution(e.ID, e.Into)
	m.endLoop(e.Into)
	m.put(e.As, &Addition{ID: e.As, Text: from.Text, Solution: e.Into, By: from.By, Made: from.Made, Changed: m.at})
	return m.insert(AdditionKind.List, e.As, "")
}

// join takes over what the team said of another solution that is part of this one now.
func (s *Solution) join(other *Solution) {
	s.Votes += other.Votes
	s.Causes = unique(append(slices.Clone(s.Causes), other.Causes...))
	if s.BuildsOn == other.ID {
		s.BuildsOn = ""
	}
	if s.Strength == Unsaid {
		s.Strength = other.Strength
	}
	if s.Choice == NotChosen {
		s.Choice = other.Choice
	}
	s.Reason = joinTexts(s.Reason, other.Reason)
}

func (m *mutation) dropScores(of ID) {
	for _, id := range slices.Clone(m.lists[ScoreKind.List]) {
		if m.things[id].(*Score).Of == of {
			m.takeOut(ScoreKind.List, id)
			m.remove(id)
		}
	}
}

// renameSolution has all that names a solution name another one.
func (m *mutation) renameSolution(from, to ID) {
	for id, t := range m.things {
		for _, f := range t.Kind().Attributes {
			if !f.NamesKind(SolutionKind) || !slices.Contains(f.ThingsIn(t), from) {
				continue
			}
			t = t.Kind().clone(t)
			if s, ok := t.(*Solution); ok && s.ID == to {
				s.BuildsOn = ""
			} else {
				f.put(t, to)
			}
			t.Kind().stamp(t, "changed", m.at)
			m.put(id, t)
		}
	}
}

// endLoop has a solution build on nothing if that leads back to itself.
func (m *mutation) endLoop(id ID) {
	start, _ := m.things[id].(*Solution)
	passed := map[ID]bool{}
	for s := start; s != nil && s.BuildsOn != "" && !passed[s.ID]; s, _ = m.things[s.BuildsOn].(*Solution) {
		passed[s.ID] = true
		if s.BuildsOn == id {
			alone := *start
			alone.BuildsOn = ""
			m.put(id, &alone)
			return
		}
	}
}

// AdditionsTo are what was added to a solution, in the order in which it was.
func (a *Analysis) AdditionsTo(solution ID) []Addition {
	return slices.DeleteFunc(a.Additions(), func(x Addition) bool { return x.Solution != solution })
}

// Authors are who thought of a solution and of what was added to it, each once.
func (a *Analysis) Authors(s Solution) []string {
	var names []string
	note := func(name string) {
		if name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	note(s.By)
	for _, x := range a.AdditionsTo(s.ID) {
		note(x.By)
	}
	return names
}

// ArgumentsOn are those on one side of the T chart of a solution.
func (a *Analysis) ArgumentsOn(solution ID, side Side) []Argument {
	return slices.DeleteFunc(a.Arguments(), func(x Argument) bool { return x.Solution != solution || x.Side != side })
}

// RisksOf are the reasons why a solution might fail.
func (a *Analysis) RisksOf(solution ID) []Risk {
	return slices.DeleteFunc(a.Risks(), func(r Risk) bool { return r.Solution != solution })
}

// PromiseFor is the promise that takes care of a reason for failure.
func (a *Analysis) PromiseFor(risk ID) (Promise, bool) {
	for _, p := range a.Promises() {
		if p.Risk == risk {
			return p, true
		}
	}
	return Promise{}, false
}

// AnswerTo is what the team does about a reason for failure. One that a promise was to take care
// of is open again once that promise is gone or dropped.
func (a *Analysis) AnswerTo(r Risk) RiskAnswer {
	if r.Answer == RiskPromised {
		if p, ok := a.PromiseFor(r.ID); !ok || p.Status == PromiseDropped {
			return RiskOpen
		}
	}
	return r.Answer
}
