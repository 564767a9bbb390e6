package board

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"whybone/app/ui"
	"whybone/fishbone/draw/scene"
)

const (
	mapInset  = 6  // round the fish in the map
	mapMargin = 12 // from the map to the board's edges
	mapWords  = 110
)

var mapSize = fyne.NewSize(160, 100)

// overview is the small map in the board's upper corner, clear of notices, which stand at
// its foot: all of the picture, with a frame round what is in view. A click or a drag in
// it moves the view. It is there only while the picture is larger than the board.
type overview struct {
	widget.BaseWidget
	board *Board

	back    *canvas.Rectangle
	small   *canvas.Raster
	frame   *canvas.Rectangle
	picture *picture // that small shows
	held    bool     // it is dragged in
}

func newOverview(b *Board) *overview {
	o := &overview{board: b, back: &canvas.Rectangle{}, frame: &canvas.Rectangle{}}
	o.small = canvas.NewRaster(o.paint)
	o.back.CornerRadius, o.back.StrokeWidth = ui.Radius, 1
	o.frame.CornerRadius, o.frame.StrokeWidth = 2, 2
	o.ExtendBaseWidget(o)
	o.Resize(mapSize)
	return o
}

// CreateRenderer implements [fyne.Widget].
func (o *overview) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{Objects: []fyne.CanvasObject{o.back, o.small, o.frame}})
}

// MinSize implements [fyne.CanvasObject].
func (o *overview) MinSize() fyne.Size { return mapSize }

// layOverview adds the map where there is more than can be seen.
func (b *Board) layOverview() {
	v := &b.view
	larger := v.paper.Width*v.zoom > v.size.Width+1 || v.paper.Height*v.zoom > v.size.Height+1
	if !larger || v.size.Width < 2*mapSize.Width || v.size.Height < 2*mapSize.Height {
		return
	}
	if b.overview == nil {
		b.overview = newOverview(b)
	}
	b.overview.follow()
	b.layers.objects = append(b.layers.objects, b.overview)
}

// follow shows the board's picture, and the frame where its view is.
func (o *overview) follow() {
	b, p := o.board, ui.Colors()
	o.place()
	o.back.FillColor, o.back.StrokeColor = p.Surface, p.Rule
	o.back.Resize(mapSize)
	o.small.Resize(mapSize)
	if o.picture != b.picture {
		o.picture = b.picture
		o.small.Refresh()
	}
	o.frame.StrokeColor, o.frame.FillColor = p.Accent, color.NRGBA{R: p.Accent.R, G: p.Accent.G, B: p.Accent.B, A: 26}
	seen, zoom, from := b.view.visible(), o.zoom(), o.origin()
	left, right := max(1, from.X+seen.left*zoom), min(mapSize.Width-1, from.X+seen.right*zoom)
	top, bottom := max(1, from.Y+seen.top*zoom), min(mapSize.Height-1, from.Y+seen.bottom*zoom)
	o.frame.Move(fyne.NewPos(left, top))
	o.frame.Resize(fyne.NewSize(max(4, right-left), max(4, bottom-top)))
}

// place puts the map into its corner, or into the one below where it would cover what is
// selected. While it moves the view it stays where it is.
func (o *overview) place() {
	v := &o.board.view
	if o.held {
		return
	}
	at := fyne.NewPos(v.size.Width-mapMargin-mapSize.Width, mapMargin)
	here := box{at.X, at.Y, at.X + mapSize.Width, at.Y + mapSize.Height}
	if from, size, ok := o.board.LabelBounds(o.board.selected); ok && here.touches(box{from.X, from.Y, from.X + size.Width, from.Y + size.Height}) {
		at.Y = v.size.Height - mapMargin - mapSize.Height
	}
	o.Move(at)
}

// zoom is the units in the map to a point of the paper.
func (o *overview) zoom() float32 {
	paper := o.board.picture.size
	return min((mapSize.Width-2*mapInset)/paper.Width, (mapSize.Height-2*mapInset)/paper.Height)
}

// origin is where the paper's corner is in the map.
func (o *overview) origin() fyne.Position {
	paper, zoom := o.board.picture.size, o.zoom()
	return fyne.NewPos((mapSize.Width-paper.Width*zoom)/2, (mapSize.Height-paper.Height*zoom)/2)
}

// paint draws the picture in so many pixels: lines and boxes, and a bar for each line of
// text.
func (o *overview) paint(width, height int) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	s := o.board.picture.scene
	if s == nil {
		return img
	}
	pixel := float32(width) / mapSize.Width
	zoom, from := o.zoom()*pixel, o.origin()
	place := func(points []scene.Point) []fyne.Position {
		at := positions(points)
		for i, q := range at {
			at[i] = fyne.NewPos(q.X*zoom+from.X*pixel, q.Y*zoom+from.Y*pixel)
		}
		return at
	}
	pen := &pen{img: img}
	for _, l := range s.Lines {
		if l.Part == scene.PartCause || len(l.Points) < 2 {
			continue
		}
		at := place(l.Points)
		for i := 1; i < len(at); i++ {
			pen.stroke(at[i-1], at[i], max(pixel, float32(l.Width)*zoom), l.Color)
		}
	}
	for _, f := range s.Shapes {
		pen.fill(place(f.Points), f.Fill)
	}
	for _, t := range s.Texts {
		if t.Part != scene.PartCause {
			continue
		}
		ink := t.Color
		ink.A = mapWords
		y := t.At.Y - 0.35*t.Size
		at := place([]scene.Point{{X: t.At.X, Y: y}, {X: t.At.X + t.Width, Y: y}})
		pen.stroke(at[0], at[1], max(pixel, 0.5*float32(t.Size)*zoom), ink)
	}
	return img
}

// show moves the view to a place in the map, but not beyond the paper.
func (o *overview) show(at fyne.Position) {
	b, zoom, from := o.board, o.zoom(), o.origin()
	within := func(at, room, paper float32) float32 {
		half := min(room/b.view.zoom, paper) / 2
		return min(max(at, half), paper-half)
	}
	b.fitted = false
	b.center(fyne.NewPos(
		within((at.X-from.X)/zoom, b.view.size.Width, b.view.paper.Width),
		within((at.Y-from.Y)/zoom, b.view.size.Height, b.view.paper.Height),
	))
	b.redraw()
}

// Tapped implements [fyne.Tappable].
func (o *overview) Tapped(e *fyne.PointEvent) { o.show(e.Position) }

// TappedSecondary implements [fyne.SecondaryTappable]: what lies under the map is not meant.
func (o *overview) TappedSecondary(*fyne.PointEvent) {}

// Dragged implements [fyne.Draggable].
func (o *overview) Dragged(e *fyne.DragEvent) {
	o.held = true
	o.show(e.Position)
}

// DragEnd implements [fyne.Draggable].
func (o *overview) DragEnd() { o.held = false }

// MouseIn implements [desktop.Hoverable]: the labels under the map are out of reach.
func (o *overview) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements [desktop.Hoverable].
func (o *overview) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements [desktop.Hoverable].
func (o *overview) MouseOut() {}

// Cursor implements [desktop.Cursorable].
func (o *overview) Cursor() desktop.Cursor { return desktop.PointerCursor }
