package whys

import (
	"fmt"
	"image/color"

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
	return s.Heading(words.T("drill.done"), words.T("drill.doneExplain"))
}

// candidates are the causes to drill into, confirmed ones first.
func (s *whysPanel) candidates() []fishbone.Cause {
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
	return append(first, then...)
}

// picker lists the causes that a drill-down can start from.
func (s *whysPanel) picker() fyne.CanvasObject {
	cs := s.candidates()
	if len(cs) == 0 {
		return s.EmptyBut(panel.NoCauses(s.host.Analysis()))
	}
	var rows []fyne.CanvasObject
	for i, c := range cs {
		rows = append(rows, s.candidate(c, i == s.picked))
		if i == s.picked {
			s.pickedRow = rows[i]
		}
	}
	return ui.Column(0, rows...)
}

func (s *whysPanel) candidate(c fishbone.Cause, chosen bool) fyne.CanvasObject {
	type deps struct {
		cause  fishbone.Cause
		bone   color.NRGBA
		root   bool
		depth  int
		chosen bool
	}
	a := s.host.Analysis()
	d := deps{c, panel.BoneColor(a, c.Parent), a.IsRoot(c.ID), depthBelow(a, c.ID), chosen}
	return s.Part("candidate", d, func() fyne.CanvasObject {
		chips := panel.CauseChips(a, c)
		if d.depth > 1 {
			chips = append(chips, ui.Chip(words.T("drill.depth", "n", d.depth), ui.Accented))
		}
		return panel.Row{
			Lead: panel.Swatch(d.bone), Text: c.Text, Chips: chips, Chosen: chosen,
			OnTap: func() { s.goOn(c.ID) },
			Menu:  func(at fyne.Position) { s.host.CauseMenu(c.ID, at) },
		}.Make(s.Room())
	})
}

// depthBelow is the deepest level that a drill-down from level one has reached.
func depthBelow(a *fishbone.Analysis, id fishbone.ID) int {
	deepest := 1
	for depth := range a.Walk(id) {
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
	cs := s.candidates()
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
		fyne.Do(func() { s.Bring(s.pickedRow) }) // once it has its place
	}
}

// promptPick asks which cause to begin with: the one in question, and its neighbours.
func (s *whysPanel) promptPick() panel.Prompt {
	cs := s.candidates()
	if len(cs) == 0 {
		return panel.NoCausesYet(s.host)
	}
	at := min(s.picked, len(cs)-1)
	t := panel.Prompt{
		Question: words.T("drill.pick"), On: cs[at].ID, Hint: words.T("present.pickHint", "enter", action.Cap("Return")),
		Number: fmt.Sprint(at + 1), Of: fmt.Sprint(len(cs)),
	}
	if s.host.Session().Step() == guide.StepFiveWhys && s.host.Analysis().Count().Deepest > 1 {
		t.Question = words.T("drill.done")
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
