package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Reveal scrolls no further than it must for parts of a scroll's content to be in sight, which
// follow one another, with some room above and below. Where they are higher than the scroll,
// their beginning is to be seen. It returns whether it scrolled.
func Reveal(s *container.Scroll, around float32, parts ...fyne.CanvasObject) bool {
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	start, last := where(scrolled(s)).Y, parts[len(parts)-1]
	return RevealStretch(s, where(parts[0]).Y-start-around, where(last).Y-start+last.Size().Height+around)
}

// RevealStretch is [Reveal] for what lies between two heights of the content.
func RevealStretch(s *container.Scroll, top, foot float32) bool {
	at := max(0, min(max(s.Offset.Y, foot-s.Size().Height), top))
	if at == s.Offset.Y {
		return false
	}
	ScrollTo(s, at)
	return true
}

// ScrollTo scrolls to a height of the content, and tells who listens, which Fyne leaves out.
func ScrollTo(s *container.Scroll, y float32) {
	s.ScrollToOffset(fyne.NewPos(s.Offset.X, y))
	if s.OnScrolled != nil {
		s.OnScrolled(s.Offset)
	}
}
