package ui

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// How long a notice stays, how wide its words may be, and how far it keeps from the
// foot of the window.
const (
	noticeStays = 8 * time.Second
	noticeWords = 460
	noticeFoot  = 40
)

// Notices shows one short notice at a time at the bottom of a window: what was just
// done, with a button that takes it back, or why something could not be done. A notice
// goes by itself and never takes the focus. It belongs to the window's thread.
type Notices struct {
	// After is the clock, [Later] at first.
	After After

	place   *fyne.Container
	foot    *atFoot
	callOff func()
}

// NewNotices makes a place for notices with none in it.
func NewNotices() *Notices {
	foot := &atFoot{}
	return &Notices{After: Later, place: container.New(foot), foot: foot, callOff: func() {}}
}

// Object is what lies over the whole window, below the tooltips.
func (n *Notices) Object() fyne.CanvasObject { return n.place }

// Raise keeps notices clear of what stands at the foot of the window, so high.
func (n *Notices) Raise(height float32) {
	if n.foot.raised != height {
		n.foot.raised = height
		n.place.Refresh()
	}
}

// Say shows words in place of the notice that is there. The action is the word on a
// button that does something and hides the notice; empty for none.
func (n *Notices) Say(words string, tone Tone, action string, do func()) {
	n.callOff()
	n.show(n.card(words, tone, action, do))
	n.callOff = n.After(noticeStays, n.Hide)
}

// Hide takes the notice away, if there is one.
func (n *Notices) Hide() {
	n.callOff()
	n.callOff = func() {}
	n.show()
}

func (n *Notices) show(objects ...fyne.CanvasObject) {
	n.place.Objects = objects
	n.place.Refresh()
}

// card draws a notice in the colours of the other background, so that it is seen at
// once and no card of the page is taken for one.
func (n *Notices) card(words string, tone Tone, action string, do func()) fyne.CanvasObject {
	p := Dark
	if Colors().Dark {
		p = Light
	}
	ink, _ := tone.colors(p)
	mark := canvas.NewCircle(ink)
	parts := []fyne.CanvasObject{
		Least(8, 8, mark),
		Gap(2, 1),
		Paragraph(words, Style{Body, false, p.Ink}, noticeWords, 3),
		Gap(4, 1),
	}
	if action != "" {
		parts = append(parts, onNotice(p, Text(action, Style{Body, true, p.Accent}), 10, func() {
			n.Hide()
			do()
		}))
	}
	parts = append(parts, onNotice(p, Cross.Draw(p.Third, 16), 6, n.Hide))
	back := canvas.NewRectangle(p.Surface)
	back.CornerRadius = Radius
	back.Shadow = Shadow()
	return container.NewStack(back, Least(0, 48, Inset(6, 8, 6, 16, Row(6, parts...))))
}

// Shadow lifts what lies over a page.
func Shadow() canvas.Shadow {
	return canvas.Shadow{Color: color.NRGBA{A: 70}, Offset: fyne.NewPos(0, 4), BlurRadius: 16, Variant: canvas.DropShadow}
}

func onNotice(p Palette, content fyne.CanvasObject, beside float32, onTap func()) *Tap {
	t := NewTap(Least(0, 32, Inset(0, beside, 0, beside, Row(0, content))), onTap)
	t.Over = p.Sunken
	return t
}

// atFoot puts its objects into the middle of the foot.
type atFoot struct{ raised float32 }

func (*atFoot) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (f *atFoot) Layout(objects []fyne.CanvasObject, room fyne.Size) {
	for _, o := range objects {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(float32(int((room.Width-least.Width)/2)), room.Height-least.Height-max(noticeFoot, f.raised)))
	}
}
