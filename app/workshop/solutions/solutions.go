// Package solutions is step 8: the root causes, and a list of solutions that counts to
// twenty and beyond, each tied to a root cause. It adds, rewords and removes solutions, and
// makes solutions of parked ideas. It never changes a cause.
//
// The panel beside the picture takes solutions; the view shows all of them by their root
// causes, with how strong they are, and asks for other ones.
//
// Start reading at solutions.go and list.go, then brainstorm.go and board.go.
package solutions

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// New makes the feature.
func New(h panel.Host) panel.Feature {
	f := feature{h}
	return panel.Feature{
		Steps: []guide.Step{guide.StepSolutions}, Open: func() panel.Panel { return newPanel(h) }, Views: []panel.View{f.view()},
	}
}

// feature is the step as the page knows it, whether it is open or not.
type feature struct{ host panel.Host }

// solutionsPanel is the panel of step 8: the root cause in question, the line for its next
// solution, and the lists of root causes, parked ideas and solutions.
type solutionsPanel struct {
	*panel.Frame
	host panel.Host
	line *panel.CaptureLine
	*choices
}

// choices are what the team has chosen in the panel.
type choices struct {
	root     fishbone.ID // what the next solution is tied to
	chosen   fishbone.ID // a solution in the list
	unfolded bool        // all root causes are listed
}

func newPanel(h panel.Host) *solutionsPanel {
	s := newLine(h)
	s.Refresh()
	return s
}

// newLine makes the panel with the line for solutions, and nothing shown yet.
func newLine(h panel.Host) *solutionsPanel {
	s := &solutionsPanel{Frame: panel.NewFrame(h), host: h, line: panel.NewCaptureLine(h, "solution", words.T("solutions.hint"))}
	s.choices, _ = panel.Choices[choices](h)
	s.line.Add, s.line.OnKey = s.add, s.key
	s.line.Reword = func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Set{Of: fishbone.SolutionKind, ID: id, Values: fishbone.Values{"text": text}}
	}
	s.line.List, s.line.Said = s.addAll, "burst.solutions"
	return s
}

// target is the root cause that the next solution is tied to. It stays when the order of the
// root causes changes, as where two bones change places.
func (s *solutionsPanel) target() (fishbone.Cause, bool) {
	roots := s.host.Analysis().RootCauses()
	for _, r := range roots {
		if r.ID == s.root {
			return r, true
		}
	}
	if len(roots) > 0 {
		s.root = roots[0].ID
		return roots[0], true
	}
	return fishbone.Cause{}, false
}

func (s *solutionsPanel) add(text string, _ bool, ends session.Option) bool {
	if fishbone.Label(text) == "" {
		return false
	}
	s.chosen = ""
	return s.host.Do(fishbone.Join(s.addAll([]fishbone.Line{{Text: text}})...), ends)
}

// addAll are the edits that list solutions, each for the root cause in question.
func (s *solutionsPanel) addAll(lines []fishbone.Line) []fishbone.Edit {
	var edits []fishbone.Edit
	for _, l := range lines {
		edits = append(edits, s.addOne(l.Text, panel.Speaker(s.host)))
	}
	return edits
}

// addOne is the edit that lists a solution for the root cause in question.
func (s *solutionsPanel) addOne(text, by string) fishbone.Edit {
	return fishbone.Add{Thing: s.newOne(text, by)}
}

// newOne is a solution for the root cause in question.
func (s *solutionsPanel) newOne(text, by string) *fishbone.Solution {
	sol := &fishbone.Solution{ID: fishbone.NewID(), Text: text, By: by}
	if r, ok := s.target(); ok {
		sol.Causes = []fishbone.ID{r.ID}
	}
	return sol
}

// key goes to another root cause while nothing is typed, and rewords the solution in
// hand.
func (s *solutionsPanel) key(name fyne.KeyName) bool {
	if sol, ok := s.host.Analysis().Solution(s.chosen); ok && name == fyne.KeyF2 {
		s.line.Begin(sol.ID, sol.Text)
		return true
	}
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[name]
	now, ok := s.target()
	if by == 0 || !ok {
		return false
	}
	roots := s.host.Analysis().RootCauses()
	i := slices.IndexFunc(roots, func(r fishbone.Cause) bool { return r.ID == now.ID })
	s.root = roots[(i+by+len(roots))%len(roots)].ID
	s.host.Refresh()
	return true
}

func (s *solutionsPanel) Refresh() {
	n := s.host.Analysis().Count()
	top := []fyne.CanvasObject{
		s.Heading(words.T("solutions.question"), ""),
		s.progress(n.Solutions),
	}
	if said := repeated(s.host.Analysis()); said != "" {
		top = append(top, ui.Balanced(said, ui.Style{Size: ui.Small, Color: ui.Colors().Muted}, s.Room(), 2))
	}
	if r, ok := s.target(); ok {
		top = append(top, s.rootInQuestion(r))
	}
	top = append(top, s.line.Object(action.Hint("key.next", "Return"), action.Hint("key.root", "Up", "Down")))
	s.Show(ui.Column(12, top...), s.list())
}

// rootInQuestion is the root cause that the next solution is tied to, with a button that
// reads its chain back.
func (s *solutionsPanel) rootInQuestion(root fishbone.Cause) fyne.CanvasObject {
	can := s.host.Actions()
	chip := panel.BoneChip(s.host.Analysis(), root.ID, s.Room()/2)
	read := ui.SmallIcon(ui.Therefore, can.Tip("act.therefore"), func() { can.Perform("act.therefore") })
	left := s.Room() - chip.MinSize().Width - read.MinSize().Width - 3*8
	return ui.Column(4,
		ui.Text(words.T("solutions.for"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}),
		ui.Row(8, chip, ui.Paragraph(root.Text, ui.Style{Size: ui.Body, Bold: true, Color: ui.Colors().Ink}, left, 2), ui.Spacer(), read),
	)
}

// progress is how far the list has come to twenty.
func (s *solutionsPanel) progress(n int) fyne.CanvasObject {
	c := ui.Colors()
	ink := c.Accent
	if n >= fishbone.TwentySolutions {
		ink = c.Good
	}
	track := canvas.NewRectangle(c.Sunken)
	track.CornerRadius = 3
	done := canvas.NewRectangle(ink)
	done.CornerRadius = 3
	width := s.Room() - 76
	part := min(1, float32(n)/fishbone.TwentySolutions)
	bar := container.NewWithoutLayout(track, done)
	track.Resize(fyne.NewSize(width, 6))
	done.Resize(fyne.NewSize(width*part, 6))
	if n == 0 {
		done.Hide()
	}
	return ui.Row(12, ui.MinSize(width, 6, bar),
		ui.Text(fmt.Sprintf("%d / %d", n, fishbone.TwentySolutions), ui.Style{Size: ui.Body, Bold: true, Color: ink}))
}

func (s *solutionsPanel) Focus() fyne.Focusable { return s.line.Entry }

// ChosenSolution is the solution in hand, empty for none.
func (s *solutionsPanel) ChosenSolution() fishbone.ID { return s.chosen }

// ReadFrom is the root cause in question.
func (s *solutionsPanel) ReadFrom() (fishbone.ID, bool) {
	root, _ := s.target()
	return root.ID, true
}

// Unfold lists all root causes.
func (s *solutionsPanel) Unfold() {
	if !s.unfolded {
		s.unfolded = true
		s.host.Refresh()
	}
}

// Prompt implements [panel.Prompter].
func (s *solutionsPanel) Prompt() panel.Prompt {
	a := s.host.Analysis()
	t := panel.Prompt{
		Question: words.T("solutions.question"),
		Number:   fmt.Sprint(a.Count().Solutions), Of: panel.Goal(a.Count().Solutions, fishbone.TwentySolutions),
	}
	if t.Of == "" {
		t.Counts = words.T("present.solutions")
	}
	if root, ok := s.target(); ok {
		t.Question, t.On = words.T("present.solve", "cause", root.Text), root.ID
		if len(a.RootCauses()) > 1 {
			t.Hint = words.T("present.rootHint", "n", len(a.RootCauses()))
		}
	}
	for i, sol := range slices.Backward(a.Solutions()) {
		t.Recent = append(t.Recent, fmt.Sprintf("%d  %s", i+1, sol.Text))
	}
	return t
}
