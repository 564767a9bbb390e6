package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
)

// draggable lets a card be dragged onto a bone; boneAt says which bone is at a place. A
// chip with the card's words follows the pointer; let go elsewhere and nothing happens.
func (p *Page) draggable(d *ui.Dragger, c fishbone.Cause, boneAt func(fyne.Position) fishbone.ID) {
	var ghost fyne.CanvasObject
	var bone fishbone.ID
	overlays := p.Window.Canvas().Overlays()
	d.OnDrag = func(e *fyne.DragEvent) {
		if ghost == nil {
			ghost = container.NewWithoutLayout(newGhost(c.Text))
			overlays.Add(ghost)
		}
		chip := ghost.(*fyne.Container).Objects[0]
		chip.Resize(chip.MinSize())
		chip.Move(e.AbsolutePosition.AddXY(12, 8))
		bone = boneAt(e.AbsolutePosition)
	}
	d.OnDrop = func() {
		overlays.Remove(ghost)
		ghost = nil
		p.board.Unlight()
		if bone != "" && bone != c.Parent {
			p.try(fishbone.MoveCause{ID: c.ID, Under: bone})
		}
		p.Focus()
	}
}

func newGhost(text string) fyne.CanvasObject {
	c := ui.Colors()
	return ui.Filled(c.Accent, ui.Radius, ui.Inset(6, 10, 6, 10,
		ui.Text(shorten(text, 20), ui.Style{Size: ui.Body, Color: c.OnAccent})))
}

// boneOnBoard is the bone on the board under the pointer, lit; empty for none.
func (p *Page) boneOnBoard(at fyne.Position) fishbone.ID {
	bone, _ := p.board.Light(at)
	return bone
}

// boneAt is the bone under the pointer, on the board or in the panel.
func (s *groupPanel) boneAt(at fyne.Position) fishbone.ID {
	if bone := s.page.boneOnBoard(at); bone != "" {
		return bone
	}
	for _, r := range s.bones {
		from := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.at)
		size := r.at.Size()
		if at.X >= from.X && at.Y >= from.Y && at.X < from.X+size.Width && at.Y < from.Y+size.Height {
			return r.bone
		}
	}
	return ""
}
