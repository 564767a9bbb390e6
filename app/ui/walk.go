package ui

import (
	"cmp"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// WalkKey begins a walk, on every page and in every dialog.
const WalkKey = fyne.KeyF12

// Walk leads people who hold no mouse over all that can be clicked, with a ring round what is in turn: Tab and
// the arrows go on and back, Return does what a click does, the menu key what the other button does, and Escape ends it.
// It begins where the last one ended.
func Walk(c fyne.Canvas) {
	root := c.Overlays().Top()
	if root == nil {
		root = c.Content()
	}
	if _, walking := root.(*walker); walking || root == nil {
		return
	}
	w := &walker{on: c, root: root, back: Settle(c), ring: canvas.NewRectangle(color.Transparent)}
	w.stops = stopsIn(root)
	if len(w.stops) == 0 {
		return
	}
	p := Colors()
	w.ring.StrokeColor, w.ring.StrokeWidth, w.ring.CornerRadius = p.Accent, ringWide, Radius+ringWide
	w.name = container.NewWithoutLayout()
	w.ExtendBaseWidget(w)
	c.Overlays().Add(w)
	w.Resize(c.Size())
	c.Focus(w)
	w.show(nearest(w.stops, walkedTo))
}

// walks begins a walk where a key means that, from what has the focus.
func walks(from focusable, name fyne.KeyName) bool {
	if name != WalkKey {
		return false
	}
	if c := canvasOf(from); c != nil {
		Walk(c)
	}
	return true
}

// ringWide is how wide the ring is, and how far it stands off.
const ringWide = 3

// walkedTo is where the last walk ended.
var walkedTo fyne.Position

// stop is something that can be clicked or typed in.
type stop struct {
	what    fyne.CanvasObject
	at      fyne.Position       // in the window
	scrolls []*container.Scroll // that it stands in, the outermost first
}

func (s stop) middle() fyne.Position {
	return s.at.AddXY(s.what.Size().Width/2, s.what.Size().Height/2)
}

// stopsIn are all stops in an object, in the order in which they are read.
func stopsIn(root fyne.CanvasObject) (all []stop) {
	var look func(o fyne.CanvasObject, from fyne.Position, scrolls []*container.Scroll)
	look = func(o fyne.CanvasObject, from fyne.Position, scrolls []*container.Scroll) {
		if o == nil || !o.Visible() {
			return
		}
		at := from.Add(o.Position())
		if isStop(o) && o.Size().Width > 0 && o.Size().Height > 0 {
			all = append(all, stop{o, at, scrolls})
		}
		if s, ok := o.(*container.Scroll); ok {
			scrolls = append(scrolls[:len(scrolls):len(scrolls)], s)
		}
		parts := slices.Clone(PartsOf(o))
		slices.SortStableFunc(parts, readBefore)
		for _, part := range parts {
			look(part, at, scrolls)
		}
	}
	look(root, fyne.Position{}, nil)
	return all
}

// readBefore puts what stands side by side from left to right, and all else from top to bottom.
func readBefore(a, b fyne.CanvasObject) int {
	if a == nil || b == nil {
		return 0
	}
	from, to := a.Position(), b.Position()
	if from.Y < to.Y+b.Size().Height && to.Y < from.Y+a.Size().Height {
		return cmp.Compare(from.X, to.X)
	}
	return cmp.Compare(from.Y, to.Y)
}

// isStop says whether a click on it does something.
func isStop(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *Entry:
		return !o.Disabled()
	case interface{ Clickable() bool }:
		return o.Clickable()
	}
	return false
}

// Clickable says whether a click does something.
func (t *Tap) Clickable() bool { return t.OnTap != nil }

// nearest is the number of the stop that is nearest to a place of the window.
func nearest(stops []stop, to fyne.Position) (n int) {
	least := float32(-1)
	for i, s := range stops {
		d := s.middle().Subtract(to)
		if far := d.X*d.X + d.Y*d.Y; least < 0 || far < least {
			n, least = i, far
		}
	}
	return n
}

// walker lies over the window during a walk.
type walker struct {
	widget.BaseWidget
	on    fyne.Canvas
	root  fyne.CanvasObject
	back  fyne.Focusable // what had the keys before
	stops []stop
	nth   int // of the stops
	ring  *canvas.Rectangle
	name  *fyne.Container // says what is in turn where there is no word on it
}

// CreateRenderer implements [fyne.Widget].
func (w *walker) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewWithoutLayout(w.ring, w.name))
}

// show goes to a stop, and brings it into sight.
func (w *walker) show(n int) {
	w.nth = n
	s := w.stops[n]
	if w.bringIntoSight(s) { // what scrolls may show other things now
		w.stops = stopsIn(w.root)
		for i, now := range w.stops {
			if now.what == s.what {
				w.nth, s = i, now
			}
		}
		w.nth = min(w.nth, len(w.stops)-1)
	}
	w.ring.Move(s.at.SubtractXY(ringWide, ringWide))
	w.ring.Resize(s.what.Size().AddWidthHeight(2*ringWide, 2*ringWide))
	w.name.Objects = nil
	if name := nameless(s.what); name != "" {
		w.name.Objects = []fyne.CanvasObject{w.tell(name, s)}
	}
	canvas.Refresh(w)
	w.name.Refresh()
}

// nameless is the name of what does not show it, empty for all else.
func nameless(o fyne.CanvasObject) string {
	if e, ok := o.(*Entry); ok {
		return e.Name
	}
	if named, ok := o.(fyne.Accessible); ok && WordsOn(o) == "" {
		return named.AccessibilityLabel()
	}
	return ""
}

// tell writes the name of a stop below it, or above it at the foot of the window.
func (w *walker) tell(name string, s stop) fyne.CanvasObject {
	p := Colors()
	words := Filled(p.Ink, Radius, Padded(4, 8, 4, 8, Truncated(name, Style{Small, false, p.Back}, w.Size().Width/2)))
	size := words.MinSize()
	words.Resize(size)
	at := fyne.NewPos(s.at.X, s.at.Y+s.what.Size().Height+2*ringWide)
	if at.Y+size.Height > w.Size().Height {
		at.Y = s.at.Y - size.Height - 2*ringWide
	}
	at.X = max(0, min(at.X, w.Size().Width-size.Width))
	words.Move(at)
	return words
}

// bringIntoSight scrolls what a stop stands in, and says whether anything had to.
func (w *walker) bringIntoSight(s stop) (scrolled bool) {
	for _, scroll := range s.scrolls {
		if scroll.Direction == container.ScrollHorizontalOnly {
			continue
		}
		scrolled = Reveal(scroll, ringWide, s.what) || scrolled
	}
	return scrolled
}

// end takes the walk away and gives the keys back.
func (w *walker) end() {
	walkedTo = w.stops[w.nth].middle()
	w.on.Overlays().Remove(w)
	w.on.Focus(w.back)
}

// click does what a click on the stop in turn does, and other what the other button does.
func (w *walker) click(other bool) {
	s := w.stops[w.nth]
	e := &fyne.PointEvent{AbsolutePosition: s.middle(), Position: fyne.NewPos(s.what.Size().Width/2, s.what.Size().Height/2)}
	w.end()
	if f, ok := s.what.(fyne.Focusable); ok {
		w.on.Focus(f)
		return
	}
	if t, ok := s.what.(fyne.SecondaryTappable); ok && other {
		t.TappedSecondary(e)
	} else if t, ok := s.what.(fyne.Tappable); ok && !other {
		t.Tapped(e)
	}
}

// Tapped implements [fyne.Tappable].
func (w *walker) Tapped(*fyne.PointEvent) { w.end() }

// TappedSecondary implements [fyne.SecondaryTappable].
func (w *walker) TappedSecondary(*fyne.PointEvent) { w.end() }

// FocusGained implements [fyne.Focusable].
func (*walker) FocusGained() {}

// FocusLost implements [fyne.Focusable].
func (*walker) FocusLost() {}

// AcceptsTab implements [fyne.Tabbable].
func (*walker) AcceptsTab() bool { return true }

// TypedRune implements [fyne.Focusable].
func (*walker) TypedRune(rune) {}

// TypedKey implements [fyne.Focusable].
func (w *walker) TypedKey(k *fyne.KeyEvent) {
	defer Recover()
	step := 0
	switch k.Name {
	case fyne.KeyEscape, WalkKey:
		w.end()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		w.click(false)
	case desktop.KeyMenu:
		w.click(true)
	case fyne.KeyRight, fyne.KeyDown:
		step = 1
	case fyne.KeyLeft, fyne.KeyUp:
		step = -1
	case fyne.KeyTab:
		step = 1
		if shiftHeld() {
			step = -1
		}
	case fyne.KeyHome:
		step = -w.nth
	case fyne.KeyEnd:
		step = len(w.stops) - 1 - w.nth
	}
	if step != 0 {
		w.show((w.nth + step + len(w.stops)) % len(w.stops))
	}
}
