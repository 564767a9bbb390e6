package ui

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// After has a function run on the window's thread once some time has passed. The
// function that it returns calls that off, at any moment before, on that thread too.
type After func(d time.Duration, f func()) (cancel func())

// Later is the [After] of the real clock.
func Later(d time.Duration, f func()) (cancel func()) {
	off := false // of the window's thread: the call may be on its way to it already
	t := time.AfterFunc(d, func() {
		Do(func() {
			defer Recover()
			if !off {
				f()
			}
		})
	})
	return func() {
		off = true
		t.Stop()
	}
}

// How long a notice stays, how much of the width it has may be its words, in how many
// lines at most.
const (
	noticeStays = 8 * time.Second
	noticeShare = 0.96
	noticeLines = 3
)

// Notices shows one short notice at a time at the bottom of a window: what was just
// done, with a button that takes it back, or why something could not be done. A notice
// goes by itself and never takes the focus. It belongs to the window's thread.
type Notices struct {
	// After is the clock, [Later] at first.
	After After

	place    *fyne.Container
	layout   *bottomLayout
	makeCard func() fyne.CanvasObject // makes the notice that is there, nil without one
	large    float32                  // what it was made for, see textScale
	cancel   func()
	stays    bool   // until somebody takes it away
	gone     func() // is told that the notice has gone; nil for nobody
}

// NewNotices makes a place for notices with none in it.
func NewNotices() *Notices {
	layout := &bottomLayout{}
	return &Notices{After: Later, place: container.New(layout), layout: layout, cancel: func() {}}
}

// Object is what lies over the whole window, below the tooltips.
func (n *Notices) Object() fyne.CanvasObject { return n.place }

// PlaceIn puts notices at the bottom of a part of the window. They leave so much of its left
// corner free, if they are narrow enough. The zero size is the whole window.
func (n *Notices) PlaceIn(at fyne.Position, room fyne.Size, corner float32) {
	layout := bottomLayout{at, room, corner}
	if *n.layout == layout && n.large == textScale() {
		return
	}
	*n.layout = layout
	n.show()
}

// Say shows words in place of the notice that is there. The action is the word on a
// button that does something and hides the notice; empty for none. What it returns takes
// the notice away before its time, and does nothing once another one is there.
func (n *Notices) Say(words string, tone Tone, action string, do func()) (over func()) {
	n.Hide()
	n.makeCard = func() fyne.CanvasObject { return n.card(words, tone, action, do) }
	n.show()
	here := true
	end := n.After(noticeStays, n.Hide)
	n.cancel = func() {
		here = false
		end()
	}
	return func() {
		if here {
			n.Hide()
		}
	}
}

// Stay keeps the notice that is there until somebody takes it away or another one comes: it says
// more than can be read in passing.
func (n *Notices) Stay() {
	n.stays = true
	n.cancel()
}

// Leave takes the notice away because people have turned to something else, unless it is to stay.
func (n *Notices) Leave() {
	if !n.stays {
		n.Hide()
	}
}

// WhenGone has a function called once the notice that is there has gone, in whatever way.
func (n *Notices) WhenGone(f func()) { n.gone = f }

// Hide takes the notice away, if there is one.
func (n *Notices) Hide() {
	n.cancel()
	n.cancel, n.makeCard, n.stays = func() {}, nil, false
	n.show()
	if gone := n.gone; gone != nil {
		n.gone = nil
		gone()
	}
}

func (n *Notices) show() {
	n.place.Objects, n.large = nil, textScale()
	if n.makeCard != nil {
		n.place.Objects = []fyne.CanvasObject{n.makeCard()}
		if n.layout.isStrip() { // half of what it says would be seen beside the notice
			n.place.Objects = append([]fyne.CanvasObject{canvas.NewRectangle(Colors().Back)}, n.place.Objects...)
		}
	}
	n.place.Refresh()
}

// card draws a notice in dark colours, so that it is seen at once and no card of the page
// is taken for one. A white one would glare in a dark room: there it is a little lighter
// than the page, with an edge.
func (n *Notices) card(words string, tone Tone, action string, do func()) fyne.CanvasObject {
	p, z := Dark, textScale()
	if z > 1 {
		p = highContrastDark
	}
	back := canvas.NewRectangle(p.Surface)
	if Colors().Dark {
		back.FillColor, back.StrokeColor, back.StrokeWidth = p.Sunken, p.Rule, 1
	}
	back.CornerRadius = Radius
	back.Shadow = Shadow()
	ink, _ := tone.colors(p)
	parts := []fyne.CanvasObject{MinSize(8*z, 8*z, canvas.NewCircle(ink)), Gap(2, 1), nil, Gap(4, 1)}
	if action != "" {
		parts = append(parts, onNotice(p, Text(action, Style{RoundSize(Body, z), true, p.Accent}), 10, func() {
			n.Hide()
			do()
		}))
	}
	parts = append(parts, onNotice(p, Cross.Draw(p.Faint, 16*z), 6, n.Hide))
	dress := func(words fyne.CanvasObject) fyne.CanvasObject {
		parts[2] = words
		return container.NewStack(back, MinSize(0, n.layout.high(44*z), Padded(stripEdge, 8, stripEdge, 16, Row(6, parts...))))
	}
	width := n.layout.in(n.place.Size()).Width*noticeShare - dress(Gap(0, 0)).MinSize().Width
	return dress(Balanced(words, Style{RoundSize(Body, z), false, p.Ink}, width, noticeLines))
}

// Shadow lifts what lies over a page.
func Shadow() canvas.Shadow {
	return canvas.Shadow{Color: color.NRGBA{A: 70}, Offset: fyne.NewPos(0, 4), BlurRadius: 16, Variant: canvas.DropShadow}
}

func onNotice(p Palette, content fyne.CanvasObject, beside float32, onTap func()) *Tap {
	t := NewTap(Bar(32, beside, beside, 0, content), onTap)
	t.Over = p.Hairline
	return t
}

// bottomLayout puts its objects into the middle of the foot of a part of the window.
type bottomLayout struct {
	at     fyne.Position
	room   fyne.Size // the whole window if it is zero
	corner float32   // how much of the left corner is taken
}

func (*bottomLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// in is the room in a window.
func (f *bottomLayout) in(window fyne.Size) fyne.Size {
	if f.room.IsZero() {
		return window
	}
	return f.room
}

// isStrip says whether the room is a strip, which a notice takes the place of.
func (f *bottomLayout) isStrip() bool {
	return !f.room.IsZero() && f.room.Height < mostStrip*textScale()
}

// mostStrip is how high a strip is at most.
const mostStrip = 60

// high is how high a notice of one line is: lower in a strip, so that it stands on nothing above.
func (f *bottomLayout) high(usual float32) float32 {
	if f.isStrip() {
		return min(usual, f.room.Height-2*stripEdge)
	}
	return usual
}

// stripEdge is what stays free above and below a notice in a strip, and its words in the notice.
const stripEdge = 2

func (f *bottomLayout) Layout(objects []fyne.CanvasObject, window fyne.Size) {
	room := f.in(window)
	for _, o := range objects {
		if ground, ok := o.(*canvas.Rectangle); ok {
			ground.Resize(room)
			ground.Move(f.at)
			continue
		}
		least := o.MinSize()
		middle, right := (room.Width-least.Width)/2, room.Width-least.Width-Step
		x, below := max(middle, min(f.corner, right)), float32(Step)
		if f.isStrip() {
			below = stripEdge
		}
		o.Resize(least)
		o.Move(f.at.AddXY(float32(int(x)), room.Height-least.Height-below))
	}
}
