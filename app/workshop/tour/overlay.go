package tour

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the strip.
const (
	stripGap  = 12 // above and below what the strip says
	ringWidth = 3
)

// overlay is a tour that is under way. A strip below the header says why something matters
// and what to try, and a ring goes round it. The page makes room for the strip, so that it
// covers nothing. It takes no keys except Escape and those of its actions.
type overlay struct {
	feature *feature
	host    Host
	tour    *Tour
	stops   []stop

	before  *fishbone.Analysis // as it was when the stop was reached
	praised bool               // what was asked for has been done
	moving  bool               // the page is being made ready for a stop

	ring   *canvas.Rectangle
	strip  *fyne.Container
	object *fyne.Container
	cache  *ui.Cache

	measured, tallest float32 // a width of the strip, and what it takes of height then
}

// message is what the strip says in so much width.
type message struct {
	stop    int
	praised bool
	width   float32
}

func newOverlay(f *feature, t *Tour) *overlay {
	o := &overlay{feature: f, host: f.host, tour: t, stops: stops(), moving: true, strip: container.NewStack(), cache: ui.NewCache(nil)}
	o.ring = canvas.NewRectangle(nil)
	o.ring.StrokeColor, o.ring.StrokeWidth, o.ring.CornerRadius = ui.Colors().Accent, ringWidth, ui.Radius+ringWidth
	o.object = container.New(o, o.strip, o.ring)
	return o
}

// Area implements [panel.Layer].
func (*overlay) Area() panel.Area { return panel.AroundPage }

// Content implements [panel.Layer].
func (o *overlay) Content() fyne.CanvasObject { return o.object }

// Focus implements [panel.Layer]. The keys stay where they are.
func (*overlay) Focus() fyne.Focusable { return nil }

// Close implements [panel.Layer].
func (o *overlay) Close() {
	o.feature.open = nil
}

// PanelScrolled lets the ring follow what it goes round.
func (o *overlay) PanelScrolled() { o.place() }

// TakeShortcut leaves the tour with Escape.
func (o *overlay) TakeShortcut(stroke string) bool {
	if stroke != string(fyne.KeyEscape) {
		return false
	}
	o.leave()
	return true
}

// RoomBelowHeader is what the strip needs in a width at the stop that says most: the picture
// does not move from stop to stop.
func (o *overlay) RoomBelowHeader(width float32) float32 {
	if width != o.measured {
		o.measured, o.tallest = width, 0
		for n := range o.stops {
			o.tallest = max(o.tallest, o.makeStrip(message{n, false, width}).MinSize().Height)
		}
	}
	return o.tallest
}

func (o *overlay) stop() stop { return o.stops[o.tour.At] }
func (o *overlay) last() bool { return o.tour.At == len(o.stops)-1 }

// visit makes the page ready for a stop and says what it is about.
func (o *overlay) visit(n int) {
	o.tour.At = min(max(n, 0), len(o.stops)-1)
	o.praised, o.moving = false, true
	stop := o.stop()
	if o.host.PanelClosed() {
		o.host.ShowPanel()
	}
	if stop.step > 0 && o.host.Session().Step() != stop.step {
		o.host.OpenStep(stop.step)
	}
	if stop.arrive != nil {
		stop.arrive(o.host)
	}
	o.moving = false
	o.before = o.host.Analysis()
	o.place()
	o.host.Focus()
	ui.Do(func() { bringEntry(o.host) }) // everything has its place then
}

func (o *overlay) next() {
	if o.last() {
		o.end(true)
		return
	}
	o.visit(o.tour.At + 1)
}

func (o *overlay) back() { o.visit(o.tour.At - 1) }

// leave goes to the last stop, which asks what is to become of the analysis; from there
// it ends.
func (o *overlay) leave() {
	if o.last() {
		o.end(true)
		return
	}
	o.visit(len(o.stops) - 1)
}

func (o *overlay) end(keep bool) {
	o.host.LeaveLayer(o)
	o.host.Focus()
	o.tour.Ended(keep)
}

// Refresh implements [panel.Layer]. It looks whether the visitor did what was asked for, and
// follows the page: whoever opens another step is at that step's stop. It goes on when it is
// told to, and never by itself: a click on "Next" would then skip a stop.
func (o *overlay) Refresh() {
	if o.moving {
		return
	}
	if o.host.Presenting() { // everybody watches something else
		o.object.Hide()
		return
	}
	o.object.Show()
	if step := o.host.Session().Step(); o.stop().step != 0 && o.stop().step != step {
		o.visit(slices.IndexFunc(o.stops, func(s stop) bool { return s.step == step }))
		return
	}
	if stop := o.stop(); !o.praised && stop.did != nil && stop.did(o.host, o.before) {
		o.praised = true
	}
	o.place()
}

func (o *overlay) place() {
	o.Layout(nil, o.object.Size())
	canvas.Refresh(o.object)
}

// MinSize implements [fyne.Layout].
func (*overlay) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout]. It puts the strip below the header, and the ring round
// what the stop is about.
func (o *overlay) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	if room.Width > 0 {
		says := message{o.tour.At, o.praised, room.Width}
		o.strip.Resize(fyne.NewSize(room.Width, o.RoomBelowHeader(room.Width)-1))
		o.cache.Fill(o.strip, says, func() fyne.CanvasObject { return o.makeStrip(says) })
	}
	o.strip.Move(fyne.NewPos(0, ui.HeaderHeight+1)) // below the hairline
	at, size, ok := o.target()
	if !ok {
		o.ring.Hide()
		return
	}
	from, to := at.AddXY(-ringWidth, -ringWidth), at.Add(size).AddXY(ringWidth, ringWidth)
	to.X = min(to.X, room.Width) // the panel ends where the window does
	o.ring.Move(from)
	o.ring.Resize(fyne.NewSize(to.X-from.X, to.Y-from.Y))
	o.ring.Show()
}

// target is the place of what the stop is about, as far as it can be seen.
func (o *overlay) target() (at fyne.Position, size fyne.Size, ok bool) {
	stop := o.stop()
	if stop.about == nil || stop.step != o.host.Session().Step() || o.host.PanelClosed() || o.host.HasLayer(panel.InPanel) {
		return at, size, false
	}
	about := stop.about(o.host)
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	return where(about).Subtract(where(o.object)), about.Size(), true
}
