package ui

import (
	"slices"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Choice is one line of a menu. The zero Choice is a line between groups.
type Choice struct {
	Icon  Icon // may be empty
	Words string
	Key   string // the key that does the same, may be empty
	Runes string // characters that choose the line while the menu is open
	Off   bool   // it is shown, but cannot be chosen now
	Head  bool   // it says what the lines below are about; it is off as well
	Do    func()
	More  func() []Choice // opens a menu of these instead
}

// Pick is a choice without an icon.
func Pick(words string, do func()) Choice { return Choice{Words: words, Do: do} }

// Tick marks a choice that is the one in force.
func (c *Choice) Tick(on bool) {
	if on {
		c.Icon = Check
	}
}

// The measures of a menu.
const (
	menuWidth = 180 // at least
	menuRow   = 34
	menuBreak = 9 // a line between groups
	menuPad   = 5
	menuEdge  = 8 // from the window's edge at least
)

// ShowMenu opens a menu at a place of a window. A click or Up, Down and Return choose
// from it; a click beside it or Escape closes it. Closed is called when it goes, before
// what was chosen is done. Give the focus back there: a click may have taken it.
func ShowMenu(c fyne.Canvas, at fyne.Position, closed func(), choices ...Choice) {
	showMenu(&menu{on: c, at: at, closed: closed, chosen: -1}, choices)
}

// Below is where a menu opens that belongs to something.
func Below(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(0, o.Size().Height+4)
}

// ToEntry is for menus that have nothing to do with where the team types: what it returns gives
// the focus back to the entry that has it now. Where there is none, or it is gone meanwhile, it
// does otherwise.
func ToEntry(c fyne.Canvas, otherwise func()) (closed func()) {
	e, ok := Settle(c).(*Entry)
	if !ok {
		return otherwise
	}
	return func() {
		if canvasOf(e) == c && e.Visible() {
			c.Focus(e)
			if c.Focused() == fyne.Focusable(e) {
				return
			}
		}
		otherwise()
	}
}

func showMenu(m *menu, choices []Choice) {
	c := m.on
	m.all = choices
	icons := slices.ContainsFunc(choices, func(c Choice) bool { return c.Icon != "" })
	m.larger = menuSize(choices, c.Size().Height)
	for _, choice := range choices {
		m.add(choice, icons)
	}
	m.ExtendBaseWidget(m)
	c.Overlays().Add(m)
	m.Resize(c.Size())
	c.Focus(m)
}

// menuSize is how many times its usual size a menu has. It is the text's scale, or less
// where the window is not high enough for that.
func menuSize(choices []Choice, window float32) float32 {
	height := float32(0)
	for _, c := range choices {
		if c.Words == "" {
			height += menuBreak
		} else {
			height += menuRow
		}
	}
	return max(1, min(textScale(), (window-2*menuEdge-2*menuPad)/height))
}

// menu covers the window while it is open, so that a click beside it closes it.
type menu struct {
	widget.BaseWidget
	on     fyne.Canvas
	at     fyne.Position
	closed func()
	lines  []fyne.CanvasObject
	rows   []*Tap
	picks  []Choice
	back   func() // to the menu that this one was opened from, nil for none
	all    []Choice
	chosen int      // the row that the keys are on, -1 for none
	bar    *MenuBar // that this menu belongs to, nil for none
	nth    int      // of the bar
	larger float32  // times the usual size
}

// add puts a line below the others; words stand below words where there are icons.
func (m *menu) add(choice Choice, icons bool) {
	if choice.Words == "" {
		m.lines = append(m.lines, Padded(menuBreak/2, 0, menuBreak/2, 0, Hairline()))
		return
	}
	p, z := Colors(), m.larger
	var parts []fyne.CanvasObject
	switch {
	case choice.Icon != "":
		parts = append(parts, choice.Icon.Draw(p.Muted, 16*z))
	case icons:
		parts = append(parts, Gap(16*z, 1))
	}
	ink, key := p.Ink, p.Faint
	switch {
	case choice.Head:
		ink = p.Muted
	case choice.Off:
		ink = blend(p.Faint, p.Surface, 0.4)
		key = ink
	}
	parts = append(parts, Text(choice.Words, Style{RoundSize(Body, z), false, ink}))
	if choice.More != nil {
		parts = append(parts, Spacer(), Gap(18, 1), Text("›", Style{RoundSize(Body, z), false, p.Faint}))
	}
	if choice.Key != "" {
		parts = append(parts, Spacer(), Gap(18, 1), Text(choice.Key, Style{RoundSize(Small, z), false, key}))
	}
	n := len(m.rows)
	row := NewTap(MinSize(menuWidth*z, menuRow*z, Padded(0, 16, 0, 12, Row(10, parts...))), func() { m.do(n) })
	row.onHover = func(over bool) {
		if over && m.chosen != n {
			m.choose(n)
		}
	}
	m.rows, m.picks, m.lines = append(m.rows, row), append(m.picks, choice), append(m.lines, row)
}

// CreateRenderer implements [fyne.Widget].
func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	p := Colors()
	back := canvas.NewRectangle(p.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = Radius, p.Rule, 1
	back.Shadow = Shadow()
	card := container.NewStack(back, Pad(menuPad, Column(0, m.lines...)))
	return widget.NewSimpleRenderer(container.New(&menuLayout{m.at}, card))
}

// hide takes the menu away, for good or for another one in its place.
func (m *menu) hide() {
	m.on.Overlays().Remove(m)
	if m.bar != nil {
		m.bar.highlight(m.nth, false)
	}
}

func (m *menu) close() {
	m.hide()
	m.closed()
}

// neighbour opens another menu of the bar.
func (m *menu) neighbour(n int) {
	m.hide()
	m.bar.Open(m.on, n, m.closed)
}

func (m *menu) do(n int) {
	switch pick := m.picks[n]; {
	case pick.Off:
		m.on.Focus(m) // the click may have taken it
	case pick.More != nil:
		m.hide()
		showMenu(&menu{on: m.on, at: m.at, closed: m.closed, chosen: -1, back: func() {
			showMenu(&menu{on: m.on, at: m.at, closed: m.closed, chosen: -1, back: m.back}, m.all)
		}}, pick.More())
	default:
		m.close()
		pick.Do()
	}
}

// left goes to the menu that this one was opened from, or to the one before it in the bar.
func (m *menu) left() {
	switch {
	case m.back != nil:
		m.hide()
		m.back()
	case m.bar != nil:
		m.neighbour(m.nth - 1)
	}
}

// right goes into the menu of the chosen row, or to the next one of the bar.
func (m *menu) right() {
	switch {
	case m.chosen >= 0 && m.picks[m.chosen].More != nil:
		m.do(m.chosen)
	case m.bar != nil:
		m.neighbour(m.nth + 1)
	}
}

func (m *menu) choose(n int) {
	if m.chosen >= 0 {
		m.rows[m.chosen].hover(false)
	}
	m.chosen = n
	m.rows[n].hover(true)
}

// walk goes to the next row that can be chosen, or the one before, and round the end.
func (m *menu) walk(from, by int) {
	for range m.rows {
		from = (from + by + len(m.rows)) % len(m.rows)
		if !m.picks[from].Off {
			m.choose(from)
			return
		}
	}
}

// MouseIn implements [desktop.Hoverable]: the menu lies over the bar, too.
func (m *menu) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved implements [desktop.Hoverable].
func (m *menu) MouseMoved(e *desktop.MouseEvent) {
	if m.bar == nil {
		return
	}
	if n := m.bar.menuAt(e.AbsolutePosition); n >= 0 && n != m.nth {
		m.neighbour(n)
	}
}

// MouseOut implements [desktop.Hoverable].
func (m *menu) MouseOut() {}

// Tapped implements [fyne.Tappable].
func (m *menu) Tapped(*fyne.PointEvent) { m.close() }

// TappedSecondary implements [fyne.SecondaryTappable].
func (m *menu) TappedSecondary(*fyne.PointEvent) { m.close() }

// FocusGained implements [fyne.Focusable].
func (m *menu) FocusGained() {}

// FocusLost implements [fyne.Focusable].
func (m *menu) FocusLost() {}

// TypedRune implements [fyne.Focusable].
func (m *menu) TypedRune(r rune) {
	for n, p := range m.picks {
		if strings.ContainsRune(p.Runes, unicode.ToLower(r)) {
			m.do(n)
			return
		}
	}
}

// TypedKey implements [fyne.Focusable].
func (m *menu) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		m.close()
	case fyne.KeyDown:
		m.walk(m.chosen, 1)
	case fyne.KeyUp:
		m.walk(max(m.chosen, 0), -1)
	case fyne.KeyLeft:
		m.left()
	case fyne.KeyRight:
		m.right()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		if m.chosen >= 0 {
			m.do(m.chosen)
		}
	}
}

// menuLayout puts a card at a place, or as near to it as the window allows.
type menuLayout struct{ at fyne.Position }

func (*menuLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *menuLayout) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(
			max(menuEdge, min(l.at.X, room.Width-least.Width-menuEdge)),
			max(menuEdge, min(l.at.Y, room.Height-least.Height-menuEdge)),
		))
	}
}
