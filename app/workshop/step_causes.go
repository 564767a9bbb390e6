package workshop

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// causesPanel is step 3: as many possible causes as can be found, as fast as people
// speak, without judging.
type causesPanel struct {
	*sheet
	people *people
	line   *capture
}

func newCausesPanel(p *Page) panel {
	s := &causesPanel{sheet: newSheet(p), line: newCapture(p, "causes", words.T("causes.hint"))}
	s.people = newPeople(s.sheet)
	// A new analysis begins with who is here; later the next word is a cause.
	s.people.adding = s.people.adding || len(p.Analysis().People()) == 0 && p.Analysis().Count().Causes == 0
	s.line.add = func(text string, _ bool, ends session.Option) bool {
		bone, said, _ := s.line.address(text)
		return fishbone.Label(said) != "" &&
			p.Do(fishbone.AddCause{ID: fishbone.NewID(), Under: bone.ID, Text: said, By: s.people.speaker()}, ends)
	}
	s.line.bones, s.line.said = true, "burst.causes"
	s.line.list = func(lines []fishbone.Line) []fishbone.Edit {
		return p.Analysis().Spread(lines, fishbone.Tray, "", s.people.speaker(), fishbone.NewID)
	}
	s.line.reword = rewordCause
	s.Refresh()
	return s
}

func rewordCause(id fishbone.ID, text string) fishbone.Edit {
	return fishbone.RewordCause{ID: id, Text: text}
}

func (s *causesPanel) Refresh() {
	s.show(
		ui.Column(12,
			s.heading(words.T("causes.question"), words.T("causes.explain")),
			s.people.object(),
			s.line.object("Enter", words.T("key.next")),
		),
		s.list(),
	)
}

// causes are all that were named, the newest first.
func (s *causesPanel) causes() []fishbone.Cause {
	a := s.page.Analysis()
	var causes []fishbone.Cause
	for _, c := range a.Walk(fishbone.Tray) {
		causes = append(causes, c)
	}
	for _, c := range a.WalkBones() {
		causes = append(causes, c)
	}
	slices.SortStableFunc(causes, func(a, b fishbone.Cause) int { return b.Made.At.Compare(a.Made.At) })
	return causes
}

// list shows what was named, the newest first: that is what the room looks for.
func (s *causesPanel) list() fyne.CanvasObject {
	causes := s.causes()
	if len(causes) == 0 {
		return s.empty(words.T("causes.empty"))
	}
	type look struct {
		cause  fishbone.Cause
		bone   color.NRGBA
		chosen bool
	}
	rows := make([]fyne.CanvasObject, len(causes))
	for i, c := range causes {
		bone := s.page.boneColor(boneOf(s.page.Analysis(), c.ID))
		l := look{c, bone, s.page.Session().Cause() == c.ID}
		rows[i] = s.part(l, func() fyne.CanvasObject { return s.row(c, bone, l.chosen) })
	}
	return ui.Column(0, rows...)
}

func (s *causesPanel) row(c fishbone.Cause, bone color.NRGBA, chosen bool) fyne.CanvasObject {
	p := s.page
	r := row{
		lead:   swatch(bone),
		text:   c.Text,
		chosen: chosen,
		onTap:  func() { p.Session().Choose(c.ID) },
		menu:   func(at fyne.Position) { p.CauseMenu(c.ID, at) },
	}
	if chosen {
		r.actions = s.actions(c)
	}
	if c.By != "" && !r.chosen {
		r.chips = append(r.chips, ui.Text(shorten(c.By, 16), ui.Style{Size: ui.Small, Color: ui.Colors().Third}))
	}
	return r.make(s.room())
}

// actions are what the row of a chosen cause offers.
func (s *causesPanel) actions(c fishbone.Cause) []*ui.Tap {
	return []*ui.Tap{
		ui.SmallIcon(ui.Pencil, s.page.Actions().Tip("act.reword"), func() { s.beginReword(c) }),
	}
}

func (s *causesPanel) beginReword(c fishbone.Cause) { s.line.begin(c.ID, c.Text) }

func boneOf(a *fishbone.Analysis, cause fishbone.ID) fishbone.ID {
	b, _ := a.BoneOf(cause)
	return b.ID
}

func (s *causesPanel) Focus() fyne.Focusable {
	if s.people.adding {
		return s.people.entry
	}
	return s.line.entry
}
