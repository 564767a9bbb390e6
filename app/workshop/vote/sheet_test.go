package vote

import (
	"fmt"
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"whybone/app/ui"
	"whybone/fishbone"
)

// A board of cards has its ground everywhere: between cards, beside and below them, where the last
// row is not full, also when it is scrolled.
func TestCardsStandOnAGround(t *testing.T) {
	for _, cards := range []int{2, 3, 5, 17, 19, 31} {
		for _, room := range []fyne.Size{{Width: 724, Height: 592}, {Width: 1180, Height: 420}, {Width: 433, Height: 300}} {
			s := newStage(t, unlike(cards, 2)...)
			s.Press(fyne.KeyReturn, fyne.KeyReturn)
			for end := range 2 {
				t.Run(fmt.Sprint(cards, room, end), func(t *testing.T) { hasGround(t, s, room, end > 0) })
			}
		}
	}
}

// unlike are so many causes of which none is said twice, and people.
func unlike(causes, people int) []fishbone.Edit {
	edits := team(0, people)
	for i := range causes {
		text := strings.Repeat(string(rune(0x4e00+97*i)), 5)
		edits = append(edits, fishbone.AddCause{ID: fishbone.ID(fmt.Sprint("c", i)), Under: "Methods", Text: text})
	}
	return edits
}

// hasGround puts a board on a colour that nothing has, and looks for it.
func hasGround(t *testing.T, s *stage, room fyne.Size, end bool) {
	t.Helper()
	v := s.view()
	if !v.showsCards() {
		t.Fatal("no cards are shown")
	}
	hole := color.NRGBA{255, 0, 255, 255}
	w := test.NewWindow(container.NewStack(canvas.NewRectangle(hole), v.board))
	defer w.Close()
	w.SetPadded(false)
	w.Resize(room)
	s.Loop.Run()
	if v.room != room {
		t.Fatalf("there is room for %v", v.room)
	}
	if end {
		ui.ScrollTo(v.scroll, max(0, v.scroll.Content.Size().Height-v.scroll.Size().Height))
	}
	img := w.Canvas().Capture()
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			if r, g, b, _ := img.At(x, y).RGBA(); r>>8 > 250 && g>>8 < 5 && b>>8 > 250 {
				t.Fatalf("there is a hole at %d, %d", x, y)
			}
		}
	}
}
