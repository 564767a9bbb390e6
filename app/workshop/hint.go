package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// hintFoot is how far the hint keeps from the board's lower edge.
const hintFoot = 64

// refreshHint says below a fish without bones what will hang on it.
func (p *Page) refreshHint() {
	a := p.Analysis()
	if a.Count().Causes > 0 || len(a.Bones()) > 0 {
		p.hint.Hide()
		return
	}
	panel.Set(p.hint, ui.Text(words.T("board.empty"), ui.Style{Size: ui.Body, Color: ui.Colors().Faint}))
	p.hint.Show()
}

// placeHint puts the hint into the middle of the board's foot.
func (p *Page) placeHint(at fyne.Position, board fyne.Size) {
	least := p.hint.MinSize()
	p.hint.Resize(least)
	p.hint.Move(at.AddXY(float32(int((board.Width-least.Width)/2)), board.Height-least.Height-hintFoot))
}

func newHint() *fyne.Container { return container.NewStack() }
