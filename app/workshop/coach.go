package workshop

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the coach's strip, and how long a word of praise stays before the tour
// goes on.
const (
	coachGap    = 12 // above and below what the strip says
	ringWidth   = 3
	praiseStays = 1600 * time.Millisecond
)

// coach leads through a [Tour]: a strip below the header says why something matters and
// what to try, and a ring goes round it. The page makes room for the strip, so that it
// covers nothing, and it takes no keys except Escape, F4 and F5: the visitor works with
// the real page.
type coach struct {
	page  *Page
	tour  *Tour
	stops []stop

	before  *fishbone.Analysis // as it was when the stop was reached
	praised bool               // what was asked for has been done
	moving  bool               // the page is being made ready for a stop
	callOff func()

	ring  *canvas.Rectangle
	strip *fyne.Container
	layer *fyne.Container

	shown             saying  // what the strip shows
	measured, tallest float32 // a width of the strip, and what it takes of height then
}

// saying is what the coach says in so much width.
type saying struct {
	stop    int
	praised bool
	width   float32
}

func newCoach(p *Page, t *Tour) *coach {
	c := &coach{page: p, tour: t, stops: stops(), callOff: func() {}, strip: container.NewStack()}
	c.ring = canvas.NewRectangle(nil)
	c.ring.StrokeColor, c.ring.StrokeWidth, c.ring.CornerRadius = ui.Colors().Accent, ringWidth, ui.Radius+ringWidth
	c.layer = container.New(&coachPlan{c}, c.strip, c.ring)
	return c
}

func (c *coach) stop() stop { return c.stops[c.tour.At] }
func (c *coach) last() bool { return c.tour.At == len(c.stops)-1 }

// coachHeight is the room that the page leaves below its header for the coach.
func (p *Page) coachHeight(width float32) float32 {
	if p.coach == nil {
		return 0
	}
	return p.coach.height(width)
}

// height is what the strip needs in a width at the stop that says most: the picture does
// not move from stop to stop.
func (c *coach) height(width float32) float32 {
	if width != c.measured {
		c.measured, c.tallest = width, 0
		for n := range c.stops {
			c.tallest = max(c.tallest, c.makeStrip(saying{n, false, width}).MinSize().Height)
		}
	}
	return c.tallest
}

// visit makes the page ready for a stop and says what it is about.
func (c *coach) visit(n int) {
	c.callOff()
	c.tour.At = min(max(n, 0), len(c.stops)-1)
	c.praised, c.moving = false, true
	stop, p := c.stop(), c.page
	if p.panes.Closed {
		p.closePanel(false)
	}
	if stop.step > 0 && p.Session().Step() != stop.step {
		p.OpenStep(stop.step)
	}
	if stop.arrive != nil {
		stop.arrive(p)
	}
	c.moving = false
	c.before = p.Analysis()
	c.place()
	p.Focus()
	fyne.Do(func() { // everything has its place then
		e, types := p.panel.Focus().(*ui.Entry)
		if list, scrolls := p.panel.(scroller); types && scrolls && !list.InSight(e) {
			list.Bring(e)
		}
	})
}

func (c *coach) next() {
	if c.last() {
		c.end(true)
		return
	}
	c.visit(c.tour.At + 1)
}

func (c *coach) back() { c.visit(c.tour.At - 1) }

// leave goes to the last stop, which asks what is to become of the analysis; from there
// it ends.
func (c *coach) leave() {
	if c.last() {
		c.end(true)
		return
	}
	c.visit(len(c.stops) - 1)
}

func (c *coach) end(keep bool) {
	c.callOff()
	c.page.coach = nil
	c.layer.Hide()
	c.page.whole.Refresh() // takes the strip's room again
	c.page.Focus()
	c.tour.Ended(keep)
}

// refresh looks whether the visitor did what was asked for, and follows the page: who
// opens another step is at that step's stop.
func (c *coach) Refresh() {
	if c.moving {
		return
	}
	if c.page.Presenting() { // everybody watches something else
		c.layer.Hide()
		return
	}
	c.layer.Show()
	if step := c.page.Session().Step(); c.stop().step != 0 && c.stop().step != step {
		c.visit(slices.IndexFunc(c.stops, func(s stop) bool { return s.step == step }))
		return
	}
	if stop := c.stop(); !c.praised && stop.did != nil && stop.did(c.page, c.before) {
		c.praised = true
		c.place()
		c.callOff = c.page.After(praiseStays, c.next)
		return
	}
	c.place()
}

func (c *coach) place() {
	c.layer.Layout.Layout(c.layer.Objects, c.layer.Size())
	canvas.Refresh(c.layer)
}

// makeStrip shows what the coach says.
func (c *coach) makeStrip(s saying) fyne.CanvasObject {
	col, stop, buttons := ui.Colors(), c.stops[s.stop], c.buttons(s.stop, s.praised)
	room := s.width - 2*panel.Margin - 2*coachGap - buttons.MinSize().Width
	said := []fyne.CanvasObject{ui.Paragraph(words.T(stop.words), ui.Style{Size: ui.Body, Color: col.Ink}, room, 6)}
	switch {
	case s.praised:
		said = append(said, ui.Row(8, ui.Check.Draw(col.Good, 18), ui.Text(words.T("tour.well"), ui.Style{Size: ui.Body, Bold: true, Color: col.Good})))
	case stop.ask != "":
		said = append(said, ui.Paragraph(words.T(stop.ask), ui.Style{Size: ui.Body, Bold: true, Color: col.Accent}, room, 4))
	}
	return ui.Filled(col.Soft, 0, ui.Padded(coachGap, panel.Margin, coachGap, panel.Margin, ui.Row(0, ui.Column(4, said...), ui.Spacer(), buttons)))
}

func (c *coach) buttons(n int, praised bool) fyne.CanvasObject {
	count := ui.Text(words.T("tour.count", "n", n+1, "of", len(c.stops)), ui.Style{Size: ui.Small, Color: ui.Colors().Muted})
	parts := []fyne.CanvasObject{ui.Padded(0, 8, 0, 0, count)}
	if n == len(c.stops)-1 {
		return ui.Row(8, append(parts,
			ui.Plain("", words.T("tour.remove"), func() { c.end(false) }),
			ui.Primary("", words.T("tour.keep"), func() { c.end(true) }))...)
	}
	skip := ui.Quiet("", words.T("tour.skip"), c.leave)
	skip.SetToolTip(words.T("tour.skipTip"))
	parts = append(parts, skip)
	if n > 0 {
		back := ui.Plain("", words.T("tour.back"), c.back)
		back.SetToolTip(c.page.Actions().Tip("act.tourBack"))
		parts = append(parts, back)
	}
	button := ui.Primary
	if c.stops[n].ask != "" && !praised {
		button = ui.Plain // the thing to do comes first
	}
	next := button("", words.T("tour.next"), c.next)
	next.SetToolTip(c.page.Actions().Tip("act.tourNext"))
	return ui.Row(8, append(parts, next)...)
}

// coachPlan puts the strip below the header and the ring round what the stop is about.
type coachPlan struct{ coach *coach }

func (*coachPlan) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *coachPlan) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	c := l.coach
	if s := (saying{c.tour.At, c.praised, room.Width}); s != c.shown && s.width > 0 {
		c.shown = s
		c.strip.Resize(fyne.NewSize(s.width, c.height(s.width)-1))
		panel.Set(c.strip, c.makeStrip(s))
	}
	c.strip.Move(fyne.NewPos(0, ui.HeaderHeight+1)) // below the hairline
	at, size, ok := c.target()
	if !ok {
		c.ring.Hide()
		return
	}
	from, to := at.AddXY(-ringWidth, -ringWidth), at.Add(size).AddXY(ringWidth, ringWidth)
	to.X = min(to.X, room.Width) // the panel ends where the window does
	c.ring.Move(from)
	c.ring.Resize(fyne.NewSize(to.X-from.X, to.Y-from.Y))
	c.ring.Show()
}

// target is the place of what the stop is about, as far as it can be seen.
func (c *coach) target() (at fyne.Position, size fyne.Size, ok bool) {
	stop := c.stop()
	if stop.about == nil || stop.step != c.page.Session().Step() || c.page.panes.Closed || c.page.HasLayer(panel.InPanel) {
		return at, size, false
	}
	o := stop.about(c.page)
	driver := fyne.CurrentApp().Driver()
	at = driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(c.layer))
	return at, o.Size(), true
}
