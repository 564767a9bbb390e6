package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/board"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/guide"
)

// easel is the board's place and what stands in front of it: in steps 6 and 7 a switch
// between the fishbone and the why tree of the cause in hand, and therefore mode.
type easel struct {
	page   *Page
	object *fyne.Container
	change *fyne.Container // the switch
	over   *fyne.Container // covers it all
	top    fishbone.ID     // the cause whose why tree is on the board, none if it is the fish
	fish   board.View      // how the fish was looked at, while it is not on the board
}

func newEasel(p *Page) *easel {
	e := &easel{page: p, change: container.NewStack()}
	e.change.Hide()
	e.over = container.NewStack()
	e.over.Hide()
	e.object = container.New(e, p.board, e.change, e.over)
	return e
}

// show puts a picture onto the board. A why tree is shown whole; the fish comes back as
// it was looked at.
func (e *easel) show(s *scene.Scene, top fishbone.ID) {
	b := e.page.board
	was := e.top
	if was == "" && top != "" {
		e.fish = b.View()
	}
	e.top = top
	b.Draw(s)
	switch {
	case top == was:
	case top == "":
		b.Restore(e.fish)
	default:
		b.Fit()
	}
}

// fishView is how the fish is looked at, whether it is on the board or not.
func (e *easel) fishView() board.View {
	if e.top != "" {
		return e.fish
	}
	return e.page.board.View()
}

// look has the fish looked at as before, now or when it is on the board again.
func (e *easel) look(v board.View) {
	e.fish = v
	if e.top == "" {
		e.page.board.Restore(v)
	} else {
		e.page.board.Fit()
	}
}

// asked is the cause of level one that is drilled into, none if the team does something
// else.
func (e *easel) asked() fishbone.ID {
	p := e.page
	if step := p.Session().Step(); step != guide.Why && step != guide.FiveDeep {
		return ""
	}
	path := p.Analysis().Path(p.Session().Cause())
	if len(path) == 0 || path[0].Parent == fishbone.Tray {
		return ""
	}
	return path[0].ID
}

// wants is the cause whose why tree the team wants to see on the board, if any.
func (e *easel) wants() fishbone.ID {
	if e.page.Session().FishOnly() {
		return ""
	}
	return e.asked()
}

// cover puts something in front of the board, nil takes it away.
func (e *easel) cover(o fyne.CanvasObject) {
	if o == nil {
		e.over.Objects = nil
		e.over.Hide()
		e.page.tools.Show()
		return
	}
	e.page.tools.Hide()
	e.over.Show()
	panel.Set(e.over, o)
}

// canSwitch says whether there is something to choose between.
func (p *Page) canSwitch() bool { return p.easel.asked() != "" }

// switchPicture goes from the fishbone to the why tree, or back.
func (p *Page) switchPicture() { p.Session().LookAtFish(!p.Session().FishOnly()) }

func (e *easel) Refresh() {
	if e.asked() == "" || e.page.Presenting() {
		e.change.Hide()
		return
	}
	type look struct {
		fish   bool
		colors ui.Palette
	}
	fish := e.page.Session().FishOnly()
	e.page.cache.Fill(e.change, look{fish, ui.Colors()}, func() fyne.CanvasObject { return e.makeSwitch(fish) })
	e.change.Show()
	e.object.Refresh()
}

// makeSwitch goes from the fishbone to the why tree and back.
func (e *easel) makeSwitch(fish bool) fyne.CanvasObject {
	tip := e.page.Actions().Tip("act.switchPicture")
	half := func(name string, on bool) fyne.CanvasObject {
		t := ui.ChipButton(words.T(name), on, func() {
			if !on {
				e.page.switchPicture()
			}
			e.page.Focus()
		})
		t.SetToolTip(tip)
		return t
	}
	c := ui.Colors()
	back := canvas.NewRectangle(c.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = 16, c.Hairline, 1
	return container.NewStack(back, ui.Pad(3, ui.Row(2, half("board.fish", fish), half("board.tree", !fish))))
}

// corner is how far what stands over the board keeps from its edges.
const corner = 12

// MinSize implements [fyne.Layout].
func (e *easel) MinSize([]fyne.CanvasObject) fyne.Size { return e.page.board.MinSize() }

// Layout implements [fyne.Layout].
func (e *easel) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	e.page.board.Resize(s)
	least := e.change.MinSize()
	e.change.Resize(least)
	e.over.Resize(s)
	e.change.Move(fyne.NewPos(corner, corner))
}
