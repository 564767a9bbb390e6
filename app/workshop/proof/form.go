package proof

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/effect"
)

// form has the entries for one measure: its next value, what it is, and the verdict.
type form struct {
	owner *proofPanel
	id    fishbone.ID

	day, value, checked                       *ui.Entry // of the next value
	text, unit, target, focus, ability, since *field
	by, reason                                *field
}

func newForm(s *proofPanel, m fishbone.Measure) *form {
	f := &form{owner: s, id: m.ID}
	h, day := s.host, readDay(s.host.Now, was)
	of := func(name string, e *ui.Entry, read func(string) (string, error)) *field {
		return newField(h, f.place(name), name, e, read, func(stored string) bool { return f.set(name, stored) })
	}
	entry := func(hint string) *ui.Entry { return ui.NewEntry(words.T(hint)) }
	figure := func(name string) *ui.Entry { return named("proof."+name, ui.NewEntry("")) }
	f.text, f.unit = of("text", entry("proof.name.hint"), readLine), of("unit", entry("proof.unit.hint"), readLine)
	f.target, f.since = of("target", figure("target"), readFigure), of("since", entry("proof.day.hint"), day).ofDay(h.Now)
	f.focus, f.ability = of("focus", figure("focus"), readFigure), of("ability", figure("ability"), readFigure)
	f.by = newField(h, f.place("by"), "by", figure("by"), readLine, func(string) bool { return f.judgeOn() })
	f.reason = newField(h, f.place("reason"), "reason", ui.NewArea(words.T("proof.reason.hint"), 1), readText, func(string) bool { return f.judgeOn() })
	f.makeEntries()
	return f
}

// named says of an entry without a hint what it is for, to those who do not see the words beside it.
func named(key string, e *ui.Entry) *ui.Entry {
	e.Name = words.T(key)
	return e
}

func (f *form) place(name string) string { return "measure/" + string(f.id) + "/" + name }

// fields are those that are kept while they are typed.
func (f *form) fields() []*field {
	return []*field{f.text, f.unit, f.target, f.focus, f.ability, f.since, f.by, f.reason}
}

func (f *form) flush() {
	for _, one := range f.fields() {
		one.Flush()
	}
}

// set writes an attribute of the measure.
func (f *form) set(name, value string) bool {
	if _, ok := f.owner.host.Analysis().Measure(f.id); !ok {
		return true // there is nothing left that it could belong to
	}
	return f.owner.host.Do(fishbone.Set{Of: fishbone.MeasureKind, ID: f.id, Values: fishbone.Values{name: value}},
		session.Merge, session.Ends(f.place(name)))
}

// sync shows what stands in the analysis.
func (f *form) sync(m fishbone.Measure) {
	for i, stored := range []string{m.Text, m.Unit, string(m.Target), string(m.Focus), string(m.Ability), string(m.Since), m.By, m.Reason} {
		f.fields()[i].sync(stored)
	}
	f.reason.FitRows(f.owner.Room(), 1, 6)
	f.predict(m)
}

// incomplete says whether the measure lacks what a proof needs.
func incomplete(m fishbone.Measure) bool { return m.Since == "" || m.Target == "" || m.Unit == "" }

// object is the part of the panel about what the measure is.
func (f *form) object(m fishbone.Measure) fyne.CanvasObject {
	s := f.owner
	c, room := ui.Colors(), s.Room()
	icon := ui.Right
	if s.unfold {
		icon = ui.Down
	}
	title := ui.NewTap(ui.Padded(8, 0, 4, 0, ui.Row(4,
		ui.Text(words.T("proof.about"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}), icon.Draw(c.Faint, 14),
	)), func() {
		s.unfold = !s.unfold
		s.host.Refresh()
	})
	if !s.unfold {
		return title
	}
	half := (room - 8) / 2
	side := func(d fishbone.Direction, key string) fyne.CanvasObject {
		return ui.ChipButton(words.T(key), m.Direction == d, func() {
			s.host.Do(fishbone.Set{Of: fishbone.MeasureKind, ID: m.ID, Values: fishbone.Values{"direction": string(d)}})
			s.host.Focus()
		})
	}
	return ui.Column(8, title,
		f.text.object("proof.name", room),
		s.shows(m),
		f.unit.object("proof.unit", room),
		ui.Flow(6, room, side(fishbone.LowerIsBetter, "proof.lower"), side(fishbone.HigherIsBetter, "proof.higher")),
		ui.Row(8, ui.MinSize(half, 0, f.since.object("proof.since", half)), ui.MinSize(half, 0, f.target.object("proof.target", half))),
		ui.Row(8, ui.MinSize(half, 0, f.focus.object("proof.focus", half)), ui.MinSize(half, 0, f.ability.object("proof.ability", half))),
		f.formula(m),
	)
}

// shows says of which root cause the measure tells, or that it tells of the problem itself, and
// offers another.
func (s *proofPanel) shows(m fishbone.Measure) fyne.CanvasObject {
	c, a := ui.Colors(), s.host.Analysis()
	said, mark := words.T("proof.shows.problem"), fyne.CanvasObject(ui.Gap(0, 0))
	if cause, ok := a.Cause(m.Cause); ok {
		said, mark = cause.Text, panel.Swatch(panel.BoneColor(a, panel.BoneOf(a, cause.ID)))
	}
	var tap *ui.Tap
	tap = ui.NewTap(ui.Bar(32, 10, 10, 6, mark,
		ui.Truncated(said, ui.Style{Size: ui.Body, Color: c.Ink}, s.Room()-70), ui.Down.Draw(c.Muted, 14)), func() { s.showsMenu(m, ui.Below(tap)) })
	tap.Fill, tap.Edge = c.Surface, c.Outline
	tap.SetToolTip(said)
	return ui.Column(2, ui.Text(words.T("proof.shows"), ui.Style{Size: ui.Small, Color: c.Muted}), ui.Row(0, tap))
}

func (s *proofPanel) showsMenu(m fishbone.Measure, at fyne.Position) {
	choice := func(said string, id fishbone.ID) ui.Choice {
		item := ui.Pick(said, func() {
			s.host.Do(fishbone.Set{Of: fishbone.MeasureKind, ID: m.ID, Values: fishbone.Values{"cause": id}})
			s.host.Focus()
		})
		item.Tick(m.Cause == id)
		return item
	}
	items := []ui.Choice{choice(words.T("proof.shows.problem"), "")}
	listed := m.Cause == ""
	for _, c := range s.host.Analysis().RootCauses() {
		items = append(items, choice(panel.Shorten(c.Text, 40), c.ID))
		listed = listed || c.ID == m.Cause
	}
	if c, ok := s.host.Analysis().Cause(m.Cause); ok && !listed { // a root cause no more
		items = append(items, choice(panel.Shorten(c.Text, 40), c.ID))
	}
	s.host.ShowMenu(at, items...)
}

// formula is the target by the formula, with a button that takes it.
func (f *form) formula(m fishbone.Measure) fyne.CanvasObject {
	s := f.owner
	small := ui.Style{Size: ui.Small, Color: ui.Colors().Faint}
	study := s.study()
	focus, one := m.Focus.Float()
	ability, other := m.Ability.Float()
	if !one || !other || study.Was.N == 0 {
		return ui.Paragraph(words.T("proof.formula"), small, s.Room(), 4)
	}
	target, ok := effect.TargetFrom(study.Was.Mean, focus, ability, m.Direction, m.Unit)
	if !ok {
		return ui.Gap(0, 0)
	}
	key := "proof.formula.lower"
	switch {
	case m.Direction == fishbone.HigherIsBetter && effect.PerWhat(m.Unit) == 100 && study.Was.Mean <= 100:
		key = "proof.formula.share"
	case m.Direction == fishbone.HigherIsBetter:
		key = "proof.formula.higher"
	}
	rounded := fishbone.FigureOf(roundTo(target, 2))
	said := words.T(key, "present", words.Figure(study.Was.Mean), "focus", words.Percent(focus), "ability", words.Percent(ability), "target", string(rounded))
	parts := []fyne.CanvasObject{ui.Paragraph(said, small, s.Room(), 3)}
	if m.Target != rounded {
		parts = append(parts, ui.Row(0, ui.Plain("", words.T("proof.take", "target", string(rounded)), func() {
			s.host.Do(fishbone.Set{Of: fishbone.MeasureKind, ID: m.ID, Values: fishbone.Values{"target": string(rounded)}})
			s.host.Focus()
		})))
	}
	return ui.Column(6, parts...)
}

// menu is that of a measure.
func (s *proofPanel) menu(m fishbone.Measure, at fyne.Position) {
	s.host.ShowMenu(at,
		ui.Pick(words.T("proof.edit"), func() { s.choose(m.ID); s.typeIn(s.form.text) }),
		ui.Pick(words.T("act.remove"), func() {
			panel.DoTelling(s.host, fishbone.Remove{Of: fishbone.MeasureKind, ID: m.ID}, words.T("proof.removed", "name", panel.Shorten(m.Text, 24)), ui.Neutral)
		}))
}
