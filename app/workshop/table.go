package workshop

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/board"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

func analysisActions() []action {
	all := []action{{name: "act.home", part: partAnalysis, where: everywhere, keys: []string{"Ctrl+W"}, do: func(p *Page) { p.deps.Home() }}}
	for i, c := range exports() {
		a := action{name: c.key, part: partAnalysis, do: func(p *Page) { p.exportAs(p.about(c)) }}
		if i == 0 {
			a.where, a.keys = everywhere, []string{"Ctrl+E"}
		}
		if c.ofCause() {
			a.can = func(p *Page) bool { return p.Session().Cause() != "" }
		}
		all = append(all, a)
	}
	return all
}

func editActions() []action {
	return []action{
		{name: "act.undo", part: partEdit, where: everywhere, keys: []string{"Ctrl+Z"}, can: (*Page).canUndo, do: (*Page).Undo},
		{name: "act.redo", part: partEdit, where: everywhere, keys: []string{"Ctrl+Y", "Ctrl+Shift+Z"}, can: (*Page).canRedo, do: (*Page).Redo},
		{name: "act.history", part: partEdit, where: everywhere, keys: []string{"Ctrl+H"},
			can: func(p *Page) bool { return !p.presenting }, do: (*Page).showHistory},
		{name: "act.addNext", part: partEdit, where: onBoard, keys: []string{"Return", "KP_Enter"}, do: (*Page).addNext},
		{name: "act.addWhy", part: partEdit, where: onBoard, keys: []string{"Tab"}, can: (*Page).canAddBelow, do: (*Page).addBelow},
		{name: "act.reword", part: partEdit, where: everywhere, keys: []string{"F2"}, can: (*Page).canReword, do: (*Page).rewordHeld},
		shifting("act.up", "Alt+Up", board.Up), shifting("act.down", "Alt+Down", board.Down),
		shifting("act.in", "Alt+Left", board.Left), shifting("act.out", "Alt+Right", board.Right),
		{name: "act.remove", part: partEdit, where: onBoard | onCards, keys: []string{"Delete"}, can: (*Page).canReword, do: (*Page).removeHeld, apart: true},
	}
}

// shifting moves what is selected in a direction as it looks.
func shifting(name, key string, d board.Direction) action {
	return action{name: name, part: partEdit, where: everywhere, keys: []string{key},
		can: func(p *Page) bool { return p.canShift(d) }, do: func(p *Page) { p.shift(d) }}
}

// boardActions are the keys of the board that change nothing.
func boardActions() []action {
	arrows := []board.Direction{board.Up, board.Down, board.Left, board.Right}
	return []action{
		{name: "act.walk", part: partBoard, where: onBoard, keys: []string{"Up", "Down", "Left", "Right"}, shown: "↑↓←→",
			do: (*Page).toBoard, nth: func(p *Page, n int) { p.walk(arrows[n]) }, hidden: true},
		{name: "act.toPanel", part: partBoard, where: onBoard, keys: []string{"Escape"}, can: func(p *Page) bool { return p.atBoard }, do: (*Page).toPanel, hidden: true, yields: true},
		{name: "act.otherSide", part: partBoard, where: everywhere, keys: []string{"F6"}, do: (*Page).otherSide},
	}
}

// causeActions are about the cause in hand.
func causeActions() []action {
	return []action{
		{name: "act.drill", part: partBoard, can: (*Page).holds, do: func(p *Page) { p.drill(p.SelectedCause()) }},
		{name: "act.send", part: partBoard, where: onBoard | onCards, keys: numbers(), can: (*Page).canSend,
			do:  func(p *Page) { p.bonesMenu(p.SelectedCause(), p.menuAt) },
			nth: (*Page).sendTo},
		{name: "act.unsort", part: partBoard, where: onBoard | onCards, keys: []string{"0"}, can: (*Page).canUnsort, do: func(p *Page) { p.send(fishbone.Tray) }},
		{name: "act.same", part: partBoard, where: onBoard, keys: []string{"s"}, can: (*Page).canLink, do: (*Page).findSame},
		{name: "act.unlink", part: partBoard, can: (*Page).isLinked, do: func(p *Page) { p.Do(fishbone.LinkSame{ID: p.SelectedCause()}) }},
		{name: "act.therefore", part: partBoard, where: everywhere, keys: []string{"Ctrl+R"}, can: (*Page).canReadBack, do: (*Page).readBack},
		{name: "act.verdict", part: partBoard, where: onBoard, keys: []string{"v"}, can: (*Page).holds, do: (*Page).judgeMenu},
		{name: "act.stop", part: partBoard, where: everywhere, keys: []string{"Ctrl+."}, can: (*Page).canStop, do: (*Page).stopAsking},
	}
}

// cardActions are the keys of the panels of steps 4 and 5, which work through a list.
func cardActions() []action {
	in4 := func(f func(*groupPanel)) func(*Page) { return func(p *Page) { f(p.panel.(*groupPanel)) } }
	in5 := func(f func(*agreePanel)) func(*Page) { return func(p *Page) { f(p.panel.(*agreePanel)) } }
	judge := func(f fishbone.Finding) func(*Page) { return in5(func(s *agreePanel) { s.judgeChosen(f) }) }
	walk := func(by int) func(*Page) { return func(p *Page) { p.panel.(walker).walk(by) } }
	return []action{
		{name: "act.before", part: partSteps, where: onCards | onVerdicts, keys: []string{"Up"}, do: walk(-1), hidden: true},
		{name: "act.after", part: partSteps, where: onCards | onVerdicts, keys: []string{"Down"}, do: walk(1), hidden: true},
		{name: "act.newBone", part: partSteps, where: onCards, keys: []string{"n", "+", "Tab"}, do: in4((*groupPanel).nameBone), hidden: true},
		{name: "act.linkOffer", part: partSteps, where: onCards, keys: []string{"s"}, do: in4((*groupPanel).linkOffer), hidden: true},
		{name: "verdict.confirmed", part: partSteps, where: onVerdicts, keys: []string{"c"}, do: judge(fishbone.Confirmed), hidden: true},
		{name: "verdict.rejected", part: partSteps, where: onVerdicts, keys: []string{"r"}, do: judge(fishbone.Rejected), hidden: true},
		{name: "verdict.verify", part: partSteps, where: onVerdicts, keys: []string{"v", "t"}, do: judge(fishbone.ToVerify), hidden: true},
		{name: "act.voteMore", part: partSteps, where: onVerdicts, keys: []string{"+", "="}, do: in5(func(s *agreePanel) { s.voteChosen(1) }), hidden: true},
		{name: "act.voteFewer", part: partSteps, where: onVerdicts, keys: []string{"-"}, do: in5(func(s *agreePanel) { s.voteChosen(-1) }), hidden: true},
		{name: "act.evidence", part: partSteps, where: onVerdicts, keys: []string{"Return", "KP_Enter", "Tab"}, do: in5((*agreePanel).writeEvidence), hidden: true},
	}
}

func stepActions() []action {
	var all []action
	for n := 1; n <= guide.Last; n++ {
		all = append(all, action{
			name: fmt.Sprintf("step.%d", n), part: partSteps, where: everywhere,
			keys: []string{fmt.Sprintf("Ctrl+%d", n)}, do: func(p *Page) { p.OpenStep(n) },
		})
	}
	return append(all,
		action{name: "act.nextStep", part: partSteps, where: everywhere, keys: []string{"Ctrl+Next"},
			can: func(p *Page) bool { return p.Session().Step() < guide.Last }, do: func(p *Page) { p.OpenStep(p.Session().Step() + 1) }},
		action{name: "act.lastStep", part: partSteps, where: everywhere, keys: []string{"Ctrl+Prior"},
			can: func(p *Page) bool { return p.Session().Step() > 1 }, do: func(p *Page) { p.OpenStep(p.Session().Step() - 1) }},
	)
}

func viewActions() []action {
	zoom := func(factor float32) func(*Page) {
		return func(p *Page) {
			size := p.board.Size()
			p.board.ZoomBy(factor, fyne.NewPos(size.Width/2, size.Height/2))
		}
	}
	return []action{
		{name: "act.whole", part: partView, where: everywhere, keys: []string{"Ctrl+0"}, do: (*Page).wholePicture},
		{name: "act.actual", part: partView, where: everywhere, keys: []string{"Ctrl+9"}, do: func(p *Page) { p.board.Actual() }},
		{name: "act.zoomTo", part: partView, where: everywhere, keys: []string{"F3"}, can: (*Page).marked, do: func(p *Page) { p.board.ZoomTo(p.selected()) }},
		{name: "act.closer", part: partView, where: everywhere, keys: []string{"Ctrl+="}, do: zoom(zoomStep)},
		{name: "act.farther", part: partView, where: everywhere, keys: []string{"Ctrl+-"}, do: zoom(1 / zoomStep)},
		{name: "act.numbers", part: partView, where: everywhere, keys: []string{"Ctrl+B"}, do: func(p *Page) { p.useNumbers(!p.panes.Numbers) }},
		{name: "act.panel", part: partView, where: everywhere, keys: []string{"Ctrl+J"}, do: func(p *Page) { p.closePanel(!p.panes.Closed) }},
		{name: "act.switchPicture", part: partView, where: everywhere | onBoard, keys: []string{"F7", "t"}, can: (*Page).canSwitch, do: (*Page).switchPicture},
		{name: "act.turnHead", part: partView, do: func(p *Page) { p.turnHead(!p.deps.HeadLeft) }},
	}
}

func helpActions() []action {
	touring := func(p *Page) bool { return p.coach != nil }
	return []action{
		{name: "act.tour", part: partHelp, can: func(p *Page) bool { return p.deps.StartTour != nil }, do: func(p *Page) { p.deps.StartTour() }},
		{name: "act.tourNext", part: partHelp, where: everywhere, keys: []string{"F4"}, can: touring, do: func(p *Page) { p.coach.next() }, hidden: true},
		{name: "act.tourBack", part: partHelp, where: everywhere, keys: []string{"F5"}, can: touring, do: func(p *Page) { p.coach.back() }, hidden: true},
		{name: "act.menu", part: partHelp, where: everywhere, keys: []string{"F10"}, do: func(p *Page) { p.openMenu(p.menuCorner()) }, hidden: true},
		{name: "act.keys", part: partHelp, where: everywhere | onBoard | onCards | onVerdicts, keys: []string{"F1", "?"}, shown: "? · F1", do: (*Page).showKeys},
	}
}

func numbers() []string {
	keys := make([]string, 9)
	for i := range keys {
		keys[i] = fmt.Sprint(i + 1)
	}
	return keys
}
