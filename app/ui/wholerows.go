package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// This file is about lists that the room reads from afar: nobody there turns the wheel, and half a
// row reads as a fault. So a row that does not fit is not shown at all, and a line says how many
// more there are. Before one person lists are cut where they end, which shows that they scroll.

// readFromAfar says whether everybody watches.
func readFromAfar() bool { return Colors().HighContrast }

// foldHigh is how high the line is that says how many more rows there are.
func foldHigh() float32 { return RoundSize(Small*textScale(), 1.9) }

// FarEdge is beside all words that are read from afar.
const FarEdge = 28

// foldLine is that line; none for the end of a list.
func foldLine(n int, more func(n int) string) fyne.CanvasObject {
	said := ""
	if n > 0 {
		said = more(n)
	}
	return Text(said, Style{Size: RoundSize(Small, textScale()), Color: Colors().Muted})
}

// WholeRows shows a scroll in which no row is cut while everybody watches. Rows are those of its
// content, however deep they lie in containers; more says that there are n more of them below.
func WholeRows(s *container.Scroll, more func(n int) string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	if s.OnScrolled = nil; !readFromAfar() {
		return s
	}
	w := &wholeRows{scroll: s, heads: map[int]bool{}, more: more, covers: container.NewWithoutLayout()}
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

const beyond = 3

type wholeRows struct {
	scroll *container.Scroll
	rows   []fyne.CanvasObject
	heads  map[int]bool // which of them are titles
	more   func(n int) string
	covers *fyne.Container // what hides the rows that are cut, and the line below
	fold   bool            // not everything fits
}

// MinSize implements [fyne.Layout].
func (*wholeRows) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (w *wholeRows) Layout(_ []fyne.CanvasObject, room fyne.Size) {
	w.fold = w.scroll.Content.MinSize().Height > room.Height+tolerance
	w.covers.Resize(room)
	if w.fold {
		room.Height = max(1, float32(int(room.Height-foldHigh())))
	}
	w.scroll.Move(fyne.Position{}) // it stood elsewhere before one person
	w.scroll.Resize(room)
	w.cover()
}

// cover hides the rows of which a part only is in sight.
func (w *wholeRows) cover() {
	w.covers.Objects = nil
	defer w.covers.Refresh()
	if !w.fold {
		return
	}
	sight, below := w.scroll.Size().Height, 0
	places := placesIn(w.scroll.Content, w.rows)
	left := w.scroll.Size().Width
	footOf := func(i int) float32 { return places[i].Y - w.scroll.Offset.Y + w.rows[i].Size().Height }
	for i, at := range places {
		left = min(left, at.X)
		top, foot, size := at.Y-w.scroll.Offset.Y, footOf(i), w.rows[i].Size()
		alone := w.heads[i] && i+1 < len(places) && footOf(i+1) > sight+tolerance && w.rows[i+1].Size().Height <= sight
		if alone || foot > sight+tolerance {
			below++
		}
		from, to := max(top, 0), min(foot, sight)
		if to <= from || !alone && to-from >= min(size.Height, sight)-tolerance {
			continue // it is out of sight, or whole
		}
		hides := canvas.NewRectangle(Colors().Surface)
		hides.Move(fyne.NewPos(at.X-1, from))                    // half of a frame stands outside of its row
		hides.Resize(fyne.NewSize(size.Width+2, to-from+beyond)) // a scroll shows a little more than its size
		w.covers.Add(hides)
	}
	line := foldLine(below, w.more)
	line.Move(fyne.NewPos(left+Step, sight+(foldHigh()-line.MinSize().Height)/2))
	line.Resize(line.MinSize())
	w.covers.Add(line)
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
