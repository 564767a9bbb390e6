package home

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
	"whybone/fishbone/complaint"
	"whybone/storage"
)

// The measures of the list.
const (
	widest    = 1180 // the content's width at most
	margin    = 24   // beside, above and below the content
	rowHeight = 56
	rowPad    = 4 // around the rows, inside their card
)

// list is everything that scrolls: the card of the analysis changed last, the title, and
// the rows.
type list struct {
	*ui.VirtualList
	page   *Page
	cache  *ui.Cache
	header *fyne.Container
	latest storage.Summary // the analysis that the header shows
}

func newList(p *Page) *list {
	c := ui.Colors()
	card := canvas.NewRectangle(c.Surface)
	card.CornerRadius, card.StrokeColor, card.StrokeWidth = ui.Radius, c.Hairline, 1
	l := &list{page: p, cache: ui.NewCache(nil), header: container.NewStack()}
	l.VirtualList = ui.NewVirtualList(ui.VirtualListOptions{
		Length:       func() int { return p.results.Total },
		RowHeight:    func(int) float32 { return rowHeight },
		CreateRow:    func() fyne.CanvasObject { return newRow(p) },
		UpdateRow:    func(i int, o fyne.CanvasObject) { l.updateRow(i, o.(*row)) },
		Header:       l.header,
		UpdateHeader: l.updateHeader,
		Background:   card,
		Padding:      rowPad,
		Top:          margin, Side: margin, Bottom: margin,
		MaxWidth: widest, MinWidth: minWidth,
		OnPlaced: func() { p.previews.work() },
	})
	return l
}

func (l *list) updateRow(i int, r *row) {
	p := l.page
	s, ok := p.results.At(i)
	state := rowState{
		selecting: p.selection.on, selected: p.selection.ids[s.ID], summary: s, known: ok, width: r.Size().Width, chosen: i == p.chosen,
		last: i == p.results.Total-1,
	}
	if ok {
		state.preview.To, state.when = p.previews.of(s, true), p.when(s)
	}
	r.show(state)
}

// reveal brings a row into sight, or the top for -1.
func (l *list) reveal(i int) {
	if i < 0 {
		l.ScrollToTop()
	} else {
		l.ScrollTo(i, margin)
	}
	l.Repaint()
}

// shows says whether an analysis is in sight.
func (l *list) shows(id fishbone.ID) bool {
	if l.latest.ID == id && l.HeaderInSight() {
		return true
	}
	first, end := l.InSight()
	for i := first; i < end; i++ {
		if s, ok := l.page.results.At(i); ok && s.ID == id {
			return true
		}
	}
	return false
}

// resumeDeps is what stands above the rows depends on: the card of the analysis changed
// last, and the title.
type resumeDeps struct {
	summary storage.Summary
	preview ui.Identity[preview] // of nothing until it is there
	when    string
	total   int // of the rows below
	width   float32
	height  float32 // of the viewport

	view      View
	counts    map[storage.ListFacet][]storage.FacetCount
	recurring []complaint.Recurrence
	today     ui.Identity[today]
	selecting bool
	ids       []fishbone.ID // that are selected
	field     fishbone.Field
	busy      bool
}

// updateHeader makes what stands above the rows anew where that changed.
func (l *list) updateHeader(room fyne.Size) {
	p := l.page
	deps := resumeDeps{
		total: p.results.Total, width: room.Width, height: room.Height, view: *p.View, counts: p.counts, recurring: p.recurring, today: ui.Identity[today]{To: p.today},
		selecting: p.selection.on, ids: p.selected(), field: p.selection.field, busy: p.selection.busy,
	}
	if s := p.latest; s.ID != "" {
		deps.summary, deps.preview.To, deps.when = s, p.previews.of(s, false), p.when(s)
	}
	l.latest = deps.summary
	l.cache.Fill(l.header, deps, func() fyne.CanvasObject {
		title := ui.Padded(0, 0, 12, 0, p.makeTitle(deps))
		if deps.summary.ID == "" {
			return title
		}
		parts := []fyne.CanvasObject{p.makeResume(deps), ui.Gap(1, margin)}
		if today := p.makeToday(deps); today != nil {
			parts = append(parts, today, ui.Gap(1, margin))
		}
		if len(deps.recurring) > 0 {
			parts = append(parts, p.makeRecurring(deps.width), ui.Gap(1, margin))
		}
		return ui.Column(0, append(parts, title)...)
	})
}
