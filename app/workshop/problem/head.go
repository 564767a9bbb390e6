package problem

import (
	"fmt"

	"fyne.io/fyne/v2"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// headPanel is step 2: the problem is written into the head of the fish.
type headPanel struct {
	*panel.Frame
	host  Host
	entry *ui.Entry

	keys *ui.KeyTarget // has the focus while a set of bones is chosen in front of all
	*headChoices
}

// headChoices are what the team has chosen in the panel.
type headChoices struct {
	choosing bool // a set of bones is asked for
}

func newHeadPanel(h Host) *headPanel {
	s := &headPanel{Frame: panel.NewFrame(h), host: h, entry: ui.NewArea(words.T("head.hint"), 3)}
	s.headChoices, _ = panel.Choices[headChoices](h)
	s.entry.OneParagraph = true
	s.entry.OnEnter = func(string, bool) { s.enter() }
	s.keys = panel.KeysAt(h, action.Everywhere)
	s.keys.OnRune = func(r rune) { s.chooseSet(int(r - '1')) }
	panel.Serve(h, s.entry)
	s.entry.SetSaved(h.Analysis().About().Head)
	panel.KeepTyped(h, s.entry, "about/"+string(fishbone.Head), func(text string) bool { return keepAbout(h, fishbone.Head, text) })
	s.Refresh()
	return s
}

func (s *headPanel) Refresh() {
	about := s.host.Analysis().About()
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
	h := s.host
	return ui.Row(6,
		ui.ChipButton(words.T("head.left"), h.HeadLeft(), func() { h.TurnHead(true) }),
		ui.ChipButton(words.T("head.right"), !h.HeadLeft(), func() { h.TurnHead(false) }),
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
			s.host.Do(fishbone.SetAbout{Field: fishbone.Head, Text: problem})
			s.host.Focus()
		})),
	)))
}

// enter goes on. In front of all, a fish without bones gets them first.
func (s *headPanel) enter() {
	h := s.host
	s.choosing = h.Presenting() && len(h.Analysis().Bones()) == 0
	if !s.choosing {
		h.OpenStep(guide.StepCauses)
		return
	}
	s.Flush()
	h.Refresh()
	h.Focus()
}

// sets are the sets of bones that can be chosen with one key, the team's own first.
func (s *headPanel) sets() []categories.Set {
	sets := append([]categories.Set(s.host.OwnSets()), categories.Sets()...)
	return sets[:min(9, len(sets))]
}

// chooseSet gives the fish the bones of a set, -1 for none yet, and goes on.
func (s *headPanel) chooseSet(n int) {
	sets := s.sets()
	if n < -1 || n >= len(sets) {
		return
	}
	s.choosing = false
	if n >= 0 {
		s.host.Do(sets[n].Edit(s.host.Analysis()))
	}
	s.host.OpenStep(guide.StepCauses)
}

func (s *headPanel) Focus() fyne.Focusable {
	if s.choosing && s.host.Presenting() {
		return s.keys
	}
	return s.entry
}

func (s *headPanel) Flush() { s.entry.Flush() }

// Prompt implements [panel.Prompter].
func (s *headPanel) Prompt() panel.Prompt {
	if !s.choosing {
		return panel.Prompt{Question: words.T("present.head"), Hint: words.T("present.headHint", "key", action.Cap("Return"))}
	}
	t := panel.Prompt{Question: words.T("present.sets")}
	for i, set := range s.sets() {
		t.Options = append(t.Options, panel.Option{Key: fmt.Sprint(i + 1), Words: set.Name(), Do: func() { s.chooseSet(i) }})
	}
	t.Options = append(t.Options, panel.Option{Key: "0", Words: words.T("present.noSet"), Do: func() { s.chooseSet(-1) }})
	return t
}
