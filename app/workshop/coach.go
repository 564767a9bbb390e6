package workshop

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// The measures of the coach's card, and how long a word of praise stays before the tour
// goes on.
const (
	coachWidth  = 320
	coachPad    = 16
	coachGap    = 16 // to what the card is about
	ringWidth   = 3
	praiseStays = 1600 * time.Millisecond
)

// coach leads through a [Tour]: a ring round the thing that matters now, and beside it a
// card that says why and what to try. It covers nothing else and takes no keys except
// Escape, F4 and F5: the visitor works with the real page.
type coach struct {
	page  *Page
	tour  *Tour
	stops []stop

	before  *fishbone.Analysis // as it was when the stop was reached
	praised bool               // what was asked for has been done
	moving  bool               // the page is being made ready for a stop
	callOff func()

	ring  *canvas.Rectangle
	card  *fyne.Container
	layer *fyne.Container
}

func newCoach(p *Page, t *Tour) *coach {
	c := &coach{page: p, tour: t, stops: stops(), callOff: func() {}, card: container.NewStack()}
	c.ring = canvas.NewRectangle(nil)
	c.ring.StrokeColor, c.ring.StrokeWidth, c.ring.CornerRadius = ui.Colors().Accent, ringWidth, ui.Radius+ringWidth
	c.layer = container.New(&coachPlan{c}, c.ring, c.card)
	return c
}

func (c *coach) stop() stop { return c.stops[c.tour.At] }
func (c *coach) last() bool { return c.tour.At == len(c.stops)-1 }

// visit makes the page ready for a stop and says what it is about.
func (c *coach) visit(n int) {
	c.callOff()
	c.tour.At = min(max(n, 0), len(c.stops)-1)
	c.praised, c.moving = false, true
	stop, p := c.stop(), c.page
	if p.Panes.Closed {
		p.closePanel(false)
	}
	if stop.step > 0 && p.Session.Step() != stop.step {
		p.openStep(stop.step)
	}
	if stop.arrive != nil {
		stop.arrive(p)
	}
	c.moving = false
	c.before = p.analysis()
	c.show()
	p.Focus()
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
	c.page.Focus()
	c.tour.Ended(keep)
}

// refresh looks whether the visitor did what was asked for, and follows the page: who
// opens another step is at that step's stop.
func (c *coach) refresh() {
	if c.moving {
		return
	}
	if c.page.presenting { // everybody watches something else
		c.layer.Hide()
		return
	}
	c.layer.Show()
	if step := c.page.Session.Step(); c.stop().step != 0 && c.stop().step != step {
		c.visit(slices.IndexFunc(c.stops, func(s stop) bool { return s.step == step }))
		return
	}
	if stop := c.stop(); !c.praised && stop.did != nil && stop.did(c.page, c.before) {
		c.praised = true
		c.show()
		c.callOff = c.page.After(praiseStays, c.next)
		return
	}
	c.place()
}

func (c *coach) show() {
	set(c.card, c.makeCard())
	c.place()
}

func (c *coach) place() {
	c.layer.Layout.Layout(c.layer.Objects, c.layer.Size())
	canvas.Refresh(c.layer)
}

// makeCard is what the coach says at the stop.
func (c *coach) makeCard() fyne.CanvasObject {
	col, stop := ui.Colors(), c.stop()
	const room = coachWidth - 2*coachPad
	parts := []fyne.CanvasObject{
		ui.Text(words.T("tour.count", "n", c.tour.At+1, "of", len(c.stops)), ui.Style{Size: ui.Small, Color: col.Third}),
		ui.Paragraph(words.T(stop.words), ui.Style{Size: ui.Body, Color: col.Ink}, room, 6),
	}
	switch {
	case c.praised:
		parts = append(parts, ui.Row(8, ui.Check.Draw(col.Good, 18), ui.Text(words.T("tour.well"), ui.Style{Size: ui.Body, Bold: true, Color: col.Good})))
	case stop.ask != "":
		parts = append(parts, ui.Filled(col.Soft, ui.Radius, ui.Pad(10,
			ui.Paragraph(words.T(stop.ask), ui.Style{Size: ui.Body, Bold: true, Color: col.Accent}, room-20, 4))))
	}
	back := canvas.NewRectangle(col.Surface)
	back.CornerRadius, back.StrokeColor, back.StrokeWidth = ui.Radius, col.Rule, 1
	back.Shadow = ui.Shadow()
	whole := container.NewStack(back, ui.Least(coachWidth, 0, ui.Pad(coachPad, ui.Column(10, append(parts, c.buttons())...))))
	quiet := ui.NewTap(whole, func() {}) // a click beside a button is not one on the picture
	quiet.Over = quiet.Fill
	return quiet
}

func (c *coach) buttons() fyne.CanvasObject {
	if c.last() {
		return ui.Row(8, ui.Spring(),
			ui.Plain("", words.T("tour.remove"), func() { c.end(false) }),
			ui.Primary("", words.T("tour.keep"), func() { c.end(true) }))
	}
	skip := ui.Quiet("", words.T("tour.skip"), c.leave)
	skip.SetToolTip(words.T("tour.skipTip"))
	parts := []fyne.CanvasObject{skip, ui.Spring()}
	if c.tour.At > 0 {
		back := ui.Plain("", words.T("tour.back"), c.back)
		back.SetToolTip(c.page.named("act.tourBack").tip())
		parts = append(parts, back)
	}
	button := ui.Primary
	if c.stop().ask != "" && !c.praised {
		button = ui.Plain // the thing to do comes first
	}
	next := button("", words.T("tour.next"), c.next)
	next.SetToolTip(c.page.named("act.tourNext").tip())
	return ui.Row(8, append(parts, next)...)
}

// coachPlan puts the ring round what the stop is about and the card beside it.
type coachPlan struct{ coach *coach }

func (*coachPlan) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (l *coachPlan) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	c := l.coach
	least := c.card.MinSize()
	c.card.Resize(least)
	at, size, ok := c.target()
	if !ok {
		c.ring.Hide()
		board := c.page.easel.object
		c.card.Move(c.within(board.Position().AddXY((board.Size().Width-least.Width)/2, (board.Size().Height-least.Height)/2), room))
		return
	}
	c.ring.Move(at.AddXY(-ringWidth, -ringWidth))
	c.ring.Resize(size.AddWidthHeight(2*ringWidth, 2*ringWidth))
	c.ring.Show()
	beside := fyne.NewPos(at.X-least.Width-coachGap, at.Y)
	if beside.X < 0 { // it is the board: the card lies over the foot of the panel
		beside = fyne.NewPos(room.Width-least.Width-margin, room.Height-ui.StatusHeight-least.Height-coachGap)
	}
	c.card.Move(c.within(beside, room))
}

// within keeps the card inside the page.
func (c *coach) within(at fyne.Position, room fyne.Size) fyne.Position {
	const edge = 8
	size := c.card.MinSize()
	at.X = min(max(at.X, edge), room.Width-size.Width-edge)
	at.Y = min(max(at.Y, edge), room.Height-ui.StatusHeight-size.Height-edge)
	return fyne.NewPos(float32(int(at.X)), float32(int(at.Y)))
}

// target is the place of what the stop is about, as far as it can be seen.
func (c *coach) target() (at fyne.Position, size fyne.Size, ok bool) {
	stop := c.stop()
	if stop.about == nil || stop.step != c.page.Session.Step() || c.page.Panes.Closed || c.page.history != nil {
		return at, size, false
	}
	o := stop.about(c.page)
	driver := fyne.CurrentApp().Driver()
	at = driver.AbsolutePositionForObject(o).Subtract(driver.AbsolutePositionForObject(c.layer))
	return at, o.Size(), true
}
