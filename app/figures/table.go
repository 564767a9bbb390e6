package figures

import (
	"image/color"
	"maps"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/service"
)

// The measures of the table.
const (
	rowHeight  = 40
	headHeight = 76 // where a name takes two lines
	nameHigh   = 18 // of a line of a name
	monthWide  = 112
	formsWide  = 96 // the complaints of the month
	leastWide  = 92 // of an indicator
	mostWide   = 320
	cellInset  = 10 // between a value and the end of its column
	unitHigh   = 18 // of what is wanted of an indicator, below its name
)

// table is months below each other and indicators side by side. The cell in hand is an entry: what
// is typed is entered where it stands. Where there are more indicators than room, those are shown
// among which the cell in hand is.
type table struct {
	page   *Page
	cache  *ui.Cache
	entry  *ui.Entry
	field  fyne.CanvasObject // the entry with letters as those around it
	head   *fyne.Container
	rows   *fyne.Container // the rows, with the entry over them
	scroll *container.Scroll
	object fyne.CanvasObject

	first int  // the first indicator that is shown
	at    cell // where the entry is

	cellEnd, cellTop, cellWide float32 // the cell in hand
	decimals                   map[fishbone.ID]int
	high                       float32 // of the head
}

// cell is a month of an indicator.
type cell struct {
	indicator fishbone.ID
	month     fishbone.Day
}

func newTable(p *Page) *table {
	t := &table{page: p, high: headHeight, cache: ui.NewCache(nil), head: container.NewStack()}
	t.rows = container.New(&rowsLayout{t})
	t.scroll = container.NewVScroll(t.rows)
	t.entry = t.newEntry()
	t.field = container.NewThemeOverride(t.entry, fieldTheme{})
	t.object = ui.Card(container.New(&headedLayout{t}, t.head, ui.Hairline(), t.scroll))
	return t
}

// columns is where the indicators of the table stand.
type columns struct {
	all   []fishbone.Indicator // that are shown
	first int                  // the place of the first of them among all
	of    int                  // how many there are
	wide  float32
}

// x is where the n-th of the shown ones begins.
func (c columns) x(n int) float32 { return monthWide + formsWide + float32(n)*c.wide }

// columns shares out the width of the table.
func (t *table) columns() columns {
	all := t.page.indicators()
	room := t.scroll.Size().Width - monthWide - formsWide - 8
	n := max(1, min(len(all), int(room/leastWide)))
	c := columns{of: len(all), wide: float32(int(min(mostWide, room/float32(n))))}
	at := slices.IndexFunc(all, func(i fishbone.Indicator) bool { return i.ID == t.page.View.indicator })
	t.first = max(0, min(t.first, at, len(all)-n))
	t.first = max(t.first, at-n+1)
	c.first = t.first
	c.all = all[c.first:min(len(all), c.first+n)]
	return c
}

// show shows the table as things stand.
func (t *table) show() {
	p := t.page
	if len(p.body.Objects) != 1 || p.body.Objects[0] != t.object {
		ui.SetContent(p.body, t.object)
	}
	c, months, high := t.columns(), p.months(), t.high
	t.decimals = decimals(p.book, c.all, months)
	ui.SetContent(t.head, t.makeHead(c))
	if t.high != high {
		t.object.Refresh() // the rows begin elsewhere
	}
	keep := &t.rows.Objects
	*keep = nil
	for _, m := range months {
		*keep = append(*keep, t.row(m, c))
	}
	t.place(c, months)
	*keep = append(*keep, t.field)
	t.rows.Refresh()
	t.scroll.Refresh()
	t.reveal(months)
}

// reveal brings the month in hand into sight. The rows stop where the first one is whole.
func (t *table) reveal(months []fishbone.Day) {
	if i := slices.Index(months, t.page.View.month); i >= 0 {
		ui.RevealStretch(t.scroll, float32(i)*rowHeight-rowHeight, float32(i+1)*rowHeight+8)
		if over := math.Mod(float64(t.scroll.Offset.Y), rowHeight); over > 0 {
			t.scroll.ScrollToOffset(fyne.NewPos(0, t.scroll.Offset.Y-float32(over)+rowHeight))
		}
	}
}

// place puts the entry over the cell in hand.
func (t *table) place(c columns, months []fishbone.Day) {
	p := t.page
	n := slices.IndexFunc(c.all, func(i fishbone.Indicator) bool { return i.ID == p.View.indicator })
	i := slices.Index(months, p.View.month)
	if n < 0 || i < 0 {
		t.field.Hide()
		return
	}
	t.field.Show()
	t.cellEnd, t.cellTop, t.cellWide = c.x(n)+c.wide, float32(i)*rowHeight, c.wide
	t.fill()
	t.fit()
}

// fit makes the field as wide as what is typed in it with all decimals of its column: so digits stand
// below those of the other values, as an entry writes from its left edge. It lies inside the frame of the
// row.
func (t *table) fit() {
	said := t.entry.Text
	if said == "" {
		said = t.entry.PlaceHolder
	}
	if _, ok := readFigure(said); ok && said != "" {
		said = padded(said, t.decimals[t.at.indicator])
	}
	wide := fyne.MeasureText(said, ui.Body, fyne.TextStyle{}).Width + 2*fieldInset + 2 // the cursor stands behind it
	wide = min(max(wide, 2*fieldInset+2), t.cellWide-2)
	high := min(t.field.MinSize().Height, rowHeight-10) // an entry writes at its top
	t.field.Resize(fyne.NewSize(wide, high))
	t.field.Move(fyne.NewPos(t.cellEnd-cellInset+fieldInset+2-wide, t.cellTop+(rowHeight-1-high)/2))
}

// fieldInset is between the edge of the field and what is typed in it.
const fieldInset = 6

// fieldTheme is that of the app with letters as those around the field.
type fieldTheme struct{}

func app() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

// Color implements [fyne.Theme].
func (fieldTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	return app().Color(name, v)
}

// Font implements [fyne.Theme].
func (fieldTheme) Font(s fyne.TextStyle) fyne.Resource { return app().Font(s) }

// Icon implements [fyne.Theme].
func (fieldTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return app().Icon(name) }

// Size implements [fyne.Theme].
func (fieldTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return ui.Body
	case theme.SizeNameInnerPadding:
		return fieldInset
	}
	return app().Size(name)
}

// makeHead are the names of the indicators with what is wanted of them.
func (t *table) makeHead(c columns) fyne.CanvasObject {
	ink := ui.Colors()
	all := container.NewWithoutLayout()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		all.Add(o)
	}
	small := ui.Style{Size: ui.Small, Color: ink.Faint}
	foot := float32(0)
	t.high = headHeight - nameHigh
	for _, i := range c.all {
		if t.below(i, c.wide) != "" {
			foot = unitHigh // names stand on one line, whether something is below them or not
		}
		if ui.IsTruncated(i.Name, t.nameStyle(i), c.wide-14, 1) {
			t.high = headHeight
		}
	}
	high := t.high - 6 - foot
	put(ui.Text(words.T("figures.month"), small), 16, high-nameHigh, monthWide-16, nameHigh)
	put(right(ui.Truncated(words.T("figures.complaints"), small, formsWide-12)), monthWide, high-nameHigh, formsWide-10, nameHigh)
	for n, i := range c.all {
		put(t.makeHeading(i, c.wide, foot), c.x(n), 2, c.wide, t.high-4)
	}
	t.more(c, put)
	return all
}

// more leads to the indicators that are not shown.
func (t *table) more(c columns, put func(o fyne.CanvasObject, x, y, w, h float32)) {
	if c.first > 0 {
		put(ui.SmallIcon(ui.Back, words.T("figures.before", "n", c.first), func() { t.walk(-1, 0) }), monthWide+formsWide-30, 6, 24, 24)
	}
	if rest := c.of - c.first - len(c.all); rest > 0 {
		put(ui.SmallIcon(ui.Right, words.T("figures.after", "n", rest), func() { t.walk(1, 0) }), t.scroll.Size().Width-26, 6, 24, 24)
	}
}

// makeHeading is the name of an indicator, and what is wanted of it.
func (t *table) makeHeading(i fishbone.Indicator, width, foot float32) fyne.CanvasObject {
	p, c := t.page, ui.Colors()
	name := ui.Balanced(i.Name, t.nameStyle(i), width-14, 2)
	below := ui.Truncated(t.below(i, width), ui.Style{Size: ui.Small, Color: c.Faint}, width-14)
	parts := []fyne.CanvasObject{ui.Spacer(), right(name), ui.MinSize(0, foot, right(below))}
	tap := ui.NewTap(ui.Padded(2, cellInset, 4, 4, ui.Column(0, parts...)), func() { t.goTo(i.ID, p.View.month) })
	tap.OnMenu = func(at fyne.Position) { p.indicatorMenu(i, at) }
	tap.SetToolTip(words.T("figures.headTip", "name", strings.TrimSpace(i.Team+" "+i.Name)))
	return tap
}

func (t *table) nameStyle(i fishbone.Indicator) ui.Style {
	return ui.Style{Size: ui.Small, Bold: i.ID == t.page.View.indicator, Color: ui.Colors().Ink}
}

// below is what stands below an indicator's name: what is wanted of it, and its team where there is room.
func (t *table) below(i fishbone.Indicator, width float32) string {
	below := aim(i)
	if whole := strings.TrimSpace(i.Team + "  " + below); t.page.View.team == "" && (below == "" || !ui.IsTruncated(whole, ui.Style{Size: ui.Small}, width-14, 1)) {
		return whole
	}
	return below
}

// aim is what is wanted of an indicator, in signs.
func aim(i fishbone.Indicator) string {
	if i.Target == "" {
		return i.Unit
	}
	sign := "≤ "
	if i.Direction == fishbone.HigherIsBetter {
		sign = "≥ "
	}
	return sign + words.Measured(string(i.Target), i.Unit)
}

func right(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spacer(), o) }

// rowState is all that a row depends on.
type rowState struct {
	month      fishbone.Day
	complaints string
	cells      string
	at         int // the cell in hand, -1 for none
	inHand     bool
	wide       float32
	room       float32
}

// row is one month.
func (t *table) row(m fishbone.Day, c columns) fyne.CanvasObject {
	p := t.page
	s := rowState{month: m, complaints: p.came(m), at: -1, wide: c.wide, room: t.scroll.Size().Width}
	var cells []shownCell
	var all strings.Builder
	for k, i := range c.all {
		one := t.cellOf(i, m)
		cells = append(cells, one)
		all.WriteString(string(i.ID) + one.key() + "\n")
		if i.ID == p.View.indicator && m == p.View.month {
			s.at = k
		}
	}
	s.cells, s.inHand = all.String(), m == p.View.month
	return t.cache.Get("row", s, func() fyne.CanvasObject { return t.makeRow(s, cells, c) })
}

func (t *table) makeRow(s rowState, cells []shownCell, c columns) fyne.CanvasObject {
	ink := ui.Colors()
	all := container.NewWithoutLayout()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		all.Add(o)
	}
	if s.inHand {
		put(ui.Chosen(), 1, 0, s.room-2, rowHeight-1)
	} else { // a frame is a line of its own
		put(canvas.NewRectangle(ink.Hairline), 12, rowHeight-1, s.room-24, 1)
	}
	style := ui.Style{Size: ui.Body, Bold: s.inHand, Color: ink.Ink}
	put(ui.Text(fullMonth(s.month), style), 16, (rowHeight-20)/2, monthWide-16, 20)
	n := ui.NewTap(right(ui.Text(s.complaints, ui.Style{Size: ui.Body, Color: ink.Muted})), func() { t.page.Complaints(s.month) })
	n.SetToolTip(words.T("figures.toComplaints"))
	put(n, monthWide, 6, formsWide-10, rowHeight-12)
	for n, one := range cells {
		put(t.makeCell(one, n == s.at, c.all[n], s.month, c.wide), c.x(n), 1, c.wide, rowHeight-3)
	}
	return all
}

// came is how many complaints came in a month, a dash before the first one that is known.
func (p *Page) came(m fishbone.Day) string {
	if p.complaints[m] == 0 && (len(p.complaints) == 0 || m < slices.Min(slices.Collect(maps.Keys(p.complaints)))) {
		return "–"
	}
	return words.Number(p.complaints[m])
}

// fullMonth is a month as all of the page says it.
func fullMonth(m fishbone.Day) string { return words.Language("").ShortMonth(m, true) }

// goTo takes a cell in hand.
func (t *table) goTo(i fishbone.ID, m fishbone.Day) {
	t.entry.Flush()
	t.page.View.indicator, t.page.View.month = i, m
	t.page.show()
	t.focus()
}

// walk takes the cell beside, below or above in hand.
func (t *table) walk(right, down int) {
	p := t.page
	all, months := p.indicators(), p.months()
	n := slices.IndexFunc(all, func(i fishbone.Indicator) bool { return i.ID == p.View.indicator })
	m := slices.Index(months, p.View.month)
	if n < 0 || m < 0 {
		return
	}
	n, m = max(0, min(len(all)-1, n+right)), max(0, min(len(months)-1, m+down))
	t.goTo(all[n].ID, months[m])
}

// tab goes to the next cell, and from the last one of a month to the first one of the next.
func (t *table) tab(back bool) {
	p := t.page
	all := p.indicators()
	n := slices.IndexFunc(all, func(i fishbone.Indicator) bool { return i.ID == p.View.indicator })
	by, edge, other := 1, len(all)-1, 0
	if back {
		by, edge, other = -1, 0, len(all)-1
	}
	if n != edge {
		t.walk(by, 0)
		return
	}
	months := p.months()
	if next := service.Later(p.View.month, by); slices.Contains(months, next) {
		t.goTo(all[other].ID, next)
	}
}

func (t *table) focus() {
	if t.field.Visible() && t.page.book != nil && len(t.page.indicators()) > 0 {
		t.page.Window.Canvas().Focus(t.entry)
	}
}

// rowsLayout puts the rows below each other; the entry is where it was put.
type rowsLayout struct{ table *table }

// MinSize implements [fyne.Layout].
func (l *rowsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	high, room := float32(max(0, len(o)-1))*rowHeight+8, l.table.scroll.Size().Height
	if over := math.Mod(float64(high-room), rowHeight); high > room && over > 0 {
		high += rowHeight - float32(over) // the last rows are seen below a whole one
	}
	return fyne.NewSize(1, high)
}

// Layout implements [fyne.Layout].
func (l *rowsLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for i := range max(0, len(o)-1) {
		o[i].Move(fyne.NewPos(0, float32(i)*rowHeight))
		o[i].Resize(fyne.NewSize(s.Width, rowHeight))
	}
}

// headedLayout puts the head on top of the rows.
type headedLayout struct{ table *table }

// MinSize implements [fyne.Layout].
func (*headedLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 160) }

// Layout implements [fyne.Layout].
func (h *headedLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(1, y))
		o.Resize(fyne.NewSize(s.Width-2, max(0, height)))
	}
	before := o[2].Size()
	high := h.table.high
	put(o[0], 0, high)
	put(o[1], high, 1)
	put(o[2], high+1, s.Height-high-2)
	if before != o[2].Size() && h.table.page.book != nil {
		ui.Do(h.table.page.show)
	}
}
