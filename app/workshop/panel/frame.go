package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/fishbone"
)

// Margin is inside the panel, left and right.
const Margin = 20

// BandEdge is beside everything in the band of the presenter.
const BandEdge = ui.FarEdge

// Edge is how far inside a board its words begin and end: below those of its tabs or, while everybody
// watches, above those of the band. What is drawn around words, as the fill of a row, stands out.
func Edge(h Host) float32 {
	if h.Presenting() {
		return BandEdge
	}
	return Margin
}

// leastList is how high the room for a panel's list is at least. Where there is less, the
// top of the panel scrolls with the list instead of staying.
const leastList = 120

// Frame is the frame of every panel: a top that stays, a middle that scrolls, and a
// foot that says what is missing and leads on.
type Frame struct {
	host   Host
	top    *fyne.Container
	middle *fyne.Container
	foot   *fyne.Container
	scroll *container.Scroll
	whole  fyne.CanvasObject // of these

	// MakeFoot makes another foot than the guide's; nil for that one.
	MakeFoot func() fyne.CanvasObject

	content fyne.CanvasObject
	cache   *ui.Cache

	stays  *fyne.Container // the top's place above the scroll
	moves  *fyne.Container // and inside it
	folded bool            // the top is inside
	leads  bool            // the panel has a way on of its own, so that the foot's is a quieter one

	second   *fyne.Container // what catches the second of two clicks
	followed fishbone.ID     // what was scrolled into sight last
}

// NewFrame makes an empty frame.
func NewFrame(h Host) *Frame {
	f := &Frame{
		host: h, top: container.NewStack(), middle: container.NewStack(), foot: container.NewStack(),
		moves: container.NewStack(),
	}
	f.cache = ui.NewCache(func() any { return h.PanelWidth() })
	f.stays = container.NewStack(f.top)
	f.scroll = container.NewVScroll(ui.Padded(4, Margin, 12, Margin, ui.Column(12, f.moves, f.middle)))
	f.moves.Hide()
	f.scroll.OnScrolled = func(fyne.Position) { f.scrolled() }
	f.whole = container.New(&frameLayout{f}, ui.Padded(Margin, Margin, 8, Margin, f.stays), f.scroll, f.foot)
	f.second = container.NewWithoutLayout()
	f.content = container.NewStack(f.whole, f.second)
	return f
}

// Content implements [Panel].
func (f *Frame) Content() fyne.CanvasObject { return f.content }

// Scroll is the part of the frame that scrolls.
func (f *Frame) Scroll() *container.Scroll { return f.scroll }

// scrolled tells the page that the content moves, which it does after this.
func (f *Frame) scrolled() { ui.Do(f.host.PanelScrolled) }

// Follow scrolls to what the team has in hand once it has its place, if that is another thing
// than before: somebody may have clicked it on the board.
func (f *Frame) Follow(id fishbone.ID, parts ...fyne.CanvasObject) {
	if id == f.followed || f.host.Presenting() {
		return
	}
	f.followed = id
	if id != "" && len(parts) > 0 {
		ui.Do(func() { f.bring(parts) })
	}
}

// FollowAsked is Follow for a row of a list whose top asks about that very thing: where the top
// scrolls with the list, the question stays in sight.
func (f *Frame) FollowAsked(id fishbone.ID, row fyne.CanvasObject) {
	if id == f.followed || f.host.Presenting() {
		return
	}
	f.followed = id
	ui.Do(func() {
		if f.folded {
			f.Bring(f.top)
		} else {
			f.Bring(row)
		}
	})
}

// Bring scrolls to a part of the list, or of a top that is inside the scroll.
func (f *Frame) Bring(part fyne.CanvasObject) { f.bring([]fyne.CanvasObject{part}) }

// bring scrolls to parts that follow one another. Where they are higher than the scroll, their
// beginning is to be seen.
func (f *Frame) bring(parts []fyne.CanvasObject) {
	if f.scroll.Visible() {
		ui.Reveal(f.scroll, 8, parts...)
	}
}

// TypeAt puts the focus into the field of a place, and says whether the panel has one.
func (f *Frame) TypeAt(place string) bool {
	e := fieldAt(place, f.top, f.middle)
	if e == nil {
		return false
	}
	f.host.TypeIn(e)
	if fieldAt(place, f.middle) != nil {
		ui.Do(func() { f.Bring(e) }) // once it has its place
	}
	return true
}

// fieldAt is the field of a place, nil where there is none.
func fieldAt(place string, in ...fyne.CanvasObject) *ui.Entry {
	for _, o := range in {
		switch o := o.(type) {
		case *fyne.Container:
			if e := fieldAt(place, o.Objects...); e != nil {
				return e
			}
		case *ui.Entry:
			if o.Place == place {
				return o
			}
		}
	}
	return nil
}

// InSight says whether a part of the panel is wholly to be seen, wherever it is scrolled.
func (f *Frame) InSight(part fyne.CanvasObject) bool {
	top := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	return top(part) >= top(f.whole) && top(part)+part.Size().Height <= top(f.foot)
}

// Flush implements [Panel]. It has nothing to do in most panels: what stands in a line is a
// draft already.
func (*Frame) Flush() {}

// Room is how wide the panel's content is.
func (f *Frame) Room() float32 { return f.host.PanelWidth() - 2*Margin }

// Show fills the frame; its foot is the guide's, unless it has one of its own. While everybody watches, the
// presenter shows the panel's prompt instead.
func (f *Frame) Show(top, middle fyne.CanvasObject) {
	defer f.cache.EndRound()
	if f.host.Presenting() {
		f.host.RefreshPrompt()
		return
	}
	Set(f.top, top)
	Set(f.middle, middle)
	f.leads = ui.HasPrimary(top, middle)
	f.serveFields(top, func() bool { return f.folded })
	f.serveFields(middle, func() bool { return true })
	if f.MakeFoot != nil {
		Set(f.foot, f.MakeFoot())
	} else {
		Set(f.foot, f.makeFoot())
	}
	f.whole.Refresh() // the top may have grown
}

// serveFields has the wheel scroll the panel over its fields, and Tab bring them into sight
// where they scroll with it.
func (f *Frame) serveFields(in fyne.CanvasObject, scrolls func() bool) {
	switch o := in.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			f.serveFields(part, scrolls)
		}
	case *ui.Entry:
		o.OnWheel = f.scroll.Scrolled
		o.OnTabbed = func() {
			if scrolls() {
				f.Bring(o)
			}
		}
	}
}

// Part is a part of the panel that is kept from one refresh to the next; see [ui.Cache].
func (f *Frame) Part(name string, deps any, make func() fyne.CanvasObject) fyne.CanvasObject {
	return f.cache.Get(name, deps, make)
}

// Set puts an object into a place.
func Set(place *fyne.Container, o fyne.CanvasObject) {
	place.Objects = []fyne.CanvasObject{o}
	place.Refresh()
}

// fold takes the top into the scroll, or out of it again.
func (f *Frame) fold(folded bool) {
	if folded == f.folded {
		return
	}
	f.folded = folded
	from, to := f.moves, f.stays
	if folded {
		from, to = f.stays, f.moves
	}
	from.Objects, to.Objects = nil, []fyne.CanvasObject{f.top}
	from.Hide()
	to.Show()
	f.scroll.Refresh()
}

// frameLayout puts the top above, the foot below and the scroll between them.
type frameLayout struct{ frame *Frame }

func (*frameLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, part := range o {
		width = max(width, part.MinSize().Width)
	}
	return fyne.NewSize(width, 1)
}

func (l *frameLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	const around = Margin + 8 // of the top, see NewFrame
	top, foot := l.frame.top.MinSize().Height+around, o[2].MinSize().Height
	folded := room.Height-top-foot < leastList
	l.frame.fold(folded)
	if folded {
		top = Margin - 4 // what the scroll has above is little
	}
	height := max(0, room.Height-top-foot)
	o[0].Resize(fyne.NewSize(room.Width, top))
	o[0].Move(fyne.Position{})
	o[1].Resize(fyne.NewSize(room.Width, height))
	o[1].Move(fyne.NewPos(0, top))
	o[2].Resize(fyne.NewSize(room.Width, foot))
	o[2].Move(fyne.NewPos(0, top+height))
}
