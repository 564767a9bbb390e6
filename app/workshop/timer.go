package workshop

import (
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// soonOver is when a countdown says that it will end; then it flashes, gently and not
// for long.
const (
	soonOver   = 30 * time.Second
	flashes    = 6
	flashEvery = 400 * time.Millisecond
)

// lengths are what a countdown can begin with.
var lengths = []time.Duration{3 * time.Minute, 5 * time.Minute, 10 * time.Minute}

// timer shows the meeting's time, in the thin line or in the status line. While it runs
// it changes its own words once a second, and nothing else.
type timer struct {
	page    *Page
	tap     *ui.Tap
	text    *canvas.Text
	back    *canvas.Rectangle
	rang    bool // its end was seen
	flash   int  // how often it still changes its ground
	callOff func()
}

func newTimer(p *Page) *timer {
	t := &timer{page: p, callOff: func() {}}
	t.rang = p.Session().Meeting().Timer.Over(p.Now())
	t.tick()
	return t
}

// toggleTimer starts the timer or lets it stand.
func (p *Page) toggleTimer() { p.Session().ToggleTimer(p.Now()) }

// startTimer begins to count down from a length, or up without one.
func (p *Page) startTimer(length time.Duration) { p.Session().StartTimer(length, p.Now()) }

// timerMenu offers what can be done with the timer.
func (p *Page) timerMenu() {
	m := p.Session().Meeting().Timer
	key := p.Actions().Named("act.timer")
	items := []ui.Choice{{Words: key.Words(), Key: key.Cap(), Do: p.toggleTimer}}
	if m.Touched() {
		items = append(items, ui.Pick(words.T("timer.reset"), p.Session().ResetTimer))
	}
	items = append(items, ui.Choice{})
	for _, length := range lengths {
		item := ui.Pick(words.T("timer.minutes", "n", int(length.Minutes())), func() { p.startTimer(length) })
		item.Tick(m.Length == length)
		items = append(items, item)
	}
	up := ui.Pick(words.T("timer.stopwatch"), func() { p.startTimer(0) })
	up.Tick(m.Length == 0)
	p.ShowMenu(panel.Below(p.timer.tap), append(items, up)...)
}

// object draws the timer anew; a click opens its menu.
func (t *timer) object(size float32) fyne.CanvasObject {
	t.text = ui.Text("", ui.Style{Size: size})
	t.back = canvas.NewRectangle(color.Transparent)
	t.back.CornerRadius = ui.Radius
	widest := ui.Text("00:00", ui.Style{Size: size, Bold: true}).MinSize().Width
	icon := ui.Clock.Draw(ui.Colors().Muted, size*1.15)
	t.tap = ui.NewTap(container.NewStack(t.back, ui.Padded(0, 6, 0, 6, ui.Row(5, icon, ui.MinSize(widest, 0, t.text)))),
		t.page.timerMenu)
	t.tap.SetToolTip(t.page.Actions().Tip("act.timer"))
	t.show()
	return t.tap
}

// tick shows the time and comes back when it is another one.
func (t *timer) tick() {
	t.callOff()
	t.callOff = func() {}
	m, now := t.page.Session().Meeting().Timer, t.page.Now()
	over := m.Over(now)
	if over && !t.rang {
		t.flash = flashes
	}
	if !over {
		t.flash = 0
	}
	t.rang = over
	t.show()
	switch {
	case t.flash > 0:
		t.callOff = t.page.After(flashEvery, func() {
			t.flash--
			t.tick()
		})
	case m.Running() && !over:
		t.callOff = t.page.After(m.NextSecond(now), t.tick)
	}
}

// show brings words and colours up to date, if they changed.
func (t *timer) show() {
	if t.text == nil {
		return
	}
	reading, ink, back := t.face()
	if t.text.Text != reading || t.text.Color != ink {
		t.text.Text, t.text.Color, t.text.TextStyle.Bold = reading, ink, t.page.Session().Meeting().Timer.Running()
		t.text.Refresh()
	}
	if t.back.FillColor != back {
		t.back.FillColor = back
		t.back.Refresh()
	}
}

// face is what the timer shows: quiet while it stands, amber when it will soon be over,
// red at the end.
func (t *timer) face() (reading string, ink, back color.Color) {
	c := ui.Colors()
	m, now := t.page.Session().Meeting().Timer, t.page.Now()
	left := m.Reading(now)
	if m.Length > 0 {
		left += time.Second - 1 // a second that has begun is still there
	}
	reading = fmt.Sprintf("%d:%02d", int(left.Minutes()), int(left.Seconds())%60)
	switch {
	case m.Over(now) && t.flash%2 == 1:
		return reading, c.Bad, color.Transparent
	case m.Over(now):
		return reading, c.Bad, c.BadSoft
	case m.Length > 0 && m.Touched() && m.Reading(now) <= soonOver:
		return reading, c.Open, c.OpenSoft
	case m.Running():
		return reading, c.Ink, color.Transparent
	}
	return reading, c.Muted, color.Transparent
}

// end stops the timer's face, not its time.
func (t *timer) end() { t.callOff() }

// nextTurn passes the turn on to the next one on the roster.
func (p *Page) nextTurn() { p.Session().PassTurn(p.Now()) }

func (p *Page) hasPeople() bool { return len(p.Analysis().People()) > 0 }

// makeTurn says whose turn it is; a click passes it on. It is nil while nobody is there.
func (p *Page) makeTurn(s ui.Style, width float32) fyne.CanvasObject {
	if !p.hasPeople() {
		return nil
	}
	text := words.T("turn.nobody")
	if who, ok := p.Analysis().Person(p.Session().Meeting().Turn); ok {
		text = words.T("turn.of", "name", who.Name)
		s.Color, s.Bold = ui.Colors().Ink, true
	}
	tap := ui.NewTap(ui.Padded(0, 6, 0, 6, ui.Truncated(text, s, width)), func() {
		p.nextTurn()
		p.Focus()
	})
	tap.SetToolTip(p.Actions().Tip("act.turn"))
	return tap
}
