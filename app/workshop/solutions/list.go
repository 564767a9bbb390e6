package solutions

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// list shows the root causes, the ideas that came up early, and the solutions, the newest
// first.
func (s *solutionsPanel) list() fyne.CanvasObject {
	a := s.host.Analysis()
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
			parts = append(parts, s.Part("idea", i, func() fyne.CanvasObject { return s.idea(i) }))
		}
	}
	if all := a.Solutions(); len(all) > 0 {
		parts = append(parts, s.Section(words.T("solutions.list")))
		for i := len(all) - 1; i >= 0; i-- {
			parts = append(parts, s.solution(i+1, all[i]))
		}
	}
	return ui.Column(0, parts...)
}

// fewRoots is how many root causes are always listed; more are folded away, but for
// those without a solution, so that the solutions stay in sight.
const fewRoots = 4

// fold is the title over the root causes; a click unfolds them.
func (s *solutionsPanel) fold(title string) fyne.CanvasObject {
	if len(s.host.Analysis().RootCauses()) <= fewRoots {
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
		s.host.Refresh()
		s.host.Focus()
	})
}

// roots lists the root causes with how many solutions each has.
func (s *solutionsPanel) roots(roots []fishbone.Cause) []fyne.CanvasObject {
	ties := map[fishbone.ID]int{}
	for _, sol := range s.host.Analysis().Solutions() {
		for _, id := range sol.Causes {
			ties[id]++
		}
	}
	now, _ := s.target()
	var rows []fyne.CanvasObject
	for _, r := range roots {
		if len(roots) <= fewRoots || s.unfolded || ties[r.ID] == 0 {
			rows = append(rows, s.rootRow(r, ties[r.ID], r.ID == now.ID))
		}
	}
	return rows
}

func (s *solutionsPanel) rootRow(root fishbone.Cause, ties int, chosen bool) fyne.CanvasObject {
	type deps struct {
		root   fishbone.Cause
		bone   color.NRGBA
		ties   int
		chosen bool
		hint   string
	}
	h := s.host
	d := deps{root, panel.BoneColor(h.Analysis(), panel.BoneOf(h.Analysis(), root.ID)), ties, chosen, h.HintOn(root.ID)}
	return s.Part("root", d, func() fyne.CanvasObject {
		count := ui.Style{Size: ui.Small, Color: ui.Colors().Faint}
		if ties == 0 {
			count.Color = ui.Colors().Open
		}
		return s.Row(panel.Row{
			Lead: panel.Swatch(d.bone), Text: root.Text, Lines: 1,
			Chips:  []fyne.CanvasObject{ui.Text(fmt.Sprint(ties), count)},
			Chosen: chosen,
			OnTap:  func() { s.root = root.ID; h.Session().Choose(root.ID); h.TakeKeys() },
			Menu:   func(at fyne.Position) { h.CauseMenu(root.ID, at) },
		}.Hinted(h, root.ID).Make(s.Room()), func() { h.Reword(root.ID) })
	})
}

// idea is one that came up early; one click makes it a solution.
func (s *solutionsPanel) idea(i fishbone.Idea) fyne.CanvasObject {
	h, drop := s.host, fishbone.Remove{Of: fishbone.IdeaKind, ID: i.ID}
	use := func() {
		h.Do(fishbone.Join(drop, s.addOne(i.Text, i.By)))
		h.Focus()
	}
	return s.Row(panel.Row{
		Text: i.Text, OnTap: use, Lead: ui.Plus.Draw(ui.Colors().Accent, 16),
		Menu: func(at fyne.Position) {
			h.ShowMenu(at, ui.Pick(words.T("parked.use"), use), ui.Pick(words.T("parked.drop"), func() { h.Do(drop) }))
		},
	}.Make(s.Room()), func() {}) // the next idea has come there
}

// solution is one solution with its number, what it is tied to, and a hint where it says
// nearly what an earlier one says.
func (s *solutionsPanel) solution(number int, sol fishbone.Solution) fyne.CanvasObject {
	a := s.host.Analysis()
	d := rowDeps{solution: sol, number: number, chosen: sol.ID == s.chosen}
	if like, ok := a.LikeSolution(sol.ID); ok {
		d.like = s.numberOf(like.ID)
	}
	if len(sol.Causes) > 0 {
		d.bone = panel.BoneColor(a, panel.BoneOf(a, sol.Causes[0]))
	}
	return s.Part("solution", d, func() fyne.CanvasObject { return s.makeRow(d) })
}

// rowDeps are what the row of a solution depends on.
type rowDeps struct {
	solution fishbone.Solution
	number   int
	like     int // the number of one that says nearly the same, 0 for none
	chosen   bool
	bone     color.NRGBA
}

func (s *solutionsPanel) makeRow(d rowDeps) fyne.CanvasObject {
	sol := d.solution
	r := panel.Row{
		Lead: ui.MinSize(22, 18, ui.Row(0, ui.Spacer(), ui.Text(fmt.Sprint(d.number), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}))),
		Text: sol.Text, Chosen: d.chosen, Lines: 3,
		OnTap: func() { s.choose(sol) },
		Menu:  func(at fyne.Position) { s.menu(sol, at) },
		Actions: []*ui.Tap{
			ui.SmallIcon(ui.Pencil, s.host.Actions().Tip("act.reword"), func() { s.line.Begin(sol.ID, sol.Text) }),
		},
	}
	if d.like > 0 {
		r.Chips = append(r.Chips, ui.Chip(words.T("solutions.like", "n", d.like), ui.Waiting))
	}
	if len(sol.Causes) == 0 {
		r.Chips = append(r.Chips, ui.Chip(words.T("solutions.untied"), ui.Waiting))
	} else if !d.chosen {
		r.Chips = append(r.Chips, panel.Swatch(d.bone))
	}
	return s.Row(r.Make(s.Room()), func() { s.line.Begin(sol.ID, sol.Text) })
}

func (s *solutionsPanel) numberOf(id fishbone.ID) int {
	return 1 + slices.IndexFunc(s.host.Analysis().Solutions(), func(x fishbone.Solution) bool { return x.ID == id })
}

// choose takes a solution in hand and shows on the board what it is tied to.
func (s *solutionsPanel) choose(sol fishbone.Solution) {
	s.chosen = sol.ID
	if len(sol.Causes) > 0 {
		s.host.Session().Choose(sol.Causes[0])
		return
	}
	s.host.Refresh()
	s.host.Focus()
}

func (s *solutionsPanel) remove(sol fishbone.Solution) {
	panel.DoTelling(s.host, fishbone.Remove{Of: fishbone.SolutionKind, ID: sol.ID},
		words.T("cause.removed", "text", panel.Shorten(sol.Text, 24)), ui.Neutral)
}

// menu ties a solution to root causes, one or more.
func (s *solutionsPanel) menu(sol fishbone.Solution, at fyne.Position) {
	s.host.ShowMenu(at, s.menuItems(sol)...)
}

func (s *solutionsPanel) menuItems(sol fishbone.Solution) []ui.Choice {
	h := s.host
	var items []ui.Choice
	for _, r := range h.Analysis().RootCauses() {
		tied := slices.Contains(sol.Causes, r.ID)
		item := ui.Pick(words.T("solutions.tie", "cause", panel.Shorten(r.Text, 20)), func() {
			ties := slices.DeleteFunc(slices.Clone(sol.Causes), func(id fishbone.ID) bool { return id == r.ID })
			if !tied {
				ties = append(ties, r.ID)
			}
			h.Do(fishbone.Set{Of: fishbone.SolutionKind, ID: sol.ID, Values: fishbone.Values{"causes": ties}})
		})
		item.Tick(tied)
		items = append(items, item)
	}
	s.chosen = sol.ID // what is promised from the menu is this one
	items = append(append(items, ui.Choice{}), h.Actions().Choices("promise.make")...)
	return append(items, ui.Choice{},
		ui.Pick(words.T("act.reword"), func() { s.line.Begin(sol.ID, sol.Text) }),
		ui.Pick(words.T("act.remove"), func() { s.remove(sol) }))
}
