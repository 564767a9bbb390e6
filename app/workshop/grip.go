package workshop

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"whybone/app/ui"
	"whybone/app/words"
)

// gripWidth is how wide the place is that takes hold of the panel's edge.
const gripWidth = 9

// grip lies over the edge between board and panel: dragged, it makes the panel wider or
// narrower, and a double click gives the panel its usual width again.
type grip struct {
	tooltip.ToolTipWidget

	drag  func(to fyne.Position) // in the window
	reset func()
	line  *canvas.Rectangle
	over  bool
	held  bool
}

func newGrip(p *Page) *grip {
	g := &grip{
		drag:  func(to fyne.Position) { p.dragPanel(p.Window().Canvas().Size().Width - to.X) },
		reset: func() { p.dragPanel(0) },
		line:  canvas.NewRectangle(color.Transparent),
	}
	g.ExtendBaseWidget(g)
	g.SetToolTip(words.T("panes.grip"))
	return g
}

// CreateRenderer implements [fyne.Widget].
func (g *grip) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: middleLine{}, Objects: []fyne.CanvasObject{g.line}})
}

// show lights the edge while it can be dragged.
func (g *grip) show() {
	g.line.FillColor = color.Transparent
	if g.over || g.held {
		g.line.FillColor = ui.Colors().Accent
	}
	g.line.Refresh()
}

// Cursor implements [desktop.Cursorable].
func (g *grip) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn implements [desktop.Hoverable].
func (g *grip) MouseIn(e *desktop.MouseEvent) {
	g.ToolTipWidget.MouseIn(e)
	g.over = true
	g.show()
}

// MouseOut implements [desktop.Hoverable].
func (g *grip) MouseOut() {
	g.ToolTipWidget.MouseOut()
	g.over = false
	g.show()
}

// Dragged implements [fyne.Draggable].
func (g *grip) Dragged(e *fyne.DragEvent) {
	g.ToolTipWidget.MouseOut()
	g.held = true
	g.drag(e.AbsolutePosition)
	g.show()
}

// DragEnd implements [fyne.Draggable].
func (g *grip) DragEnd() {
	g.held = false
	g.show()
}

// DoubleTapped implements [fyne.DoubleTappable].
func (g *grip) DoubleTapped(*fyne.PointEvent) { g.reset() }

// middleLine draws a line of two down the middle.
type middleLine struct{}

func (middleLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(gripWidth, 1) }

func (middleLine) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(float32(int(s.Width/2))-1, 0))
	o[0].Resize(fyne.NewSize(2, s.Height))
}
