package ui

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// VirtualList is a list that scrolls. Only the rows in sight exist, and they are used
// again for others as the list scrolls, so that ten thousand rows are no more work than
// ten. Rows may differ in height. A header may scroll above them.
//
// The list asks for its rows when it gets another size, when it is scrolled, and when it is
// told to by [VirtualList.Refresh] or [VirtualList.Repaint]. It belongs to the window's
// thread.
type VirtualList struct {
	VirtualListOptions

	scroll  *container.Scroll
	content *fyne.Container
	fold    *fyne.Container // the line that says how many more rows there are
	folded  bool            // there is one
	room    fyne.Size       // of the list, the fold included
	offsets rowOffsets
	lift    float32 // how much higher than they are scrolled rows are shown, so that none is cut above
	placing bool

	rows []fyne.CanvasObject // in which rows are shown, each row in the object of its number modulo theirs

	left, width float32 // of the content
	rowsTop     float32 // where the first row begins
}

// VirtualListOptions are what a [VirtualList] shows. Length, CreateRow, UpdateRow, and
// either RowHeight or UsualHeight are needed.
type VirtualListOptions struct {
	// Length returns how many rows there are.
	Length func() int
	// CreateRow makes a row object without content.
	CreateRow func() fyne.CanvasObject
	// UpdateRow shows the content of a row in a row object, which may have shown another
	// one before and has its place and size already. It is called often and must do nothing
	// if the object shows that content.
	// [Cache.Fill] is one way to know.
	UpdateRow func(i int, row fyne.CanvasObject)
	// RowHeight returns the height of a row. Where it is nil, a row has its smallest height
	// once it was in sight, and UsualHeight before.
	RowHeight   func(i int) float32
	UsualHeight float32

	// Header stands above the rows and scrolls with them. UpdateHeader is called before the
	// header is measured, with the content's width and the viewport's height.
	Header       fyne.CanvasObject
	UpdateHeader func(room fyne.Size)
	// Background stands behind the rows and reaches beyond them by Padding.
	Background fyne.CanvasObject
	Padding    float32

	// Top, Side and Bottom are the room around all of that.
	Top, Side, Bottom float32
	// MaxWidth is how wide the content may get; 0 is no limit.
	MaxWidth float32
	// MinWidth is how wide the viewport is at least.
	MinWidth float32

	// More says that there are so many more rows. Where it is given, no row is cut while everybody
	// watches, and with Whole before one person either.
	More  func(n int) string
	Whole bool
	// FoldUnit is how many times larger than usual that is said; as usual where it is nil.
	FoldUnit func() float32
	// Heads says that a row is the title of those below it. Without any of them it is not shown while
	// no row is cut.
	Heads func(i int) bool

	// OnScrolled is called when the list was scrolled, before rows are placed.
	OnScrolled func()
	// OnPlaced is called whenever rows were placed.
	OnPlaced func()
}

// NewVirtualList makes a list.
func NewVirtualList(o VirtualListOptions) *VirtualList {
	l := &VirtualList{VirtualListOptions: o, fold: container.NewWithoutLayout()}
	l.content = container.New(&listContent{l})
	for _, o := range []fyne.CanvasObject{l.Header, l.Background} {
		if o != nil {
			l.content.Objects = append(l.content.Objects, o)
		}
	}
	l.scroll = container.NewVScroll(l.content)
	l.scroll.OnScrolled = func(fyne.Position) { l.scrolled() }
	return l
}

// Object is the list as the window shows it.
func (l *VirtualList) Object() fyne.CanvasObject {
	return container.New(&listViewport{l}, l.scroll, l.fold)
}

func (l *VirtualList) scrolled() {
	if l.placing {
		return
	}
	if l.OnScrolled != nil {
		l.OnScrolled()
	}
	l.place()
}

// Refresh shows the list as it is now, however it changed.
func (l *VirtualList) Refresh() {
	if l.room.Height == 0 {
		return // it has no place yet
	}
	l.scroll.Resize(l.sight())
	l.measure()
	if folds := l.folds(); folds != l.folded {
		if l.folded = folds; folds && l.scroll.Offset.Y > 0 {
			l.scroll.Offset.Y += l.foldHeight() // what was the last in sight stays in sight
		}
	}
	l.scroll.Resize(l.sight())
	l.refreshScroll()
	l.place()
	canvas.Refresh(l.content)
}

// sight is the room of the rows: what the fold leaves where there is one.
func (l *VirtualList) sight() fyne.Size {
	room := l.room
	if l.folded {
		room.Height = max(1, room.Height-l.foldHeight())
	}
	return room
}

func (l *VirtualList) foldUnit() float32 {
	if l.FoldUnit == nil {
		return 1
	}
	return l.FoldUnit()
}

func (l *VirtualList) foldHeight() float32 { return RoundSize(FoldHeight(), l.foldUnit()) }

// folds says whether a line below the rows tells how many more there are.
func (l *VirtualList) folds() bool {
	return l.More != nil && (l.Whole || readFromAfar()) && l.height()-l.Bottom > l.room.Height+tolerance
}

// drawFold hides rows that are cut, and says how many more there are below.
func (l *VirtualList) drawFold() {
	if !l.folded {
		if len(l.fold.Objects) > 0 {
			l.fold.RemoveAll()
		}
		return
	}
	from, sight := l.from(), l.scroll.Size().Height
	first, end := l.InSight()
	below, last := l.offsets.rows()-end, float32(0)
	cutBelow := below > 0 // whether the row below the one in turn is not shown
	for i := end - 1; i >= first; i-- {
		top, foot := l.offsets.top(i)-from, l.offsets.top(i)+l.offsets.height(i)-from
		beyond := foot > sight+tolerance || cutBelow && l.Heads != nil && l.Heads(i)
		if beyond {
			below++
		}
		cutBelow = beyond && l.offsets.height(i) <= sight
		if cut := beyond || top < -tolerance; cut && l.offsets.height(i) <= sight {
			l.rows[i%len(l.rows)].Hide()
		} else {
			last = max(last, min(foot, sight))
		}
	}
	line := foldLine(below, l.More, l.foldUnit())
	line.Move(fyne.NewPos(max(l.left+l.Padding, FarEdge), last+(l.foldHeight()-line.MinSize().Height)/2))
	line.Resize(line.MinSize())
	l.fold.Objects = []fyne.CanvasObject{line}
	l.fold.Refresh()
}

// refreshScroll lets the scroll know that the content may be longer or shorter.
func (l *VirtualList) refreshScroll() {
	l.scroll.Refresh()
	if most := max(0, l.height()-l.scroll.Size().Height); l.scroll.Offset.Y > most {
		l.scroll.ScrollToOffset(fyne.NewPos(0, most))
	}
}

// Repaint shows what changed in the header and in the rows in sight, while their number
// stayed. Unlike [VirtualList.Refresh] it draws nothing else anew, unless the header got
// another height.
func (l *VirtualList) Repaint() {
	if l.scroll.Size().Height == 0 {
		return
	}
	height := l.height()
	l.measure()
	if l.height() != height {
		l.Refresh()
		return
	}
	l.place()
}

// measure finds the places of everything for the room that there is.
func (l *VirtualList) measure() {
	room := l.scroll.Size()
	width := room.Width - 2*l.Side
	if l.MaxWidth > 0 {
		width = min(width, l.MaxWidth)
	}
	l.left = float32(int((room.Width - width) / 2))
	l.arrange(width)
	header := float32(0)
	if l.UpdateHeader != nil {
		l.UpdateHeader(fyne.NewSize(width, room.Height))
	}
	if l.Header != nil {
		header = l.Header.MinSize().Height
		l.Header.Move(fyne.NewPos(l.left, l.Top))
		l.Header.Resize(fyne.NewSize(width, header))
	}
	l.rowsTop = l.Top + header + l.Padding
	l.stretch()
}

// arrange finds the heights of all rows. The heights that were measured are kept while the
// width stays.
func (l *VirtualList) arrange(width float32) {
	height := l.RowHeight
	if height == nil {
		known := l.offsets
		if width != l.width {
			known = rowOffsets{}
		}
		height = func(i int) float32 {
			if i < known.rows() {
				return known.height(i)
			}
			return l.UsualHeight
		}
		l.offsets = rowOffsets{}
	}
	l.width = width
	l.offsets.arrange(l.Length(), height)
}

// stretch makes the background as high as the rows.
func (l *VirtualList) stretch() {
	if l.Background != nil {
		l.Background.Move(fyne.NewPos(l.left, l.rowsTop-l.Padding))
		l.Background.Resize(fyne.NewSize(l.width, l.offsets.total()+2*l.Padding))
	}
}

// height is that of everything that scrolls.
func (l *VirtualList) height() float32 {
	return l.rowsTop + l.offsets.total() + l.Padding + l.Bottom
}

// place puts rows where the list is scrolled to. Rows that turn out higher or lower than
// expected bring others into sight or out of it, so it may take more than one pass.
func (l *VirtualList) place() {
	if l.width <= 0 || l.placing {
		return
	}
	l.placing = true
	for pass := 0; pass < 8 && !l.placeRows(); pass++ {
		l.stretch()
		l.refreshScroll()
	}
	l.placing = false
	l.drawFold()
	if l.OnPlaced != nil {
		l.OnPlaced()
	}
}

// tolerance is how far a row's height may be off: sums of many heights are not exact.
const tolerance = 0.1

// placeRows returns whether all rows had the height that was expected.
func (l *VirtualList) placeRows() bool {
	l.lift = l.cutAbove()
	first, end := l.InSight()
	l.addRows(end - first)
	above, settled := float32(0), true
	from := l.from()
	for i := first; i < end; i++ {
		row := l.rows[i%len(l.rows)]
		row.Show()
		row.Move(fyne.NewPos(l.left+l.Padding, l.rowsTop+l.offsets.top(i)-l.lift))
		row.Resize(fyne.NewSize(l.width-2*l.Padding, l.offsets.height(i)))
		l.UpdateRow(i, row)
		more := l.excess(i, row)
		if more == 0 {
			continue
		}
		settled = false
		if l.offsets.top(i) < from+above {
			above += more // what is seen below the row stays where it is
		}
		l.offsets.grow(i, more)
	}
	for i := end; i < first+len(l.rows); i++ {
		l.rows[i%len(l.rows)].Hide()
	}
	l.scroll.Offset.Y += above
	return settled
}

// addRows makes sure that there are so many row objects. A new one takes all of them to
// other places.
func (l *VirtualList) addRows(n int) {
	for len(l.rows) < n {
		row := l.CreateRow()
		l.rows = append(l.rows, row)
		l.content.Objects = append(l.content.Objects, row)
		canvas.Refresh(l.content)
	}
}

// excess is how much higher a row turned out than expected.
func (l *VirtualList) excess(i int, row fyne.CanvasObject) float32 {
	if l.RowHeight != nil {
		return 0
	}
	more := row.MinSize().Height - l.offsets.height(i)
	if math.Abs(float64(more)) < tolerance {
		return 0
	}
	return more
}

// InSight returns the rows of which something is in sight, as the first one and the one
// behind the last.
func (l *VirtualList) InSight() (first, end int) {
	return l.offsets.between(l.from(), l.from()+l.scroll.Size().Height)
}

// from is where in the rows what is in sight begins.
func (l *VirtualList) from() float32 { return l.scroll.Offset.Y + l.lift - l.rowsTop }

// cutAbove is how much is left in sight of a row that is cut above, while no row is to be cut: the
// next one has its place. Of one that is higher than the list a part must do.
func (l *VirtualList) cutAbove() float32 {
	from, sight := l.scroll.Offset.Y-l.rowsTop, l.scroll.Size().Height
	if !l.folded || from <= 0 {
		return 0
	}
	first, end := l.offsets.between(from, from+sight)
	if first+1 >= end || l.offsets.height(first) > sight || l.offsets.top(first) > from-tolerance {
		return 0
	}
	return l.offsets.top(first+1) - from
}

// HeaderInSight returns whether something of the header is in sight.
func (l *VirtualList) HeaderInSight() bool {
	return l.Header != nil && l.scroll.Offset.Y < l.rowsTop-l.Padding
}

// ScrollTo brings a row into sight, with some room above and below it. It scrolls no
// further than it must, and where there is to be no room, than that no row is cut above.
func (l *VirtualList) ScrollTo(i int, around float32) {
	if i < 0 || i >= l.offsets.rows() {
		return
	}
	now, top := l.scroll.Offset.Y, l.rowsTop+l.offsets.top(i)
	y := max(min(now, top-around), top+l.offsets.height(i)+around-l.scroll.Size().Height)
	if y > now && around == 0 {
		y = min(l.nextTop(y), top)
	}
	l.scrollTo(min(y, l.height()-l.scroll.Size().Height))
}

// nextTop is where the first row begins that is whole below some height.
func (l *VirtualList) nextTop(y float32) float32 {
	first, end := l.offsets.between(y-l.rowsTop, y-l.rowsTop+1)
	if first < end && l.rowsTop+l.offsets.top(first) < y-tolerance {
		first++
	}
	if first >= l.offsets.rows() {
		return y
	}
	return l.rowsTop + l.offsets.top(first)
}

// ScrollToTop goes to the header.
func (l *VirtualList) ScrollToTop() { l.scrollTo(0) }

func (l *VirtualList) scrollTo(y float32) {
	if y = max(0, y); y != l.scroll.Offset.Y {
		l.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
	l.place()
}

// listContent is as high as the header and all rows. The list places what is on it.
type listContent struct{ list *VirtualList }

func (c *listContent) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, c.list.height())
}

func (c *listContent) Layout([]fyne.CanvasObject, fyne.Size) {}

// listViewport gives the scroll all the room, and lets the list know of it.
type listViewport struct{ list *VirtualList }

func (v *listViewport) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(1, v.list.MinWidth), 1)
}

func (v *listViewport) Layout(o []fyne.CanvasObject, s fyne.Size) {
	l := v.list
	before, scrolled := l.scroll.Size(), l.scroll.Offset.Y > l.rowsTop
	l.room = s
	l.Refresh()
	if scrolled && s.Width != before.Width { // rows may have other heights, and one be cut above
		l.scrollTo(min(l.nextTop(l.scroll.Offset.Y), max(0, l.height()-l.scroll.Size().Height)))
	}
}
