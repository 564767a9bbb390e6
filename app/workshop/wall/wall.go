package wall

import (
	"image"
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	tooltip "github.com/dweymouth/fyne-tooltip/widget"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Wall is a widget that shows cards. The cards are one image, as the picture on the board is:
// Fyne paints the whole window for every letter that somebody types, and hundreds of texts
// would take longer than it has. A Wall belongs to the window's thread.
type Wall struct {
	tooltip.ToolTipWidget

	// OnTap is told which card was clicked, the empty identifier for the wall itself.
	OnTap func(id fishbone.ID)
	// OnDoubleTap is told instead of OnTap when a card is clicked again in short time.
	OnDoubleTap func(id fishbone.ID)
	// OnMenu is told of the other mouse button on a card.
	OnMenu func(id fishbone.ID, at fyne.Position)
	// OnDrag and OnDrop are told that a card is dragged, and that it is let go.
	OnDrag func(id fishbone.ID, e *fyne.DragEvent)
	OnDrop func()

	fitter  Fitter
	content Content
	grid    Grid
	room    Room
	unit    float32
	picture *picture

	raster *canvas.Raster
	screen *scene.Screen
	image  *image.RGBA // what is painted, nil where all of it is to be painted anew
	dirty  []placed    // cards that are to be painted anew

	ring    *canvas.Rectangle // round the card that another one would be dropped on
	over    fyne.CanvasObject // lies over the wall, beside a card; nil for nothing
	beside  fishbone.ID
	objects []fyne.CanvasObject

	held     fishbone.ID // its place is shown empty
	dragging bool
	carried  fishbone.ID
	hovered  fishbone.ID
	tapped   fishbone.ID
	at       time.Time // of the last click
	now      func() time.Time
}

// New makes an empty wall.
func New() *Wall {
	w := &Wall{picture: &picture{}, screen: scene.NewScreen(), unit: 1, now: time.Now}
	w.raster = &canvas.Raster{ScaleMode: canvas.ImageScalePixels, Generator: w.Paint}
	w.ring = canvas.NewRectangle(color.Transparent)
	w.ring.CornerRadius, w.ring.StrokeWidth = ui.Radius, 3
	w.ring.Hide()
	w.objects = []fyne.CanvasObject{w.raster, w.ring}
	w.ExtendBaseWidget(w)
	return w
}

// Put shows cards in a grid that was made for a room. Unit is how much larger than usual the
// spine is.
func (w *Wall) Put(c Content, g Grid, room Room, unit float32) {
	w.content, w.grid, w.room, w.unit = c, g, room, unit
	w.remake()
}

// remake makes the picture of what there is, in the size that there is.
func (w *Wall) remake() {
	if w.Size().IsZero() {
		return
	}
	w.content.held = w.held
	next := paint(w.content, &w.fitter, w.grid, w.room, w.Size(), w.unit)
	places, all := w.picture.changed(next)
	w.picture = next
	switch {
	case all:
		w.image = nil
	case len(places) == 0:
		return
	}
	w.dirty = append(w.dirty, places...)
	canvas.Refresh(w.raster)
	w.Refresh()
}

// Paint draws what has changed in so many pixels. Fyne asks for it.
func (w *Wall) Paint(width, height int) image.Image {
	if w.picture.scene == nil {
		return image.NewRGBA(image.Rect(0, 0, width, height))
	}
	size := image.Rect(0, 0, width, height)
	scale := float64(width) / math.Max(1, float64(w.Size().Width))
	if w.image == nil || w.image.Rect != size {
		w.image = image.NewRGBA(size)
		w.screen.Draw(w.picture.scene, scale, w.image)
		w.dirty = nil
	}
	for _, c := range w.dirty {
		part := c.pixels(scale).Intersect(size)
		if !part.Empty() {
			w.screen.Draw(w.picture.scene, scale, w.image.SubImage(part).(*image.RGBA))
		}
	}
	w.dirty = nil
	return w.image
}

// pixels are those of a card with its edge.
func (c *placed) pixels(scale float64) image.Rectangle {
	return image.Rect(
		int(math.Floor(float64(c.at.X)*scale))-1, int(math.Floor(float64(c.at.Y)*scale))-1,
		int(math.Ceil(float64(c.at.X+c.size.Width)*scale))+1, int(math.Ceil(float64(c.at.Y+c.size.Height)*scale))+1)
}

// card is a card that is shown.
func (w *Wall) card(id fishbone.ID) (*placed, bool) {
	for i := range w.picture.cards {
		if c := &w.picture.cards[i]; c.ID == id && id != "" {
			return c, true
		}
	}
	return nil, false
}

// Shows says whether a card is on the wall.
func (w *Wall) Shows(id fishbone.ID) bool {
	_, ok := w.card(id)
	return ok && w.Visible()
}

// Bounds is where a card is on the wall.
func (w *Wall) Bounds(id fishbone.ID) (at fyne.Position, size fyne.Size, ok bool) {
	c, ok := w.card(id)
	if !ok {
		return at, size, false
	}
	return c.at, c.size, true
}

// Grid is how the cards stand.
func (w *Wall) Grid() Grid { return w.grid }

// CardAt is the card at a place in the window, empty for none.
func (w *Wall) CardAt(absolute fyne.Position) fishbone.ID {
	if !w.Visible() {
		return ""
	}
	return w.under(absolute.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(w)))
}

func (w *Wall) under(at fyne.Position) fishbone.ID {
	for i := range w.picture.cards {
		if c := &w.picture.cards[i]; c.contains(at) {
			return c.ID
		}
	}
	return ""
}

// Mark puts a ring round a card on which another one would be dropped; the empty identifier
// takes it away.
func (w *Wall) Mark(id fishbone.ID) {
	c, ok := w.card(id)
	if !ok {
		if w.ring.Visible() {
			w.ring.Hide()
		}
		return
	}
	w.ring.StrokeColor = ui.Colors().Accent
	w.ring.Resize(c.size.AddWidthHeight(4, 4))
	w.ring.Move(c.at.SubtractXY(2, 2))
	w.ring.Show()
	w.ring.Refresh()
}

// Hold shows the place of a card that is being dragged as an empty one; the empty identifier
// puts the card back.
func (w *Wall) Hold(id fishbone.ID) {
	if id != w.held {
		w.held = id
		w.remake()
	}
}

// LayOver lays an object over the wall, beside a card or in its middle; nil takes it away.
func (w *Wall) LayOver(o fyne.CanvasObject, beside fishbone.ID) {
	w.over, w.beside = o, beside
	w.objects = w.objects[:2]
	if o != nil {
		w.objects = append(w.objects, o)
		w.placeOver()
	}
	w.Refresh()
}

// placeOver keeps what lies over the wall inside it.
func (w *Wall) placeOver() {
	size := w.over.MinSize()
	at := fyne.NewPos((w.Size().Width-size.Width)/2, (w.Size().Height-size.Height)/3)
	if c, ok := w.card(w.beside); ok {
		at = fyne.NewPos(c.at.X, c.at.Y+c.size.Height+4)
		if at.Y+size.Height > w.Size().Height {
			at.Y = c.at.Y - 4 - size.Height
		}
	}
	at.X = max(0, min(at.X, w.Size().Width-size.Width))
	at.Y = max(0, min(at.Y, w.Size().Height-size.Height))
	w.over.Move(at)
	w.over.Resize(size)
}

// FindText says whether a line of words is shown, and where its middle is. Nobody can ask the
// screen: there the words are pixels.
func (w *Wall) FindText(line string) (at fyne.Position, ok bool) {
	if w.picture.scene == nil || !w.Visible() {
		return at, false
	}
	for _, t := range w.picture.scene.Texts {
		if t.Words == line {
			return fyne.NewPos(float32(t.At.X+t.Width/2), float32(t.At.Y-0.35*t.Size)), true
		}
	}
	return at, false
}

// Tapped implements [fyne.Tappable]. Double clicks are counted here and not by Fyne, which
// would keep every single one back until it knows.
func (w *Wall) Tapped(e *fyne.PointEvent) {
	id, now := w.under(e.Position), w.now()
	again := id != "" && id == w.tapped && now.Sub(w.at) < fyne.CurrentApp().Driver().DoubleTapDelay()
	w.tapped, w.at = id, now
	switch {
	case again && w.OnDoubleTap != nil:
		w.tapped = ""
		w.OnDoubleTap(id)
	case w.OnTap != nil:
		w.OnTap(id)
	}
}

// TappedSecondary implements [fyne.SecondaryTappable].
func (w *Wall) TappedSecondary(e *fyne.PointEvent) {
	w.MouseOut()
	if id := w.under(e.Position); id != "" && w.OnMenu != nil {
		w.OnMenu(id, e.AbsolutePosition)
	}
}

// Dragged implements [fyne.Draggable].
func (w *Wall) Dragged(e *fyne.DragEvent) {
	if !w.dragging {
		w.MouseOut()
		w.dragging, w.carried = true, w.under(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	if w.carried != "" && w.OnDrag != nil {
		w.OnDrag(w.carried, e)
	}
}

// DragEnd implements [fyne.Draggable].
func (w *Wall) DragEnd() {
	carried := w.carried
	w.dragging, w.carried = false, ""
	if carried != "" && w.OnDrop != nil {
		w.OnDrop()
	}
}

// MouseIn implements [desktop.Hoverable].
func (w *Wall) MouseIn(e *desktop.MouseEvent) { w.hover(e) }

// MouseMoved implements [desktop.Hoverable].
func (w *Wall) MouseMoved(e *desktop.MouseEvent) {
	w.ToolTipWidget.MouseMoved(e)
	w.hover(e)
}

// MouseOut implements [desktop.Hoverable].
func (w *Wall) MouseOut() {
	w.hovered = ""
	w.SetToolTip("")
	w.ToolTipWidget.MouseOut()
}

// hover gives a card that shows less than its text the whole as a tooltip.
func (w *Wall) hover(e *desktop.MouseEvent) {
	id := w.under(e.Position)
	if id == w.hovered {
		return
	}
	w.MouseOut()
	w.hovered = id
	if c, ok := w.card(id); ok && c.cut {
		w.SetToolTip(c.Text)
		w.ToolTipWidget.MouseIn(e)
	}
}

// Cursor implements [desktop.Cursorable].
func (w *Wall) Cursor() desktop.Cursor {
	if w.hovered != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// MinSize implements [fyne.CanvasObject].
func (w *Wall) MinSize() fyne.Size { return fyne.NewSize(narrowest, spineRoom) }

// CreateRenderer implements [fyne.Widget].
func (w *Wall) CreateRenderer() fyne.WidgetRenderer { return &renderer{w} }

type renderer struct{ w *Wall }

func (r *renderer) Layout(size fyne.Size) {
	r.w.raster.Resize(size)
	r.w.remake()
	if r.w.over != nil {
		r.w.placeOver()
	}
}
func (r *renderer) MinSize() fyne.Size           { return r.w.MinSize() }
func (r *renderer) Refresh()                     { canvas.Refresh(r.w) }
func (r *renderer) Objects() []fyne.CanvasObject { return r.w.objects }
func (r *renderer) Destroy()                     {}
