package diagram

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

// The board shows the fish or, while the team drills down, the why tree of the cause of
// level one. In steps 6 and 7 a switch over the board goes from the one to the other.

// show puts a picture onto the board. A why tree is shown whole; the fish comes back as
// it was looked at.
func (v *View) show(s *scene.Scene, tree fishbone.ID) {
	was := v.tree
	if was == "" && tree != "" {
		v.fish = v.board.View()
	}
	v.tree = tree
	v.board.Draw(s)
	switch {
	case tree == was:
	case tree == "":
		v.board.Restore(v.fish)
	default:
		v.board.Fit()
	}
}

// FishView is how the fish is looked at, whether it is on the board or not.
func (v *View) FishView() board.View {
	if v.tree != "" {
		return v.fish
	}
	return v.board.View()
}

// LookAt has the fish looked at as before, now or when it is on the board again.
func (v *View) LookAt(view board.View) {
	v.fish = view
	if v.tree == "" {
		v.board.Restore(view)
	} else {
		v.board.Fit()
	}
}

// drilledInto is the cause of level one that is drilled into, none if the team does
// something else.
func (v *View) drilledInto() fishbone.ID {
	s := v.host.Session()
	if step := s.Step(); step != guide.StepWhy && step != guide.StepFiveWhys {
		return ""
	}
	path := s.Analysis().Path(s.Cause())
	if len(path) == 0 || path[0].Parent == fishbone.Tray {
		return ""
	}
	return path[0].ID
}

// wantedTree is the cause whose why tree the team wants to see on the board, if any.
func (v *View) wantedTree() fishbone.ID {
	if v.host.Session().FishOnly() {
		return ""
	}
	return v.drilledInto()
}

// WhyTree is the cause whose why tree is on the board, none where the fish is.
func (v *View) WhyTree() fishbone.ID { return v.tree }

// uncover shows the fish and the cards where nothing covers them: what lies below a cover would be
// painted with every frame, and never be seen.
func (v *View) uncover() {
	free := len(v.cover.Objects) == 0
	setVisible(v.cards.object, free && v.cards.shown)
	setVisible(v.board, free && !v.cards.whole)
}

// Cover puts something over all of the board, nil takes it away.
func (v *View) Cover(o fyne.CanvasObject) {
	defer v.refreshHint()
	defer v.uncover()
	if o == nil {
		v.cover.Objects = nil
		v.cover.Hide()
		setVisible(v.tools, !v.cards.whole)
		v.refreshHint()
		return
	}
	v.tools.Hide()
	v.cover.Show()
	v.refreshHint()
	panel.Set(v.cover, o)
}

// canSwitch says whether there is something to choose between.
func (v *View) canSwitch() bool { return v.drilledInto() != "" || v.canSeeWall() }

// switchPicture goes from the fishbone to the why tree or to the wall of cards, or back.
func (v *View) switchPicture() {
	s := v.host.Session()
	if v.canSeeWall() {
		s.LookPastWall(!s.PastWall())
		return
	}
	s.LookAtFish(!s.FishOnly())
}

func (v *View) refreshSwitch() {
	if !v.canSwitch() || v.host.Presenting() || v.wantsWall() {
		v.pictures.Hide()
		return
	}
	d := switchDeps{v.host.Session().FishOnly(), "board.tree"}
	if v.canSeeWall() {
		d = switchDeps{true, "board.cards"}
	}
	v.cache.Fill(v.pictures, d, func() fyne.CanvasObject { return v.makeSwitch(d) })
	v.pictures.Show()
	v.object.Refresh()
}

// switchDeps is whether the fish is shown, and what else can be.
type switchDeps struct {
	fish  bool
	other string
}

// makeSwitch goes from the fishbone to the why tree or to the cards, and back.
func (v *View) makeSwitch(d switchDeps) fyne.CanvasObject {
	tip := v.host.Actions().Tip("act.switchPicture")
	half := func(name string, on bool) fyne.CanvasObject {
		t := ui.ChipButton(words.T(name), on, func() {
			if !on {
				v.switchPicture()
			}
			v.host.Focus()
		})
		t.SetToolTip(tip)
		return t
	}
	c := ui.Colors()
	back := canvas.NewRectangle(c.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = 16, c.Hairline, 1
	return container.NewStack(back, ui.Pad(3, ui.Row(2, half("board.fish", d.fish), half(d.other, !d.fish))))
}
