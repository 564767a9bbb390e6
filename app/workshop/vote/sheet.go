package vote

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
)

// The ground of a board of cards. Most of it lies below cards, and where there is no graphics card
// a point that is painted twice takes twice as long. So a card paints the ground around itself,
// half of what stays free between two of them, and here is the rest.

// aroundCard is how far a card paints the ground: a point more than half of the way to the next.
var aroundCard = fyne.NewSize(columnGap/2+1, cardGap/2+1)

// newGround is a piece of the ground.
func newGround() fyne.CanvasObject { return ui.NewGround(ui.Colors().Surface) }

// newSheet is what scrolls: cards with the ground beside them, below them, and where the last row
// has none.
func newSheet(g grid, edge float32, cards *fyne.Container) *fyne.Container {
	return container.New(&sheet{g, edge}, newGround(), newGround(), newGround(), newGround(), cards)
}

// sheet is the layout of [newSheet].
type sheet struct {
	grid
	edge float32
}

// belowCards is what stays free at least below the last row.
const belowCards = 4

// MinSize implements [fyne.Layout].
func (s *sheet) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[len(o)-1].MinSize().AddWidthHeight(2*s.edge, belowCards)
}

// Layout implements [fyne.Layout].
func (s *sheet) Layout(o []fyne.CanvasObject, room fyne.Size) {
	cards := o[len(o)-1].(*fyne.Container)
	high, n := cards.MinSize().Height, len(cards.Objects)
	place(cards, s.edge, 0, room.Width-s.edge, high)
	right := s.edge + float32(s.columns)*(s.wide+columnGap) - columnGap
	place(o[0], 0, 0, s.edge, room.Height)
	place(o[1], right, 0, room.Width, room.Height)
	place(o[2], 0, high, room.Width, room.Height)
	last := right // where the cards of the last row end
	if over := n % s.columns; over > 0 {
		last = s.edge + float32(over)*(s.wide+columnGap) - columnGap
	}
	place(o[3], last, high-s.high-cardGap, right, high)
}

// newFramed is a board with a sheet that scrolls between a head and a foot.
func newFramed(head, foot, scroll fyne.CanvasObject) *fyne.Container {
	return container.New(framed{}, newGround(), newGround(), head, foot, scroll)
}

// framed is the layout of [newFramed].
type framed struct{}

// frameGap is what stays free above and below what scrolls.
const frameGap = 4

// MinSize implements [fyne.Layout]. The board says how large it is.
func (framed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (framed) Layout(o []fyne.CanvasObject, room fyne.Size) {
	head, foot := o[2].MinSize().Height, room.Height-o[3].MinSize().Height
	top, end := head+frameGap, max(head+frameGap, foot-frameGap)
	place(o[0], 0, 0, room.Width, top)
	place(o[1], 0, end, room.Width, room.Height)
	place(o[2], 0, 0, room.Width, head)
	place(o[3], 0, foot, room.Width, room.Height)
	place(o[4], 0, top, room.Width, end)
}

// place puts an object between two corners. Without room it is away: there is no picture of no size.
func place(o fyne.CanvasObject, left, top, right, foot float32) {
	size := fyne.NewSize(right-left, foot-top)
	if size.Width <= 0 || size.Height <= 0 {
		if o.Visible() {
			o.Hide()
		}
		return
	}
	o.Move(fyne.NewPos(left, top))
	o.Resize(size)
	if !o.Visible() {
		o.Show()
	}
}
