package proof

import (
	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/effect"
	"whybone/fishbone/guide"
)

// top is the question with the figures that answer it.
func (s *proofPanel) top(m fishbone.Measure) fyne.CanvasObject {
	study := s.study()
	type deps struct {
		was, is effect.Limits
		measure fishbone.Measure
	}
	figures := s.Part("figures", deps{study.Was, study.Is, m}, func() fyne.CanvasObject { return s.figures(study) })
	return ui.Column(8, s.Heading(words.T("proof.question"), m.Text), figures)
}

// figures are the means before and after, and how far that is.
func (s *proofPanel) figures(study effect.Study) fyne.CanvasObject {
	c := ui.Colors()
	if study.Was.N == 0 && study.Is.N == 0 {
		return ui.Gap(0, 0)
	}
	large := func(l effect.Limits, ink ui.Style) fyne.CanvasObject {
		if l.N == 0 {
			return ui.Text("–", ink)
		}
		return ui.Text(words.Figure(l.Mean), ink)
	}
	was := ui.Style{Size: ui.Title, Color: c.Muted}
	is := ui.Style{Size: ui.Title, Bold: true, Color: c.Accent}
	parts := []fyne.CanvasObject{
		ui.Text(words.T("proof.mean"), ui.Style{Size: ui.Small, Color: c.Muted}),
		large(study.Was, was), ui.Text("→", ui.Style{Size: ui.Strong, Color: c.Faint}), large(study.Is, is), ui.Spacer(),
	}
	if met, ok := study.TargetMet(); ok && met {
		parts = append(parts, ui.Chip(words.T("proof.met"), ui.Positive))
	} else if ok {
		parts = append(parts, ui.Chip(words.T("proof.notMet"), ui.Waiting))
	}
	said := []fyne.CanvasObject{}
	small := ui.Style{Size: ui.Small, Color: c.Muted}
	if p, ok := study.Progress(); ok {
		said = append(said, ui.Text(words.T("effect.progress", "percent", words.Percent(p)), small))
	}
	if p, ok := study.Attained(); ok {
		said = append(said, ui.Text(words.T("effect.attained", "percent", words.Percent(p)), small))
	}
	return ui.Column(2, ui.Row(10, parts...), ui.Flow(12, s.Room(), said...))
}

// middle is all that is below.
func (s *proofPanel) middle(m fishbone.Measure) fyne.CanvasObject {
	return ui.Column(10,
		s.values(m),
		ui.Hairline(),
		s.verdict(m),
		ui.Hairline(),
		s.form.object(m),
		s.others(m),
		s.closing.object(),
	)
}

// verdict is what the team concludes, who, and why.
func (s *proofPanel) verdict(m fishbone.Measure) fyne.CanvasObject {
	c, room := ui.Colors(), s.Room()
	chip := func(v fishbone.Effect, key string) fyne.CanvasObject {
		t := ui.ChipButton(words.T(key), m.Verdict == v, func() { s.judge(v) })
		t.SetToolTip(s.host.Actions().Tip(key))
		return t
	}
	parts := []fyne.CanvasObject{
		ui.Text(words.T("proof.verdict"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}),
		ui.Flow(6, room, chip(fishbone.Effective, "proof.effective"), chip(fishbone.NotEffective, "proof.notEffective"), chip(fishbone.EffectOpen, "proof.tooEarly")),
	}
	if m.Verdict != fishbone.EffectOpen {
		parts = append(parts, s.form.by.object("proof.by", room),
			ui.Text(words.T("proof.judged", "day", string(m.Judged)), ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	for _, said := range s.against(m) {
		parts = append(parts, ui.Paragraph(said, ui.Style{Size: ui.Small, Color: c.Open}, room, 2))
	}
	parts = append(parts, s.form.reason.object("proof.reason", room))
	if m.Verdict == fishbone.NotEffective {
		parts = append(parts, ui.Paragraph(words.T("proof.again.why"), ui.Style{Size: ui.Small, Color: c.Muted}, room, 3),
			ui.Row(0, ui.Primary(ui.Undo, words.T("proof.again"), s.askAgain)))
	}
	return ui.Column(6, parts...)
}

// against is what the values say against a verdict that stands: it is for the team to keep it
// and say why, or to change it.
func (s *proofPanel) against(m fishbone.Measure) (all []string) {
	study := s.study()
	if met, ok := study.TargetMet(); ok && !met && m.Verdict == fishbone.Effective {
		all = append(all, words.T("proof.againstTarget"))
	}
	newer := 0
	for _, v := range study.All() {
		if m.Judged != "" && v.Day > m.Judged {
			newer++
		}
	}
	if newer > 0 && m.Verdict != fishbone.EffectOpen {
		all = append(all, words.T("proof.newer", "n", newer))
	}
	return all
}

// judge writes the verdict down, with who writes and today, or takes it back.
func (s *proofPanel) judge(v fishbone.Effect) {
	m, ok := s.current()
	if !ok || m.Verdict == v {
		return
	}
	s.Flush()
	m, _ = s.current()
	by := m.By
	if by == "" {
		by = s.host.Session().Writer()
	}
	e := fishbone.JudgeEffect{ID: m.ID, Verdict: v, By: by, Day: fishbone.DayOf(s.host.Now()), Reason: m.Reason}
	if v == fishbone.EffectOpen {
		e.By, e.Day = "", ""
	}
	closed := s.host.Analysis().About().Closed
	if s.host.Do(e) && closed != "" && s.host.Analysis().About().Closed == "" {
		s.host.Notices().Say(words.T("proof.opened"), ui.Waiting, words.T("workshop.undoWord"), s.host.Undo)
	}
	s.host.Focus()
}

// judgeOn keeps who judged and why, as it is typed.
func (f *form) judgeOn() bool {
	m, ok := f.owner.host.Analysis().Measure(f.id)
	if !ok {
		return true
	}
	e := fishbone.JudgeEffect{ID: m.ID, Verdict: m.Verdict, By: f.by.Text, Day: m.Judged, Reason: f.reason.Text}
	return f.owner.host.Do(e, session.Merge, session.Ends(f.place("by"), f.place("reason")))
}

// failed says whether the measure in hand shows no effect.
func (s *proofPanel) failed() bool {
	m, ok := s.current()
	return ok && m.Verdict == fishbone.NotEffective
}

// askAgain goes back to where the team takes a cause and asks why: the cause that the measure
// shows, if it shows one.
func (s *proofPanel) askAgain() {
	m, _ := s.current()
	s.host.OpenStep(guide.StepWhy)
	if _, ok := s.host.Analysis().Cause(m.Cause); ok {
		s.host.Session().Choose(m.Cause)
	}
}

// others lists the other measures, and asks for a second one.
func (s *proofPanel) others(m fishbone.Measure) fyne.CanvasObject {
	a := s.host.Analysis()
	parts := []fyne.CanvasObject{}
	for _, other := range a.Measures() {
		study := effect.Of(a, other)
		type deps struct {
			measure fishbone.Measure
			was, is effect.Limits
			chosen  bool
		}
		d := deps{other, study.Was, study.Is, other.ID == m.ID}
		parts = append(parts, s.Part("measure", d, func() fyne.CanvasObject { return s.measureRow(other, study, d.chosen) }))
	}
	if len(a.Measures()) == 1 {
		parts = append(parts, ui.Paragraph(words.T("proof.second"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, s.Room(), 4))
	}
	parts = append(parts, ui.AtEdge(ui.Row(0, ui.Quiet(ui.Plus, words.T("proof.add"), s.beginNew))))
	return ui.Column(0, append([]fyne.CanvasObject{s.Section(words.T("proof.all"))}, parts...)...)
}

func (s *proofPanel) measureRow(m fishbone.Measure, study effect.Study, chosen bool) fyne.CanvasObject {
	c := ui.Colors()
	var chips []fyne.CanvasObject
	if study.Was.N > 0 && study.Is.N > 0 {
		chips = append(chips, ui.Text(words.T("effect.mean", "mean", picture.Figures(words.Used(), study)), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}))
	}
	switch m.Verdict {
	case fishbone.Effective:
		chips = append(chips, ui.Chip(words.T("verdict.effective"), ui.Positive))
	case fishbone.NotEffective:
		chips = append(chips, ui.Chip(words.T("verdict.notEffective"), ui.Negative))
	}
	return s.Row(panel.Row{
		Text: m.Text, Chips: chips, Chosen: chosen,
		OnTap: func() { s.choose(m.ID) },
		Menu:  func(at fyne.Position) { s.menu(m, at) },
	}.Make(s.Room()), func() { s.typeIn(s.form.text) })
}
