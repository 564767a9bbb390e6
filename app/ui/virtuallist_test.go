package ui

import (
	"fmt"
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestRowOffsets(t *testing.T) {
	heights := []float32{10, 30, 20}
	var o rowOffsets
	if o.rows() != 0 || o.total() != 0 {
		t.Errorf("before it is arranged it has %d rows in %v", o.rows(), o.total())
	}
	o.arrange(len(heights), func(i int) float32 { return heights[i] })
	for _, c := range []struct {
		from, to   float32
		first, end int
	}{
		{0, 60, 0, 3}, {-100, 0, 0, 0}, {-100, 1, 0, 1}, {0, 10, 0, 1}, {9, 11, 0, 2},
		{10, 40, 1, 2}, {39, 41, 1, 3}, {60, 100, 3, 3}, {-10, 100, 0, 3},
	} {
		if first, end := o.between(c.from, c.to); first != c.first || end != c.end {
			t.Errorf("between %v and %v are the rows %d to %d, want %d to %d", c.from, c.to, first, end, c.first, c.end)
		}
	}
	o.grow(1, 5)
	if o.top(1) != 10 || o.top(2) != 45 || o.height(1) != 35 || o.height(2) != 20 || o.total() != 65 {
		t.Errorf("after a row grew they begin at %v", o.tops)
	}
}

// listStage is a list in a window of 200 × 100 that counts what it is asked for.
type listStage struct {
	*VirtualList
	t       *testing.T
	rows    []string
	created int
	drawn   int // how often a row got other content
}

// listRow is a row that shows a text and is as high as it is told.
type listRow struct {
	canvas.Text
	height float32
}

func (r *listRow) MinSize() fyne.Size { return fyne.NewSize(1, r.height) }

func newListStage(t *testing.T, rows int, change func(*listStage, *VirtualListOptions)) *listStage {
	t.Helper()
	test.NewTempApp(t)
	s := &listStage{t: t}
	for i := range rows {
		s.rows = append(s.rows, fmt.Sprint(i))
	}
	o := VirtualListOptions{
		Length: func() int { return len(s.rows) },
		CreateRow: func() fyne.CanvasObject {
			s.created++
			return &listRow{}
		},
		UpdateRow: s.update,
		RowHeight: func(int) float32 { return 20 },
	}
	if change != nil {
		change(s, &o)
	}
	s.VirtualList = NewVirtualList(o)
	w := test.NewTempWindow(t, s.Object())
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 100))
	return s
}

func (s *listStage) update(i int, o fyne.CanvasObject) {
	if row := o.(*listRow); row.Text.Text != s.rows[i] {
		row.Text.Text = s.rows[i]
		s.drawn++
	}
}

// row is the object of a row in sight.
func (s *listStage) row(i int) fyne.CanvasObject {
	return s.VirtualList.rows[i%len(s.VirtualList.rows)]
}

// seen are the texts of the rows in sight, from the top down.
func (s *listStage) seen() (all []string) {
	var rows []*listRow
	for _, o := range s.content.Objects {
		if row, ok := o.(*listRow); ok && row.Visible() {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b *listRow) int { return int(a.Position().Y - b.Position().Y) })
	for _, row := range rows {
		all = append(all, row.Text.Text)
	}
	return all
}

func (s *listStage) mustSee(want ...string) {
	s.t.Helper()
	if got := s.seen(); !slices.Equal(got, want) {
		s.t.Errorf("in sight are %q, want %q", got, want)
	}
}

func (s *listStage) wheel(by float32) {
	s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -by}})
}

func TestAVirtualListMakesOnlyTheRowsInSight(t *testing.T) {
	s := newListStage(t, 100_000, nil)
	s.mustSee("0", "1", "2", "3", "4")
	for range 1000 {
		s.wheel(30)
	}
	s.mustSee("1500", "1501", "1502", "1503", "1504")
	s.scroll.ScrollToBottom()
	s.mustSee("99995", "99996", "99997", "99998", "99999")
	if s.created > 6 {
		t.Errorf("it made %d rows", s.created)
	}
}

func TestAVirtualListKeepsARowThatStaysInSight(t *testing.T) {
	s := newListStage(t, 100, nil)
	s.wheel(10) // six rows are in sight
	drawn := s.drawn
	row := s.row(3)
	s.wheel(20)
	if s.row(3) != row || s.drawn != drawn+1 {
		t.Errorf("one row came into sight, and %d were drawn", s.drawn-drawn)
	}
}

func TestAVirtualListRepaintsOnlyWhatChanged(t *testing.T) {
	s := newListStage(t, 100, nil)
	s.rows[2] = "other"
	s.Repaint()
	s.mustSee("0", "1", "other", "3", "4")
	if s.drawn != 6 {
		t.Errorf("one row changed, and %d were drawn", s.drawn-5)
	}
	s.rows = s.rows[:3]
	s.Repaint()
	s.mustSee("0", "1", "other")
}

func TestAVirtualListThatBecameShortIsScrolledBack(t *testing.T) {
	s := newListStage(t, 100, nil)
	s.scroll.ScrollToBottom()
	s.rows = s.rows[:7]
	s.Refresh()
	s.mustSee("2", "3", "4", "5", "6")
	s.rows = nil
	s.Refresh()
	s.mustSee()
	if s.scroll.Offset.Y != 0 {
		t.Errorf("without rows it is scrolled to %v", s.scroll.Offset.Y)
	}
}

func TestAVirtualListOfDifferingHeights(t *testing.T) {
	s := newListStage(t, 100, func(_ *listStage, o *VirtualListOptions) {
		o.RowHeight = func(i int) float32 { return []float32{70, 10}[i%2] }
	})
	s.mustSee("0", "1", "2")
	s.wheel(75)
	s.mustSee("1", "2", "3", "4")
	if at := s.row(4).Position().Y; at != 160 {
		t.Errorf("row 4 is at %v, want 160", at)
	}
}

func TestAVirtualListScrollsToARow(t *testing.T) {
	s := newListStage(t, 100, nil)
	for _, c := range []struct {
		row    int
		around float32
		at     float32
	}{
		{2, 0, 0}, {50, 0, 920}, {50, 10, 930}, {48, 0, 930}, {46, 0, 920}, {10, 10, 190}, {0, 10, 0},
		{99, 10, 1900}, {-1, 0, 1900}, {100, 0, 1900},
	} {
		s.ScrollTo(c.row, c.around)
		if s.scroll.Offset.Y != c.at {
			t.Errorf("row %d with %v around it: scrolled to %v, want %v", c.row, c.around, s.scroll.Offset.Y, c.at)
		}
	}
	s.mustSee("95", "96", "97", "98", "99")
	s.ScrollToTop()
	s.mustSee("0", "1", "2", "3", "4")
}

// TestAVirtualListCutsNoRowAbove is for lists that scroll away under a heading.
func TestAVirtualListCutsNoRowAbove(t *testing.T) {
	s := newListStage(t, 100, nil)
	list := s.Object()
	list.Resize(fyne.NewSize(200, 110))
	s.ScrollTo(50, 0)
	if at := s.scroll.Offset.Y; at != 920 {
		t.Errorf("row 50 at the foot of a viewport of 5 rows and a half: scrolled to %v, want 920", at)
	}
	s.wheel(5)
	list.Resize(fyne.NewSize(180, 110))
	if at := s.scroll.Offset.Y; at != 940 {
		t.Errorf("in another width it is scrolled to %v, want 940", at)
	}
}

func TestAVirtualListScrollsItsHeaderWithTheRows(t *testing.T) {
	var room fyne.Size
	header, back := canvas.NewRectangle(color.Black), canvas.NewRectangle(color.White)
	header.SetMinSize(fyne.NewSize(1, 50))
	s := newListStage(t, 100, func(_ *listStage, o *VirtualListOptions) {
		o.Header, o.Background, o.UpdateHeader = header, back, func(r fyne.Size) { room = r }
		o.Top, o.Side, o.Bottom, o.Padding, o.MaxWidth = 6, 10, 8, 4, 150
	})
	if want := fyne.NewSize(150, 100); room != want {
		t.Errorf("the header is made for %v, want %v", room, want)
	}
	s.mustSee("0", "1")
	for what, c := range map[string]struct{ got, want any }{
		"header":        {header.Position(), fyne.NewPos(25, 6)},
		"header's size": {header.Size(), fyne.NewSize(150, 50)},
		"background":    {back.Position(), fyne.NewPos(25, 56)},
		"its size":      {back.Size(), fyne.NewSize(150, 2008)},
		"row 0":         {s.row(0).Position(), fyne.NewPos(29, 60)},
		"its own size":  {s.row(0).Size(), fyne.NewSize(142, 20)},
		"all":           {s.content.MinSize().Height, float32(6 + 50 + 4 + 2000 + 4 + 8)},
		"in sight":      {s.HeaderInSight(), true},
	} {
		if c.got != c.want {
			t.Errorf("%s: %v, want %v", what, c.got, c.want)
		}
	}
	header.SetMinSize(fyne.NewSize(1, 10))
	s.Repaint()
	if at := s.row(0).Position().Y; at != 20 {
		t.Errorf("below a lower header the rows begin at %v", at)
	}
	s.wheel(16)
	if s.HeaderInSight() {
		t.Error("the header is above the viewport and counts as in sight")
	}
}

func TestAVirtualListMeasuresItsRows(t *testing.T) {
	s := newListStage(t, 100, func(s *listStage, o *VirtualListOptions) {
		o.RowHeight, o.UsualHeight = nil, 20
		o.UpdateRow = func(i int, row fyne.CanvasObject) {
			s.update(i, row)
			row.(*listRow).height = 40
		}
	})
	s.mustSee("0", "1", "2")
	if got, want := s.content.MinSize().Height, float32(5*40+95*20); got != want {
		t.Errorf("it is %v high, want %v", got, want)
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, 1000))
	s.wheel(1)
	_, last := s.InSight()
	last--
	before := s.row(last).Position().Y - s.scroll.Offset.Y
	for range 10 { // up over rows that turn out to be higher
		s.wheel(-1)
		if _, end := s.InSight(); last >= end {
			break
		}
		now := s.row(last).Position().Y - s.scroll.Offset.Y
		if now-before != 1 {
			t.Fatalf("a pixel up moved a row by %v", now-before)
		}
		before = now
	}
}

func TestAVirtualListTellsWhenItIsScrolledAndPlaced(t *testing.T) {
	scrolled, placed := 0, 0
	s := newListStage(t, 100, func(_ *listStage, o *VirtualListOptions) {
		o.OnScrolled, o.OnPlaced = func() { scrolled++ }, func() { placed++ }
	})
	if scrolled != 0 || placed == 0 {
		t.Errorf("at first it was scrolled %d times and placed %d times", scrolled, placed)
	}
	placed = 0
	s.wheel(20)
	s.Repaint()
	if scrolled != 1 || placed != 2 {
		t.Errorf("it was scrolled %d times and placed %d times, want 1 and 2", scrolled, placed)
	}
}

// BenchmarkVirtualListScroll shows that the number of rows is no cost.
func BenchmarkVirtualListScroll(b *testing.B) {
	for _, rows := range []int{10, 10_000, 100_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			test.NewTempApp(b)
			l := NewVirtualList(VirtualListOptions{
				Length:    func() int { return rows },
				CreateRow: func() fyne.CanvasObject { return canvas.NewRectangle(color.Black) },
				UpdateRow: func(int, fyne.CanvasObject) {},
				RowHeight: func(int) float32 { return 20 },
			})
			w := test.NewTempWindow(b, l.Object())
			w.Resize(fyne.NewSize(200, 100))
			y := float32(0)
			for b.Loop() {
				y = float32(int(y+20) % 80)
				l.scrollTo(y)
			}
		})
	}
}
