package workshop

import (
	"whybone/fishbone/guide"
)

// presenterActions are about the meeting while everybody watches.
func presenterActions() []action {
	presenting := func(p *Page) bool { return p.presenting && !p.atBoard } // from the board Escape leads to the panel first
	const anyPlace = everywhere | onBoard | onCards | onVerdicts
	return []action{
		{name: "act.present", part: partView, where: everywhere, keys: []string{"F11"}, do: (*Page).present},
		{name: "act.endPresent", part: partView, where: anyPlace, keys: []string{"Escape"}, yields: true, hidden: true,
			can: presenting, do: (*Page).stopPresenting},
		{name: "act.switchTheme", part: partView, where: everywhere, keys: []string{"F9"}, do: (*Page).switchTheme},
		{name: "act.pageDown", part: partSteps, where: anyPlace, keys: []string{"Next"}, yields: true, hidden: true,
			can: func(p *Page) bool { return p.presenting && p.Session().Step() < guide.Last },
			do:  func(p *Page) { p.OpenStep(p.Session().Step() + 1) }},
		{name: "act.pageUp", part: partSteps, where: anyPlace, keys: []string{"Prior"}, yields: true, hidden: true,
			can: func(p *Page) bool { return p.presenting && p.Session().Step() > 1 },
			do:  func(p *Page) { p.OpenStep(p.Session().Step() - 1) }},
		{name: "act.timer", part: partView, where: everywhere, keys: []string{"Ctrl+T"}, do: (*Page).toggleTimer},
		{name: "act.timerMenu", part: partView, where: everywhere, keys: []string{"Ctrl+Shift+T"}, do: (*Page).timerMenu},
		{name: "act.turn", part: partView, where: everywhere, keys: []string{"F8"}, can: (*Page).hasPeople, do: (*Page).nextTurn},
	}
}
