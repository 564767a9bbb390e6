package report

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/draw/scene"
)

// The measures of the preview.
const (
	around     = 28   // the pages, and between them
	widest     = 860  // that a page is without being zoomed
	zoomStep   = 1.25 //
	leastZoom  = 0.5
	mostZoom   = 3
	mostPixels = 24 << 20 // of a page: a poster is drawn coarser
)

// board shows the pages of the report below each other, as they will be printed. A page is drawn
// when it comes into sight.
type board struct {
	view   *view
	object *fyne.Container
	ground *canvas.Image
	scroll *container.Scroll
	pages  []*page
	count  *canvas.Text
	chip   *canvas.Rectangle // below the count, which may lie on a page
	size   fyne.Size
}

// page is one of them with its paper.
type page struct {
	scene *scene.Scene
	paper *canvas.Rectangle
	image *canvas.Image
	drawn float32 // how wide it was drawn, in pixels; 0 for not yet
}

func newBoard(v *view) *board {
	b := &board{view: v, ground: ui.NewGround(ui.Colors().Sunken)}
	b.count = ui.Text("", ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	b.scroll = container.NewScroll(container.New(&stack{b}))
	b.scroll.OnScrolled = func(at fyne.Position) {
		v.offset = at.Y
		b.drawVisible()
	}
	b.chip = canvas.NewRectangle(ui.Colors().Surface)
	b.chip.CornerRadius = ui.Radius
	b.object = container.New(b, b.ground, b.scroll, b.chip, b.count)
	return b
}

// show takes other pages.
func (b *board) show(all []*scene.Scene) {
	b.pages = nil
	var objects []fyne.CanvasObject
	for _, s := range all {
		p := &page{scene: s, paper: canvas.NewRectangle(s.Paper), image: &canvas.Image{FillMode: canvas.ImageFillStretch}}
		p.paper.StrokeColor, p.paper.StrokeWidth = ui.Colors().Rule, 1
		b.pages = append(b.pages, p)
		objects = append(objects, p.paper, p.image)
	}
	b.scroll.Content.(*fyne.Container).Objects = objects
	b.refresh()
}

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (b *board) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	b.size = room
	b.ground.Resize(room)
	b.scroll.Resize(room)
	b.refresh()
}

// refresh gives the pages their places, and draws those in sight.
func (b *board) refresh() {
	if b.size.IsZero() {
		return
	}
	ui.SetGround(b.ground, ui.Colors().Sunken)
	b.scroll.Content.Refresh()
	b.scroll.Refresh()
	if most := max(0, b.high()-b.size.Height); b.view.offset > most {
		b.view.offset = most
	}
	if b.scroll.Offset.Y != b.view.offset {
		b.scroll.ScrollToOffset(fyne.NewPos(b.scroll.Offset.X, b.view.offset))
	}
	b.drawVisible()
}

// pageSize is how large a page is shown: as wide as the room, within reason, times the zoom.
func (b *board) pageSize(s *scene.Scene) fyne.Size {
	wide := min(b.size.Width-2*around, widest)
	if s.Width > s.Height {
		wide = b.size.Width - 2*around
	}
	wide = max(120, wide*b.view.zoom)
	return fyne.NewSize(wide, wide*float32(s.Height/s.Width))
}

// high is how high all pages are together.
func (b *board) high() float32 {
	sum := float32(around)
	for _, p := range b.pages {
		sum += b.pageSize(p.scene).Height + around
	}
	return sum
}

// top is where a page begins.
func (b *board) top(n int) float32 {
	y := float32(around)
	for _, p := range b.pages[:n] {
		y += b.pageSize(p.scene).Height + around
	}
	return y
}

// drawVisible draws the pages in sight that are not drawn in their size yet, and says which of
// them is seen.
func (b *board) drawVisible() {
	factor := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.object); c != nil {
		factor = c.Scale()
	}
	y, seen := float32(around), 0
	for i, p := range b.pages {
		size := b.pageSize(p.scene)
		if y < b.view.offset+b.size.Height && y+size.Height > b.view.offset {
			b.draw(p, size.Width*factor)
			if y <= b.view.offset+b.size.Height/2 {
				seen = i
			}
		}
		y += size.Height + around
	}
	b.count.Text = words.T("report.page", "n", seen+1, "of", len(b.pages))
	b.count.Color = ui.Colors().Muted
	b.count.Refresh()
	const beside, above = 10, 4
	words := b.count.MinSize()
	b.count.Resize(words)
	b.count.Move(fyne.NewPos(around/2+beside, b.size.Height-words.Height-around/2-above))
	b.chip.FillColor = ui.Colors().Surface
	b.chip.Resize(words.AddWidthHeight(2*beside, 2*above))
	b.chip.Move(b.count.Position().SubtractXY(beside, above))
	b.chip.Refresh()
}

// draw draws a page so many pixels wide.
func (b *board) draw(p *page, pixels float32) {
	if p.drawn == pixels {
		return
	}
	scale := float64(pixels) / p.scene.Width
	if area := p.scene.Width * p.scene.Height * scale * scale; area > mostPixels {
		scale *= mostPixels / area
	}
	img, err := p.scene.Image(scale)
	if !b.view.host.Report(err) {
		return
	}
	p.image.Image, p.drawn = img, pixels
	p.image.Refresh()
}

// zoom makes the pages larger or smaller, around the middle of what is seen.
func (b *board) zoom(by float32) {
	middle := (b.view.offset + b.size.Height/2) / max(1, b.high())
	b.view.zoom = min(max(b.view.zoom*by, leastZoom), mostZoom)
	b.view.offset = max(0, middle*b.high()-b.size.Height/2)
	b.refresh()
}

// scrollBy scrolls by so much of the room.
func (b *board) scrollBy(part float32) { b.scrollTo(b.view.offset + part*b.size.Height) }

func (b *board) scrollTo(y float32) {
	b.view.offset = max(0, min(y, b.high()-b.size.Height))
	b.refresh()
}

// turn goes to the beginning of another page.
func (b *board) turn(by int) {
	now := 0
	for i := range b.pages {
		if b.top(i)-around <= b.view.offset+1 {
			now = i
		}
	}
	if len(b.pages) > 0 {
		b.scrollTo(b.top(min(max(now+by, 0), len(b.pages)-1)) - around)
	}
}

// stack puts the pages below each other, in the middle.
type stack struct{ board *board }

func (l *stack) MinSize([]fyne.CanvasObject) fyne.Size {
	wide := float32(1)
	for _, p := range l.board.pages {
		wide = max(wide, l.board.pageSize(p.scene).Width+2*around)
	}
	return fyne.NewSize(wide, l.board.high())
}

func (l *stack) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	y := float32(around)
	for _, p := range l.board.pages {
		size := l.board.pageSize(p.scene)
		at := fyne.NewPos(max(around, (room.Width-size.Width)/2), y)
		for _, o := range []fyne.CanvasObject{p.paper, p.image} {
			o.Resize(size)
			o.Move(at)
		}
		y += size.Height + around
	}
}
