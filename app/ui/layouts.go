package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Row puts objects side by side, each at its smallest width and centred in height.
// A [Spacer] between them takes the room that is left.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap}, objects...)
}

// Column puts objects below each other, each as wide as the column. A [Spacer]
// between them takes the room that is left.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&line{gap: gap, down: true}, objects...)
}

// Spacer is what grows in a [Row] or a [Column].
func Spacer() fyne.CanvasObject { return layout.NewSpacer() }

// Expand makes an object take the room that is left in a [Row] or a [Column].
func Expand(o fyne.CanvasObject) fyne.CanvasObject { return container.New(&grown{}, o) }

// Padded puts room around an object.
func Padded(top, right, bottom, left float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// Pad puts the same room on all sides of an object.
func Pad(n float32, o fyne.CanvasObject) *fyne.Container { return Padded(n, n, n, n, o) }

// MinSize gives an object at least a size.
func MinSize(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&least{fyne.NewSize(width, height)}, o)
}

// Centered puts an object into the middle of its room, at its smallest size.
func Centered(o fyne.CanvasObject) *fyne.Container { return container.NewCenter(o) }

// Gap is an empty place.
func Gap(width, height float32) fyne.CanvasObject { return MinSize(width, height, layout.NewSpacer()) }

// line is a row or a column.
type line struct {
	gap  float32
	down bool
}

func (l *line) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var along, across float32
	shown := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		shown++
		if isSpring(o) {
			continue
		}
		a, c := l.split(o.MinSize())
		along += a
		across = max(across, c)
	}
	along += l.gap * float32(max(0, shown-1))
	return l.join(along, across)
}

func (l *line) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	needed, _ := l.split(l.MinSize(objects))
	room, across := l.split(size)
	growing := 0
	for _, o := range objects {
		if o.Visible() && grows(o) {
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
		if grows(o) {
			length += share
		}
		l.place(o, at, length, across)
		at += length + l.gap
	}
}

// length is an object's smallest length.
func (l *line) length(o fyne.CanvasObject) float32 {
	if isSpring(o) {
		return 0
	}
	length, _ := l.split(o.MinSize())
	return length
}

// place puts an object at its place, in its size at once: every other size that it has
// in between costs a frame.
func (l *line) place(o fyne.CanvasObject, at, length, across float32) {
	thick := l.thickness(o, across)
	o.Resize(l.join(length, thick))
	offset := l.join(at, (across-thick)/2)
	o.Move(fyne.NewPos(offset.Width, offset.Height))
}

// thickness is how much of the other direction an object takes: all of a column's
// width, its own height in a row unless it grows.
func (l *line) thickness(o fyne.CanvasObject, across float32) float32 {
	if l.down || grows(o) {
		return across
	}
	_, c := l.split(o.MinSize())
	return min(c, across)
}

func (l *line) split(s fyne.Size) (along, across float32) {
	if l.down {
		return s.Height, s.Width
	}
	return s.Width, s.Height
}

func (l *line) join(along, across float32) fyne.Size {
	if l.down {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

func isSpring(o fyne.CanvasObject) bool {
	s, ok := o.(layout.SpacerObject)
	return ok && (s.ExpandHorizontal() || s.ExpandVertical())
}

func grows(o fyne.CanvasObject) bool {
	if isSpring(o) {
		return true
	}
	c, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	_, ok = c.Layout.(*grown)
	return ok
}

// grown marks what takes the room that is left; inside, it is a stack.
type grown struct{}

func (*grown) MinSize(objects []fyne.CanvasObject) fyne.Size { return largest(objects) }
func (*grown) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
		o.Move(fyne.Position{})
	}
}

type least struct{ size fyne.Size }

func (l *least) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return l.size.Max(largest(objects))
}

func (l *least) Layout(objects []fyne.CanvasObject, s fyne.Size) { (*grown)(nil).Layout(objects, s) }

func largest(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if o.Visible() && !isSpring(o) {
			size = size.Max(o.MinSize())
		}
	}
	return size
}
