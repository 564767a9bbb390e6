package ui

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Fyne gives the wheel to the innermost thing that scrolls, and every entry scrolls inside. So
// a form would stand still wherever the pointer is over one of its fields. A wheel lies over the
// entry's inside and hands on what that has no use for.
type wheel struct {
	widget.BaseWidget
	entry *Entry
	inner fyne.Scrollable
}

// CreateRenderer implements [fyne.Widget].
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Scrolled implements [fyne.Scrollable].
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.entry.OnWheel != nil && !w.entry.overflows() {
		w.entry.OnWheel(e)
		return
	}
	w.inner.Scrolled(e)
}

// overflows says whether the text takes more lines than are to be seen.
func (e *Entry) overflows() bool {
	return e.MultiLine && float32(e.Lines(e.Size().Width, Strong)-1)*lineHeight(Strong) > e.Size().Height
}

// lineHeight is how high a line of a size is.
func lineHeight(size float32) float32 { return fyne.MeasureText("M", size, fyne.TextStyle{}).Height }

// wheelRenderer is another renderer with a wheel over what it draws.
type wheelRenderer struct {
	fyne.WidgetRenderer
	wheel *wheel
}

// withWheel lays a wheel over what a renderer draws of the entry.
func (e *Entry) withWheel(r fyne.WidgetRenderer) fyne.WidgetRenderer {
	for _, o := range r.Objects() {
		if inner, ok := o.(fyne.Scrollable); ok {
			w := &wheel{entry: e, inner: inner}
			w.ExtendBaseWidget(w)
			return &wheelRenderer{r, w}
		}
	}
	return r
}

// Objects implements [fyne.WidgetRenderer].
func (r *wheelRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clone(r.WidgetRenderer.Objects()), r.wheel)
}

// Layout implements [fyne.WidgetRenderer].
func (r *wheelRenderer) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.wheel.Resize(s)
}
