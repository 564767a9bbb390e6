package workshop

import (
	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// headPanel is step 2: the problem is written into the head of the fish.
type headPanel struct {
	*panel.Frame
	page  *Page
	entry *ui.Entry

	keys     *ui.KeyTarget // has the focus while a set of bones is chosen in front of all
	choosing bool
}

func newHeadPanel(p *Page) *headPanel {
	s := &headPanel{Frame: panel.NewFrame(p), page: p, entry: ui.NewArea(words.T("head.hint"), 3)}
	s.entry.OneParagraph = true
	s.entry.OnEnter = func(string, bool) { s.enter() }
	s.keys = panel.KeysAt(p, action.Everywhere)
	s.keys.OnRune = func(r rune) { s.chooseSet(int(r - '1')) }
	s.entry.OnShortcut, s.entry.After = p.Shortcut, p.After
	s.entry.SetSaved(p.Analysis().About().Head)
	panel.KeepTyped(p, s.entry, "about/"+string(fishbone.Head), func(text string) bool { return p.keepAbout(fishbone.Head, text) })
	s.Refresh()
	return s
}

func (s *headPanel) Refresh() {
	about := s.page.Analysis().About()
	s.entry.Sync(about.Head, fishbone.Label)
	s.entry.FitRows(s.Room(), 3, mostRows)
	middle := []fyne.CanvasObject{s.sides()}
	if about.Problem != "" && about.Head != about.Problem {
		middle = append(middle, s.suggestion(about))
	}
	s.Show(
		ui.Column(12, s.Heading(words.T("head.question"), words.T("head.explain")), s.entry),
		ui.Column(8, middle...),
	)
}

// sides are the two sides that the head can be at.
func (s *headPanel) sides() fyne.CanvasObject {
	p := s.page
	return ui.Row(6,
		ui.ChipButton(words.T("head.left"), p.deps.HeadLeft, func() { p.turnHead(true) }),
		ui.ChipButton(words.T("head.right"), !p.deps.HeadLeft, func() { p.turnHead(false) }),
	)
}

// suggestion offers the problem's own words for the head.
func (s *headPanel) suggestion(about fishbone.About) fyne.CanvasObject {
	c, problem := ui.Colors(), about.Problem
	button := ui.Primary
	if about.Head != "" {
		button = ui.Plain // somebody chose other words
	}
	return ui.Card(ui.Pad(12, ui.Column(10,
		ui.Text(words.T("head.problem"), ui.Style{Size: ui.Small, Color: c.Faint}),
		ui.Paragraph(problem, ui.Style{Size: ui.Body, Color: c.Ink}, s.Room()-24, 6),
		ui.Row(0, button(ui.Right, words.T("head.take"), func() {
			s.page.Do(fishbone.SetAbout{Field: fishbone.Head, Text: problem})
			s.page.Focus()
		})),
	)))
}

// enter goes on. In front of all, a fish without bones gets them first.
func (s *headPanel) enter() {
	p := s.page
	s.choosing = p.presenting && len(p.Analysis().Bones()) == 0
	if !s.choosing {
		p.OpenStep(guide.Causes)
		return
	}
	s.Flush()
	p.Refresh()
	p.Focus()
}

// chooseSet gives the fish the bones of a set, -1 for none yet, and goes on.
func (s *headPanel) chooseSet(n int) {
	if n < -1 || n >= len(sets) {
		return
	}
	s.choosing = false
	if n >= 0 {
		s.page.addSet(sets[n].bones)
	}
	s.page.OpenStep(guide.Causes)
}

func (s *headPanel) Focus() fyne.Focusable {
	if s.choosing && s.page.presenting {
		return s.keys
	}
	return s.entry
}

func (s *headPanel) Flush() { s.entry.Flush() }
