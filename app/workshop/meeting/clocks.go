package meeting

import (
	"fmt"
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/session"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
)

// turns and meetings are the lengths that the menu offers, in minutes. Any other one stands in
// the agenda.
var (
	turns    = []int{1, 2, 3, 5, 10}
	meetings = []int{30, 45, 60, 90}
)

// clocks show the time of the turn and of the whole meeting. While one of them runs they
// change their own words once a second, and nothing else. In the last tenth of its time a
// clock turns amber and stays so: that is all that its end does.
type clocks struct {
	host   panel.Host
	faces  []func() // bring what is shown up to date
	below  fyne.CanvasObject
	cancel func()
}

func newClocks(h panel.Host) *clocks { return &clocks{host: h, cancel: func() {}} }

// end stops what is shown, not the time.
func (c *clocks) end() { c.cancel() }

func (c *clocks) turn() session.Timer  { return c.host.Session().Meeting().Timer }
func (c *clocks) whole() session.Timer { return c.host.Session().Meeting().Clock }

// toggle starts the turn's clock or lets it stand, and toggleWhole the meeting's.
func (c *clocks) toggle()      { c.host.Session().ToggleTimer(c.host.Now()) }
func (c *clocks) toggleWhole() { c.host.Session().ToggleClock(c.host.Now()) }

// menu offers what can be done with both.
func (c *clocks) menu() {
	h := c.host
	key := h.Actions().Named("act.timer")
	items := []ui.Choice{{Words: key.Words(), Key: key.Cap(), Do: c.toggle}}
	turn, whole := c.turn(), c.whole()
	if turn.Touched() {
		items = append(items, ui.Pick(words.T("timer.reset"), h.Session().ResetTimer))
	}
	for _, n := range turns {
		length := time.Duration(n) * time.Minute
		item := ui.Pick(words.T("timer.turn")+" · "+words.T("timer.minutes", "n", n), func() { h.Session().StartTimer(length, h.Now()) })
		item.Tick(turn.Length == length)
		items = append(items, item)
	}
	up := ui.Pick(words.T("timer.stopwatch"), func() { h.Session().StartTimer(0, h.Now()) })
	up.Tick(turn.Length == 0)
	items = append(items, up, ui.Choice{})
	if whole.Touched() {
		items = append(items, ui.Pick(h.Actions().Named("act.clock").Words(), c.toggleWhole), ui.Pick(words.T("timer.clockOff"), h.Session().ResetClock))
	}
	for _, n := range meetings {
		length := time.Duration(n) * time.Minute
		item := ui.Pick(words.T("timer.meeting")+" · "+words.T("timer.minutes", "n", n), func() { h.Session().StartClock(length, h.Now()) })
		item.Tick(whole.Length == length)
		items = append(items, item)
	}
	items = append(items, ui.Choice{}, ui.Choice{Words: h.Actions().Named("act.agenda").Words(), Do: h.Actions().Named("act.agenda").Perform})
	h.ShowMenu(ui.Below(c.below), items...)
}

// makeObject makes what the clocks are shown in from now on: the meeting's, where it was
// started, and the turn's. A click opens the menu.
func (c *clocks) makeObject(size float32) fyne.CanvasObject {
	c.faces = nil
	icon := ui.Clock.Draw(ui.Colors().Muted, size*1.15)
	parts := []fyne.CanvasObject{icon}
	if whole := c.whole(); whole.Touched() {
		parts = append(parts, c.reading(size, c.whole), ui.Text("/ "+clockTime(whole.Length), ui.Style{Size: size, Color: ui.Colors().Faint}))
	}
	parts = append(parts, c.reading(size, c.turn))
	t := ui.NewTap(ui.Padded(0, 6, 0, 6, ui.Row(5, parts...)), c.menu)
	t.SetToolTip(c.host.Actions().Tip("act.timer"))
	c.below = t
	return t
}

// reading is the time of one clock.
func (c *clocks) reading(size float32, of func() session.Timer) fyne.CanvasObject {
	text := ui.Text("", ui.Style{Size: size})
	back := canvas.NewRectangle(color.Transparent)
	back.CornerRadius = ui.Radius
	widest := ui.Text("00:00", ui.Style{Size: size, Bold: true}).MinSize().Width
	c.show(func() {
		shown, ink, fill := c.look(of())
		if text.Text != shown || text.Color != ink {
			text.Text, text.Color, text.TextStyle.Bold = shown, ink, of().Running()
			text.Refresh()
		}
		if back.FillColor != fill {
			back.FillColor = fill
			back.Refresh()
		}
	})
	return container.NewStack(back, ui.Padded(0, 3, 0, 3, ui.MinSize(widest, 0, text)))
}

// show brings a face up to date, now and at every second.
func (c *clocks) show(face func()) {
	c.faces = append(c.faces, face)
	face()
}

// tick shows the time and comes back when it is another one.
func (c *clocks) tick() {
	c.cancel()
	c.cancel = func() {}
	for _, face := range c.faces {
		face()
	}
	now, next := c.host.Now(), time.Duration(0)
	for _, t := range []session.Timer{c.turn(), c.whole()} {
		if in := t.NextSecond(now); t.Running() && !t.Over(now) && (next == 0 || in < next) {
			next = in
		}
	}
	if next > 0 {
		c.cancel = c.host.After(next, c.tick)
	}
}

// look is how a clock looks: quiet while it stands, amber in its last tenth and at its end.
func (c *clocks) look(t session.Timer) (shown string, ink, back color.Color) {
	p, now := ui.Colors(), c.host.Now()
	switch shown = c.left(t); {
	case t.Late(now):
		return shown, p.Open, p.OpenSoft
	case t.Running():
		return shown, p.Ink, color.Transparent
	}
	return shown, p.Muted, color.Transparent
}

// left is the time to show. A second that has begun is still there.
func (c *clocks) left(t session.Timer) string {
	left := t.Reading(c.host.Now())
	if t.Length > 0 {
		left += time.Second - 1
	}
	return clockTime(left)
}

// clockTime writes minutes and seconds.
func clockTime(d time.Duration) string {
	return fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
}
