package whys

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// pickHeading asks which cause to begin with; in step 7 it says first where the whys stand.
func (s *whysPanel) pickHeading() fyne.CanvasObject {
	a := s.host.Analysis()
	switch {
	case len(s.candidates()) == 0:
		return s.Heading(words.T("drill.pick"), "")
	case s.host.Session().Step() == guide.StepWhy:
		return s.Heading(words.T("drill.pick"), words.T("drill.pickExplain", "enter", action.Cap("Return")))
	case a.Count().Deepest < 2:
		return s.Heading(words.T("drill.none"), words.T("drill.pickExplain", "enter", action.Cap("Return")))
	}
	return s.Heading(s.standing(), words.T("drill.doneExplain"))
}

// standing says where the whys stand: which wait for an answer, or that all that were begun
// have come to an end.
func (s *whysPanel) standing() string {
	if n := len(s.waiting()); n > 0 {
		return words.T("drill.waiting", "n", n)
	}
	return words.T("drill.done")
}

// waiting are the answers that step 7 has still to ask about.
func (s *whysPanel) waiting() []fishbone.Cause {
	if s.host.Session().Step() != guide.StepFiveWhys {
		return nil
	}
	return guide.OpenEnds(s.host.Analysis())
}

// choice is what the picker offers: in step 7 first the answers that wait for a why, and then
// the causes of level one.
func (s *whysPanel) choice() []fishbone.Cause {
	waiting := s.waiting()
	return append(waiting, slices.DeleteFunc(s.candidates(), func(c fishbone.Cause) bool {
		return slices.ContainsFunc(waiting, func(w fishbone.Cause) bool { return w.ID == c.ID })
	})...)
}

// candidates are the causes to drill into, confirmed ones first, and then as the last ballot ranks
// them.
func (s *whysPanel) candidates() []fishbone.Cause {
	rank := ranks(s.host.Analysis())
	var first, then []fishbone.Cause
	for level, c := range s.host.Analysis().WalkBones() {
		switch {
		case level != 1 || c.SameAs != "" || c.Verdict.Finding == fishbone.Rejected:
		case c.Verdict.Finding == fishbone.Confirmed:
			first = append(first, c)
		default:
			then = append(then, c)
		}
	}
	for _, part := range [][]fishbone.Cause{first, then} {
		slices.SortStableFunc(part, func(x, y fishbone.Cause) int { return rank(x.ID) - rank(y.ID) })
	}
	return append(first, then...)
}

// ranks tells the place of a cause in the last ballot that was revealed. Those that nobody gave a
// dot, or voted on, have the last one.
func ranks(a *fishbone.Analysis) func(fishbone.ID) int {
	place := map[fishbone.ID]int{}
	for _, s := range a.Ranking(fishbone.OfCauses) {
		if s.Dots > 0 {
			place[s.Of] = s.Rank
		}
	}
	return func(id fishbone.ID) int {
		if n, ok := place[id]; ok {
			return n
		}
		return fishbone.MaxCauses
	}
}

// picker lists the causes that a drill-down can start from.
func (s *whysPanel) picker() fyne.CanvasObject {
	cs, waiting := s.choice(), len(s.waiting())
	if len(cs) == 0 {
		return s.EmptyBut(panel.NoCauses(s.host.Analysis()))
	}
	var rows []fyne.CanvasObject
	for i, c := range cs {
		switch {
		case i == 0 && waiting > 0:
			rows = append(rows, s.Section(words.T("drill.open", "n", waiting)))
		case i == waiting && waiting > 0:
			rows = append(rows, s.Section(words.T("drill.begin")))
		}
		row := s.candidate(c, i == s.picked)
		if rows = append(rows, row); i == s.picked {
			s.pickedRow = row
		}
	}
	return ui.Column(0, rows...)
}

func (s *whysPanel) candidate(c fishbone.Cause, chosen bool) fyne.CanvasObject {
	type deps struct {
		cause  fishbone.Cause
		bone   color.NRGBA
		end    fishbone.End
		depth  int
		rank   int
		chosen bool
		hint   string
	}
	a := s.host.Analysis()
	d := deps{c, panel.BoneColor(a, panel.BoneOf(a, c.ID)), a.EndOf(c.ID), depthOf(a, c), ranks(a)(c.ID), chosen, s.host.HintOn(c.ID)}
	return s.Part("candidate", d, func() fyne.CanvasObject {
		chips := panel.CauseChips(a, c)
		if d.depth > 1 {
			chips = append(chips, ui.Chip(words.T("drill.depth", "n", d.depth), ui.Accented))
		}
		if d.rank < fishbone.MaxCauses {
			chips = append(chips, ui.Chip(words.T("drill.rank", "n", d.rank), ui.Neutral))
		}
		return s.Row(panel.Row{
			Lead: panel.Swatch(d.bone), Text: c.Text, Chips: chips, Chosen: chosen,
			OnTap: func() { s.goOn(c.ID) },
			Menu:  func(at fyne.Position) { s.host.CauseMenu(c.ID, at) },
		}.Hinted(s.host, c.ID).Make(s.Room()), func() { s.Reword(c) })
	})
}

// depthOf is the deepest level that a drill-down from level one has reached, or the level of an
// answer that waits.
func depthOf(a *fishbone.Analysis, c fishbone.Cause) int {
	deepest := a.Level(c.ID)
	if deepest > 1 {
		return deepest
	}
	for depth := range a.Walk(c.ID) {
		deepest = max(deepest, depth+1)
	}
	return deepest
}

// pick moves through the picker, and through the answers from one that is closed.
func (s *whysPanel) pick(name fyne.KeyName) {
	if _, ok := s.current(); ok {
		s.key(name)
		s.host.Focus()
		return
	}
	cs := s.choice()
	switch name {
	case fyne.KeyUp:
		s.picked = max(0, s.picked-1)
	case fyne.KeyDown:
		s.picked = max(0, min(len(cs)-1, s.picked+1))
	case fyne.KeyReturn, fyne.KeyEnter:
		if s.picked < len(cs) {
			s.goOn(cs[s.picked].ID)
		}
		return
	default:
		s.host.Actions().Press(string(name), action.Cards)
		return
	}
	s.host.Refresh()
	if len(cs) > 0 {
		ui.Do(func() { s.Bring(s.pickedRow) }) // once it has its place
	}
}

// promptPick asks which cause to begin with: the one in question, and its neighbours.
func (s *whysPanel) promptPick() panel.Prompt {
	cs := s.choice()
	if len(cs) == 0 {
		return panel.NoCausesYet(s.host)
	}
	at := min(s.picked, len(cs)-1)
	t := panel.Prompt{
		Question: words.T("drill.pick"), On: cs[at].ID, Hint: words.T("present.pickHint", "enter", action.Cap("Return")),
		Number: fmt.Sprint(at + 1), Of: fmt.Sprint(len(cs)),
	}
	if s.host.Session().Step() == guide.StepFiveWhys && s.host.Analysis().Count().Deepest > 1 {
		t.Question = s.standing()
	}
	from := max(0, min(at-1, len(cs)-3))
	for i, c := range cs[from:min(len(cs), from+3)] {
		o := panel.Option{Key: action.Cap("Up"), Words: c.Text, Do: func() { s.host.Session().Choose(c.ID) }}
		switch {
		case from+i == at:
			o.Key, o.On = action.Cap("Return"), true
		case from+i > at:
			o.Key = action.Cap("Down")
		}
		if i > 0 && from+i > at+1 || from+i < at-1 {
			o.Key = "" // it takes two
		}
		t.Options = append(t.Options, o)
	}
	return t
}
