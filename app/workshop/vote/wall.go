package vote

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// wall is a second window, on the second screen if there is one: everybody sees who votes and
// how many have, and the result once it is revealed, while the laptop goes round.
type wall struct {
	view  *view
	place *fyne.Container
	close func()
	room  fyne.Size
}

// showWall opens it, or closes it where it is open.
func (v *view) showWall() {
	if v.wall != nil {
		v.closeWall()
		return
	}
	w := &wall{view: v}
	w.place = container.New(&walled{w})
	w.close = v.host.SecondWindow(words.T("vote.wall.title"), w.place, func() { v.wall = nil })
	if w.close == nil {
		v.host.Notices().Say(words.T("vote.wall.none"), ui.Waiting, "", nil)
		return
	}
	v.wall = w
	w.refresh()
	v.host.Focus()
}

func (v *view) closeWall() {
	if w := v.wall; w != nil {
		v.wall = nil
		w.close()
	}
}

// refresh shows how things stand. A result is shown by its own board, which the wall has none of:
// it says that it is on the page.
func (w *wall) refresh() {
	if w.room.IsZero() {
		return
	}
	face := w.view.wallFace(w.room, false)
	if w.view.place() == atResult {
		face = w.view.wallResult(w.room)
	}
	panel.Set(w.place, container.NewStack(ui.NewGround(ui.Colors().Surface), face))
}

// wallResult is the result for those who sit far away.
func (v *view) wallResult(room fyne.Size) fyne.CanvasObject {
	c := ui.Colors()
	b := v.shownRound()
	given := v.withDots(b)
	const row, rest = 34 + 4, 100 // rows with their gaps; the title and the edges
	u := min(max(min(room.Width/900, room.Height/(row*float32(len(given))+rest)), 0.7), 2.4)
	most := 0
	for _, s := range given {
		most = max(most, s.Dots)
	}
	rows := []fyne.CanvasObject{ui.Text(b.Text, ui.Style{Size: ui.RoundSize(18, u), Bold: true, Color: c.Ink}), ui.Gap(0, 8*u)}
	wide := room.Width - 2*edge*u
	for _, s := range given {
		style := ui.Style{Size: ui.RoundSize(18, u), Bold: s.Side == fishbone.AboveCut, Color: c.Ink}
		ink := panel.BoneColor(v.host.Analysis(), v.bone(s.Of))
		if s.Side == fishbone.BelowCut {
			style.Color = c.Muted
			ink.A = 0x80
		}
		rows = append(rows, ui.MinSize(0, 34*u, ui.Row(10*u,
			ui.MinSize(30*u, 0, ui.Text(words.T("vote.rank", "n", s.Rank), style)),
			ui.MinSize(wide*0.4, 0, ui.Truncated(v.text(s.Of, s.Text), style, wide*0.4)),
			dotsRow(s.Dots, most, wide*0.4, u, ink), ui.Spacer(), ui.Text(fmt.Sprint(s.Dots), style),
		)))
	}
	return ui.Pad(edge*u, ui.Column(4*u, rows...))
}

// walled tells the wall how large it is.
type walled struct{ wall *wall }

// MinSize implements [fyne.Layout].
func (*walled) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout implements [fyne.Layout].
func (l *walled) Layout(o []fyne.CanvasObject, room fyne.Size) {
	for _, part := range o {
		part.Resize(room)
		part.Move(fyne.Position{})
	}
	if l.wall.room != room {
		l.wall.room = room
		ui.Do(l.wall.refresh)
	}
}
