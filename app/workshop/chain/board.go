package chain

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	draw "whybone/fishbone/draw/chain"
	"whybone/fishbone/draw/scene"
)

// The measures of the page.
const (
	titleHeight = 56
	// While everybody watches, the page is this wide in points of the picture, and so much
	// larger than else at most.
	presentedWidth = 1100
	presentedMost  = 1.6
)

// board is what the page shows: its title with the filters, the names of the stations, and the
// lines, which scroll.
type board struct {
	view   *view
	object *fyne.Container
	ground *canvas.Image
	title  *fyne.Container
	head   *sheet
	body   *sheet
	scroll *container.Scroll
	fold   *fyne.Container // says from afar how many more lines there are
	empty  *fyne.Container
	size   fyne.Size
	shown  draw.Stretch // of the picture, what is in sight
	cut    *scene.Scene // the picture without what that would cut; nil where nothing is
}

func newBoard(v *view) *board {
	b := &board{view: v, ground: ui.NewGround(ui.Colors().Surface), title: container.NewStack(), fold: container.NewWithoutLayout(), empty: container.NewStack()}
	b.head, b.body = newSheet(b, false), newSheet(b, true)
	b.scroll = container.NewVScroll(container.New(&tall{b}, b.body))
	b.scroll.OnScrolled = func(fyne.Position) { b.place() }
	b.object = container.New(b, b.ground, b.title, b.head, b.scroll, b.fold, b.empty, v.keys)
	return b
}

// unit is how large a point of the picture is.
func (b *board) unit() float32 {
	if b.view.host.Presenting() {
		return max(1, min(b.size.Width/presentedWidth, presentedMost))
	}
	return 1
}

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (b *board) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	b.size = room
	b.arrange()
}

// refresh shows the chain as it is.
func (b *board) refresh() {
	if b.size.IsZero() {
		return
	}
	b.arrange()
	b.object.Refresh()
}

// arrange draws what is to be seen in the room that there is, and gives it its place.
func (b *board) arrange() {
	v, u := b.view, b.unit()
	sight := max(0, b.size.Height-titleHeight)
	v.draw(float64(b.size.Width/u), float64(sight/u), float64(panel.Edge(v.host)/u))
	ui.SetGround(b.ground, ui.Colors().Surface)
	b.ground.Resize(b.size)
	b.fillTitle()
	b.title.Resize(fyne.NewSize(b.size.Width, titleHeight))
	head := float32(v.drawn.Head) * u
	b.head.Move(fyne.NewPos(0, titleHeight))
	b.head.Resize(fyne.NewSize(b.size.Width, head))
	b.scroll.Move(fyne.NewPos(0, titleHeight+head))
	room := max(0, sight-head)
	if v.host.Presenting() && b.height() > room {
		room = max(1, room-ui.FoldHeight())
	}
	b.scroll.Resize(fyne.NewSize(b.size.Width, room))
	b.scroll.Refresh()
	if most := max(0, b.height()-b.scroll.Size().Height); b.scroll.Offset.Y > most {
		b.scroll.ScrollToOffset(fyne.NewPos(0, most))
	}
	b.sayEmpty()
	b.place()
	b.head.repaint()
}

// height is how high all that scrolls is.
func (b *board) height() float32 {
	if b.view.drawn == nil {
		return 1
	}
	return float32(b.view.drawn.Scene.Height-b.view.drawn.Head) * b.unit()
}

// place puts the part of the picture that is in sight where it is seen. While everybody watches,
// no line is cut.
func (b *board) place() {
	u := float64(b.unit())
	from := b.view.drawn.Head + float64(b.scroll.Offset.Y)/u
	room := float64(b.scroll.Size().Height) / u
	b.shown, b.cut, b.fold.Objects = draw.Stretch{Top: from, Bottom: from + room}, nil, nil
	if b.view.host.Presenting() && b.height() > b.scroll.Size().Height {
		more := 0
		b.shown, more = b.view.drawn.Whole(from, room)
		b.cut = b.view.drawn.Without(b.shown)
		line := ui.FoldLine(more, panel.MoreBelow)
		line.Move(fyne.NewPos(panel.Edge(b.view.host), b.scroll.Position().Y+float32((b.shown.Bottom-b.shown.Top)*u)))
		line.Resize(line.MinSize())
		b.fold.Objects = []fyne.CanvasObject{line}
	}
	b.fold.Refresh()
	b.body.Move(fyne.NewPos(0, b.scroll.Offset.Y))
	b.body.Resize(fyne.NewSize(b.scroll.Size().Width, float32((b.shown.Bottom-b.shown.Top)*u)))
	b.body.repaint()
}

// fillTitle writes the title, and the filters with how many lines each shows. While everybody
// watches, the band has these.
func (b *board) fillTitle() {
	v := b.view
	parts := []fyne.CanvasObject{ui.Text(words.T("chain.title"), ui.Style{Size: ui.RoundSize(ui.Title, b.unit()), Bold: true, Color: ui.Colors().Ink}), ui.Spacer()}
	for _, f := range filters {
		if v.host.Presenting() {
			break
		}
		parts = append(parts, container.NewCenter(ui.ChipButton(v.said(f), v.filter == f, func() { v.use(f) })))
	}
	edge := panel.Edge(v.host)
	panelRow := ui.Padded(12, edge, 8, edge, ui.Row(6, parts...))
	b.title.Objects = []fyne.CanvasObject{panelRow}
	b.title.Refresh()
}

// sayEmpty says why there is no line where there is none.
func (b *board) sayEmpty() {
	v, said := b.view, ""
	switch {
	case len(v.chain.Lines) == 0:
		said = words.T("chain.empty")
	case v.count(v.filter) == 0:
		said = words.T("chain.none." + string(v.filter))
	}
	b.empty.Objects = nil
	if said != "" {
		style := ui.Style{Size: ui.RoundSize(ui.Body, b.unit()), Color: ui.Colors().Muted}
		b.empty.Objects = []fyne.CanvasObject{ui.Balanced(said, style, min(420*b.unit(), b.size.Width/2), 4)}
	}
	b.empty.Move(fyne.NewPos(float32(v.drawn.Whys)*b.unit(), titleHeight+60*b.unit()))
	b.empty.Resize(b.empty.MinSize())
	b.empty.Refresh()
}

// scrollTo scrolls so that a height of the picture is at the top.
func (b *board) scrollTo(y float32) {
	b.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, b.height()-b.scroll.Size().Height))))
	b.place()
}

// showSelected brings the spot in hand into sight.
func (b *board) showSelected() {
	const around, air = 60, 8
	v, u := b.view, b.unit()
	s := v.drawn.Spots[v.selected]
	top, bottom := float32(s.Top-v.drawn.Head)*u-around, float32(s.Bottom-v.drawn.Head)*u+around
	for _, l := range v.drawn.Lines { // from afar a line is shown as a whole
		from, to := float32(l.Top-v.drawn.Head-air)*u, float32(l.Bottom-v.drawn.Head+air)*u
		if v.host.Presenting() && l.Top <= s.Top && s.Bottom <= l.Bottom+air && to-from <= b.scroll.Size().Height {
			top, bottom = from, to
		}
	}
	y := max(min(b.scroll.Offset.Y, top), bottom-b.scroll.Size().Height)
	b.scrollTo(y)
}

// tall is as high as the whole picture; what is on it is placed by the board.
type tall struct{ board *board }

func (t *tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, t.board.height()) }

func (t *tall) Layout([]fyne.CanvasObject, fyne.Size) {}
