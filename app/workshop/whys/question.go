package whys

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// question is the top of the drill-down: which cause, why, and the line for the answer.
func (s *whysPanel) question(c fishbone.Cause) fyne.CanvasObject {
	a := s.host.Analysis()
	level := a.Level(c.ID)
	colors := ui.Colors()
	back := ui.NewTap(ui.Padded(2, 6, 2, 6, ui.KeyCap(action.Cap("Escape"), words.T("drill.others"))), func() { s.goOn("") })
	deep := ui.Text(panel.Progress("drill.level", "drill.levelPast", level, fishbone.FiveDeep), ui.Style{Size: ui.Small, Color: colors.Faint})
	chip := panel.BoneChip(a, c.ID, s.Room()-deep.MinSize().Width-back.MinSize().Width-3*8)
	parts := []fyne.CanvasObject{
		ui.Row(8, chip, deep, ui.Spacer(), back),
		ui.Balanced(words.T("drill.question", "cause", c.Text), ui.Style{Size: ui.Title, Bold: true, Color: colors.Ink}, s.Room(), 3),
	}
	return ui.Column(10, append(parts, s.answering(c, level)...)...)
}

// answering is what can be done about the cause in hand: answer, stop, say that it is a
// root cause, or nothing more.
func (s *whysPanel) answering(c fishbone.Cause, level int) []fyne.CanvasObject {
	h := s.host
	switch {
	case c.SameAs != "":
		same, _ := h.Analysis().Cause(c.SameAs)
		return []fyne.CanvasObject{s.keys, s.remark(words.T("drill.closed", "cause", same.Text)),
			ui.Row(0, ui.Plain("", words.T("same.unlink"), func() { h.Do(fishbone.LinkSame{ID: c.ID}) }))}
	case s.stopping == c.ID:
		return []fyne.CanvasObject{s.reason.Object(action.Hint("key.stop", "Return"), action.Hint("key.leave", "Escape"))}
	case s.proving == c.ID:
		return s.askForProof()
	}
	parts := []fyne.CanvasObject{s.line.Object(action.Hint("key.deeper", "Return"), action.Hint("key.branch", "Ctrl+Return"))}
	switch {
	case c.Control == fishbone.OutsideControl:
		parts = append(parts, s.remark(outsideRemark(c)))
	case s.asksToPrevent(c):
		parts = append(parts, s.askToPrevent(c))
	case c.Stop != "":
		parts = append(parts, s.remark(words.T("drill.stopped", "reason", c.Stop)))
	case s.canStop() && level < fishbone.FiveDeep:
		stop := ui.NewTap(ui.Padded(4, 6, 4, 6, ui.Row(6, ui.Stop.Draw(ui.Colors().Faint, 14),
			ui.Text(words.T("drill.stop"), ui.Style{Size: ui.Small, Color: ui.Colors().Muted}))), s.askReason)
		stop.SetToolTip(h.Actions().Tip("act.stop"))
		parts = append(parts, ui.Row(0, stop))
	}
	if s.duplicate != nil {
		parts = append(parts, s.Suggestion(*s.duplicate, s.link, s.keepApart))
	}
	return parts
}

// outsideRemark says that a cause is outside the team's control, and why if that was said.
func outsideRemark(c fishbone.Cause) string {
	if c.Stop == "" {
		return words.T("drill.outside")
	}
	return words.T("drill.outsideBecause", "reason", c.Stop)
}

// askToPrevent says why the whys end here, and asks whether the team can do something about
// what it found.
func (s *whysPanel) askToPrevent(cause fishbone.Cause) fyne.CanvasObject {
	c := ui.Colors()
	room := s.Room() - 24
	why, no, leave := words.T("drill.five"), "drill.prevent.no", "key.askOn"
	if cause.Stopped() {
		why, no, leave = words.T("drill.stopped", "reason", cause.Stop), "drill.prevent.later", "key.later"
	}
	return ui.Card(ui.Pad(12, ui.Column(8,
		ui.Row(6, ui.Check.Draw(c.Good, 16), ui.Truncated(why, ui.Style{Size: ui.Small, Color: c.Good}, room-22)),
		ui.Paragraph(words.T("drill.prevent"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, room, 3),
		ui.Flow(8, room,
			ui.Primary("", words.T("drill.prevent.yes"), s.prevent),
			ui.Plain("", words.T(no), s.askOn),
			ui.Plain("", words.T("act.outside"), s.putOutside)),
		ui.Flow(14, room, action.Hint("key.yes", "Return").Object(), action.Hint(leave, "Escape").Object()),
	)))
}

// askForProof has the root cause confirmed, with what shows it.
func (s *whysPanel) askForProof() []fyne.CanvasObject {
	toVerify := ui.Plain("", words.T("verdict.verify"), func() { s.conclude(fishbone.ToVerify, s.proof.Entry.Text) })
	confirm := ui.Primary(ui.Check, words.T("verdict.confirmed"), func() { s.conclude(fishbone.Confirmed, s.proof.Entry.Text) })
	return []fyne.CanvasObject{
		s.remark(words.T("drill.proof")),
		s.proof.Object(action.Hint("key.confirm", "Return"), action.Hint("key.leave", "Escape")),
		ui.Flow(8, s.Room(), confirm, toVerify),
	}
}

// remark is a sentence on a soft ground.
func (s *whysPanel) remark(text string) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Filled(c.Soft, ui.Radius, ui.Pad(10, ui.Paragraph(text, ui.Style{Size: ui.Body, Color: c.Ink}, s.Room()-20, 4)))
}
