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

// splitterWidth is how wide the place is where the pointer takes hold of the panel's edge.
const splitterWidth = 9

// splitter lies over the edge between board and panel. Dragging it makes the panel wider or
// narrower, and a double click gives the panel its usual width again.
type splitter struct {
	tooltip.ToolTipWidget

	drag  func(to fyne.Position) // in the window
	reset func()
	line  *canvas.Rectangle
	over  bool
	held  bool
}

func newSplitter(p *Page) *splitter {
	s := &splitter{
		drag:  func(to fyne.Position) { p.dragPanel(p.Window().Canvas().Size().Width - to.X) },
		reset: func() { p.dragPanel(0) },
		line:  canvas.NewRectangle(color.Transparent),
	}
	s.ExtendBaseWidget(s)
	s.SetToolTip(words.T("panes.grip"))
	return s
}

// CreateRenderer implements [fyne.Widget].
func (s *splitter) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Layout: middleLine{}, Objects: []fyne.CanvasObject{s.line}})
}

// show highlights the edge while it can be dragged.
func (s *splitter) show() {
	s.line.FillColor = color.Transparent
	if s.over || s.held {
		s.line.FillColor = ui.Colors().Accent
	}
	s.line.Refresh()
}

// Cursor implements [desktop.Cursorable].
func (s *splitter) Cursor() desktop.Cursor { return desktop.HResizeCursor }

// MouseIn implements [desktop.Hoverable].
func (s *splitter) MouseIn(e *desktop.MouseEvent) {
	s.ToolTipWidget.MouseIn(e)
	s.over = true
	s.show()
}

// MouseOut implements [desktop.Hoverable].
func (s *splitter) MouseOut() {
	s.ToolTipWidget.MouseOut()
	s.over = false
	s.show()
}

// Dragged implements [fyne.Draggable].
func (s *splitter) Dragged(e *fyne.DragEvent) {
	s.ToolTipWidget.MouseOut()
	s.held = true
	s.drag(e.AbsolutePosition)
	s.show()
}

// DragEnd implements [fyne.Draggable].
func (s *splitter) DragEnd() {
	s.held = false
	s.show()
}

// DoubleTapped implements [fyne.DoubleTappable].
func (s *splitter) DoubleTapped(*fyne.PointEvent) { s.reset() }

// middleLine draws a line of two down the middle.
type middleLine struct{}

func (middleLine) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(splitterWidth, 1) }

func (middleLine) Layout(o []fyne.CanvasObject, room fyne.Size) {
	o[0].Move(fyne.NewPos(float32(int(room.Width/2))-1, 0))
	o[0].Resize(fyne.NewSize(2, room.Height))
}

// AccessibilityLabel implements [fyne.Accessible].
func (s *splitter) AccessibilityLabel() string { return s.ToolTip() }

// AccessibilityRole implements [fyne.Accessible].
func (*splitter) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
