package workshop

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
)

// leastList is how high the room for a panel's list is at least. Where there is less, the
// top of the panel scrolls with the list instead of staying.
const leastList = 120

// sheet is the frame of every panel: a top that stays, a middle that scrolls, and a
// foot that says what is missing and leads on.
type sheet struct {
	page   *Page
	top    *fyne.Container
	middle *fyne.Container
	foot   *fyne.Container
	scroll *container.Scroll
	whole  fyne.CanvasObject
	parts  kept

	stays  *fyne.Container // the top's place above the scroll
	moves  *fyne.Container // and inside it
	folded bool            // the top is inside
}

func newSheet(p *Page) *sheet {
	s := &sheet{
		page: p, top: container.NewStack(), middle: container.NewStack(), foot: container.NewStack(),
		moves: container.NewStack(),
	}
	s.stays = container.NewStack(s.top)
	s.scroll = container.NewVScroll(ui.Inset(4, margin, 12, margin, ui.Column(12, s.moves, s.middle)))
	s.moves.Hide()
	s.scroll.OnScrolled = func(fyne.Position) { s.scrolled() }
	s.whole = container.New(&sheetPlan{s}, ui.Inset(margin, margin, 8, margin, s.stays), s.scroll, s.foot)
	return s
}

func (s *sheet) Content() fyne.CanvasObject { return s.whole }

// scrolled tells the coach that what it is about moves, which it does after this.
func (s *sheet) scrolled() {
	fyne.Do(func() {
		if s.page.coach != nil {
			s.page.coach.place()
		}
	})
}

// bring scrolls to a part of the list, or of a top that is inside the scroll.
func (s *sheet) bring(part fyne.CanvasObject) {
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	const around = 8
	top := where(part).Y - where(s.scroll.Content).Y - around
	foot := top + part.Size().Height + 2*around
	at := min(max(s.scroll.Offset.Y, foot-s.scroll.Size().Height), top)
	if at = max(0, at); at != s.scroll.Offset.Y && s.scroll.Visible() {
		s.scroll.ScrollToOffset(fyne.NewPos(0, at))
		s.scrolled()
	}
}

// inSight says whether a part of the panel is wholly to be seen, wherever it is scrolled.
func (s *sheet) inSight(part fyne.CanvasObject) bool {
	top := func(o fyne.CanvasObject) float32 { return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y }
	return top(part) >= top(s.whole) && top(part)+part.Size().Height <= top(s.foot)
}

// keep has nothing to do in most panels: what stands in a line is a draft already.
func (*sheet) Flush() {}

// room is how wide the panel's content is.
func (s *sheet) room() float32 { return s.page.width - 2*margin }

// show fills the parts; the foot is always the guide's.
func (s *sheet) show(top, middle fyne.CanvasObject) {
	defer s.parts.next()
	if s.page.presenting {
		s.page.podium.Refresh() // instead
		return
	}
	set(s.top, top)
	set(s.middle, middle)
	set(s.foot, s.makeFoot())
	s.whole.Refresh() // the top may have grown
}

// fold takes the top into the scroll, or out of it again.
func (s *sheet) fold(folded bool) {
	if folded == s.folded {
		return
	}
	s.folded = folded
	from, to := s.moves, s.stays
	if folded {
		from, to = s.stays, s.moves
	}
	from.Objects, to.Objects = nil, []fyne.CanvasObject{s.top}
	from.Hide()
	to.Show()
	s.scroll.Refresh()
}

// sheetPlan puts the top above, the foot below and the scroll between them.
type sheetPlan struct{ sheet *sheet }

func (*sheetPlan) MinSize(o []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, part := range o {
		width = max(width, part.MinSize().Width)
	}
	return fyne.NewSize(width, 1)
}

func (l *sheetPlan) Layout(o []fyne.CanvasObject, room fyne.Size) {
	const around = margin + 8 // of the top, see newSheet
	top, foot := l.sheet.top.MinSize().Height+around, o[2].MinSize().Height
	folded := room.Height-top-foot < leastList
	l.sheet.fold(folded)
	if folded {
		top = margin - 4 // what the scroll has above is little
	}
	height := max(0, room.Height-top-foot)
	o[0].Resize(fyne.NewSize(room.Width, top))
	o[0].Move(fyne.Position{})
	o[1].Resize(fyne.NewSize(room.Width, height))
	o[1].Move(fyne.NewPos(0, top))
	o[2].Resize(fyne.NewSize(room.Width, foot))
	o[2].Move(fyne.NewPos(0, top+height))
}
