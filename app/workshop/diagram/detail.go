package diagram

import (
	"fyne.io/fyne/v2"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// usualLevels is how many levels the fish has where nobody chose.
const usualLevels = 3

// detailMenu offers how many levels the fish shows, and whole texts.
func (v *View) detailMenu() {
	now := v.host.Session().Detail()
	var items []ui.Choice
	for _, n := range []int{1, 2, usualLevels, 4, 5, fishbone.MaxLevel} {
		name := words.T("board.levels", "n", n)
		if n == fishbone.MaxLevel {
			name = words.T("board.allLevels")
		}
		item := ui.Pick(name, func() { v.useDetail(session.Detail{Depth: n, Whole: now.Whole}) })
		item.Tick(n == now.Depth || n == usualLevels && now.Depth == 0)
		items = append(items, item)
	}
	whole := ui.Pick(words.T("board.wholeTexts"), func() { v.useDetail(session.Detail{Depth: now.Depth, Whole: !now.Whole}) })
	whole.Tick(now.Whole)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(v.board)
	v.host.ShowMenu(at.AddXY(ui.Radius, ui.Radius), append(items, ui.Choice{}, whole)...)
}

// useDetail draws the fish with other levels or texts.
func (v *View) useDetail(d session.Detail) {
	v.host.Session().SetDetail(d)
	v.Draw()
}
