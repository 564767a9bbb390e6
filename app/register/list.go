package register

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

const (
	rowHeight  = 40
	headHeight = 36
)

// list is the table: its head, which stays, and the rows, which scroll below it.
type list struct {
	*ui.VirtualList
	page  *Page
	cache *ui.Cache
	head  *fyne.Container
	wide  float32 // the rows' width
	said  said    // what the rows that were seen say, and what is known of others
}

func newList(p *Page) *list {
	l := &list{page: p, cache: ui.NewCache(nil), head: container.NewStack()}
	l.VirtualList = ui.NewVirtualList(ui.VirtualListOptions{
		Length:    func() int { return p.results.total },
		RowHeight: func(int) float32 { return rowHeight },
		CreateRow: func() fyne.CanvasObject { return newRow(p) },
		UpdateRow: func(i int, o fyne.CanvasObject) { l.updateRow(i, o.(*row)) },
		Bottom:    8,
		More:      func(n int) string { return words.T("register.below", "n", n) }, Whole: true,
	})
	return l
}

func (l *list) updateRow(i int, r *row) {
	p := l.page
	c, ok := p.results.at(i)
	above, knows := p.results.known(i - 1)
	first, _ := l.InSight()
	before := l.said
	if ok {
		l.said.note(&c)
	}
	if w := r.Size().Width; w != l.wide || l.said != before {
		l.wide = w
		l.showHead()
	}
	if l.said != before {
		ui.Do(l.Repaint) // the rows above have another column now
	}
	r.show(rowState{
		complaint: c, known: ok, said: l.said, width: r.Size().Width, today: p.today(), last: i == p.results.total-1,
		dated:  i == first || !knows || above.Received != c.Received,
		chosen: ok && c.ID == p.chosen,
	})
}

// know has columns for what complaints say that are not in sight.
func (l *list) know(s said) {
	if all := (said{l.said.channel || s.channel, l.said.customer || s.customer, l.said.kind || s.kind, l.said.severity || s.severity, l.said.motive || s.motive}); all != l.said {
		l.said = all
		l.showHead()
		l.Repaint()
	}
}

// reveal brings the row of a complaint into sight, if it is among those that were read.
func (l *list) reveal(id fishbone.ID) {
	if i := l.page.results.find(id); i >= 0 {
		l.ScrollTo(i, rowHeight)
	}
	l.Repaint()
}

// card is the head and the rows on their surface.
func (l *list) card() fyne.CanvasObject {
	return ui.Card(container.New(&headedLayout{l}, l.head, ui.Hairline(), l.Object()))
}

// showHead makes the names of the columns.
func (l *list) showHead() {
	p, c := l.page, ui.Colors()
	style := ui.Style{Size: ui.Small, Color: c.Faint}
	cells := columnsIn(l.wide, l.said).cellsIn(headHeight, func(column string, width float32) fyne.CanvasObject {
		switch column {
		case "received":
			return l.sorter(width)
		case "state":
			return ui.Padded(0, 9, 0, 0, ui.Text(words.T("register.state"), style))
		}
		return ui.Truncated(words.Title(fishbone.ComplaintKind, column), style, width)
	})
	ui.SetContent(p.list.head, container.NewWithoutLayout(cells...))
}

// sorter is the head of the day's column, which turns the order round.
func (l *list) sorter(width float32) fyne.CanvasObject {
	c := ui.Colors()
	arrow := ui.Down
	if l.page.View.oldest {
		arrow = ui.Up
	}
	label := ui.Row(2, ui.Truncated(words.T("register.day"), ui.Style{Size: ui.Small, Color: c.Faint}, width-16), arrow.Draw(c.Faint, 12))
	t := ui.NewTap(ui.MinSize(0, 24, label), l.page.turnOrder)
	t.SetToolTip(words.T("register.turnOrder"))
	return t
}

// headedLayout puts the head on top of the rows.
type headedLayout struct{ list *list }

// MinSize implements [fyne.Layout].
func (*headedLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 120) }

// Layout implements [fyne.Layout].
func (h *headedLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(1, 0))
	o[0].Resize(fyne.NewSize(s.Width-2, headHeight))
	o[1].Move(fyne.NewPos(1, headHeight))
	o[1].Resize(fyne.NewSize(s.Width-2, 1))
	o[2].Move(fyne.NewPos(1, headHeight+1))
	o[2].Resize(fyne.NewSize(s.Width-2, max(0, s.Height-headHeight-2)))
}
