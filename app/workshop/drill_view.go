package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// question is the top of the drill-down: which cause, why, and the line for the answer.
func (s *drillPanel) question(c fishbone.Cause) fyne.CanvasObject {
	p := s.page
	a := p.analysis()
	level := a.Level(c.ID)
	colors := ui.Colors()
	back := ui.NewTap(ui.Inset(2, 6, 2, 6, ui.Text(words.T("drill.others"), ui.Style{Size: ui.Small, Color: colors.Accent})), func() {
		p.Session.Choose("")
		p.Focus()
	})
	deep := ui.Text(progress("drill.level", "drill.levelPast", level, fishbone.FiveDeep), ui.Style{Size: ui.Small, Color: colors.Third})
	chip := p.boneChip(c.ID, s.room()-deep.MinSize().Width-back.MinSize().Width-3*8)
	parts := []fyne.CanvasObject{
		ui.Row(8, chip, deep, ui.Spring(), back),
		ui.Paragraph(words.T("drill.question", "cause", c.Text), ui.Style{Size: ui.Title, Bold: true, Color: colors.Ink}, s.room(), 3),
	}
	return ui.Column(10, append(parts, s.answering(c, level)...)...)
}

// answering is what can be done about the cause in hand: answer, stop, or nothing more.
func (s *drillPanel) answering(c fishbone.Cause, level int) []fyne.CanvasObject {
	p := s.page
	if c.SameAs != "" {
		same, _ := p.analysis().Cause(c.SameAs)
		return []fyne.CanvasObject{s.keys, s.remark(words.T("drill.closed", "cause", same.Text)),
			ui.Row(0, ui.Plain("", words.T("same.unlink"), func() { p.try(fishbone.LinkSame{ID: c.ID}) }))}
	}
	if s.stopping {
		return []fyne.CanvasObject{s.reason.object(ui.KeyCap("Enter", words.T("key.stop")), ui.KeyCap("Esc", words.T("key.leave")))}
	}
	parts := []fyne.CanvasObject{s.line.object(
		ui.KeyCap("Enter", words.T("key.deeper")), ui.KeyCap("Ctrl Enter", words.T("key.branch")))}
	leaf := len(p.analysis().CauseIDs(c.ID)) == 0
	switch {
	case c.Stop != "":
		parts = append(parts, s.remark(words.T("drill.stopped", "reason", c.Stop)))
	case leaf && level >= fishbone.FiveDeep:
		parts = append(parts, s.remark(words.T("drill.five")))
	case leaf && level > 1:
		stop := ui.NewTap(ui.Inset(4, 6, 4, 6, ui.Row(6, ui.Stop.Draw(ui.Colors().Third, 14),
			ui.Text(words.T("drill.stop"), ui.Style{Size: ui.Small, Color: ui.Colors().Second}))), s.askReason)
		stop.SetToolTip(words.T("drill.stopTip"))
		parts = append(parts, ui.Row(0, stop))
	}
	if s.offer != nil {
		parts = append(parts, s.makeOffer(*s.offer, s.link, s.leave))
	}
	return parts
}

// remark is a sentence on a soft ground.
func (s *drillPanel) remark(text string) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Filled(c.Soft, ui.Radius, ui.Pad(10, ui.Paragraph(text, ui.Style{Size: ui.Body, Color: c.Ink}, s.room()-20, 4)))
}

// ladder shows the whole drill-down, each answer with its level.
func (s *drillPanel) ladder(now fishbone.Cause) fyne.CanvasObject {
	p := s.page
	a := p.analysis()
	var rows []fyne.CanvasObject
	for _, c := range s.chain(now) {
		level := a.Level(c.ID)
		r := row{
			lead: levelMark(level), text: c.Text, chips: p.causeChips(c),
			chosen: c.ID == now.ID, faded: c.SameAs != "" || c.Verdict.Finding == fishbone.Rejected,
			indent: float32(min(level-1, 7)) * 14,
			onTap:  func() { p.Session.Choose(c.ID); p.Focus() },
			menu:   func(at fyne.Position) { p.causeMenu(c.ID, "", at) },
			actions: []*ui.Tap{
				ui.SmallIcon(ui.Pencil, p.named("act.reword").tip(), func() { s.beginReword(c) }),
				ui.SmallIcon(ui.Trash, p.named("act.remove").tip(), func() { p.removeCause(c.ID) }),
			},
		}
		rows = append(rows, r.make(s.room()))
	}
	if open := guide.OpenEnds(a); len(open) > 0 {
		rows = append(rows, s.section(words.T("drill.open", "n", len(open))))
		for _, c := range open[:min(len(open), 6)] {
			rows = append(rows, row{
				lead: swatch(p.boneColor(boneOf(a, c.ID))), text: c.Text, lines: 1,
				onTap: func() { p.Session.Choose(c.ID); p.Focus() },
			}.make(s.room()))
		}
	}
	return ui.Column(0, rows...)
}

// pickHeading asks which cause to begin with; in step 7 it says first where the whys stand.
func (s *drillPanel) pickHeading() fyne.CanvasObject {
	a := s.page.analysis()
	switch {
	case s.page.Session.Step() == guide.Why:
		return s.heading(words.T("drill.pick"), words.T("drill.pickExplain"))
	case a.Count().Deepest < 2:
		return s.heading(words.T("drill.none"), words.T("drill.pickExplain"))
	}
	return s.heading(words.T("drill.done"), words.T("drill.doneExplain"))
}

// candidates are the causes to drill into, confirmed ones first.
func (s *drillPanel) candidates() []fishbone.Cause {
	var first, then []fishbone.Cause
	for level, c := range s.page.analysis().WalkBones() {
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
func (s *drillPanel) picker() fyne.CanvasObject {
	p := s.page
	a := p.analysis()
	cs := s.candidates()
	if len(cs) == 0 {
		return s.emptyBut(words.T("drill.empty"), guide.Group)
	}
	var rows []fyne.CanvasObject
	for i, c := range cs {
		chips := p.causeChips(c)
		if len(a.CauseIDs(c.ID)) > 0 {
			chips = append(chips, ui.Chip(words.T("drill.depth", "n", depthBelow(a, c.ID)), ui.Accented))
		}
		rows = append(rows, row{
			lead: swatch(p.boneColor(c.Parent)), text: c.Text, chips: chips, chosen: i == s.picked,
			onTap: func() { p.Session.Choose(c.ID); p.Focus() },
			menu:  func(at fyne.Position) { p.causeMenu(c.ID, "", at) },
		}.make(s.room()))
	}
	return ui.Column(0, rows...)
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
func (s *drillPanel) pick(name fyne.KeyName) {
	if _, ok := s.current(); ok {
		s.key(name)
		s.page.Focus()
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
			s.page.Session.Choose(cs[s.picked].ID)
			s.page.Focus()
		}
		return
	default:
		s.page.press(string(name), onCards)
		return
	}
	s.page.refresh()
}
