package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// CreateRenderer implements [fyne.Widget]. In a single line Fyne shows a scroll bar below a
// text that is longer than the line, on top of the descenders where the text is large. The
// cursor takes the text along, so nobody needs it: it is covered.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	r := e.Entry.CreateRenderer()
	if e.MultiLine {
		e.renderer = e.withWheel(r)
		return e.renderer
	}
	c := &barCover{}
	c.ExtendBaseWidget(c)
	return e.withWheel(&lineRenderer{r, c})
}

// lineRenderer is a single line with its scroll bar covered.
type lineRenderer struct {
	fyne.WidgetRenderer
	cover *barCover
}

// Objects implements [fyne.WidgetRenderer]. The outline, which comes second in Fyne, is drawn
// last: the bar and its cover reach over it.
func (r *lineRenderer) Objects() []fyne.CanvasObject {
	all := append(slices.Clone(r.WidgetRenderer.Objects()), r.cover)
	return append(slices.Delete(all, 1, 2), r.WidgetRenderer.Objects()[1])
}

// Layout implements [fyne.WidgetRenderer].
func (r *lineRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	border, bar := theme.InputBorderSize(), 2*theme.ScrollBarSmallSize()
	r.cover.Move(fyne.NewPos(2*border, size.Height-border-bar))
	r.cover.Resize(fyne.NewSize(size.Width-4*border, bar))
}

// Refresh implements [fyne.WidgetRenderer].
func (r *lineRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.cover.Refresh()
}

// barCover lies over a scroll bar. It takes the pointer, for which the bar would grow.
type barCover struct{ widget.BaseWidget }

var _ desktop.Hoverable = (*barCover)(nil)

// CreateRenderer implements [fyne.Widget]. The bar is in the lower half of its place; the tails of
// large letters reach into the upper one.
func (*barCover) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: lowerHalf{}, Objects: []fyne.CanvasObject{canvas.NewRectangle(Colors().Surface)}})
}

// lowerHalf puts what it has into the lower half of its room.
type lowerHalf struct{}

// MinSize implements [fyne.Layout].
func (lowerHalf) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout].
func (lowerHalf) Layout(all []fyne.CanvasObject, size fyne.Size) {
	for _, o := range all {
		o.Resize(fyne.NewSize(size.Width, size.Height/2))
		o.Move(fyne.NewPos(0, size.Height/2))
	}
}

// MouseIn implements [desktop.Hoverable].
func (*barCover) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements [desktop.Hoverable].
func (*barCover) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (*barCover) MouseOut() {}

// Cursor implements [desktop.Cursorable].
func (*barCover) Cursor() desktop.Cursor { return desktop.TextCursor }
