package promises

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/promiselist"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// list shows the promises group by group: what is late first.
type list struct {
	*ui.VirtualList
	page  *page
	cache *ui.Cache
	items []item
	uses  columnsUsed
}

// columnsUsed are the columns in which something stands: an empty one would take the room of words.
// Where few promises are against a cause, it stands below theirs.
type columnsUsed struct{ cause, to bool }

// item is one row: the title of a group, a promise, or what unfolds the rest of those done.
type item struct {
	promise fishbone.Promise
	group   fishbone.PromiseGroup // that the title is of, empty for another row
	said    string                // while there is none
	n       int                   // in the group; behind the last one how many are folded away
	high    float32
}

// fewDone is how many of those done are always listed.
const fewDone = 3

func newList(p *page) *list {
	l := &list{page: p}
	l.cache = ui.NewCache(func() any { return [3]any{p.wide, p.host.Presenting(), l.uses} })
	l.VirtualList = ui.NewVirtualList(ui.VirtualListOptions{
		Length:    func() int { return len(l.items) },
		RowHeight: func(i int) float32 { return l.items[i].high },
		CreateRow: func() fyne.CanvasObject { return container.NewStack() },
		UpdateRow: func(i int, o fyne.CanvasObject) { l.update(l.items[i], o.(*fyne.Container)) },
		Bottom:    panel.Margin,
		More:      l.more,
		Heads:     func(i int) bool { return l.items[i].group != "" },
	})
	return l
}

// more says how many promises the last rows are, among which are titles, and the row that stands
// for those that are folded away.
func (l *list) more(rows int) string {
	n := 0
	for _, it := range l.items[len(l.items)-rows:] {
		switch {
		case it.promise.ID != "":
			n++
		case it.group == "":
			n += it.n
		}
	}
	return panel.MoreRows(n)
}

// listed are the promises in sight or to be scrolled to, in their order.
func (l *list) listed() (all []fishbone.Promise) {
	for _, it := range l.items {
		if it.promise.ID != "" {
			all = append(all, it.promise)
		}
	}
	return all
}

// refresh shows the list as it is now.
func (l *list) refresh() {
	before := len(l.items)
	l.items = l.make()
	if len(l.items) != before {
		l.Refresh()
	}
	l.Repaint()
}

// make finds the rows and their heights.
func (l *list) make() []item {
	p, today := l.page, l.page.today()
	groups := map[fishbone.PromiseGroup]int{}
	all := p.promises()
	l.uses = columnsUsed{}
	causes := 0
	for _, q := range all {
		groups[q.Group(today)]++
		if _, against := p.host.Analysis().CauseOf(q); against {
			causes++
		}
		l.uses.to = l.uses.to || q.To != ""
	}
	l.uses.cause = 3*causes >= len(all)
	var items []item
	seen := map[fishbone.PromiseGroup]int{}
	folded := 0
	for _, q := range all {
		g := q.Group(today)
		if seen[g] == 0 {
			items = append(items, item{group: g, n: groups[g], high: 36 * p.k()})
		}
		seen[g]++
		if over := g == fishbone.GroupDone || g == fishbone.GroupDropped; over && seen[g] > fewDone && !p.Unfolded && q.ID != p.Chosen {
			folded++
			continue
		}
		items = append(items, item{promise: q, high: l.high(q)})
	}
	if len(all) == 0 {
		said := "promise.empty"
		if len(p.host.Analysis().Unpromised()) > 0 && !p.host.Presenting() {
			said = "promise.emptyChosen" // the panel has them
		}
		return []item{{said: said, high: 260 * p.k()}}
	}
	if folded > 0 || p.Unfolded && groups[fishbone.GroupDone]+groups[fishbone.GroupDropped] > fewDone {
		items = append(items, item{n: folded, high: 36 * p.k()})
	}
	return items
}

// high is the height of a promise's row: words that need it have two lines.
func (l *list) high(q fishbone.Promise) float32 {
	k := l.page.k()
	cols := l.columns()
	high := float32(ui.RowHeight)
	if ui.IsTruncated(q.Text, ui.Style{Size: l.page.size(ui.Body)}, cols.text, 1) {
		high += 16
	}
	if _, ok := l.page.host.Analysis().CauseOf(q); ok && cols.cause == 0 {
		high += 16
	}
	return high * k
}

// boldFits says whether words have room in bold as well, in as many lines as else: a row keeps
// its height when it is taken in hand.
func (l *list) boldFits(text string) bool {
	plain, wide := ui.Style{Size: l.page.size(ui.Body)}, l.columns().text
	bold := plain
	bold.Bold = true
	lines := 1
	if ui.IsTruncated(text, plain, wide, 1) {
		lines = 2
	}
	return !ui.IsTruncated(text, bold, wide, lines) || ui.IsTruncated(text, plain, wide, lines)
}

// reveal brings a promise into sight.
func (l *list) reveal(id fishbone.ID) {
	for i, it := range l.items {
		if id != "" && it.promise.ID == id {
			l.ScrollTo(i, 40)
			l.Repaint()
		}
	}
}

// columns are the widths of a row's columns, 0 for one that there is no room for.
type columns struct{ text, cause, to, owner, due, state float32 }

const (
	rowEdge   = 8 // a row is so much wider than what stands in it
	tickWide  = 30
	columnGap = 12
)

func (l *list) columns() columns {
	k, wide := l.page.k(), l.page.wide-2*l.page.edge()
	day := panel.DayWidth(ui.Style{Size: l.page.size(ui.Body), Bold: true})
	c := columns{owner: 92 * k, due: max(80*k, day), state: 100 * k}
	if wide > 720*k { // else it stands below the words
		c.cause = 190 * k
	}
	if wide > 860*k {
		c.cause, c.to, c.owner = 200*k, 96*k, 96*k
	}
	if wide < 480*k {
		c.owner, c.due = 72*k, max(72*k, day)
	}
	if !l.uses.cause {
		c.cause = 0
	}
	if !l.uses.to {
		c.to = 0
	}
	c.text = wide - tickWide*k
	for _, other := range []float32{c.cause, c.to, c.owner, c.due, c.state} {
		if other > 0 {
			c.text -= other + columnGap
		}
	}
	return c
}

// headHeight is how high the names of the columns are.
func (l *list) headHeight() float32 { return 24 * l.page.k() }

// makeHead names the columns.
func (l *list) makeHead() fyne.CanvasObject {
	p := l.page
	if len(p.host.Analysis().Promises()) == 0 {
		return ui.Gap(0, 0)
	}
	c := l.columns()
	name := func(key string) string { return words.Title(fishbone.PromiseKind, key) }
	cell := func(s string, width float32) fyne.CanvasObject {
		return ui.Truncated(s, ui.Style{Size: p.size(ui.Small), Color: ui.Colors().Muted}, width)
	}
	line := canvas.NewRectangle(ui.Colors().Hairline)
	line.SetMinSize(fyne.NewSize(1, 1))
	return container.NewBorder(nil, line, nil, nil, l.row(ui.Gap(0, 0), cell(words.T("promise.what"), c.text), cell(name("cause"), c.cause), cell(name("to"), c.to),
		cell(name("owner"), c.owner), cell(name("due"), c.due), cell(name("status"), c.state)))
}

// row puts the cells of a row side by side, each in its column.
func (l *list) row(tick, text, cause, to, owner, due, state fyne.CanvasObject) fyne.CanvasObject {
	c := l.columns()
	return container.New(&rowLayout{[]float32{tickWide*l.page.k() - columnGap, c.text, c.cause, c.to, c.owner, c.due, c.state}}, tick, text, cause, to, owner, due, state)
}

// rowLayout puts cells into columns of given widths, in the middle of the height. A column
// without a width is left out.
type rowLayout struct{ widths []float32 }

func (r *rowLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	high := float32(0)
	for i, cell := range o {
		if r.widths[i] > 0 {
			high = max(high, cell.MinSize().Height)
		}
	}
	return fyne.NewSize(0, high)
}

func (r *rowLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	x := float32(0)
	for i, cell := range o {
		if r.widths[i] <= 0 {
			cell.Hide()
			continue
		}
		least := cell.MinSize()
		cell.Resize(fyne.NewSize(min(least.Width, r.widths[i]), least.Height))
		cell.Move(fyne.NewPos(x, float32(int((room.Height-least.Height)/2))))
		x += r.widths[i] + columnGap
	}
}

// rowDeps are what a row depends on.
type rowDeps struct {
	item   item
	chosen bool
	today  fishbone.Day
	cause  string
	bone   color.NRGBA
}

func (l *list) update(it item, o *fyne.Container) {
	p := l.page
	d := rowDeps{item: it, today: p.today(), chosen: it.promise.ID != "" && it.promise.ID == p.Chosen}
	if c, ok := p.host.Analysis().CauseOf(it.promise); ok {
		d.cause, d.bone = c.Text, panel.BoneColor(p.host.Analysis(), panel.BoneOf(p.host.Analysis(), c.ID))
	}
	make := func() fyne.CanvasObject {
		switch {
		case it.promise.ID != "":
			return l.makeRow(d)
		case it.group != "":
			return l.makeTitle(it)
		case it.said != "":
			return panel.EmptyBoard(ui.Tick, words.T(it.said), "", p.wide-2*p.edge(), p.k())
		}
		return l.makeFold(it.n)
	}
	side := p.edge() - rowEdge
	l.cache.Fill(o, d, func() fyne.CanvasObject { return ui.Padded(0, side, 0, side, make()) })
}

// makeTitle is the name of a group.
func (l *list) makeTitle(it item) fyne.CanvasObject {
	c := ui.Colors()
	ink := map[fishbone.PromiseGroup]color.NRGBA{fishbone.GroupOverdue: c.Bad, fishbone.GroupDone: c.Good, fishbone.GroupNoDay: c.Open}[it.group]
	if ink.A == 0 {
		ink = c.Ink
	}
	text := fmt.Sprintf("%s  %d", promiselist.Group(it.group), it.n)
	return ui.Padded(0, rowEdge, 4, rowEdge, container.NewBorder(nil, ui.Text(text, ui.Style{Size: l.page.size(ui.Small), Bold: true, Color: ink}), nil, nil))
}

// makeFold unfolds the rest of those done, or folds them again.
func (l *list) makeFold(n int) fyne.CanvasObject {
	p, c := l.page, ui.Colors()
	text, icon := words.T("promise.more", "n", n), ui.Down
	if n == 0 {
		text, icon = words.T("promise.fewer"), ui.Right
	}
	t := ui.NewTap(ui.Padded(4, 8, 4, 8, ui.Row(6, ui.Text(text, ui.Style{Size: p.size(ui.Small), Bold: true, Color: c.Accent}), icon.Draw(c.Accent, 14))), func() {
		p.Unfolded = !p.Unfolded
		p.host.Refresh()
		p.host.Focus()
	})
	return ui.Padded(0, 0, 0, tickWide*p.k(), ui.Row(0, t))
}

// makeRow is one promise.
func (l *list) makeRow(d rowDeps) fyne.CanvasObject {
	p, c, q := l.page, ui.Colors(), d.item.promise
	cols, k := l.columns(), p.k()
	ink, late := c.Ink, q.Late(d.today) > 0
	if q.Over() {
		ink = c.Muted
	}
	plain := ui.Style{Size: p.size(ui.Body), Color: c.Muted}
	text := ui.Paragraph(q.Text, ui.Style{Size: p.size(ui.Body), Bold: (d.chosen || late) && l.boldFits(q.Text), Color: ink}, cols.text, 2)
	if cols.cause == 0 && d.cause != "" {
		small := ui.Truncated(d.cause, ui.Style{Size: p.size(ui.Small), Color: c.Faint}, cols.text-20)
		text = ui.Column(0, text, ui.Row(6, panel.Swatch(d.bone), small))
	}
	due := ui.Style{Size: p.size(ui.Body), Color: c.Muted}
	if late {
		due.Color, due.Bold = c.Bad, true
	}
	cause := fyne.CanvasObject(ui.Gap(0, 0))
	if one, ok := p.host.Analysis().CauseOf(q); ok && cols.cause > 0 {
		cause = panel.CauseChip(p.host.Analysis(), one, cols.cause, k)
	}
	owner := ui.Truncated(q.Owner, plain, cols.owner)
	if q.Owner == "" && !q.Over() {
		owner = ui.Truncated(words.T("promise.noOwner"), ui.Style{Size: p.size(ui.Small), Color: c.Open}, cols.owner)
	}
	dueCell := ui.Truncated(words.Day(q.DueDay(), d.today), due, cols.due)
	if q.DueDay() == "" && !q.Over() {
		dueCell = ui.Truncated(words.T("promise.noDay"), ui.Style{Size: p.size(ui.Small), Color: c.Open}, cols.due)
	}
	cells := l.row(l.tick(q), text, cause, ui.Truncated(q.To, plain, max(1, cols.to)), owner, dueCell, l.state(d, cols.state))
	line := canvas.NewRectangle(c.Hairline)
	line.SetMinSize(fyne.NewSize(1, 1))
	row := ui.NewTap(container.NewBorder(nil, ui.Padded(0, rowEdge, 0, rowEdge, line), nil, nil, ui.Padded(0, rowEdge, 0, rowEdge, cells)), func() { p.choose(q.ID) })
	row.OnMenu = func(at fyne.Position) { p.choose(q.ID); p.menu(at) }
	if d.chosen {
		row.Choose()
	}
	if ui.IsTruncated(q.Text, ui.Style{Size: p.size(ui.Body), Bold: true}, cols.text, 2) {
		row.SetToolTip(q.Text)
	}
	return row
}

// tick shows how far a promise is, and takes it further.
func (l *list) tick(q fishbone.Promise) fyne.CanvasObject {
	c, k := ui.Colors(), l.page.k()
	disc := ui.Disc(nil, c.Outline, 2)
	var inside fyne.CanvasObject = ui.Gap(0, 0)
	switch q.Status {
	case fishbone.PromiseDoing:
		disc = ui.Disc(nil, c.Accent, 2)
		inside = ui.MinSize(8*k, 8*k, ui.Disc(c.Accent, nil, 0))
	case fishbone.PromiseDone:
		disc = ui.Disc(c.GoodSoft, nil, 0)
		inside = ui.Check.Draw(c.Good, 14*k)
	case fishbone.PromiseDropped:
		inside = ui.Cross.Draw(c.Faint, 12*k)
	}
	t := ui.NewTap(ui.OnDisc(18*k, disc, inside), func() {
		l.page.feature.setStatus(q, q.NextStatus())
		l.page.host.Focus()
	})
	t.SetToolTip(words.T("promise.tick", "status", promiselist.Status(words.Used(), q.NextStatus())))
	t.Radius = 9 * k
	return t
}

// state says how a promise stands.
func (l *list) state(d rowDeps, width float32) fyne.CanvasObject {
	q, today := d.item.promise, d.today
	said := promiselist.State(q, today)
	switch {
	case l.page.k() > 1 || q.Status == fishbone.PromiseDone:
		ink := ui.Colors().Muted
		if q.Status == fishbone.PromiseDone {
			ink = ui.Colors().Good
		} else if q.Late(today) > 0 {
			ink = ui.Colors().Bad
		}
		return ui.Truncated(said, ui.Style{Size: l.page.size(ui.Small), Color: ink}, width)
	case q.Late(today) > 0:
		return ui.Chip(said, ui.Negative)
	case q.Status == fishbone.PromiseDoing && d.chosen: // the row has the colour of the chip
		return ui.ColorChip(said, ui.Colors().Accent, ui.Colors().Surface)
	case q.Status == fishbone.PromiseDoing:
		return ui.Chip(said, ui.Accented)
	}
	return ui.Chip(said, ui.Neutral)
}

// menu is what can be done with the promise in hand.
func (p *page) menu(at fyne.Position) {
	q, ok := p.feature.chosen()
	if !ok {
		return
	}
	var items []ui.Choice
	for _, s := range statuses {
		item := ui.Pick(promiselist.Status(words.Used(), s), func() { p.feature.setStatus(q, s) })
		item.Tick(q.Status == s)
		items = append(items, item)
	}
	items = append(items, ui.Choice{})
	p.host.ShowMenu(at, append(items, p.host.Actions().Choices("promise.form", "promise.event", "promise.remove")...)...)
}

var statuses = []fishbone.PromiseStatus{fishbone.PromiseOpen, fishbone.PromiseDoing, fishbone.PromiseDone, fishbone.PromiseDropped}
