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

// soonOver is when a countdown says that it will end. At the end it flashes, gently and not
// for long.
const (
	soonOver   = 30 * time.Second
	flashes    = 6
	flashEvery = 400 * time.Millisecond
)

// lengths are what a countdown can begin with.
var lengths = []time.Duration{3 * time.Minute, 5 * time.Minute, 10 * time.Minute}

// timer shows the meeting's time. While it runs it changes its own words once a second, and
// nothing else.
type timer struct {
	host   panel.Host
	tap    *ui.Tap // nil until it is shown
	text   *canvas.Text
	back   *canvas.Rectangle
	ended  bool // its end was seen
	flash  int  // how often it still changes its ground
	cancel func()
}

func newTimer(h panel.Host) *timer { return &timer{host: h, cancel: func() {}} }

// begin goes on with the time of the session. The end of another page's time is not shown
// again.
func (t *timer) begin() {
	t.ended = t.time().Over(t.host.Now())
	t.tick()
}

// end stops what is shown, not the time.
func (t *timer) end() { t.cancel() }

func (t *timer) time() session.Timer { return t.host.Session().Meeting().Timer }

// toggle starts the timer or lets it stand.
func (t *timer) toggle() { t.host.Session().ToggleTimer(t.host.Now()) }

// start begins to count down from a length, or up without one.
func (t *timer) start(length time.Duration) { t.host.Session().StartTimer(length, t.host.Now()) }

// menu offers what can be done with the timer.
func (t *timer) menu() {
	is := t.time()
	key := t.host.Actions().Named("act.timer")
	items := []ui.Choice{{Words: key.Words(), Key: key.Cap(), Do: t.toggle}}
	if is.Touched() {
		items = append(items, ui.Pick(words.T("timer.reset"), t.host.Session().ResetTimer))
	}
	items = append(items, ui.Choice{})
	for _, length := range lengths {
		item := ui.Pick(words.T("timer.minutes", "n", int(length.Minutes())), func() { t.start(length) })
		item.Tick(is.Length == length)
		items = append(items, item)
	}
	up := ui.Pick(words.T("timer.stopwatch"), func() { t.start(0) })
	up.Tick(is.Length == 0)
	t.host.ShowMenu(panel.Below(t.tap), append(items, up)...)
}

// makeObject makes what the timer is shown in from now on. A click opens the menu.
func (t *timer) makeObject(size float32) fyne.CanvasObject {
	t.text = ui.Text("", ui.Style{Size: size})
	t.back = canvas.NewRectangle(color.Transparent)
	t.back.CornerRadius = ui.Radius
	widest := ui.Text("00:00", ui.Style{Size: size, Bold: true}).MinSize().Width
	icon := ui.Clock.Draw(ui.Colors().Muted, size*1.15)
	t.tap = ui.NewTap(container.NewStack(t.back, ui.Padded(0, 6, 0, 6, ui.Row(5, icon, ui.MinSize(widest, 0, t.text)))),
		t.menu)
	t.tap.SetToolTip(t.host.Actions().Tip("act.timer"))
	t.show()
	return t.tap
}

// tick shows the time and comes back when it is another one.
func (t *timer) tick() {
	t.cancel()
	t.cancel = func() {}
	is, now := t.time(), t.host.Now()
	over := is.Over(now)
	if over && !t.ended {
		t.flash = flashes
	}
	if !over {
		t.flash = 0
	}
	t.ended = over
	t.show()
	switch {
	case t.flash > 0:
		t.cancel = t.host.After(flashEvery, func() {
			t.flash--
			t.tick()
		})
	case is.Running() && !over:
		t.cancel = t.host.After(is.NextSecond(now), t.tick)
	}
}

// show brings words and colours up to date, if they changed.
func (t *timer) show() {
	if t.text == nil {
		return
	}
	shown, ink, back := t.look()
	if t.text.Text != shown || t.text.Color != ink {
		t.text.Text, t.text.Color, t.text.TextStyle.Bold = shown, ink, t.time().Running()
		t.text.Refresh()
	}
	if t.back.FillColor != back {
		t.back.FillColor = back
		t.back.Refresh()
	}
}

// look is how the timer looks: quiet while it stands, amber when it will soon be over, red
// at the end.
func (t *timer) look() (shown string, ink, back color.Color) {
	c := ui.Colors()
	is, now := t.time(), t.host.Now()
	left := is.Reading(now)
	if is.Length > 0 {
		left += time.Second - 1 // a second that has begun is still there
	}
	shown = fmt.Sprintf("%d:%02d", int(left.Minutes()), int(left.Seconds())%60)
	switch {
	case is.Over(now) && t.flash%2 == 1:
		return shown, c.Bad, color.Transparent
	case is.Over(now):
		return shown, c.Bad, c.BadSoft
	case is.Length > 0 && is.Touched() && is.Reading(now) <= soonOver:
		return shown, c.Open, c.OpenSoft
	case is.Running():
		return shown, c.Ink, color.Transparent
	}
	return shown, c.Muted, color.Transparent
}
