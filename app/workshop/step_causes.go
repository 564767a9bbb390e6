package workshop

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// causesPanel is step 3: as many possible causes as can be found, as fast as people
// speak, without judging.
type causesPanel struct {
	*panel.Frame
	page   *Page
	people *people
	line   *panel.CaptureLine
}

func newCausesPanel(p *Page) *causesPanel {
	s := &causesPanel{Frame: panel.NewFrame(p), page: p, line: panel.NewCaptureLine(p, "causes", words.T("causes.hint"))}
	s.people = newPeople(p, s.Frame)
	// A new analysis begins with who is here; later the next word is a cause.
	s.people.adding = s.people.adding || len(p.Analysis().People()) == 0 && p.Analysis().Count().Causes == 0
	s.line.Add = func(text string, _ bool, ends session.Option) bool {
		bone, said, _ := s.line.Address(text)
		return fishbone.Label(said) != "" &&
			p.Do(fishbone.AddCause{ID: fishbone.NewID(), Under: bone.ID, Text: said, By: s.people.speaker()}, ends)
	}
	s.line.Bones, s.line.Said = true, "burst.causes"
	s.line.List = func(lines []fishbone.Line) []fishbone.Edit {
		return p.Analysis().EditsFromList(lines, fishbone.Tray, "", s.people.speaker(), fishbone.NewID)
	}
	s.line.Reword = rewordCause
	s.Refresh()
	return s
}

func rewordCause(id fishbone.ID, text string) fishbone.Edit {
	return fishbone.RewordCause{ID: id, Text: text}
}

func (s *causesPanel) Refresh() {
	s.Show(
		ui.Column(12,
			s.Heading(words.T("causes.question"), words.T("causes.explain")),
			s.people.object(),
			s.line.Object(action.Hint("key.next", "Return")),
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
		return s.Empty(words.T("causes.empty"))
	}
	type look struct {
		cause  fishbone.Cause
		bone   color.NRGBA
		chosen bool
	}
	rows := make([]fyne.CanvasObject, len(causes))
	for i, c := range causes {
		bone := panel.BoneColor(s.page.Analysis(), panel.BoneOf(s.page.Analysis(), c.ID))
		l := look{c, bone, s.page.Session().Cause() == c.ID}
		rows[i] = s.Part("row", l, func() fyne.CanvasObject { return s.row(c, bone, l.chosen) })
	}
	return ui.Column(0, rows...)
}

func (s *causesPanel) row(c fishbone.Cause, bone color.NRGBA, chosen bool) fyne.CanvasObject {
	p := s.page
	r := panel.Row{
		Lead:   panel.Swatch(bone),
		Text:   c.Text,
		Chosen: chosen,
		OnTap:  func() { p.Session().Choose(c.ID) },
		Menu:   func(at fyne.Position) { p.CauseMenu(c.ID, at) },
	}
	if chosen {
		r.Actions = s.actions(c)
	}
	if c.By != "" && !r.Chosen {
		r.Chips = append(r.Chips, ui.Text(panel.Shorten(c.By, 16), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}))
	}
	return r.Make(s.Room())
}

// actions are what the row of a chosen cause offers.
func (s *causesPanel) actions(c fishbone.Cause) []*ui.Tap {
	return []*ui.Tap{
		ui.SmallIcon(ui.Pencil, s.page.Actions().Tip("act.reword"), func() { s.Reword(c) }),
	}
}

// Speaker is the name of who speaks, empty for nobody in particular.
func (s *causesPanel) Speaker() string { return s.people.speaker() }

// Reword puts the words of a cause into the line.
func (s *causesPanel) Reword(c fishbone.Cause) { s.line.Begin(c.ID, c.Text) }

func (s *causesPanel) Focus() fyne.Focusable {
	if s.people.adding {
		return s.people.entry
	}
	return s.line.Entry
}

// Prompt implements [panel.Prompter].
func (s *causesPanel) Prompt() panel.Prompt {
	p := s.page
	if s.people.adding {
		t := panel.Prompt{Question: words.T("present.who"), Hint: words.T("present.whoHint")}
		for _, who := range slices.Backward(p.Analysis().People()) {
			t.Recent = append(t.Recent, who.Name)
		}
		return t
	}
	t := panel.Prompt{Question: words.T("causes.question"), Number: fmt.Sprint(p.Analysis().Count().Causes)}
	if s.people.speaker() != "" {
		t.Question = words.T("present.causesOf", "name", s.people.speaker())
	}
	for _, c := range s.causes()[:min(panel.MaxRecent, len(s.causes()))] {
		t.Recent = append(t.Recent, c.Text)
	}
	return t
}
