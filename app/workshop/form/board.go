package form

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/report/form"
)

// The measures of the board.
const (
	around    = 20  // the form
	tabsHigh  = 44  // sheets of a workbook
	stripHigh = 420 // points of the form that are one image
	zoomStep  = 1.25
	leastZoom = 0.5
	mostZoom  = 3
	smallest  = 0.95 // pixels a point at least, without being zoomed: words can be read
	largest   = 1.6
)

// board shows the form as it will be filled. It is drawn in strips, each when it comes into sight.
type board struct {
	view    *view
	object  *fyne.Container
	ground  *canvas.Rectangle
	tabs    *fyne.Container
	scroll  *container.Scroll
	content *fyne.Container
	surface *surface
	marked  *canvas.Rectangle // around the cell in hand
	empty   *fyne.Container   // while there is no form
	grid    *grid
	strips  []*strip
	size    fyne.Size
}

// strip is a part of the form as an image.
type strip struct {
	top, high float64 // points
	image     *canvas.Image
	drawn     float32 // with how many pixels a point; 0 for not yet
}

func newBoard(v *view) *board {
	b := &board{view: v, ground: canvas.NewRectangle(ui.Colors().Sunken), tabs: container.NewStack(), empty: container.NewStack()}
	b.marked = canvas.NewRectangle(color.Transparent)
	b.marked.StrokeWidth = 2
	b.surface = newSurface(b.tapped)
	b.content = container.New(&formLayout{b})
	b.scroll = container.NewScroll(b.content)
	b.scroll.OnScrolled = func(at fyne.Position) {
		v.at = at
		b.drawVisible()
	}
	b.object = container.New(b, b.ground, b.scroll, b.tabs, b.empty)
	return b
}

// fresh forgets what was drawn.
func (b *board) fresh() { b.grid = nil }

// sheets are those that are shown together: all tables of a document, or one sheet of a workbook.
func (b *board) sheets() []*form.Sheet {
	all := b.view.form.Sheets
	if b.hasTabs() || all[0].Sort == form.OfBook {
		return all[min(b.view.sheet, len(all)-1):][:1]
	}
	return all
}

func (b *board) hasTabs() bool {
	f := b.view.form
	return f != nil && len(f.Sheets) > 1 && f.Sheets[0].Sort == form.OfBook
}

// lay makes the grid and its strips where they are not those of the form as it stands.
func (b *board) lay() {
	if b.grid != nil || b.view.form == nil {
		return
	}
	b.grid = newGrid(b.sheets(), b.view.mapping, b.view.plan)
	b.strips, b.content.Objects = nil, nil
	for top := 0.0; top < b.grid.high; top += stripHigh {
		s := &strip{top: top, high: min(stripHigh, b.grid.high-top), image: &canvas.Image{FillMode: canvas.ImageFillStretch}}
		b.strips = append(b.strips, s)
		b.content.Objects = append(b.content.Objects, s.image)
	}
	b.content.Objects = append(b.content.Objects, b.marked, b.surface)
}

// scale is how many units of the window a point of the form takes.
func (b *board) scale() float64 {
	fit := float64(b.size.Width-2*around) / max(1, b.grid.wide+1)
	return min(max(fit, smallest), largest) * float64(b.view.zoom)
}

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (b *board) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	b.size = room
	b.refresh()
}

// refresh shows the form as things stand.
func (b *board) refresh() {
	if b.size.IsZero() {
		return
	}
	b.ground.FillColor = ui.Colors().Sunken
	b.ground.Resize(b.size)
	b.ground.Refresh()
	if b.view.form == nil {
		b.offer()
		return
	}
	b.empty.Objects = nil
	b.empty.Hide()
	b.scroll.Show()
	high := float32(0)
	if b.hasTabs() {
		high = tabsHigh
		b.showTabs()
	}
	b.tabs.Hidden = !b.hasTabs()
	b.scroll.Move(fyne.NewPos(0, high))
	b.scroll.Resize(b.size.SubtractWidthHeight(0, high))
	b.lay()
	b.content.Refresh()
	b.scroll.Refresh()
	b.scrollTo(b.view.at)
}

// offer says what can be done while there is no form.
func (b *board) offer() {
	c := ui.Colors()
	b.scroll.Hide()
	b.tabs.Hide()
	wide := min(440, b.size.Width-2*around)
	words := ui.Column(10,
		container.NewCenter(ui.Page.Draw(c.Faint, 40)),
		container.NewCenter(ui.Text(words.T("form.drop"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink})),
		container.NewCenter(ui.Text(words.T("form.dropHint"), ui.Style{Size: ui.Small, Color: c.Muted})),
	)
	card := ui.NewTap(ui.MinSize(wide, 0, ui.Pad(32, words)), b.view.openFile)
	card.Fill, card.Edge = c.Surface, c.Outline
	b.empty.Objects = []fyne.CanvasObject{container.NewCenter(card)}
	b.empty.Show()
	b.empty.Resize(b.size)
	b.empty.Refresh()
}

// showTabs are the sheets of a workbook.
func (b *board) showTabs() {
	var all []fyne.CanvasObject
	for i, s := range b.view.form.Sheets {
		all = append(all, ui.ChipButton(s.Name, i == b.view.sheet, func() { b.view.showSheet(i) }))
	}
	b.tabs.Objects = []fyne.CanvasObject{container.NewHScroll(ui.Padded(9, around, 9, around, ui.Row(6, all...)))}
	b.tabs.Resize(fyne.NewSize(b.size.Width, tabsHigh))
	b.tabs.Refresh()
}

// drawVisible draws the strips in sight that are not drawn in their size yet.
func (b *board) drawVisible() {
	if b.grid == nil {
		return
	}
	factor := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(b.object); c != nil {
		factor = c.Scale()
	}
	scale := float32(b.scale())
	for _, s := range b.strips {
		top := around + float32(s.top)*scale - b.view.at.Y
		if top > b.scroll.Size().Height || top+float32(s.high)*scale < 0 || s.drawn == scale*factor {
			continue
		}
		img, err := b.grid.draw(s.top, s.high).Image(float64(scale * factor))
		if !b.view.host.Report(err) {
			return
		}
		s.image.Image, s.drawn = img, scale*factor
		s.image.Refresh()
	}
}

// zoom makes the form larger or smaller, around the middle of what is seen.
func (b *board) zoom(by float32) {
	was := b.view.zoom
	b.view.zoom = min(max(was*by, leastZoom), mostZoom)
	grown, middle := b.view.zoom/was, b.scroll.Size()
	at := fyne.NewPos((b.view.at.X+middle.Width/2)*grown-middle.Width/2, (b.view.at.Y+middle.Height/2)*grown-middle.Height/2)
	b.content.Refresh()
	b.scroll.Refresh()
	b.scrollTo(at)
}

// scrollBy scrolls down by so much of the room.
func (b *board) scrollBy(part float32) {
	b.scrollTo(b.view.at.AddXY(0, part*b.scroll.Size().Height))
}

// scrollTo shows the form from a place, as far as there is something.
func (b *board) scrollTo(at fyne.Position) {
	most := b.content.MinSize().Subtract(b.scroll.Size())
	b.view.at = fyne.NewPos(max(0, min(at.X, most.Width)), max(0, min(at.Y, most.Height)))
	if b.scroll.Offset != b.view.at {
		b.scroll.ScrollToOffset(b.view.at)
	}
	b.drawVisible()
}

// bring scrolls to a cell.
func (b *board) bring(c *form.Cell) {
	if c == nil || b.grid == nil {
		return
	}
	at, ok := b.grid.place(c)
	if !ok {
		return
	}
	scale, room := float32(b.scale()), b.scroll.Size()
	into := func(now, from, to, room float32) float32 {
		return max(0, min(max(now, to+around-room), from-around))
	}
	x := into(b.view.at.X, around+float32(at.left)*scale, around+float32(at.right)*scale, room.Width)
	y := into(b.view.at.Y, around+float32(at.top)*scale, around+float32(at.bottom)*scale, room.Height)
	b.scrollTo(fyne.NewPos(x, y))
}

// tapped takes the cell in hand that was clicked.
func (b *board) tapped(at fyne.Position) {
	if b.grid == nil {
		return
	}
	scale := b.scale()
	b.view.choose(b.grid.at(float64(at.X-b.left())/scale, float64(at.Y-around)/scale))
}

// firstCell is the first that is to be filled.
func (b *board) firstCell() *form.Cell {
	for _, s := range b.sheets() {
		for c := range s.Cells {
			if _, mapped := b.view.mapping.At(c); mapped || c.Open() {
				return c
			}
		}
	}
	return nil
}

// beyond is the first cell of the next table of a document, or of the one before.
func (b *board) beyond(s *form.Sheet, by int) *form.Cell {
	all := b.sheets()
	for i, one := range all {
		if next := i + by; one == s && next >= 0 && next < len(all) {
			return all[next].At(0, 0)
		}
	}
	return nil
}

// left is where the form begins: it stands in the middle of a room that is wider.
func (b *board) left() float32 {
	wide := float32((b.grid.wide + 1) * b.scale())
	return max(around, (max(b.scroll.Size().Width, wide+2*around)-wide)/2)
}

// formLayout puts the strips below each other.
type formLayout struct{ board *board }

func (l *formLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.board.grid == nil {
		return fyne.NewSize(1, 1)
	}
	scale := l.board.scale()
	return fyne.NewSize(float32((l.board.grid.wide+1)*scale)+2*around, float32(l.board.grid.high*scale)+2*around)
}

func (l *formLayout) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	b := l.board
	if b.grid == nil {
		return
	}
	scale, left := b.scale(), b.left()
	wide := float32((b.grid.wide + 1) * scale)
	at := func(points float64) float32 { return around + float32(math.Round(points*scale)) }
	for _, s := range b.strips {
		s.image.Move(fyne.NewPos(left, at(s.top)))
		s.image.Resize(fyne.NewSize(wide, at(s.top+s.high)-at(s.top)))
	}
	b.surface.Resize(room)
	b.mark(left, scale)
}

// mark draws a frame around the cell in hand.
func (b *board) mark(left float32, scale float64) {
	b.marked.StrokeColor = accent
	b.marked.Hide()
	if b.view.cell == nil {
		return
	}
	at, ok := b.grid.place(b.view.cell)
	if !ok {
		return
	}
	b.marked.Move(fyne.NewPos(left+float32(at.left*scale)-1, around+float32(at.top*scale)-1))
	b.marked.Resize(fyne.NewSize(float32((at.right-at.left)*scale)+2, float32((at.bottom-at.top)*scale)+2))
	b.marked.Show()
	b.marked.Refresh()
}

// surface lies over the form and takes the clicks on its cells.
type surface struct {
	widget.BaseWidget
	tapped func(fyne.Position)
}

func newSurface(tapped func(fyne.Position)) *surface {
	s := &surface{tapped: tapped}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements [fyne.Widget].
func (*surface) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}

// Tapped implements [fyne.Tappable].
func (s *surface) Tapped(e *fyne.PointEvent) {
	defer ui.Recover()
	s.tapped(e.Position)
}

// Cursor implements [desktop.Cursorable].
func (*surface) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel implements [fyne.Accessible]: the form that is shown.
func (*surface) AccessibilityLabel() string { return words.T("view.form") }

// AccessibilityRole implements [fyne.Accessible].
func (*surface) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
