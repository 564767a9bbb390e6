package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Row puts objects side by side, each at its smallest width and centred in height.
// A [Spacer] between them takes the room that is left.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap}, objects...)
}

// Bar is a [Row] in the middle of a height, with room at its left and right: a line of a list, the
// words on a button. Each line that stands in three boxes is measured three times in each frame.
func Bar(height, left, right, gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap, high: height, left: left, right: right}, objects...)
}

// Column puts objects below each other, each as wide as the column. A [Spacer]
// between them takes the room that is left.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&lineLayout{gap: gap, down: true}, objects...)
}

// Spacer is what grows in a [Row] or a [Column].
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

// Expand makes an object take the room that is left in a [Row] or a [Column].
func Expand(o fyne.CanvasObject) fyne.CanvasObject { return container.New(&expandLayout{}, o) }

// Padded puts room around an object.
func Padded(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// Pad puts the same room on all sides of an object.
func Pad(n float32, o fyne.CanvasObject) *fyne.Container { return Padded(n, n, n, n, o) }

// MinSize gives an object at least a size.
func MinSize(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&minSizeLayout{fyne.NewSize(width, height)}, o)
}

// Centered puts an object into the middle of its room, at its smallest size.
func Centered(o fyne.CanvasObject) *fyne.Container { return container.NewCenter(o) }

// SetContent has a place show something else.
func SetContent(place *fyne.Container, o fyne.CanvasObject) {
	place.Objects = []fyne.CanvasObject{o}
	place.Refresh()
}

// Replace puts another content into what scrolls, which stays where it was scrolled to. Fyne
// would go to the top, because new content has no size yet.
func Replace(s *container.Scroll, content fyne.CanvasObject) {
	content.Resize(content.MinSize().Max(s.Size()))
	s.Content = content
	s.Refresh()
}

// Gap is an empty place.
func Gap(width, height float32) fyne.CanvasObject { return MinSize(width, height, layout.NewSpacer()) }

// Flow puts objects side by side and goes on in a new row where the width is used up.
func Flow(gap, width float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flowLayout{gap, width}, objects...)
}

// lineLayout is a row or a column.
type lineLayout struct {
	gap               float32
	down              bool
	high, left, right float32 // of a [Bar]: its least height, and what stays free beside it
}

// MinSize implements [fyne.Layout].
func (l *lineLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	least := l.needed(objects)
	return fyne.NewSize(least.Width+l.left+l.right, max(least.Height, l.high))
}

// needed is how large the objects are.
func (l *lineLayout) needed(objects []fyne.CanvasObject) fyne.Size {
	var along, across float32
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		if isSpacer(o) {
			continue
		}
		a, c := l.split(o.MinSize())
		along += a
		across = max(across, c)
	}
	along += l.gap * float32(max(0, shown-1))
	return l.join(along, across)
}

// Layout implements [fyne.Layout].
func (l *lineLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	size.Width = max(0, size.Width-l.left-l.right)
	needed, _ := l.split(l.needed(objects))
	room, across := l.split(size)
	growing := 0
	for _, o := range objects {
		if o.Visible() && expands(o) {
			growing++
		}
	}
	share := float32(0)
	if growing > 0 {
		share = max(0, room-needed) / float32(growing)
	}
	at := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		length := l.length(o)
		if expands(o) {
			length += share
		}
		l.place(o, at, length, across)
		at += length + l.gap
	}
}

// length is an object's smallest length.
func (l *lineLayout) length(o fyne.CanvasObject) float32 {
	if isSpacer(o) {
		return 0
	}
	length, _ := l.split(o.MinSize())
	return length
}

// place puts an object at its place, in its size at once: every other size that it has
// in between costs a frame.
func (l *lineLayout) place(o fyne.CanvasObject, at, length, across float32) {
	thick := l.thickness(o, across)
	o.Resize(l.join(length, thick))
	offset := l.join(at, (across-thick)/2)
	o.Move(fyne.NewPos(l.left+offset.Width, offset.Height))
}

// thickness is how much of the other direction an object takes: all of a column's
// width, its own height in a row unless it grows.
func (l *lineLayout) thickness(o fyne.CanvasObject, across float32) float32 {
	if l.down || expands(o) {
		return across
	}
	_, c := l.split(o.MinSize())
	return min(c, across)
}

func (l *lineLayout) split(s fyne.Size) (along, across float32) {
	if l.down {
		return s.Height, s.Width
	}
	return s.Width, s.Height
}

func (l *lineLayout) join(along, across float32) fyne.Size {
	if l.down {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

func isSpacer(o fyne.CanvasObject) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && (s.ExpandHorizontal() || s.ExpandVertical())
}

func expands(o fyne.CanvasObject) bool {
	if isSpacer(o) {
		return true
	}
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(*expandLayout)
	return ok
}

// expandLayout marks what takes the room that is left; inside, it is a stack.
type expandLayout struct{}

func (*expandLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return largest(objects) }
func (*expandLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
		o.Move(fyne.Position{})
	}
}

type minSizeLayout struct{ size fyne.Size }

func (l *minSizeLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.size.Max(largest(objects))
}

func (l *minSizeLayout) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	(*expandLayout)(nil).Layout(objects, s)
}

func largest(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() && !isSpacer(o) {
			size = size.Max(o.MinSize())
		}
	}
	return size
}

type flowLayout struct{ gap, width float32 }

func (f *flowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	height := f.walk(objects, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
	return fyne.NewSize(f.width, height)
}

func (f *flowLayout) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	f.walk(objects, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// walk gives each object its place, in the middle of its row, and returns the height of all rows.
func (f *flowLayout) walk(objects []fyne.CanvasObject, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	y := float32(0)
	for len(objects) > 0 {
		n, high := f.row(objects)
		x := float32(0)
		for _, o := range objects[:n] {
			size := o.MinSize()
			place(o, fyne.NewPos(x, y+float32(int((high-size.Height)/2))), size)
			x += size.Width + f.gap
		}
		if objects = objects[n:]; len(objects) > 0 {
			high += f.gap
		}
		y += high
	}
	return y
}

// row is how many of the objects stand in the first row, and how high that is.
func (f *flowLayout) row(objects []fyne.CanvasObject) (n int, high float32) {
	x := float32(0)
	for i, o := range objects {
		size := o.MinSize()
		if i > 0 && x+size.Width > f.width {
			return i, high
		}
		x += size.Width + f.gap
		high = max(high, size.Height)
	}
	return len(objects), high
}

// HalvesGap is what stays free between [Halves].
const HalvesGap = 8

// Halves puts two things side by side, each in half of the room.
func Halves(left, right fyne.CanvasObject) fyne.CanvasObject {
	return container.New(halvesLayout{}, left, right)
}

// halvesLayout gives two things half of the room each.
type halvesLayout struct{}

// MinSize implements [fyne.Layout].
func (halvesLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

// Layout implements [fyne.Layout].
func (halvesLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	width := (room.Width - HalvesGap) / 2
	for i, half := range o {
		half.Move(fyne.NewPos(float32(i)*(width+HalvesGap), 0))
		half.Resize(fyne.NewSize(width, half.MinSize().Height))
	}
}

// WithSide is a page: a header over all, the page itself, and a side of a width at the right, with
// hairlines between them.
func WithSide(header, page, side fyne.CanvasObject, width float32) *fyne.Container {
	return container.New(sideLayout{width}, header, page, Hairline(), side, Hairline())
}

// sideLayout is the layout of [WithSide].
type sideLayout struct{ width float32 }

// MinSize implements [fyne.Layout].
func (sideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(960, 440) }

// Layout implements [fyne.Layout].
func (l sideLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	const top = HeaderHeight
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, h))
	}
	put(o[0], 0, 0, s.Width, top)
	put(o[1], 0, top+1, s.Width-l.width, s.Height-top-1)
	put(o[2], 0, top, s.Width, 1)
	put(o[3], s.Width-l.width, top+1, l.width, s.Height-top-1)
	put(o[4], s.Width-l.width, top, 1, s.Height-top)
}

// WithFoot puts a foot of a height below something, with a hairline between them.
func WithFoot(above, foot fyne.CanvasObject, height float32) *fyne.Container {
	return container.New(footLayout{height}, above, Hairline(), foot)
}

// footLayout is the layout of [WithFoot].
type footLayout struct{ height float32 }

// MinSize implements [fyne.Layout].
func (l footLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	above, foot := o[0].MinSize(), o[2].MinSize()
	return fyne.NewSize(max(above.Width, foot.Width), above.Height+l.height)
}

// Layout implements [fyne.Layout].
func (l footLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	put := func(o fyne.CanvasObject, y, h float32) {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(s.Width, h))
	}
	put(o[0], 0, s.Height-l.height)
	put(o[1], s.Height-l.height, 1)
	put(o[2], s.Height-l.height+1, l.height-1)
}
