package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	tooltip "github.com/dweymouth/fyne-tooltip/widget"
)

// Tap is whatever can be clicked: content on a rounded rectangle that answers the
// pointer. Buttons, rows, chips and cards are all made of it. It never takes the
// focus, so that the focus stays where the next word goes.
type Tap struct {
	tooltip.ToolTipWidget

	OnTap   func()
	OnMenu  func(at fyne.Position) // the other mouse button; may be nil
	OnDrag  func(e *fyne.DragEvent)
	OnDrop  func()
	Fill    color.Color // at rest
	Over    color.Color // under the pointer
	Edge    color.Color // its outline, if any
	Radius  float32
	Content fyne.CanvasObject
	Name    string  // to those who do not see it, where it says less than it shows; may be empty
	Leads   bool    // it is a [Primary], of which a page has one
	Stroke  float32 // how wide the outline is
	// OnPlate says that the rectangle is painted once into an image, with its marks: for large ones
	// of which a page has many.
	OnPlate bool
	Marks   []Mark
	// Ground, if any, is what the plate paints around itself, so far, for what it stands on need not
	// be painted below it too.
	Ground color.Color
	Around fyne.Size
	// onHover is told when the pointer comes and goes; may be nil.
	onHover func(over bool)

	back  *canvas.Rectangle
	plate *plate // in place of back
}

// NewTap makes a quiet one: nothing at rest, sunken under the pointer.
func NewTap(content fyne.CanvasObject, onTap func()) *Tap {
	t := &Tap{Content: content, OnTap: onTap, Fill: color.Transparent, Over: Colors().Sunken, Stroke: 1, Radius: Radius}
	t.ExtendBaseWidget(t)
	return t
}

// Choose has it look as what is chosen among others.
func (t *Tap) Choose() {
	c := Colors()
	t.Fill, t.Over, t.Edge = c.Soft, c.Soft, c.Accent
}

// CreateRenderer implements [fyne.Widget].
func (t *Tap) CreateRenderer() fyne.WidgetRenderer {
	if t.OnPlate {
		t.plate = newPlate(t.Fill, t.Edge, t.Stroke, t.Radius, t.Marks...)
		t.plate.ground, t.plate.around = t.Ground, t.Around
		return t.rendered(t.plate.object)
	}
	t.back = canvas.NewRectangle(t.Fill)
	t.back.CornerRadius = t.Radius
	if t.Edge != nil {
		t.back.StrokeColor, t.back.StrokeWidth = t.Edge, t.Stroke
	}
	return t.rendered(t.back)
}

func (t *Tap) rendered(back fyne.CanvasObject) fyne.WidgetRenderer {
	return &tapRenderer{t, []fyne.CanvasObject{back, t.Content}}
}

// tapRenderer shows what is painted, which may reach beyond the place, and the content on it. It is
// no container: pages have a hundred of them, and all that is on a page is measured in each frame.
type tapRenderer struct {
	tap     *Tap
	objects []fyne.CanvasObject
}

// MinSize implements [fyne.WidgetRenderer].
func (r *tapRenderer) MinSize() fyne.Size { return largest(r.objects) }

// Layout implements [fyne.WidgetRenderer].
func (r *tapRenderer) Layout(room fyne.Size) {
	back, content, around := r.objects[0], r.objects[1], r.tap.Around
	back.Move(fyne.NewPos(-around.Width, -around.Height))
	back.Resize(room.AddWidthHeight(2*around.Width, 2*around.Height))
	content.Move(fyne.Position{})
	content.Resize(room)
}

// Objects implements [fyne.WidgetRenderer].
func (r *tapRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Refresh implements [fyne.WidgetRenderer].
func (r *tapRenderer) Refresh() {
	r.Layout(r.tap.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// Destroy implements [fyne.WidgetRenderer].
func (*tapRenderer) Destroy() {}

// Tapped implements [fyne.Tappable].
func (t *Tap) Tapped(*fyne.PointEvent) {
	defer Recover()
	t.ToolTipWidget.MouseOut() // one that waits to be shown would come up over a menu
	if t.OnTap != nil {
		t.OnTap()
	}
}

// TappedSecondary implements [fyne.SecondaryTappable].
func (t *Tap) TappedSecondary(e *fyne.PointEvent) {
	defer Recover()
	t.ToolTipWidget.MouseOut()
	if t.OnMenu != nil {
		t.OnMenu(e.AbsolutePosition)
	}
}

// MouseIn implements [desktop.Hoverable].
func (t *Tap) MouseIn(e *desktop.MouseEvent) {
	if t.ToolTip() != "" {
		t.ToolTipWidget.MouseIn(e)
	}
	t.hover(true)
}

// MouseOut implements [desktop.Hoverable].
func (t *Tap) MouseOut() {
	t.ToolTipWidget.MouseOut()
	t.hover(false)
}

func (t *Tap) hover(over bool) {
	if t.onHover != nil {
		t.onHover(over)
	}
	fill := t.Fill
	if over {
		fill = t.Over
	}
	switch {
	case t.OnTap == nil:
	case t.plate != nil:
		t.plate.setFill(fill)
	case t.back != nil:
		t.back.FillColor = fill
		t.back.Refresh()
	}
}

// Cursor implements [desktop.Cursorable].
func (t *Tap) Cursor() desktop.Cursor {
	if t.OnTap == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Dragger is a [Tap] that can be dragged, such as a card.
type Dragger struct {
	Tap
}

// NewDragger makes a quiet row that can be clicked and dragged.
func NewDragger(content fyne.CanvasObject, onTap func()) *Dragger {
	d := &Dragger{Tap{Content: content, OnTap: onTap, Fill: color.Transparent, Over: Colors().Sunken, Stroke: 1, Radius: Radius}}
	d.ExtendBaseWidget(d)
	return d
}

// Dragged implements [fyne.Draggable].
func (d *Dragger) Dragged(e *fyne.DragEvent) {
	defer Recover()
	d.ToolTipWidget.MouseOut() // it would stay where the drag began
	if d.OnDrag != nil {
		d.OnDrag(e)
	}
}

// DragEnd implements [fyne.Draggable].
func (d *Dragger) DragEnd() {
	defer Recover()
	if d.OnDrop != nil {
		d.OnDrop()
	}
}
