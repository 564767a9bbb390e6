package promises

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/promiselist"
	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// page is the list in the place of the picture, with its panel.
type page struct {
	*choices
	feature *feature
	host    Host
	cache   *ui.Cache
	entry   *ui.Entry
	line    *fyne.Container // where the entry stands, unless the presenter has it
	heading *fyne.Container // the question and the figures
	below   *fyne.Container // what was understood of the line
	head    *fyne.Container // the names of the columns
	list    *list
	board   *fyne.Container
	side    *side
	wide    float32 // the board
}

// linePlace is the name of the line's draft.
const linePlace = "promise"

func newPage(f *feature) *page {
	h := f.host
	p := &page{feature: f, host: h, heading: container.NewStack(), line: container.NewStack(), below: container.NewStack(), head: container.NewStack()}
	var fresh bool
	if p.choices, fresh = panel.Choices[choices](h); fresh {
		p.Chosen = panel.Unfinished(h, "promise", func(id fishbone.ID) bool { _, ok := h.Analysis().Promise(id); return ok })
	}
	p.cache = ui.NewCache(func() any { return [2]any{p.wide, h.Presenting()} })
	p.entry = ui.NewEntry(words.T("promise.hint"))
	p.entry.Place = linePlace
	p.entry.SetDraft(h.Session().Draft(linePlace))
	panel.Serve(h, p.entry)
	p.entry.OnEveryChange(func() {
		h.KeepDraft(linePlace, p.entry.Text)
		p.showBelow()
	})
	p.entry.OnEnter = func(text string, _ bool) { p.enter(text) }
	p.entry.OnKey = p.key
	p.entry.OnRune = p.blank
	p.entry.OnPaste = p.paste
	p.list = newList(p)
	p.board = container.New(&boardLayout{p}, ui.NewGround(ui.Colors().Surface), p.heading, p.line, p.below, p.head, p.list.Object())
	p.side = newSide(p)
	p.Refresh()
	return p
}

// Board implements [panel.ViewPanel].
func (p *page) Board() fyne.CanvasObject { return p.board }

// Content implements [panel.Panel].
func (p *page) Content() fyne.CanvasObject { return p.side.Content() }

// Focus implements [panel.Panel].
func (p *page) Focus() fyne.Focusable { return p.entry }

// Flush implements [panel.Panel].
func (p *page) Flush() { p.side.flush() }

// TypeAt puts the focus into a field of the promise in hand.
func (p *page) TypeAt(place string) bool { return p.side.TypeAt(place) }

// Refresh implements [panel.Panel].
func (p *page) Refresh() {
	sought, sent := p.sought()
	if sent {
		p.side.flush()
		p.Chosen, p.Unfolded = sought.ID, p.Unfolded || sought.Over()
	}
	p.side.refresh()
	p.refreshBoard()
	if sent {
		p.list.reveal(sought.ID)
	}
}

// sought is the promise that somebody was sent for.
func (p *page) sought() (fishbone.Promise, bool) {
	if !p.feature.shown() {
		return fishbone.Promise{}, false // another page was opened for it
	}
	return p.host.Analysis().Promise(p.host.Session().Sought())
}

func (p *page) refreshBoard() {
	if p.wide == 0 {
		return // it has no place yet
	}
	p.placeEntry()
	n := p.host.Analysis().CountPromises(p.today())
	p.cache.Fill(p.heading, n, func() fyne.CanvasObject { return p.makeHeading(n) })
	p.showBelow()
	p.list.refresh()
	type deps struct {
		some bool
		uses columnsUsed
	}
	p.cache.Fill(p.head, deps{len(p.host.Analysis().Promises()) > 0, p.list.uses}, p.list.makeHead)
}

// placeEntry puts the line onto the board, or leaves it to the presenter.
func (p *page) placeEntry() {
	if here := len(p.line.Objects) > 0; here == p.host.Presenting() {
		p.line.Objects = nil
		if !p.host.Presenting() {
			p.line.Objects = []fyne.CanvasObject{p.entry}
		}
		p.line.Refresh()
	}
}

func (p *page) today() fishbone.Day { return p.feature.today() }

func (p *page) promises() []fishbone.Promise { return p.host.Analysis().PromisesByDay(p.today()) }

// k is how much larger everything is: everybody reads it from afar while it is presented.
func (p *page) k() float32 {
	if p.host.Presenting() {
		return 1.5
	}
	return 1
}

// edge is beside all words on the board.
func (p *page) edge() float32 { return panel.Edge(p.host) }

func (p *page) size(of float32) float32 { return ui.RoundSize(of, p.k()) }

// makeHeading is the question, and how the promises stand today.
func (p *page) makeHeading(n fishbone.PromiseCounts) fyne.CanvasObject {
	c := ui.Colors()
	figure := func(number, key string, ink fyne.CanvasObject) fyne.CanvasObject {
		return ui.Row(6, ink, ui.Text(words.T(key), ui.Style{Size: p.size(ui.Small), Color: c.Muted}))
	}
	big := func(s string, style ui.Style) fyne.CanvasObject {
		style.Size, style.Bold = p.size(ui.Title), true
		return ui.Text(s, style)
	}
	var figures []fyne.CanvasObject
	add := func(number, key string, style ui.Style) {
		figures = append(figures, figure(number, key, big(number, style)))
	}
	if n.Overdue > 0 {
		add(fmt.Sprint(n.Overdue), "promise.figure.overdue", ui.Style{Color: c.Bad})
	}
	if n.Bare > 0 {
		add(fmt.Sprint(n.Bare), "promise.figure.bare", ui.Style{Color: c.Open})
	}
	add(fmt.Sprint(n.Open-n.Bare), "promise.figure.open", ui.Style{Color: c.Ink})
	add(fmt.Sprint(n.Done), "promise.figure.done", ui.Style{Color: c.Good})
	if kept, ok := n.Kept(); ok && p.wide > 640 {
		add(fmt.Sprintf("%d%%", kept), "promise.figure.kept", ui.Style{Color: c.Ink})
	}
	right := ui.Row(p.k()*20, figures...)
	if p.host.Presenting() { // the band asks
		return right
	}
	room := p.wide - 2*p.edge() - right.MinSize().Width - 16
	return ui.Row(16, ui.Truncated(words.T("promise.question"), ui.Style{Size: p.size(ui.Title), Bold: true, Color: c.Ink}, room), ui.Spacer(), right)
}

// understood is what the line says so far.
func (p *page) understood() line {
	return reader{p.host.Analysis(), p.today(), panel.Days()}.read(p.entry.Text)
}

// showBelow says what was understood of the line or, while it is empty, what can be said.
func (p *page) showBelow() {
	if p.wide == 0 {
		return
	}
	type deps struct {
		line   line
		empty  bool
		inHand bool
		cause  string
	}
	d := deps{empty: strings.TrimSpace(p.entry.Text) == ""}
	_, d.inHand = p.feature.chosen()
	if !d.empty {
		d.line = p.understood()
		c, _ := p.host.Analysis().Cause(d.line.Cause)
		d.cause = c.Text
	}
	p.cache.Fill(p.below, d, func() fyne.CanvasObject {
		switch {
		case d.empty && p.host.Presenting(): // the band says it
			return ui.Gap(0, 0)
		case d.empty:
			return p.makeKeys(d.inHand)
		}
		return p.makeUnderstood(d.line)
	})
}

// makeKeys says what the marks of a line mean, or with a promise in hand what keys do.
func (p *page) makeKeys(inHand bool) fyne.CanvasObject {
	var caps []fyne.CanvasObject
	add := func(key, does string) { caps = append(caps, ui.KeyCap(key, words.T(does))) }
	if inHand {
		add(action.Cap("Space"), "promise.key.status")
		if !p.host.Presenting() {
			add(action.Cap("Return"), "promise.key.form")
		}
		add(action.Cap("Up")+" "+action.Cap("Down"), "promise.key.walk")
		add(action.Cap("Delete"), "promise.key.remove")
	} else {
		add("@", "promise.key.owner")
		add("→", "promise.key.to")
		add("#", "promise.key.cause")
		add(words.T("promise.key.sample"), "promise.key.day")
		add(action.Cap("Return"), "promise.key.enter")
	}
	return ui.Flow(12, p.wide-2*p.edge(), caps...)
}

// makeUnderstood shows what was understood, and what could still be said.
func (p *page) makeUnderstood(l line) fyne.CanvasObject {
	a := p.host.Analysis()
	var chips []fyne.CanvasObject
	if c, ok := a.Cause(l.Cause); ok {
		chips = append(chips, panel.CauseChip(a, c, 220, p.k()))
	} else {
		chips = append(chips, p.offer("promise.add.cause", "#"))
	}
	if l.To != "" {
		chips = append(chips, ui.Chip("→ "+panel.Shorten(l.To, 20), ui.Neutral))
	} else {
		chips = append(chips, p.offer("promise.add.to", "→"))
	}
	if l.Owner != "" {
		chips = append(chips, ui.Chip("@ "+panel.Shorten(l.Owner, 20), ui.Accented))
	} else {
		chips = append(chips, p.offer("promise.add.owner", "@"))
	}
	chips = append(chips, p.dueChips(l)...)
	return ui.Flow(8, p.wide-2*p.edge(), chips...)
}

// dueChips show the day. One of two that may be meant is taken, and the other one offered.
func (p *page) dueChips(l line) []fyne.CanvasObject {
	if l.Due.Day == "" {
		return []fyne.CanvasObject{p.offer("promise.add.due", "")}
	}
	tone := ui.Accented
	if l.Due.Day < p.today() {
		tone = ui.Waiting
	}
	chips := []fyne.CanvasObject{ui.Chip(panel.LongDay(l.Due.Day, p.today()), tone)}
	if l.Due.Other != "" {
		other := ui.ChipButton(words.T("promise.orDay", "day", panel.LongDay(l.Due.Other, p.today()), "key", action.Cap("Down")), false, p.takeOther)
		chips = append(chips, other)
	}
	return chips
}

// offer is a chip that puts a mark into the line, to go on behind it.
func (p *page) offer(key, mark string) fyne.CanvasObject {
	return ui.ChipButton(words.T(key), false, func() {
		p.write(strings.TrimRight(p.entry.Text, " ") + " " + mark)
	})
}

// write puts a text into the line as if it were typed.
func (p *page) write(text string) {
	p.entry.SetDraft(text)
	p.host.KeepDraft(linePlace, text)
	p.showBelow()
	p.host.Focus()
}

// takeOther means the other one of two days.
func (p *page) takeOther() {
	l := p.understood()
	l.Due.Day = l.Due.Other
	p.write(l.String(p.host.Analysis()))
}

// String is a line that means the same and leaves no doubt.
func (l line) String(a *fishbone.Analysis) string {
	parts := []string{l.Text}
	if c, ok := a.Cause(l.Cause); ok {
		parts = append(parts, "#"+c.Text)
	}
	if l.To != "" {
		parts = append(parts, "→ "+l.To)
	}
	if l.Owner != "" {
		parts = append(parts, "@"+l.Owner)
	}
	return strings.Join(append(parts, string(l.Due.Day)), " ")
}

// enter writes the line down as a promise. With nothing in the line it opens the form.
func (p *page) enter(text string) {
	if strings.TrimSpace(text) == "" {
		p.press("Return")
		return
	}
	id := fishbone.NewID()
	made := p.understood().promise(id, p.today())
	if made == nil {
		p.host.Notices().Say(words.T("promise.nothing"), ui.Waiting, "", nil)
		return
	}
	if p.host.Do(fishbone.Add{Thing: made}, session.Ends(linePlace)) {
		p.entry.SetSaved("")
		p.choose(id)
	}
}

// paste takes a list: a line each, cells as fields.
func (p *page) paste(text string) bool {
	all := reader{p.host.Analysis(), p.today(), panel.Days()}.table(strings.TrimSpace(text))
	if len(all) == 0 || !strings.Contains(strings.TrimSpace(text), "\n") {
		return false
	}
	edits := make([]fishbone.Edit, len(all))
	for i, made := range all {
		edits[i] = fishbone.Add{Thing: made}
	}
	panel.DoTelling(p.host, fishbone.Join(edits...), words.T("promise.pasted", "n", len(edits)), ui.Positive)
	return true
}

// key walks through the list and acts on the promise in hand while nothing is typed. While a
// day may mean two, Down takes the other one.
func (p *page) key(name fyne.KeyName) bool {
	if p.entry.Text != "" {
		if name == fyne.KeyDown && p.understood().Due.Other != "" {
			p.takeOther()
			return true
		}
		return false
	}
	switch name {
	case fyne.KeyUp, fyne.KeyDown:
		p.Walk(map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[name])
	case fyne.KeyEscape:
		if p.Chosen == "" {
			return false
		}
		p.choose("")
	case fyne.KeyDelete:
		return p.press("Delete")
	case fyne.KeyF2:
		return p.press("Return")
	default:
		return false
	}
	return true
}

// blank takes the promise in hand further while nothing is typed; no line begins with one.
func (p *page) blank(r rune) bool {
	if r != ' ' || p.entry.Text != "" {
		return false
	}
	p.press("Space")
	return true
}

// press does what a key means for the promise in hand, while nothing is typed.
func (p *page) press(stroke string) bool {
	if _, ok := p.feature.chosen(); !ok || p.entry.Text != "" {
		return false
	}
	return p.host.Actions().Press(stroke, place)
}

// Walk takes the next promise in hand.
func (p *page) Walk(by int) {
	rows := p.list.listed()
	if len(rows) == 0 {
		return
	}
	i := slices.IndexFunc(rows, func(q fishbone.Promise) bool { return q.ID == p.Chosen })
	switch {
	case i < 0 && by > 0:
		i = 0
	case i < 0:
		i = len(rows) - 1
	default:
		i = min(max(0, i+by), len(rows)-1)
	}
	p.choose(rows[i].ID)
}

// choose takes a promise in hand, none for the empty one.
func (p *page) choose(id fishbone.ID) {
	p.side.flush()
	p.Chosen = id
	p.host.Refresh()
	p.list.reveal(id)
	p.host.Focus()
}

// edit goes into the form of the promise in hand.
func (p *page) edit() { p.side.edit() }

// Prompt implements [panel.Prompter].
func (p *page) Prompt() panel.Prompt {
	t := panel.Prompt{Question: words.T("promise.question")}
	t.Counts = wanting(p.host.Analysis().CountPromises(p.today()))
	if q, ok := p.feature.chosen(); ok {
		t.Question = q.Text
		t.Options = []panel.Option{{
			Key: action.Cap("Space"), Words: words.T("promise.tick", "status", promiselist.Status(words.Used(), q.NextStatus())), Do: p.feature.next,
		}}
		t.Hint = strings.Join(hintOf(q, p.today()), " · ")
	} else {
		t.Hint = marksHint()
	}
	return t
}

// wanting says how many promises somebody has to look at, empty for none.
func wanting(n fishbone.PromiseCounts) string {
	var all []string
	if n.Overdue > 0 {
		all = append(all, words.T("promise.overdueCount", "n", n.Overdue))
	}
	if n.Bare > 0 {
		all = append(all, words.T("promise.bareCount", "n", n.Bare))
	}
	return strings.Join(all, " · ")
}

// marksHint says in a line what the marks of a promise mean.
func marksHint() string {
	var all []string
	for _, m := range [][2]string{{"@", "promise.key.owner"}, {"→", "promise.key.to"}, {"#", "promise.key.cause"}, {words.T("promise.key.sample"), "promise.key.day"}} {
		all = append(all, m[0]+" "+words.T(m[1]))
	}
	return strings.Join(all, " · ")
}

// hintOf is who keeps a promise by when, and how it stands.
func hintOf(q fishbone.Promise, today fishbone.Day) (all []string) {
	if q.Owner != "" {
		all = append(all, q.Owner)
	}
	if due := q.DueDay(); due != "" {
		all = append(all, panel.LongDay(due, today))
	}
	return append(all, promiselist.State(q, today))
}

// boardLayout covers the picture, puts the heading on top, then the line with what was understood, the names of the
// columns, and the list into what is left.
type boardLayout struct{ page *page }

// MinSize implements [fyne.Layout].
func (*boardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 240) }

// Layout implements [fyne.Layout].
func (l *boardLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	p := l.page
	if p.wide != room.Width {
		p.wide = room.Width
		p.refreshBoard()
		ui.Do(func() { p.list.reveal(p.Chosen) }) // once the list has its place
	}
	o[0].Resize(room)
	o = o[1:]
	width, y := room.Width-2*p.edge(), float32(18)
	entry := float32(ui.EntryHeight)
	if p.host.Presenting() {
		entry = 0
	}
	below := p.below.MinSize().Height
	if !p.host.Presenting() {
		below = max(28, below)
	}
	for i, height := range []float32{34 * p.k(), entry, below, p.list.headHeight()} {
		o[i].Move(fyne.NewPos(p.edge(), y))
		o[i].Resize(fyne.NewSize(width, height))
		y += height + 8
	}
	o[4].Move(fyne.NewPos(0, y-8))
	o[4].Resize(fyne.NewSize(room.Width, max(0, room.Height-y+8)))
}
