// Package problem is steps 1 and 2: the problem in one sentence with its circumstances, and
// the problem in the head of the fish. It only sets the texts of the analysis and, where
// everybody watches, gives the fish its first bones.
//
// Start reading at problem.go, then head.go.
package problem

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/categories"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// Host is what the feature asks of the page.
type Host interface {
	panel.Host
	// HeadLeft says whether the fish looks to the left, and TurnHead makes it look to a side.
	HeadLeft() bool
	TurnHead(left bool)
	// OwnSets are the team's own sets of bones.
	OwnSets() categories.Own
}

// New makes the feature.
func New(h Host) panel.Feature {
	return panel.Feature{Steps: []guide.Step{guide.StepProblem, guide.StepHead}, Open: func() panel.Panel {
		if h.Session().Step() == guide.StepHead {
			return newHeadPanel(h)
		}
		return newProblemPanel(h)
	}}
}

// problemPanel is step 1: the problem in one sentence, and its circumstances.
type problemPanel struct {
	*panel.Frame
	host   Host
	fields []field
	seen   *panel.SeenBefore
	*problemChoices
}

// problemChoices are what the team has done in the panel and what is not in the analysis.
type problemChoices struct {
	reworded bool // the problem has other words than before
}

// field is an entry for one text of the analysis.
type field struct {
	of    fishbone.Field
	entry *ui.Entry
}

// rowsOf is how many lines the large fields show at least. The others start with one;
// all of them grow with their text.
var rowsOf = map[fishbone.Field]int{
	fishbone.Problem: 2, fishbone.Goal: 2, fishbone.Present: 2, fishbone.Constraints: 2,
}

// The width of a small field's name, and how many lines a field grows to.
const (
	nameWidth = 76
	mostRows  = 8
)

func newProblemPanel(h Host) *problemPanel {
	s := &problemPanel{Frame: panel.NewFrame(h), host: h}
	s.problemChoices, _ = panel.Choices[problemChoices](h)
	for _, f := range []fishbone.Field{
		fishbone.Problem, fishbone.Goal, fishbone.Present, fishbone.Constraints,
		fishbone.What, fishbone.When, fishbone.Where, fishbone.Who, fishbone.Why, fishbone.How, fishbone.HowMuch,
		fishbone.Date, fishbone.Place,
	} {
		s.fields = append(s.fields, field{f, newField(h, f)})
	}
	s.seen = panel.NewSeenBefore(h, fishbone.AboutKind, s.Refresh)
	problem := s.fields[0].entry
	problem.OnEveryChange(func() { s.seen.Typed(problem.Text) })
	if h.Analysis().Count().Causes == 0 {
		s.seen.Typed(problem.Text)
	}
	s.Refresh()
	return s
}

// newField makes the entry for a text; it keeps what is typed.
func newField(h Host, f fishbone.Field) *ui.Entry {
	e := ui.NewArea(words.T("field."+string(f)+".hint"), max(1, rowsOf[f]))
	e.OneParagraph = f == fishbone.Problem || rowsOf[f] == 0
	e.OnEnter = func(string, bool) {
		if h.Presenting() {
			h.OpenStep(guide.StepHead)
			return
		}
		ui.FocusNext(h.Window().Canvas(), false)
	}
	panel.Serve(h, e)
	e.SetSaved(h.Analysis().About().Text(f))
	panel.KeepTyped(h, e, "about/"+string(f), func(text string) bool { return keepAbout(h, f, text) })
	return e
}

// keepAbout keeps what is typed in the field of a text, and ends its draft. The head follows
// the problem where both said the same.
func keepAbout(h Host, f fishbone.Field, text string) bool {
	edits := []fishbone.Edit{fishbone.SetAbout{Field: f, Text: text}}
	about := h.Analysis().About()
	switch {
	case f != fishbone.Problem || about.Head == "":
	case about.Head == about.Problem:
		edits = append(edits, fishbone.SetAbout{Field: fishbone.Head, Text: text})
	case fishbone.Label(text) != about.Problem:
		c, _ := panel.Choices[problemChoices](h)
		c.reworded = true
	}
	return h.Do(fishbone.Join(edits...), session.Merge, session.Ends("about/"+string(f)))
}

// otherHead asks whether the head, which says something else, is to follow the problem that
// has been reworded; nil where there is nothing to ask.
func (s *problemPanel) otherHead() fyne.CanvasObject {
	about := s.host.Analysis().About()
	if !s.reworded || about.Head == "" || about.Problem == "" || about.Head == about.Problem {
		return nil
	}
	return s.Part("other head", about.Head, func() fyne.CanvasObject {
		c, room := ui.Colors(), s.Room()-24
		leave := func() {
			s.reworded = false
			s.host.Refresh()
			s.host.Focus()
		}
		return ui.Card(ui.Pad(12, ui.Column(8,
			ui.Text(words.T("head.still"), ui.Style{Size: ui.Small, Color: c.Faint}),
			ui.Paragraph(about.Head, ui.Style{Size: ui.Body, Color: c.Ink}, room, 3),
			ui.Flow(8, room,
				ui.Plain("", words.T("head.follow"), func() {
					s.host.Do(fishbone.SetAbout{Field: fishbone.Head, Text: s.host.Analysis().About().Problem})
					leave()
				}),
				ui.Quiet("", words.T("head.leave"), leave)),
		)))
	})
}

// nameOf is what stands beside a field, or above it.
func nameOf(f fishbone.Field) fyne.CanvasObject {
	return ui.Text(words.T("field."+string(f)), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
}

func (s *problemPanel) form() fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, f := range s.fields {
		if f.of == fishbone.What {
			parts = append(parts, s.Section(words.T("problem.questions")))
		}
		if f.of == fishbone.Date {
			parts = append(parts, s.Section(words.T("problem.meeting")))
		}
		name := nameOf(f.of)
		if rowsOf[f.of] > 0 {
			parts = append(parts, ui.Column(3, name, f.entry))
			if ask := s.otherHead(); ask != nil && f.of == fishbone.Problem {
				parts = append(parts, ask)
			}
			if seen := s.seen.Object(s.Room()); seen != nil && f.of == fishbone.Problem {
				parts = append(parts, seen)
			}
			continue
		}
		parts = append(parts, ui.Row(8, ui.MinSize(nameWidth, 0, ui.Row(0, name)), ui.Expand(f.entry)))
	}
	return ui.Column(8, parts...)
}

func (s *problemPanel) Refresh() {
	about := s.host.Analysis().About()
	for _, f := range s.fields {
		clean := fishbone.Label
		if f.of != fishbone.Problem {
			clean = fishbone.Paragraph
		}
		f.entry.Sync(about.Text(f.of), clean)
		width, least := s.Room()-max(nameWidth, nameOf(f.of).MinSize().Width)-8, 1
		if rows := rowsOf[f.of]; rows > 0 {
			width, least = s.Room(), rows
		}
		f.entry.FitRows(width, least, mostRows)
	}
	s.Show(s.Heading(words.T("problem.question"), words.T("problem.hint")), s.form())
}

func (s *problemPanel) Focus() fyne.Focusable { return s.fields[0].entry }

func (s *problemPanel) Flush() {
	for _, f := range s.fields {
		f.entry.Flush()
	}
}

// Prompt implements [panel.Prompter].
func (s *problemPanel) Prompt() panel.Prompt {
	return panel.Prompt{Question: words.T("problem.question")}
}
