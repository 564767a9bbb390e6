package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/storage"
)

// The measures of the list.
const (
	widest    = 1180 // the content's width at most
	margin    = 24   // beside, above and below the content
	rowHeight = 56
	rowPad    = 4 // around the rows, inside their card
)

// roll is everything that scrolls: the card of the analysis changed last, the title,
// and the rows. Only the rows in sight exist; they are used again for others as the
// page scrolls, so that ten thousand analyses are no more work than ten.
type roll struct {
	page   *Page
	scroll *container.Scroll
	inner  *fyne.Container
	card   *canvas.Rectangle // behind the rows
	top    *fyne.Container   // what stands above the rows
	rows   []*row

	head   headState // what the top shows
	left   float32   // of the content
	width  float32
	listAt float32 // where the rows begin
	first  int     // the first row in sight, and behind the last
	behind int
}

func newRoll(p *Page) *roll {
	c := ui.Colors()
	r := &roll{page: p, top: container.NewStack(), card: canvas.NewRectangle(c.Surface)}
	r.card.CornerRadius, r.card.StrokeColor, r.card.StrokeWidth = ui.Radius, c.Hairline, 1
	r.inner = container.New(&paper{r}, r.top, r.card)
	r.scroll = container.NewVScroll(r.inner)
	r.scroll.OnScrolled = func(fyne.Position) { r.place() }
	return r
}

func (r *roll) content() fyne.CanvasObject { return container.New(&window{r}, r.scroll) }

// refresh shows the list as it is now.
func (r *roll) refresh() {
	if r.scroll.Size().Height == 0 {
		return // it has no place yet
	}
	r.measure()
	r.scroll.Refresh() // it may be longer or shorter
	if most := max(0, r.height()-r.scroll.Size().Height); r.scroll.Offset.Y > most {
		r.scroll.ScrollToOffset(fyne.NewPos(0, most))
	}
	r.place()
	canvas.Refresh(r.inner)
}

// repaint shows pictures that have come since. Unlike refresh it draws only those rows
// anew that have changed.
func (r *roll) repaint() {
	height := r.height()
	r.measure()
	if r.height() != height {
		r.refresh()
		return
	}
	r.place()
}

// measure finds the places of everything for the room that there is.
func (r *roll) measure() {
	room := r.scroll.Size()
	r.width = min(widest, room.Width-2*margin)
	r.left = float32(int((room.Width - r.width) / 2))
	r.makeTop(room.Height)
	r.listAt = margin + r.top.MinSize().Height
	r.top.Move(fyne.NewPos(r.left, margin))
	r.top.Resize(fyne.NewSize(r.width, r.top.MinSize().Height))
	r.card.Move(fyne.NewPos(r.left, r.listAt))
	r.card.Resize(fyne.NewSize(r.width, float32(r.page.list.total)*rowHeight+2*rowPad))
}

// height is that of everything.
func (r *roll) height() float32 {
	return r.listAt + float32(r.page.list.total)*rowHeight + 2*rowPad + margin
}

// place puts rows to where the page is scrolled.
func (r *roll) place() {
	if r.width <= 0 {
		return
	}
	from := r.scroll.Offset.Y - r.listAt - rowPad
	r.first = int(max(0, from) / rowHeight)
	r.behind = min(r.page.list.total, int(max(0, from+r.scroll.Size().Height)/rowHeight)+1)
	for len(r.rows) < r.behind-r.first {
		r.addRow()
	}
	for i := range r.rows {
		r.rows[i].Hidden = true
	}
	for i := r.first; i < r.behind; i++ {
		w := r.rows[i%len(r.rows)]
		w.Hidden = false
		w.Move(fyne.NewPos(r.left+rowPad, r.listAt+rowPad+float32(i)*rowHeight))
		w.Resize(fyne.NewSize(r.width-2*rowPad, rowHeight))
		r.fill(w, i)
	}
	r.page.art.work()
}

// addRow makes one more row; it takes all of them to other places.
func (r *roll) addRow() {
	w := newRow(r.page)
	r.rows = append(r.rows, w)
	r.inner.Objects = append(r.inner.Objects, w)
	canvas.Refresh(r.inner)
}

func (r *roll) fill(w *row, i int) {
	s, ok := r.page.list.at(i)
	state := rowState{
		summary: s, known: ok, width: r.width - 2*rowPad, chosen: i == r.page.chosen,
		last: i == r.page.list.total-1, today: r.page.Now().YearDay(),
	}
	if ok {
		state.art = r.page.art.of(s, true)
	}
	w.show(state)
}

// reveal brings a row into sight, or the top for -1.
func (r *roll) reveal(i int) {
	y := r.scroll.Offset.Y
	if i < 0 {
		y = 0
	} else {
		at := r.listAt + rowPad + float32(i)*rowHeight
		y = max(min(y, at-margin), at+rowHeight+margin-r.scroll.Size().Height)
	}
	if y != r.scroll.Offset.Y {
		r.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
	r.refresh()
}

// shows says whether an analysis is in sight.
func (r *roll) shows(id fishbone.ID) bool {
	if r.head.going.ID == id && r.scroll.Offset.Y < r.listAt {
		return true
	}
	for i := r.first; i < r.behind; i++ {
		if s, ok := r.page.list.at(i); ok && s.ID == id {
			return true
		}
	}
	return false
}

// headState is what the top of the roll depends on.
type headState struct {
	going  storage.Summary // the analysis changed last; none while something is searched
	art    *art
	total  int
	width  float32
	height float32
	when   string
}

// makeTop makes what stands above the rows anew where that changed.
func (r *roll) makeTop(height float32) {
	p := r.page
	state := headState{total: p.list.total, width: r.width, height: height}
	if s, ok := p.list.at(0); ok && p.list.found == "" {
		state.going = s
		state.art = p.art.of(s, false)
		state.when = p.when(s)
	}
	if state == r.head {
		return
	}
	r.head = state
	title := ui.Inset(0, 0, 12, 0, p.makeTitle(state.total))
	if state.going.ID == "" {
		put(r.top, title)
		return
	}
	put(r.top, ui.Column(0, p.makeGoOn(state), ui.Gap(1, margin), title))
}

// paper lays out what scrolls. The parts are placed by the roll.
type paper struct{ roll *roll }

func (l *paper) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, l.roll.height()) }
func (l *paper) Layout([]fyne.CanvasObject, fyne.Size) {}

// window gives the scroll all the room, and lets the roll know of it.
type window struct{ roll *roll }

func (l *window) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(leastWidth, 1) }

func (l *window) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Resize(s)
	l.roll.refresh()
}
