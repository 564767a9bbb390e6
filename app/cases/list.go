package cases

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/listing"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/storage"
)

// ListDeps is what the list of cases needs from outside.
type ListDeps struct {
	Store  listing.Store
	Now    func() time.Time // in the reader's time zone
	Window fyne.Window
	Reader string // who read last at this desk
	Choice *Choice
	Tabs   func(count string) []ui.PageTab // those of the header, with how many cases there are
	Open   func(id fishbone.ID)            // opens a case
	Home   func()                          // leads to the analyses
	Run    listing.Background

	ReportError func(error)            // shows why something could not be done
	Settings    func(at fyne.Position) // opens the menu for language and theme
}

// Choice is what somebody looks at in the list. It outlives the page, as a language does.
type Choice struct {
	which which
	at    int // the row that the keys are on, -1 for none
}

// NewChoice looks at all cases.
func NewChoice() *Choice { return &Choice{at: -1} }

// which cases are shown.
type which string

const (
	allCases    which = ""
	mustCases   which = "must"
	unreadCases which = "unread" // by who reads at this desk
)

// List is the page with all cases. It belongs to the window's thread.
type List struct {
	ListDeps

	results *listing.List
	list    *ui.VirtualList
	cache   *ui.Cache
	title   *fyne.Container
	keys    *ui.KeyTarget
	header  *fyne.Container
	body    *fyne.Container
	root    *fyne.Container
	total   int    // of all cases, as far as the page knows
	counts  counts // of those of each chip
}

// The measures of the list.
const (
	rowHeight = 60
	widest    = 1180
	margin    = 24
)

// NewList makes the page and begins to read. Colours and words are those of the moment: make a new
// page when they change.
func NewList(d ListDeps) *List {
	p := &List{ListDeps: d, cache: ui.NewCache(nil), title: container.NewStack()}
	p.results = listing.New(d.Store, d.Run, func() fishbone.Day { return fishbone.DayOf(d.Now()) }, p.listed)
	c := ui.Colors()
	card := canvas.NewRectangle(c.Surface)
	card.CornerRadius, card.StrokeColor, card.StrokeWidth = ui.Radius, c.Hairline, 1
	p.list = ui.NewVirtualList(ui.VirtualListOptions{
		Length:       func() int { return p.results.Total },
		RowHeight:    func(int) float32 { return rowHeight },
		CreateRow:    func() fyne.CanvasObject { return newRow(p) },
		UpdateRow:    func(i int, o fyne.CanvasObject) { p.updateRow(i, o.(*row)) },
		Header:       p.title,
		UpdateHeader: p.updateTitle,
		Background:   card,
		Padding:      4,
		Top:          margin, Side: margin, Bottom: margin,
		MaxWidth: widest, MinWidth: 752,
	})
	p.keys = ui.NewKeyTarget()
	p.keys.OnKey = p.key
	p.header, p.body = container.NewStack(), container.NewStack(ui.Gap(1, 1))
	ui.SetContent(p.header, p.makeHeader())
	p.root = container.New(&listLayout{}, p.keys, p.body, p.header, ui.Hairline())
	p.ask()
	p.countCases()
	return p
}

// ask reads what is to be shown.
func (p *List) ask() {
	p.results.Query = storage.Query{Cases: true, Order: storage.ByImportance, Only: p.only(p.Choice.which)}
	p.results.Ask()
}

// only is what the cases of a chip have.
func (p *List) only(w which) map[storage.ListFacet]string {
	switch w {
	case mustCases:
		return map[storage.ListFacet]string{storage.ListMust: string(fishbone.MustRead)}
	case unreadCases:
		return map[storage.ListFacet]string{storage.ListUnread: p.Reader}
	}
	return map[storage.ListFacet]string{}
}

// counts is how many cases each chip has.
type counts struct{ all, must, unread int }

// countCases counts them beside the window's thread.
func (p *List) countCases() {
	p.Run(func() func() {
		var n counts
		for _, one := range []struct {
			which which
			n     *int
		}{{allCases, &n.all}, {mustCases, &n.must}, {unreadCases, &n.unread}} {
			if _, total, err := p.Store.List(storage.Query{Cases: true, Only: p.only(one.which), Limit: 1}); err == nil {
				*one.n = total
			}
		}
		return func() {
			p.counts = n
			p.list.Repaint()
		}
	})
}

// look shows other cases.
func (p *List) look(w which) {
	p.Choice.which, p.Choice.at = w, -1
	p.list.ScrollToTop()
	p.ask()
	p.Focus()
}

// listed is told that there are other rows, or that they could not be read.
func (p *List) listed() {
	if p.results.Err != nil {
		p.ReportError(p.results.Err)
	}
	if p.Choice.which == allCases && p.results.Ready {
		p.total = p.results.Total
	}
	p.Choice.at = min(p.Choice.at, p.results.Total-1)
	ui.SetContent(p.header, p.makeHeader())
	var body fyne.CanvasObject
	switch {
	case p.results.Total > 0 || p.Choice.which != allCases:
		body = p.list.Object()
	case p.results.Ready && p.results.Err == nil:
		body = p.makeEmpty()
	default:
		body = ui.Gap(1, 1)
	}
	ui.SetContent(p.body, body)
	p.list.Refresh()
}

func (p *List) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	count := ""
	if p.total > 0 {
		count = words.Number(p.total)
	}
	left := ui.Row(16, ui.Text(words.T("home.name"), ui.Style{Size: ui.Strong + 2, Bold: true, Color: c.Accent}), ui.PageTabs(p.Tabs(count)...))
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.PageHeader(left, nil, settings)
}

// makeEmpty says how an analysis becomes a case.
func (p *List) makeEmpty() fyne.CanvasObject {
	c := ui.Colors()
	middle := func(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spacer(), o, ui.Spacer()) }
	return ui.Centered(ui.Column(10,
		middle(ui.Paragraph(words.T("cases.none"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, 720, 2)),
		middle(ui.Paragraph(words.T("cases.noneHow"), ui.Style{Size: ui.Body, Color: c.Muted}, 600, 3)),
		ui.Gap(1, 4),
		middle(ui.Plain("", words.T("cases.toAnalyses"), p.Home)),
	))
}

// titleDeps is what the title depends on.
type titleDeps struct {
	which  which
	n      int
	ready  bool
	counts counts
	reader string
	width  float32
}

func (p *List) updateTitle(room fyne.Size) {
	deps := titleDeps{p.Choice.which, p.results.Total, p.results.Ready, p.counts, p.Reader, room.Width}
	p.cache.Fill(p.title, deps, func() fyne.CanvasObject { return p.makeTitle(room.Width) })
}

func (p *List) makeTitle(width float32) fyne.CanvasObject {
	c := ui.Colors()
	chips := []fyne.CanvasObject{p.chip(allCases, words.T("cases.all"), p.counts.all), p.chip(mustCases, words.T("cases.must"), p.counts.must)}
	if p.Reader != "" {
		chips = append(chips, p.chip(unreadCases, words.T("cases.unread", "name", short(p.Reader, 24)), p.counts.unread))
	}
	how := words.T("cases.how")
	if p.counts.must == 0 { // so none comes first
		how = words.T("cases.howNone")
	}
	parts := []fyne.CanvasObject{
		ui.Row(10, ui.Text(words.T("cases.title"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}), ui.Spacer(),
			ui.KeyCap("↑ ↓", words.T("cases.keys.choose")), ui.KeyCap("Enter", words.T("cases.keys.read"))),
		ui.Paragraph(how, ui.Style{Size: ui.Body, Color: c.Muted}, width, 2),
		ui.Row(8, chips...),
	}
	if p.results.Total == 0 && p.results.Ready {
		key := "cases.noneMust"
		if p.Choice.which == unreadCases {
			key = "cases.noneUnread"
		}
		parts = append(parts, ui.Paragraph(words.T(key), ui.Style{Size: ui.Body, Color: c.Muted}, width, 2))
	}
	return ui.Padded(0, 0, 14, 0, ui.Column(8, parts...))
}

func (p *List) chip(w which, text string, n int) fyne.CanvasObject {
	if w == p.Choice.which {
		n = p.results.Total
	}
	return ui.ChipButton(fmt.Sprintf("%s %s", text, words.Number(n)), w == p.Choice.which, func() { p.look(w) })
}

func (p *List) key(name fyne.KeyName) {
	at := p.Choice.at
	switch name {
	case fyne.KeyDown:
		p.choose(at + 1)
	case fyne.KeyUp:
		p.choose(max(0, at-1))
	case fyne.KeyHome:
		p.choose(0)
	case fyne.KeyEnd:
		p.choose(p.results.Total - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s, ok := p.results.At(max(0, at)); ok {
			p.Open(s.ID)
		}
	case fyne.KeyEscape:
		p.Home()
	}
}

// choose puts the keys on a row.
func (p *List) choose(i int) {
	if i >= 0 && i < p.results.Total {
		p.Choice.at = i
		p.list.ScrollTo(i, margin)
		p.list.Repaint()
	}
}

// Content is what the window shows.
func (p *List) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus where keys are heard.
func (p *List) Focus() { p.Window.Canvas().Focus(p.keys) }

// Shortcut says that the page knows no shortcuts.
func (p *List) Shortcut(fyne.Shortcut) bool { return false }

// Close ends what the page has under way.
func (p *List) Close() { p.results.Drop() }

// listLayout puts the header on top, and the list in the rest.
type listLayout struct{}

// MinSize implements [fyne.Layout].
func (*listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(752, 420) }

// Layout implements [fyne.Layout].
func (*listLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const top = ui.HeaderHeight
	for i, r := range [][4]float32{{0, 0, 0, 0}, {0, top + 1, s.Width, s.Height - top - 1}, {0, 0, s.Width, top}, {0, top, s.Width, 1}} {
		o[i].Move(fyne.NewPos(r[0], r[1]))
		o[i].Resize(fyne.NewSize(r[2], r[3]))
	}
}

// rowState is all that a row depends on.
type rowState struct {
	summary storage.Summary
	known   bool
	width   float32
	chosen  bool
	last    bool
	read    bool // by who reads at this desk
	when    string
	met     string // when the team did, or began
}

// row is one case.
type row struct {
	ui.Tap
	page  *List
	place *fyne.Container
	state rowState
}

func newRow(p *List) *row {
	r := &row{page: p, place: container.NewStack()}
	c := ui.Colors()
	r.Content, r.Fill, r.Over, r.Radius = r.place, c.Surface, c.Sunken, ui.Radius
	r.OnTap = func() {
		if r.state.known {
			p.Open(r.state.summary.ID)
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

func (p *List) updateRow(i int, r *row) {
	s, ok := p.results.At(i)
	state := rowState{summary: s, known: ok, width: r.Size().Width, chosen: i == p.Choice.at, last: i == p.results.Total-1,
		read: p.Reader != "" && slices.Contains(s.ReaderList(), p.Reader), when: words.T("cases.filed", "day", words.Used().LongDay(s.FiledOn))}
	if met := cmp.Or(s.Held, fishbone.DayOf(s.Made.At.In(p.Now().Location()))); ok && (s.FiledOn == "" || met <= s.FiledOn) {
		state.met = words.T("case.begun", "day", words.Used().LongDay(met))
		if s.Held != "" {
			state.met = words.T("case.held", "day", words.Used().LongDay(met))
		}
	}
	if s.ID != r.state.summary.ID {
		r.MouseOut()
	}
	r.state = state
	p.cache.Fill(r.place, state, r.cells)
}

// cells are the problem with what it is filed under, and at the right what a reader wants to know.
func (r *row) cells() fyne.CanvasObject {
	s, c := r.state, ui.Colors()
	if !s.known {
		return ui.Gap(1, rowHeight)
	}
	quiet := ui.Style{Size: ui.Small, Color: c.Muted}
	var right []fyne.CanvasObject
	if s.summary.MustRead == fishbone.MustRead {
		right = append(right, ui.Chip(words.T("case.must"), ui.Waiting))
	}
	if s.read {
		right = append(right, ui.Chip(words.T("cases.read"), ui.Positive))
	}
	readers := words.T("cases.readers", "n", len(s.summary.ReaderList()))
	right = append(right, ui.MinSize(110, 0, ui.Truncated(readers, quiet, 110)), ui.MinSize(150, 0, ui.Truncated(s.when, quiet, 150)))
	end := ui.Row(12, right...)
	room := s.width - 2*16 - end.MinSize().Width - 24
	whose := words.Whose(s.summary.Group, s.summary.Facilitator, s.summary.Department, s.met)
	below := joined(whose, s.summary.Type, words.T("case.roots", "n", s.summary.Counts.Roots), words.T("cases.solutions", "n", s.summary.Counts.Solutions))
	problem := s.summary.Problem
	if problem == "" {
		problem = words.T("home.untitled")
	}
	left := ui.Column(4, ui.Truncated(problem, ui.Style{Size: ui.Body, Bold: s.chosen, Color: c.Ink}, room), ui.Truncated(below, quiet, room))
	content := ui.Padded(0, 16, 0, 16, ui.Row(24, ui.Expand(ui.Column(0, ui.Spacer(), left, ui.Spacer())), end))
	if s.chosen {
		content = container.NewStack(ui.Chosen(), content)
	}
	if s.last {
		return content
	}
	return ui.Column(0, ui.Expand(content), ui.Padded(0, 13, 0, 13, ui.Hairline()))
}
