package ui

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// This file is about lists that the room reads from afar: nobody there turns the wheel, and half a
// row reads as a fault, as does the hole that one would leave. So the first row that is whole stands
// at the top, and below the last one a line says how many more there are. Before one person lists are
// cut where they end, which shows that they scroll.

// readFromAfar says whether everybody watches.
func readFromAfar() bool { return Colors().HighContrast }

// FoldHeight is how high the line is that says how many more rows there are.
func FoldHeight() float32 { return RoundSize(Small*textScale(), 1.9) }

// FarEdge is beside all words that are read from afar.
const FarEdge = 28

// FoldLine is that line; none for the end of a list.
func FoldLine(n int, more func(n int) string) fyne.CanvasObject { return foldLine(n, more, 1) }

// foldLine is that line, so many times larger than usual.
func foldLine(n int, more func(n int) string, larger float32) fyne.CanvasObject {
	said := ""
	if n > 0 {
		said = more(n)
	}
	return Text(said, Style{Size: RoundSize(Small, textScale()*larger), Color: Colors().Muted})
}

// WholeRows shows a scroll in which no row is cut while everybody watches. Rows are those of its
// content, however deep they lie in containers; more says that there are n more of them below.
func WholeRows(s *container.Scroll, more func(n int) string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	if s.OnScrolled = nil; !readFromAfar() {
		liftOf(s).set(0)
		return s
	}
	return EveryRowWhole(s, Colors().Surface, more, rows...)
}

// EveryRowWhole is [WholeRows] before one person, too: where rows are so high that a part of one says
// something else than all of it. Ground is the colour behind the rows.
func EveryRowWhole(s *container.Scroll, ground color.Color, more func(n int) string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	w := &wholeRows{scroll: s, lift: liftOf(s), ground: ground, heads: map[int]bool{}, more: more, covers: container.NewWithoutLayout()}
	for i, o := range rows {
		h, is := o.(head)
		if w.heads[i] = is; is {
			o = h.CanvasObject
		}
		w.rows = append(w.rows, o)
	}
	s.OnScrolled = func(fyne.Position) { w.cover() }
	return container.New(w, s, w.covers)
}

// Head marks one of the rows of [WholeRows] as the title of the next one, without which it is not shown.
func Head(o fyne.CanvasObject) fyne.CanvasObject { return head{o} }

type head struct{ fyne.CanvasObject }

// lift shows what scrolls a little higher than it is scrolled, which the wheel may still do by any
// distance: a row that is cut above is out of sight then, and the next one has its place.
type lift struct {
	by   float32
	part fyne.CanvasObject
}

// liftOf is the one of a scroll.
func liftOf(s *container.Scroll) *lift {
	if c, ok := s.Content.(*fyne.Container); ok {
		if l, ok := c.Layout.(*lift); ok {
			return l
		}
	}
	l := &lift{part: s.Content}
	Replace(s, container.New(l, l.part))
	return l
}

func (l *lift) set(by float32) {
	l.by = by
	l.part.Move(fyne.NewPos(0, -by))
}

// MinSize implements [fyne.Layout].
func (l *lift) MinSize([]fyne.CanvasObject) fyne.Size { return l.part.MinSize() }

// Layout implements [fyne.Layout].
func (l *lift) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	l.part.Resize(room)
	l.set(l.by)
}

// scrolled is what a scroll scrolls, without its lift.
func scrolled(s *container.Scroll) fyne.CanvasObject {
	if c, ok := s.Content.(*fyne.Container); ok {
		if l, ok := c.Layout.(*lift); ok {
			return l.part
		}
	}
	return s.Content
}

const beyond = 3

type wholeRows struct {
	scroll *container.Scroll
	lift   *lift
	rows   []fyne.CanvasObject
	heads  map[int]bool // which of them are titles
	more   func(n int) string
	ground color.Color     // behind the rows
	covers *fyne.Container // what hides the rows that are cut, and the line below
	fold   bool            // not everything fits
	sight  fyne.Size       // of the rows, if all of it can be used

	covering bool
}

// MinSize implements [fyne.Layout].
func (*wholeRows) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (w *wholeRows) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	w.fold = w.scroll.Content.MinSize().Height > room.Height+tolerance
	w.covers.Resize(room)
	if w.fold {
		room.Height = max(1, float32(int(room.Height-FoldHeight())))
	}
	w.scroll.Move(fyne.Position{}) // it stood elsewhere before one person
	w.sight = room
	w.scroll.Resize(room)
	w.cover()
}

// cover hides what is below the last row that is whole, and the rows of which a part only is in sight.
// Near the end that may scroll, and other rows are whole then.
func (w *wholeRows) cover() {
	if w.covering {
		return
	}
	w.covering = true
	for range 3 {
		at, foot := w.scroll.Offset.Y, w.coverRows()
		if w.scroll.Resize(fyne.NewSize(w.sight.Width, foot)); w.scroll.Offset.Y == at {
			break
		}
	}
	w.covering = false
}

// coverRows hides the rows of which a part only is in sight, and returns where the last whole one ends
// if more follow.
func (w *wholeRows) coverRows() (end float32) {
	w.covers.Objects = nil
	defer w.covers.Refresh()
	sight, below, last := w.sight.Height, 0, float32(0)
	if w.lift.set(0); !w.fold {
		return sight
	}
	places := placesIn(w.lift.part, w.rows)
	w.lift.set(w.cutAbove(places))
	left, scrolled := w.scroll.Size().Width, w.scroll.Offset.Y+w.lift.by
	footOf := func(i int) float32 { return places[i].Y - scrolled + w.rows[i].Size().Height }
	for i, at := range places {
		left = min(left, at.X)
		top, foot, size := at.Y-scrolled, footOf(i), w.rows[i].Size()
		alone := w.heads[i] && i+1 < len(places) && footOf(i+1) > sight+tolerance && w.rows[i+1].Size().Height <= sight
		if alone || foot > sight+tolerance {
			below++
		}
		from, to := max(top, 0), min(foot, sight)
		if to <= from {
			continue // it is out of sight
		}
		if !alone && to-from >= min(size.Height, sight)-tolerance {
			last = max(last, to)
			continue
		}
		hides := canvas.NewRectangle(w.ground)
		hides.Move(fyne.NewPos(at.X-1, from))                    // half of a frame stands outside of its row
		hides.Resize(fyne.NewSize(size.Width+2, to-from+beyond)) // a scroll shows a little more than its size
		w.covers.Add(hides)
	}
	if below == 0 {
		return sight
	}
	if last == 0 { // what stands above the rows is all that there is room for
		last = min(max(places[0].Y-scrolled, 0), sight)
	}
	line := FoldLine(below, w.more)
	line.Move(fyne.NewPos(left+Step, last+(FoldHeight()-line.MinSize().Height)/2))
	line.Resize(line.MinSize())
	w.covers.Add(line)
	return min(sight, last+2) // the hairline below the last row stays
}

// cutAbove is how much is left in sight of a row that is cut above.
func (w *wholeRows) cutAbove(places []fyne.Position) float32 {
	from, sight := w.scroll.Offset.Y, w.sight.Height
	next, cut := float32(math.MaxFloat32), false
	for i, at := range places {
		if height := w.rows[i].Size().Height; at.Y >= from-tolerance {
			next = min(next, at.Y)
		} else if at.Y+height > from+tolerance && height <= sight {
			cut = true
		}
	}
	if !cut || next-from >= sight {
		return 0
	}
	return max(0, next-from)
}

// placesIn are where objects stand in a container, in the order of theirs.
func placesIn(in fyne.CanvasObject, objects []fyne.CanvasObject) []fyne.Position {
	number := make(map[fyne.CanvasObject]int, len(objects))
	for i, o := range objects {
		number[o] = i
	}
	all := make([]fyne.Position, len(objects))
	var look func(o fyne.CanvasObject, at fyne.Position)
	look = func(o fyne.CanvasObject, at fyne.Position) {
		if i, ok := number[o]; ok {
			all[i] = at
			return
		}
		if c, ok := o.(*fyne.Container); ok {
			for _, part := range c.Objects {
				look(part, at.Add(part.Position()))
			}
		}
	}
	look(in, fyne.Position{})
	return all
}
