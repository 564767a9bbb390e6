package workshop

import (
	"fmt"
	"image/color"
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
)

// solutionsPanel is step 8: the root causes, and a list of solutions that counts to
// twenty and beyond, each tied to a root cause.
type solutionsPanel struct {
	*panel.Frame
	page   *Page
	line   *panel.CaptureLine
	root   fishbone.ID // what the next solution is tied to
	chosen fishbone.ID // a solution in the list

	unfolded bool // all root causes are listed
}

func newSolutionsPanel(p *Page) *solutionsPanel {
	s := &solutionsPanel{Frame: panel.NewFrame(p), page: p, line: panel.NewCaptureLine(p, "solution", words.T("solutions.hint"))}
	s.line.Add = s.add
	s.line.Reword = func(id fishbone.ID, text string) fishbone.Edit {
		return fishbone.Set{Of: fishbone.SolutionKind, ID: id, Values: fishbone.Values{"text": text}}
	}
	s.line.OnKey = s.key
	s.line.List, s.line.Said = s.several, "burst.solutions"
	s.Refresh()
	return s
}

// target is the root cause that the next solution is tied to.
func (s *solutionsPanel) target() (fishbone.Cause, bool) {
	roots := s.page.Analysis().RootCauses()
	for _, r := range roots {
		if r.ID == s.root {
			return r, true
		}
	}
	if len(roots) > 0 {
		return roots[0], true
	}
	return fishbone.Cause{}, false
}

func (s *solutionsPanel) add(text string, _ bool, ends session.Option) bool {
	if fishbone.Label(text) == "" {
		return false
	}
	s.chosen = ""
	return s.page.Do(fishbone.Join(s.several([]fishbone.Line{{Text: text}})...), ends)
}

// several are the edits that list solutions, each for the root cause in question.
func (s *solutionsPanel) several(lines []fishbone.Line) []fishbone.Edit {
	var ties []fishbone.ID
	if r, ok := s.target(); ok {
		ties = []fishbone.ID{r.ID}
	}
	var edits []fishbone.Edit
	for _, l := range lines {
		edits = append(edits, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.NewID(), Text: l.Text, Causes: ties}})
	}
	return edits
}

// key goes to another root cause while nothing is typed, and rewords the solution in
// hand.
func (s *solutionsPanel) key(name fyne.KeyName) bool {
	if sol, ok := s.page.Analysis().Solution(s.chosen); ok && name == fyne.KeyF2 {
		s.line.Begin(sol.ID, sol.Text)
		return true
	}
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[name]
	now, ok := s.target()
	if by == 0 || !ok {
		return false
	}
	roots := s.page.Analysis().RootCauses()
	i := slices.IndexFunc(roots, func(r fishbone.Cause) bool { return r.ID == now.ID })
	s.root = roots[(i+by+len(roots))%len(roots)].ID
	s.page.Refresh()
	return true
}

func (s *solutionsPanel) Refresh() {
	n := s.page.Analysis().Count()
	top := []fyne.CanvasObject{
		s.Heading(words.T("solutions.question"), ""),
		s.progress(n.Solutions),
	}
	if r, ok := s.target(); ok {
		chip := panel.BoneChip(s.page.Analysis(), r.ID, s.Room()/2)
		read := ui.SmallIcon(ui.Therefore, s.page.Actions().Tip("act.therefore"), func() { s.page.Actions().Perform("act.therefore") })
		left := s.Room() - chip.MinSize().Width - read.MinSize().Width - 3*8
		top = append(top, ui.Column(4,
			ui.Text(words.T("solutions.for"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}),
			ui.Row(8, chip, ui.Paragraph(r.Text, ui.Style{Size: ui.Body, Bold: true, Color: ui.Colors().Ink}, left, 2), ui.Spacer(), read),
		))
	}
	top = append(top, s.line.Object(action.Hint("key.next", "Return"), action.Hint("key.root", "Up", "Down")))
	s.Show(ui.Column(12, top...), s.list())
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

func (s *solutionsPanel) list() fyne.CanvasObject {
	a := s.page.Analysis()
	var parts []fyne.CanvasObject
	roots := a.RootCauses()
	if len(roots) == 0 {
		parts = append(parts, s.Empty(words.T("solutions.noRoots")))
	} else {
		parts = append(parts, s.fold(words.T("solutions.roots", "n", len(roots))))
		parts = append(parts, s.roots(roots)...)
	}
	if ideas := a.Ideas(); len(ideas) > 0 {
		parts = append(parts, s.Section(words.T("solutions.parked")))
		for _, i := range ideas {
			parts = append(parts, s.Part("row", i, func() fyne.CanvasObject { return s.parkedRow(i) }))
		}
	}
	if all := a.Solutions(); len(all) > 0 {
		parts = append(parts, s.Section(words.T("solutions.list")))
		for i := len(all) - 1; i >= 0; i-- {
			parts = append(parts, s.row(i+1, all[i]))
		}
	}
	return ui.Column(0, parts...)
}

// fewRoots is how many root causes are always listed; more are folded away, but for
// those without a solution, so that the solutions stay in sight.
const fewRoots = 4

// fold is the title over the root causes; a click unfolds them.
func (s *solutionsPanel) fold(title string) fyne.CanvasObject {
	if len(s.page.Analysis().RootCauses()) <= fewRoots {
		return s.Section(title)
	}
	icon := ui.Right
	if s.unfolded {
		icon = ui.Down
	}
	c := ui.Colors()
	return ui.NewTap(ui.Padded(6, 0, 6, 0, ui.Row(4,
		ui.Text(title, ui.Style{Size: ui.Small, Bold: true, Color: c.Muted}), icon.Draw(c.Faint, 14),
	)), func() {
		s.unfolded = !s.unfolded
		s.page.Refresh()
		s.page.Focus()
	})
}

// roots lists the root causes with how many solutions each has.
func (s *solutionsPanel) roots(roots []fishbone.Cause) []fyne.CanvasObject {
	p := s.page
	c := ui.Colors()
	ties := map[fishbone.ID]int{}
	for _, sol := range p.Analysis().Solutions() {
		for _, id := range sol.Causes {
			ties[id]++
		}
	}
	type look struct {
		root   fishbone.Cause
		bone   color.NRGBA
		ties   int
		chosen bool
	}
	now, _ := s.target()
	var rows []fyne.CanvasObject
	for _, r := range roots {
		if len(roots) > fewRoots && !s.unfolded && ties[r.ID] > 0 {
			continue
		}
		n := ui.Style{Size: ui.Small, Color: c.Faint}
		if ties[r.ID] == 0 {
			n.Color = c.Open
		}
		l := look{r, panel.BoneColor(p.Analysis(), panel.BoneOf(p.Analysis(), r.ID)), ties[r.ID], r.ID == now.ID}
		rows = append(rows, s.Part("row", l, func() fyne.CanvasObject {
			return panel.Row{
				Lead: panel.Swatch(l.bone), Text: r.Text, Lines: 1,
				Chips:  []fyne.CanvasObject{ui.Text(fmt.Sprint(l.ties), n)},
				Chosen: l.chosen,
				OnTap:  func() { s.root = r.ID; p.Session().Choose(r.ID) },
				Menu:   func(at fyne.Position) { p.CauseMenu(r.ID, at) },
			}.Make(s.Room())
		}))
	}
	return rows
}

// parkedRow is an idea that came up early; one click makes it a solution.
func (s *solutionsPanel) parkedRow(i fishbone.Idea) fyne.CanvasObject {
	p := s.page
	use := func() {
		var ties []fishbone.ID
		if r, ok := s.target(); ok {
			ties = []fishbone.ID{r.ID}
		}
		p.Do(fishbone.Join(fishbone.Remove{Of: fishbone.IdeaKind, ID: i.ID}, fishbone.Add{Thing: &fishbone.Solution{ID: fishbone.NewID(), Text: i.Text, By: i.By, Causes: ties}}))
		p.Focus()
	}
	return panel.Row{
		Text: i.Text, OnTap: use, Lead: ui.Plus.Draw(ui.Colors().Accent, 16),
		Menu: func(at fyne.Position) {
			p.ShowMenu(at, ui.Pick(words.T("parked.use"), use),
				ui.Pick(words.T("parked.drop"), func() { p.Do(fishbone.Remove{Of: fishbone.IdeaKind, ID: i.ID}) }))
		},
	}.Make(s.Room())
}

// row is one solution with its number, what it is tied to, and a hint where it says
// nearly what an earlier one says.
func (s *solutionsPanel) row(number int, sol fishbone.Solution) fyne.CanvasObject {
	type look struct {
		solution     string
		number, like int
		chosen       bool
		bone         color.NRGBA
	}
	p := s.page
	l := look{solution: fmt.Sprint(sol), number: number, chosen: sol.ID == s.chosen}
	if like, ok := p.Analysis().LikeSolution(sol.ID); ok {
		l.like = s.numberOf(like.ID)
	}
	if len(sol.Causes) > 0 {
		l.bone = panel.BoneColor(p.Analysis(), panel.BoneOf(p.Analysis(), sol.Causes[0]))
	}
	return s.Part("row", l, func() fyne.CanvasObject { return s.makeRow(sol, number, l.like, l.bone) })
}

// makeRow draws it; like is the number of the other one, 0 for none.
func (s *solutionsPanel) makeRow(sol fishbone.Solution, number, like int, bone color.NRGBA) fyne.CanvasObject {
	p := s.page
	r := panel.Row{
		Lead: ui.MinSize(22, 18, ui.Row(0, ui.Spacer(), ui.Text(fmt.Sprint(number), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}))),
		Text: sol.Text, Chosen: sol.ID == s.chosen, Lines: 3,
		OnTap: func() { s.choose(sol) },
		Menu:  func(at fyne.Position) { s.menu(sol, at) },
		Actions: []*ui.Tap{
			ui.SmallIcon(ui.Pencil, p.Actions().Tip("act.reword"), func() { s.line.Begin(sol.ID, sol.Text) }),
		},
	}
	if like > 0 {
		r.Chips = append(r.Chips, ui.Chip(words.T("solutions.like", "n", like), ui.Waiting))
	}
	if len(sol.Causes) == 0 {
		r.Chips = append(r.Chips, ui.Chip(words.T("solutions.untied"), ui.Waiting))
	} else if !r.Chosen {
		r.Chips = append(r.Chips, panel.Swatch(bone))
	}
	return r.Make(s.Room())
}

func (s *solutionsPanel) numberOf(id fishbone.ID) int {
	return 1 + slices.IndexFunc(s.page.Analysis().Solutions(), func(x fishbone.Solution) bool { return x.ID == id })
}

// choose takes a solution in hand and shows on the board what it is tied to.
func (s *solutionsPanel) choose(sol fishbone.Solution) {
	s.chosen = sol.ID
	if len(sol.Causes) > 0 {
		s.page.Session().Choose(sol.Causes[0])
		return
	}
	s.page.Refresh()
	s.page.Focus()
}

func (s *solutionsPanel) remove(sol fishbone.Solution) {
	if s.page.Do(fishbone.Remove{Of: fishbone.SolutionKind, ID: sol.ID}) {
		s.page.Notices().Say(words.T("cause.removed", "text", panel.Shorten(sol.Text, 24)), ui.Neutral,
			words.T("workshop.undoWord"), s.page.Undo)
	}
}

// menu ties a solution to root causes, one or more.
func (s *solutionsPanel) menu(sol fishbone.Solution, at fyne.Position) {
	p := s.page
	var items []ui.Choice
	for _, r := range p.Analysis().RootCauses() {
		tied := slices.Contains(sol.Causes, r.ID)
		item := ui.Pick(words.T("solutions.tie", "cause", panel.Shorten(r.Text, 20)), func() {
			ties := slices.DeleteFunc(slices.Clone(sol.Causes), func(id fishbone.ID) bool { return id == r.ID })
			if !tied {
				ties = append(ties, r.ID)
			}
			p.Do(fishbone.Set{Of: fishbone.SolutionKind, ID: sol.ID, Values: fishbone.Values{"causes": ties}})
		})
		item.Tick(tied)
		items = append(items, item)
	}
	p.ShowMenu(at, append(items, ui.Choice{},
		ui.Pick(words.T("act.reword"), func() { s.line.Begin(sol.ID, sol.Text) }),
		ui.Pick(words.T("act.remove"), func() { s.remove(sol) }))...)
}

func (s *solutionsPanel) Focus() fyne.Focusable { return s.line.Entry }

// ReadFrom is the root cause in question.
func (s *solutionsPanel) ReadFrom() (fishbone.ID, bool) {
	root, _ := s.target()
	return root.ID, true
}

// Unfold lists all root causes.
func (s *solutionsPanel) Unfold() {
	if !s.unfolded {
		s.unfolded = true
		s.page.Refresh()
	}
}

// Prompt implements [panel.Prompter].
func (s *solutionsPanel) Prompt() panel.Prompt {
	a := s.page.Analysis()
	t := panel.Prompt{
		Question: words.T("solutions.question"),
		Number:   fmt.Sprint(len(a.Solutions())), Of: panel.Goal(len(a.Solutions()), fishbone.TwentySolutions),
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
