package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// PageTab leads to a page, from the header of another.
type PageTab struct {
	Words  string
	Count  string // how much is on that page; may be empty
	Chosen bool   // it is the page that is shown
	OnTap  func()
}

// PageTabs are tabs side by side, as high as a header. The chosen one has a line below it.
func PageTabs(tabs ...PageTab) fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, t := range tabs {
		all = append(all, t.object())
	}
	return Row(4, all...)
}

func (t PageTab) object() fyne.CanvasObject {
	p := Colors()
	ink := p.Muted
	if t.Chosen {
		ink = p.Ink
	}
	parts := []fyne.CanvasObject{Text(t.Words, Style{Body, t.Chosen, ink})}
	if t.Count != "" {
		parts = append(parts, Text(t.Count, Style{Small, false, p.Faint}))
	}
	tap := NewTap(Bar(36, 10, 10, Step, parts...), t.OnTap)
	if !t.Chosen {
		return MinSize(0, HeaderHeight, Row(0, tap))
	}
	line := canvas.NewRectangle(p.Accent)
	line.CornerRadius = 1
	return container.New(&underlined{}, MinSize(0, HeaderHeight, Row(0, tap)), line)
}

// underlined puts a line of three at the foot of an object, as wide as its words.
type underlined struct{}

// MinSize implements [fyne.Layout].
func (*underlined) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

// Layout implements [fyne.Layout].
func (*underlined) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const inset, thick = 10, 3
	o[0].Resize(s)
	o[1].Move(fyne.NewPos(inset, s.Height-thick))
	o[1].Resize(fyne.NewSize(max(0, s.Width-2*inset), thick))
}

// PageHeader is the line on top of a page that belongs to no analysis: the program's name and the
// tabs at the left, a search that takes what room there is between, and buttons at the right. The
// search may be nil.
func PageHeader(left, search fyne.CanvasObject, right ...fyne.CanvasObject) fyne.CanvasObject {
	if search == nil {
		search = Gap(0, 0)
	}
	return Padded(0, 16, 0, 24, container.New(&headerLayout{}, left, search, Row(12, right...)))
}

// The width of the search in a header.
const minSearch, maxSearch = 160, 340

// headerLayout gives a search the room between what stands left and right of it.
type headerLayout struct{}

// MinSize implements [fyne.Layout].
func (*headerLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+minSearch+o[2].MinSize().Width, HeaderHeight)
}

// Layout implements [fyne.Layout].
func (*headerLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const gap = 12
	middle := func(o fyne.CanvasObject, x, width, height float32) {
		o.Move(fyne.NewPos(x, float32(int((s.Height-height)/2))))
		o.Resize(fyne.NewSize(width, height))
	}
	left, right := o[0].MinSize(), o[2].MinSize()
	middle(o[0], 0, left.Width, min(s.Height, left.Height))
	middle(o[2], s.Width-right.Width, right.Width, right.Height)
	room := s.Width - left.Width - right.Width - 2*gap
	width := max(minSearch, min(maxSearch, room))
	middle(o[1], s.Width-right.Width-gap-width, width, EntryHeight)
}
