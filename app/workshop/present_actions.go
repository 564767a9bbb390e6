package workshop

import (
	"whybone/app/action"
	"whybone/fishbone/guide"
)

// presenterActions are about the meeting while everybody watches.
func (p *Page) presenterActions() []action.Action {
	presenting := func() bool { return p.presenting && !p.atBoard } // from the board Escape leads to the panel first
	return []action.Action{
		{Name: "act.present", Part: action.View, Where: action.In(action.Everywhere), Keys: []string{"F11"}, Do: p.present},
		{Name: "act.endPresent", Part: action.View, Where: action.In(action.Any), Keys: []string{"Escape"}, Yields: true, Hidden: true,
			Can: presenting, Do: p.stopPresenting},
		{Name: "act.switchTheme", Part: action.View, Where: action.In(action.Everywhere), Keys: []string{"F9"}, Do: p.switchTheme},
		{Name: "act.pageDown", Part: action.Steps, Where: action.In(action.Any), Keys: []string{"Next"}, Yields: true, Hidden: true,
			Can: func() bool { return p.presenting && p.Session().Step() < guide.Last },
			Do:  func() { p.OpenStep(p.Session().Step() + 1) }},
		{Name: "act.pageUp", Part: action.Steps, Where: action.In(action.Any), Keys: []string{"Prior"}, Yields: true, Hidden: true,
			Can: func() bool { return p.presenting && p.Session().Step() > 1 },
			Do:  func() { p.OpenStep(p.Session().Step() - 1) }},
	}
}
