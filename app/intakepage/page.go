package intakepage

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"whybone/app/filedialog"
	"whybone/app/intake"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// Deps is what the page needs from outside.
type Deps struct {
	Work    *Work
	Window  fyne.Window
	Notices *ui.Notices

	ReportError func(error)                    // shows why something could not be done
	Back        func()                         // leads to where what comes in is shown
	CameIn      func(first, last fishbone.Day) // has what is of some days shown there; may be nil
	Settings    func(at fyne.Position)         // opens the menu for language and theme
	Clipboard   func() string
}

// Page is the page. It belongs to the window's thread.
type Page struct {
	Deps
	w *Work

	column  int  // that the keys are on
	problem int  // that is looked at, -1 for none
	more    bool // all problems are shown
	naming  bool // the mapping is given a name
	aside   bool // the page is made anew, in another language or theme
	closed  bool

	top, body, side, foot *fyne.Container
	heads                 *container.Clip
	headsIn               *fyne.Container // scrolls sideways as the cells do
	cells                 *container.Scroll
	name                  *ui.Entry
	keys                  *ui.KeyTarget
	root                  *fyne.Container
}

// New makes the page.
func New(d Deps) *Page {
	p := &Page{Deps: d, w: d.Work, problem: -1, top: container.NewStack(), body: container.NewStack(), side: container.NewStack(), foot: container.NewStack()}
	p.keys = ui.NewKeyTarget()
	p.keys.OnKey, p.keys.OnRune, p.keys.OnShortcut = p.key, p.rune, p.Shortcut
	p.root = container.NewStack(p.keys, container.New(&pageLayout{p}, p.makeHeader(), ui.Hairline(), p.top, p.body, p.side, ui.Hairline(), p.foot))
	p.w.tell = p.changed
	p.refresh()
	return p
}

// Content is what the window shows.
func (p *Page) Content() fyne.CanvasObject { return p.root }

// Focus puts the focus where keys are heard.
func (p *Page) Focus() {
	if p.naming {
		p.Window.Canvas().Focus(p.name)
		return
	}
	p.Window.Canvas().Focus(p.keys)
}

// Suspend says that the page is closed only to be made anew: the import goes on.
func (p *Page) Suspend() { p.aside = true }

// Close ends the page, and an import that is under way with it: nothing of that stays.
func (p *Page) Close() {
	p.closed = true
	p.w.tell = func(change) {}
	p.Notices.PlaceIn(fyne.Position{}, fyne.Size{}, 0)
	if !p.aside {
		p.w.Stop()
	}
}

// Dropped takes a table that was dropped on the page.
func (p *Page) Dropped(paths []string) bool {
	if len(paths) != 1 || !p.w.mayHold(paths[0]) || p.w.state == importing {
		return false
	}
	p.w.Open(paths[0])
	return true
}

// mayHold says whether a file may hold what is brought in, by its name.
func (w *Work) mayHold(path string) bool {
	return slices.Contains(w.purpose.endings(), strings.ToLower(filepath.Ext(path)))
}

// IsTable says whether a file may hold a table, by its name.
func IsTable(path string) bool {
	return slices.Contains(intake.Endings(), strings.ToLower(filepath.Ext(path)))
}

// changed shows what has changed.
func (p *Page) changed(c change) {
	if p.closed {
		return
	}
	switch c {
	case progressOnly:
		p.refreshFoot()
	case rowsOnly:
		p.refreshBody()
	case finished:
		p.finish()
	default:
		p.problem = min(p.problem, len(p.w.check.Problems)-1)
		p.refresh()
	}
}

// finish says what came in, with the way to take it back.
func (p *Page) finish() {
	r, all := p.w.result, p.w.check.Wrong == 0
	undo := func() { p.w.undo(p.undone) }
	if p.CameIn != nil {
		p.CameIn(r.first, r.last)
	}
	if all {
		p.Back()
	} else {
		p.problem = -1
	}
	p.Notices.Say(p.w.purpose.done(r, p.w.check.Wrong), ui.Positive, words.T("intake.undo"), undo)
	p.Notices.Stay()
}

// undone says that what came in is out again.
func (p *Page) undone(err error) {
	switch {
	case err == errNotLast:
		p.Notices.Say(p.t("intake.notLast"), ui.Negative, "", nil)
	case err != nil:
		p.ReportError(err)
	default:
		p.Notices.Say(words.T("intake.undone"), ui.Positive, "", nil)
	}
	if err == nil && !p.closed {
		p.w.recheck()
	}
}

// refresh shows the page as things stand.
func (p *Page) refresh() {
	p.top.Objects = []fyne.CanvasObject{p.makeTop()}
	p.top.Refresh()
	p.side.Objects = []fyne.CanvasObject{p.makeSide()}
	p.side.Refresh()
	p.refreshBody()
	p.refreshFoot()
}

func (p *Page) refreshBody() {
	p.body.Objects = []fyne.CanvasObject{p.makeBody()}
	p.body.Refresh()
}

func (p *Page) refreshFoot() {
	p.foot.Objects = []fyne.CanvasObject{p.makeFoot()}
	p.foot.Refresh()
}

func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	return ui.Padded(0, 16, 0, 16, ui.Row(12,
		ui.IconButton(ui.Back, words.T("intake.back"), true, p.Back),
		ui.Text(p.t("intake.complaints"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		ui.Spacer(), settings))
}

func (p *Page) menu(at fyne.CanvasObject, choices ...ui.Choice) {
	ui.ShowMenu(p.Window.Canvas(), ui.Below(at), p.Focus, choices...)
}

// choose asks which file to take.
func (p *Page) choose() {
	if p.w.state == importing {
		return
	}
	filedialog.Open(p.Window, filedialog.Question{Endings: p.w.purpose.endings(), Kind: words.T("intake.kind")}, p.w.Open, p.Focus)
}

// paste takes the table that was copied in another program.
func (p *Page) paste() bool {
	text := p.Clipboard()
	if strings.TrimSpace(text) == "" {
		p.Notices.Say(words.T("intake.nothingCopied"), ui.Neutral, "", nil)
		return true
	}
	p.w.Paste(text)
	return true
}

// Shortcut does what a shortcut means here.
func (p *Page) Shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutPaste:
		return p.w.state != importing && p.paste()
	case *desktop.CustomShortcut:
		switch {
		case s.KeyName == fyne.KeyLeft && s.Modifier == fyne.KeyModifierAlt:
			p.Back()
		case s.KeyName == fyne.KeyO && s.Modifier == fyne.KeyModifierShortcutDefault:
			p.choose()
		case s.KeyName == fyne.KeyV && s.Modifier == fyne.KeyModifierShortcutDefault && p.w.state != importing:
			return p.paste()
		case (s.KeyName == fyne.KeyReturn || s.KeyName == fyne.KeyEnter) && s.Modifier == fyne.KeyModifierShortcutDefault:
			p.bringIn()
		default:
			return false
		}
		return true
	}
	return false
}

// key walks: Left and Right through the columns, Down and Up through what does not fit; Return opens
// what a column may hold.
func (p *Page) key(name fyne.KeyName) {
	switch name {
	case fyne.KeyEscape:
		if p.w.state == importing {
			p.w.Cancel()
		} else {
			p.Back()
		}
	case fyne.KeyLeft, fyne.KeyRight:
		if p.w.plan != nil {
			by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1}[name]
			p.column = min(max(0, p.column+by), len(p.w.plan.layout().columns)-1)
			p.refreshBody()
			p.revealColumn()
		}
	case fyne.KeyDown, fyne.KeyUp:
		by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[name]
		if at := p.problem + by; at >= 0 && at < len(p.w.check.Problems) {
			p.lookAt(at)
		}
	case fyne.KeyPageDown:
		p.nextRows()
	case fyne.KeyPageUp, fyne.KeyHome:
		p.w.show(0)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if p.w.state == ready && p.column < len(p.w.plan.layout().columns) {
			p.columnMenu(p.column, p.heads)
		} else if p.w.state == empty {
			p.choose()
		}
	}
}

// rune takes one of the ways to read what does not fit, by its number.
func (p *Page) rune(r rune) {
	if p.problem < 0 || p.problem >= len(p.w.check.Problems) || p.w.state != ready {
		return
	}
	offers := p.w.settled.offers(&p.w.check.Problems[p.problem])
	if n := int(r - '1'); n >= 0 && n < len(offers) {
		p.mend(offers[n], p.w.check.Problems[p.problem].N)
	}
}

// mend has cells of so many rows read in another way, with the way back.
func (p *Page) mend(m intake.Mend, n int) {
	p.problem = -1 // the others move up
	p.w.edit(func(plan *intake.Plan) { plan.Mend(m) })
	was := intake.Mend{Attribute: m.Attribute, Cell: m.Cell}
	if m.OfAll() {
		was.As = intake.InYear + "0"
	}
	plan := p.w.plan
	p.Notices.Say(words.T("intake.mended", "what", offerWords(m, n)), ui.Neutral, words.T("act.undo"), func() {
		if p.w.plan == plan && !p.closed {
			p.w.edit(func(plan *intake.Plan) { plan.Mend(was) })
		}
	})
}

// bringIn brings the complaints in.
func (p *Page) bringIn() {
	var making *intake.Making
	if p.w.cases && p.w.plan != nil && p.w.hasCases() {
		making = words.Making(p.shownName(), fishbone.Stamp{At: p.w.Now()})
	}
	p.w.Import(making)
}

// t says something in the words of what the table is brought in for.
func (p *Page) t(key string, args ...any) string {
	return words.T(p.w.purpose.key(key), args...)
}

// shownName is what the table is called.
func (p *Page) shownName() string {
	if p.w.name == "" {
		return words.T("intake.pasted")
	}
	return p.w.name
}

// The measures of the page.
const (
	margin    = 40
	topHeight = 96
	sideWidth = 312
	footHigh  = 72
)

// pageLayout has a header, what the file is, the rows beside what does not fit, and the foot.
type pageLayout struct{ page *Page }

// MinSize implements [fyne.Layout].
func (*pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(960, 440) }

// Layout implements [fyne.Layout].
func (l *pageLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	l.page.Notices.PlaceIn(fyne.Position{}, fyne.NewSize(s.Width, s.Height-footHigh), 0)
	const top = ui.HeaderHeight + 1
	put(o[0], 0, 0, s.Width, ui.HeaderHeight)
	put(o[1], 0, ui.HeaderHeight, s.Width, 1)
	put(o[2], margin, top, s.Width-2*margin, topHeight)
	side := float32(sideWidth)
	if !l.page.hasRows() {
		side = 0
	}
	height := s.Height - top - topHeight - footHigh - 16
	put(o[3], margin, top+topHeight, s.Width-2*margin-side-min(side, 24), height)
	put(o[4], s.Width-margin-side, top+topHeight, side, height)
	put(o[5], 0, s.Height-footHigh, s.Width, 1)
	put(o[6], margin, s.Height-footHigh+1, s.Width-2*margin, footHigh-1)
}

// hasRows says whether rows are shown.
func (p *Page) hasRows() bool { return p.w.plan != nil && p.w.state != unread }
