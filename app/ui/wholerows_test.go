package ui

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// present has everybody watch until the test ends.
func present(t *testing.T) {
	t.Helper()
	fyne.CurrentApp().Settings().SetTheme(&Theme{Mode: LightMode})
	SetPresenting(24)
	t.Cleanup(func() { SetPresenting(0) })
}

func moreRows(n int) string { return fmt.Sprint(n, " more") }

// wholeStage is a scroll of ten rows of 40, some of them titles, in a window of 200 × 150.
func wholeStage(t *testing.T, heads ...int) (s *container.Scroll, shown *fyne.Container) {
	t.Helper()
	var rows []fyne.CanvasObject
	for range 10 {
		rows = append(rows, MinSize(180, 40, canvas.NewRectangle(nil)))
	}
	s = container.NewVScroll(Column(0, Padded(0, 0, 0, 10, Column(0, rows...))))
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	rows = slices.Clone(rows) // the column has the others
	for _, i := range heads {
		rows[i] = Head(rows[i])
	}
	whole := WholeRows(s, moreRows, rows...)
	w.SetContent(whole)
	w.Resize(fyne.NewSize(200, 150))
	shown, _ = whole.(*fyne.Container)
	return s, shown
}

// lineBelow is where it stands that more follows.
func lineBelow(shown *fyne.Container) float32 {
	for _, o := range shown.Objects[1].(*fyne.Container).Objects {
		if text, ok := o.(*canvas.Text); ok {
			return text.Position().Y
		}
	}
	return 0
}

// stagedRows are the rows of a stage.
func stagedRows(s *container.Scroll) []fyne.CanvasObject {
	column := s.Content.(*fyne.Container).Objects[0].(*fyne.Container).Objects[0].(*fyne.Container)
	return column.Objects[0].(*fyne.Container).Objects
}

// covers are the rows that are hidden, by where they would be in sight, and what is said below.
func covers(shown *fyne.Container) (hidden []string, said string) {
	for _, o := range shown.Objects[1].(*fyne.Container).Objects {
		switch o := o.(type) {
		case *canvas.Rectangle:
			hidden = append(hidden, fmt.Sprint(o.Position().Y, "-", o.Position().Y+o.Size().Height-beyond))
		case *canvas.Text:
			said = o.Text
		}
	}
	return hidden, said
}

func TestNoRowIsCutBeforeOnePersonWhereThatIsAskedFor(t *testing.T) {
	test.NewTempApp(t)
	s, _ := wholeStage(t)
	ground := color.NRGBA{1, 2, 3, 255}
	whole := EveryRowWhole(s, ground, moreRows, stagedRows(s)...).(*fyne.Container)
	w := test.NewTempWindow(t, whole)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 150))
	if hidden, said := covers(whole); len(hidden) != 1 || said != moreRows(7) {
		t.Errorf("hidden is %v, and it says %q", hidden, said)
	}
	if at := s.Size().Height; at != 122 {
		t.Errorf("the rows have %v", at)
	}
	w.Resize(fyne.NewSize(200, 55)) // the second row stands for what is above the rows, which end below it
	if s.Size().Height > 55-FoldHeight() {
		t.Errorf("the rows have %v", s.Size().Height)
	}
	tall := EveryRowWhole(s, ground, moreRows, stagedRows(s)[2:]...).(*fyne.Container)
	w.SetContent(tall)
	w.Resize(fyne.NewSize(200, 130))
	if _, said := covers(tall); said != moreRows(8) || s.Size().Height < 80 {
		t.Errorf("what stands above the rows has %v, and it says %q", s.Size().Height, said)
	}
	w.SetContent(whole)
	w.Resize(fyne.NewSize(200, 150))
	for _, o := range whole.Objects[1].(*fyne.Container).Objects {
		if r, ok := o.(*canvas.Rectangle); ok && r.FillColor != color.Color(ground) {
			t.Errorf("what is hidden has the colour %v", r.FillColor)
		}
	}
}

func TestNoRowIsCutWhileEverybodyWatches(t *testing.T) {
	test.NewTempApp(t)
	if s, shown := wholeStage(t); shown != nil || s.Size().Height != 150 {
		t.Errorf("before one person the scroll is %v", s.Size())
	}
	present(t)
	s, shown := wholeStage(t)
	sight := shown.Layout.(*wholeRows).sight.Height
	if sight >= 150 || sight <= 80 || sight >= 120+0.1 && sight < 121 {
		t.Fatalf("the rows have %v", sight)
	}
	whole := int(sight / 40)
	hidden, said := covers(shown)
	if want := []string{fmt.Sprint(float32(40*whole), "-", sight)}; sight > float32(40*whole) && !slices.Equal(hidden, want) {
		t.Errorf("hidden is %v, want %v", hidden, want)
	}
	if said != moreRows(10-whole) {
		t.Errorf("it says %q", said)
	}
	if at := lineBelow(shown); at < float32(40*whole) || at > float32(40*whole)+FoldHeight()/2 {
		t.Errorf("what is said below stands at %v, not right below the rows", at)
	}
	ScrollTo(s, 60) // half of a row is scrolled away
	if hidden, said := covers(shown); slices.Contains(hidden, "0-20") || said != moreRows(10-2-whole) {
		t.Errorf("scrolled by half a row hidden is %v, and it says %q", hidden, said)
	}
	if top := placesIn(s.Content, stagedRows(s))[2].Y - s.Offset.Y; top != 0 {
		t.Errorf("scrolled by half a row the next one stands at %v", top)
	}
	Reveal(s, 0, stagedRows(s)[6])
	if top := placesIn(s.Content, stagedRows(s))[6].Y - s.Offset.Y; top < 0 || top+40 > sight {
		t.Errorf("a row that was to be seen stands at %v", top)
	}
	ScrollTo(s, 400-sight)
	if _, said := covers(shown); said != "" {
		t.Errorf("at the end it says %q", said)
	}
	_, shown = wholeStage(t, whole-1, 9)
	if hidden, said := covers(shown); !slices.Contains(hidden, fmt.Sprint(40*(whole-1), "-", 40*whole)) || said != moreRows(11-whole) {
		t.Errorf("with a title as the last whole row hidden is %v, and it says %q", hidden, said)
	}
	_, shown = wholeStage(t, whole-2)
	if hidden, said := covers(shown); slices.Contains(hidden, fmt.Sprint(40*(whole-2), "-", 40*(whole-1))) || said != moreRows(10-whole) {
		t.Errorf("with a title before the last whole row hidden is %v, and it says %q", hidden, said)
	}
}

// A list of which only the rows in sight exist shows no half row either.
func TestNoRowOfAListIsCutWhileEverybodyWatches(t *testing.T) {
	s := newListStage(t, 20, func(_ *listStage, o *VirtualListOptions) { o.More = moreRows })
	cut := func() (n int) {
		for _, row := range s.VirtualList.rows {
			at := row.Position().Y - s.scroll.Offset.Y
			foot := at + row.Size().Height
			if row.Visible() && (at < 0 && foot > 0 || foot > s.scroll.Size().Height && at < s.scroll.Size().Height) {
				n++
			}
		}
		return n
	}
	s.scrollTo(7)
	if cut() == 0 {
		t.Error("before one person no row is cut")
	}
	present(t)
	s.Refresh()
	if n := cut(); n != 0 || len(s.fold.Objects) != 1 {
		t.Errorf("%d rows are cut, %d lines below", n, len(s.fold.Objects))
	}
	top, last := float32(math.MaxFloat32), float32(0)
	for _, row := range s.VirtualList.rows {
		if at := row.Position().Y - s.scroll.Offset.Y; row.Visible() {
			top, last = min(top, at), max(last, at+row.Size().Height)
		}
	}
	line, high := s.fold.Objects[0].Position().Y, s.fold.Objects[0].Size().Height
	if top != 0 || math.Abs(float64(line-last-(FoldHeight()-high)/2)) > 1 || last > s.scroll.Size().Height-1 {
		t.Errorf("the first row stands at %v, the last one ends at %v, and %v says that more follow", top, last, line)
	}
	s.scrollTo(0)
	n := len(s.seen())
	title := n - 1
	s.Heads = func(i int) bool { return i == title }
	s.Refresh()
	if got := len(s.seen()); got != n-1 {
		t.Errorf("with a title last there are %d rows, want %d", got, n-1)
	}
	title--
	s.Refresh()
	if got := len(s.seen()); got != n {
		t.Errorf("with a title before the last one there are %d rows, want %d", got, n)
	}
	s.rows = s.rows[:2]
	s.Refresh()
	if len(s.fold.Objects) != 0 || s.scroll.Size().Height != s.room.Height {
		t.Errorf("of a list that fits %v of %v are seen", s.scroll.Size(), s.room)
	}
}
