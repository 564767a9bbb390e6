package figures

import (
	"slices"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/fishbone/service"
)

// The measures of a check sheet.
const (
	lineHigh     = 44
	lineNameWide = 190
	sumWide      = 58
	leastColumn  = 84
	mostColumn   = 170
)

// tally is the board of a check sheet: one key or one click is one stroke.
type tally struct {
	page   *Page
	cache  *ui.Cache
	keys   *ui.KeyTarget
	head   *fyne.Container
	rows   *fyne.Container
	foot   *fyne.Container
	scroll *container.Scroll
	board  *fyne.Container
	object fyne.CanvasObject
	first  int // the first column that is shown
}

func newTally(p *Page) *tally {
	t := &tally{page: p, cache: ui.NewCache(nil), keys: ui.NewKeyTarget(), head: container.NewStack(), foot: container.NewStack()}
	t.rows = container.NewVBox()
	t.rows.Layout = &linesLayout{}
	t.scroll = container.NewVScroll(t.rows)
	t.keys.OnRune, t.keys.OnKey, t.keys.OnShortcut = t.rune, t.key, p.Shortcut
	t.board = container.New(&boardLayout{t}, t.head, ui.Hairline(), t.scroll, ui.Hairline(), t.foot)
	t.object = container.NewStack(t.keys, ui.Card(t.board))
	return t
}

// settle keeps a cell in hand: the first row, and the column of today or the first one.
func (t *tally) settle() {
	v := t.page.View
	s, ok := t.page.sheet()
	if !ok {
		return
	}
	if !slices.ContainsFunc(s.Rows, func(l fishbone.CheckLine) bool { return l.ID == v.row }) {
		v.row = ""
		if len(s.Rows) > 0 {
			v.row = s.Rows[0].ID
		}
	}
	if !slices.ContainsFunc(s.Columns, func(l fishbone.CheckLine) bool { return l.ID == v.col }) {
		v.col = ""
		if len(s.Columns) > 0 {
			v.col = s.Columns[0].ID
		}
		today := t.page.today()
		if same(texts(s.Columns), days(s.Month)) && service.MonthOf(today) == s.Month {
			v.col = s.Columns[today.Time().Day()-1].ID
		}
	}
}

func texts(lines []fishbone.CheckLine) (all []string) {
	for _, l := range lines {
		all = append(all, l.Text)
	}
	return all
}

func (t *tally) show() {
	p := t.page
	s, ok := p.sheet()
	if p.sheetForm != nil && p.sheetForm.id == newOne {
		s, ok = p.sheetForm.preview()
	}
	if !ok {
		if p.sheetForm != nil {
			ui.SetContent(p.body, ui.Card(ui.Gap(1, 1)))
			return
		}
		ui.SetContent(p.body, container.NewStack(t.keys, p.welcome("figures.sheetWelcome", "figures.sheetWelcomeHow", ui.Primary(ui.Plus, words.T("figures.addSheet"), p.add))))
		return
	}
	if len(p.body.Objects) != 1 || p.body.Objects[0] != t.object {
		ui.SetContent(p.body, t.object)
	}
	c := t.columns(s)
	ui.SetContent(t.head, t.makeHead(s, c))
	t.rows.Objects = nil
	for i := range s.Rows {
		t.rows.Add(t.row(s, i, c))
	}
	t.rows.Refresh()
	t.scroll.Refresh()
	ui.SetContent(t.foot, t.makeFoot(s, c))
	t.board.Refresh() // there may be more rows, or fewer
	if i := slices.IndexFunc(s.Rows, func(l fishbone.CheckLine) bool { return l.ID == p.View.row }); i >= 0 {
		ui.RevealStretch(t.scroll, float32(i)*lineHigh, float32(i+1)*lineHigh)
	}
}

// sheetColumns is where the columns of a sheet stand.
type sheetColumns struct {
	all   []fishbone.CheckLine
	first int
	of    int
	wide  float32
	room  float32
}

func (c sheetColumns) x(n int) float32 { return lineNameWide + float32(n)*c.wide }

func (t *tally) columns(s *service.Sheet) sheetColumns {
	width := t.scroll.Size().Width
	room := width - lineNameWide - sumWide - 8
	n := max(1, min(len(s.Columns), int(room/leastColumn)))
	c := sheetColumns{of: len(s.Columns), wide: float32(int(min(mostColumn, room/float32(n)))), room: width}
	at := slices.IndexFunc(s.Columns, func(l fishbone.CheckLine) bool { return l.ID == t.page.View.col })
	t.first = max(0, min(t.first, at, len(s.Columns)-n))
	t.first = max(t.first, at-n+1)
	c.first = t.first
	c.all = s.Columns[c.first:min(len(s.Columns), c.first+n)]
	return c
}

type putting func(o fyne.CanvasObject, x, y, w, h float32)

func placing(all *fyne.Container) putting {
	return func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
		all.Add(o)
	}
}

func (t *tally) makeHead(s *service.Sheet, c sheetColumns) fyne.CanvasObject {
	ink := ui.Colors()
	all := container.NewWithoutLayout()
	put := placing(all)
	for n, l := range c.all {
		style := ui.Style{Size: ui.Small, Color: ink.Muted}
		if l.ID == t.page.View.col {
			style.Bold, style.Color = true, ink.Ink
			put(ui.Chosen(), c.x(n)+2, 3, c.wide-4, lineHigh-8)
		}
		tap := ui.NewTap(ui.Centered(ui.Truncated(l.Text, style, c.wide-12)), func() { t.goTo(t.page.View.row, l.ID) })
		tap.SetToolTip(l.Text)
		put(tap, c.x(n), 0, c.wide, lineHigh-2)
	}
	put(right(ui.Text(words.T("figures.sum"), ui.Style{Size: ui.Small, Color: ink.Faint})), c.room-sumWide-12, (lineHigh-18)/2, sumWide, 18)
	if c.first > 0 {
		put(ui.SmallIcon(ui.Back, words.T("figures.before", "n", c.first), func() { t.walk(0, -1) }), lineNameWide-26, 9, 24, 24)
	}
	if rest := c.of - c.first - len(c.all); rest > 0 {
		put(ui.SmallIcon(ui.Right, words.T("figures.after", "n", rest), func() { t.walk(0, 1) }), c.x(len(c.all)), 9, 24, 24)
	}
	return all
}

// lineState is all that a row of the board depends on.
type lineState struct {
	line       fishbone.CheckLine
	cells      string
	at         int
	inHand     bool
	key        string
	sum        int
	wide, room float32
	first      int
	language   words.Language
}

func (t *tally) row(s *service.Sheet, i int, c sheetColumns) fyne.CanvasObject {
	l := s.Rows[i]
	d := lineState{line: l, at: -1, inHand: l.ID == t.page.View.row, key: keyOf(i), sum: s.RowSum(l.ID), wide: c.wide, room: c.room, first: c.first, language: words.Used()}
	counts := make([]int, len(c.all))
	for n, k := range c.all {
		counts[n] = s.Strokes(l.ID, k.ID)
		d.cells += words.Number(counts[n]) + string(k.ID) + " "
		if k.ID == t.page.View.col {
			d.at = n
		}
	}
	return t.cache.Get("row", d, func() fyne.CanvasObject { return t.makeRow(d, counts, c) })
}

// keyOf is the key that makes a stroke in the n-th row.
func keyOf(n int) string {
	const keys = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	if n >= len(keys) {
		return ""
	}
	return keys[n : n+1]
}

func (t *tally) makeRow(d lineState, counts []int, c sheetColumns) fyne.CanvasObject {
	ink := ui.Colors()
	all := container.NewWithoutLayout()
	put := placing(all)
	if d.inHand {
		put(ui.Chosen(), 1, 0, d.room-2, lineHigh-1)
	}
	put(canvas.NewRectangle(ink.Hairline), 12, lineHigh-1, d.room-24, 1)
	put(t.makeLineName(d), 6, 2, lineNameWide-8, lineHigh-5)
	for n, k := range c.all {
		put(t.makeStrokes(d, counts[n], n == d.at && d.inHand, k, c.wide), c.x(n)+1, 2, c.wide-2, lineHigh-5)
	}
	if d.sum > 0 {
		put(right(ui.Text(words.Number(d.sum), ui.Style{Size: ui.Body, Bold: true, Color: ink.Ink})), d.room-sumWide-12, (lineHigh-20)/2, sumWide, 20)
	}
	return all
}

// makeLineName is a row's key, its name, and what its strokes stand for.
func (t *tally) makeLineName(d lineState) fyne.CanvasObject {
	ink := ui.Colors()
	key := ui.MinSize(18, 0, ui.Text(d.key, ui.Style{Size: ui.Small, Color: ink.Faint}))
	role := words.T("tally." + roleOf(d.line.Tally))
	content := ui.Row(4, key, ui.Column(0, ui.Truncated(d.line.Text, ui.Style{Size: ui.Body, Bold: d.inHand, Color: ink.Ink}, lineNameWide-42), ui.Text(role, ui.Style{Size: ui.Small, Color: ink.Faint})))
	tap := ui.NewTap(ui.Padded(0, 4, 0, 6, content), nil)
	tap.OnTap = func() {
		tap.MouseOut()
		t.roleMenu(d.line, ui.Below(tap))
	}
	tap.OnMenu = func(at fyne.Position) { t.roleMenu(d.line, at) }
	tap.SetToolTip(d.line.Text + " · " + words.T("figures.roleTip"))
	return tap
}

// roleOf is the word of what strokes stand for.
func roleOf(k fishbone.Tallied) string {
	if k == fishbone.TallyHit {
		return "hit"
	}
	return string(k)
}

// roleMenu chooses what the strokes of a row stand for.
func (t *tally) roleMenu(l fishbone.CheckLine, at fyne.Position) {
	var all []ui.Choice
	for _, k := range []fishbone.Tallied{fishbone.TallyHit, fishbone.TallyOther, fishbone.TallyChecked} {
		one := ui.Pick(words.T("figures.role."+roleOf(k)), func() {
			next := l
			next.Tally = k
			t.page.write(complaint.Difference(&l, &next))
			t.page.Focus()
		})
		one.Tick(k == l.Tally)
		all = append(all, one)
	}
	ui.ShowMenu(t.page.Window.Canvas(), at, t.page.Focus, all...)
}

// makeStrokes is a cell: a click makes a stroke, the other button offers to take one away.
func (t *tally) makeStrokes(d lineState, n int, inHand bool, k fishbone.CheckLine, width float32) fyne.CanvasObject {
	ink := ui.Colors()
	const size = 16
	number := ""
	if n > 5 {
		number = words.Number(n)
	}
	label := ui.Text(number, ui.Style{Size: ui.Small, Color: ink.Faint})
	marks := tallied(n, size, width-18-label.MinSize().Width, ink.Ink)
	tap := ui.NewTap(ui.Padded(0, 7, 0, 7, ui.Row(2, marks, ui.Spacer(), label)), func() { t.strokeAt(d.line.ID, k.ID, 1) })
	tap.OnMenu = func(at fyne.Position) {
		t.goTo(d.line.ID, k.ID)
		ui.ShowMenu(t.page.Window.Canvas(), at, t.page.Focus,
			ui.Pick(words.T("figures.stroke"), func() { t.strokeAt(d.line.ID, k.ID, 1) }),
			ui.Pick(words.T("figures.strokeBack"), func() { t.strokeAt(d.line.ID, k.ID, -1) }))
	}
	if inHand {
		tap.Fill, tap.Over, tap.Edge = ink.Surface, ink.Surface, ink.Accent
	}
	return tap
}

// makeFoot are the sums of the columns.
func (t *tally) makeFoot(s *service.Sheet, c sheetColumns) fyne.CanvasObject {
	ink := ui.Colors()
	all := container.NewWithoutLayout()
	put := placing(all)
	style := ui.Style{Size: ui.Body, Color: ink.Muted}
	put(ui.Text(words.T("figures.sum"), style), 28, 8, lineNameWide-30, 20)
	for n, k := range c.all {
		if sum := s.ColumnSum(k.ID); sum > 0 {
			put(right(ui.Text(words.Number(sum), style)), c.x(n), 8, c.wide-9, 20)
		}
	}
	sum := 0
	for _, r := range s.Rows {
		sum += s.RowSum(r.ID)
	}
	if sum > 0 {
		put(right(ui.Text(words.Number(sum), ui.Style{Size: ui.Body, Bold: true, Color: ink.Ink})), c.room-sumWide-12, 8, sumWide, 20)
	}
	return all
}

// strokeAt makes a stroke in a cell, or takes one away, and has the cell in hand.
func (t *tally) strokeAt(row, column fishbone.ID, by int) {
	p := t.page
	p.View.row, p.View.col = row, column
	p.onceFresh(func() {
		s, ok := p.sheet()
		if !ok {
			return
		}
		p.writeLate(s.Stroke(p.observer, row, column, by))
	})
	p.Focus()
}

func (t *tally) goTo(row, column fishbone.ID) {
	t.page.View.row, t.page.View.col = row, column
	t.page.show()
	t.page.Focus()
}

func (t *tally) walk(down, right int) {
	s, ok := t.page.sheet()
	if !ok || len(s.Rows) == 0 || len(s.Columns) == 0 {
		return
	}
	r := slices.IndexFunc(s.Rows, func(l fishbone.CheckLine) bool { return l.ID == t.page.View.row })
	c := slices.IndexFunc(s.Columns, func(l fishbone.CheckLine) bool { return l.ID == t.page.View.col })
	t.goTo(s.Rows[max(0, min(len(s.Rows)-1, r+down))].ID, s.Columns[max(0, min(len(s.Columns)-1, c+right))].ID)
}

// rune makes a stroke by the key of a row, in the column in hand.
func (t *tally) rune(r rune) {
	p := t.page
	s, ok := p.sheet()
	if !ok {
		return
	}
	switch r {
	case ' ', '+':
		t.strokeAt(p.View.row, p.View.col, 1)
		return
	case '-':
		t.strokeAt(p.View.row, p.View.col, -1)
		return
	}
	for i, l := range s.Rows {
		if keyOf(i) == string(unicode.ToUpper(r)) && p.View.col != "" {
			t.strokeAt(l.ID, p.View.col, 1)
			return
		}
	}
}

func (t *tally) key(name fyne.KeyName) {
	v := t.page.View
	switch name {
	case fyne.KeyDown:
		t.walk(1, 0)
	case fyne.KeyUp:
		t.walk(-1, 0)
	case fyne.KeyRight, fyne.KeyTab:
		t.walk(0, 1)
	case fyne.KeyLeft:
		t.walk(0, -1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if v.row != "" && v.col != "" {
			t.strokeAt(v.row, v.col, 1)
		} else if _, ok := t.page.sheet(); !ok {
			t.page.add()
		}
	case fyne.KeyBackspace, fyne.KeyDelete:
		t.strokeAt(v.row, v.col, -1)
	case fyne.KeySpace:
		// it comes as a character, too
	}
}

// linesLayout puts rows below each other.
type linesLayout struct{}

// MinSize implements [fyne.Layout].
func (*linesLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, float32(len(o))*lineHigh)
}

// Layout implements [fyne.Layout].
func (*linesLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	for i := range o {
		o[i].Move(fyne.NewPos(0, float32(i)*lineHigh))
		o[i].Resize(fyne.NewSize(s.Width, lineHigh))
	}
}

// boardLayout puts the head above the rows, and the sums below them.
type boardLayout struct{ tally *tally }

// MinSize implements [fyne.Layout].
func (*boardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 160) }

// Layout implements [fyne.Layout].
func (b *boardLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const foot = 36
	put := func(o fyne.CanvasObject, y, height float32) {
		o.Move(fyne.NewPos(1, y))
		o.Resize(fyne.NewSize(s.Width-2, max(0, height)))
	}
	before := o[2].Size()
	rows := min(o[2].(*container.Scroll).Content.MinSize().Height, s.Height-lineHigh-foot-3)
	put(o[0], 0, lineHigh)
	put(o[1], lineHigh, 1)
	put(o[2], lineHigh+1, rows)
	put(o[3], lineHigh+1+rows, 1)
	put(o[4], lineHigh+2+rows, foot)
	if before.Width != o[2].Size().Width && b.tally.page.book != nil {
		ui.Do(b.tally.page.show)
	}
}
