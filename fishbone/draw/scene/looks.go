package scene

import (
	"math"
	"slices"
)

// unseen is how far apart two places may be, in points, for the eye to take them as one.
const unseen = 0.05

// LooksLike says whether two scenes cannot be told apart when they are drawn. What a
// pointer finds in them does not matter.
func (s *Scene) LooksLike(o *Scene) bool {
	return s == o || one(s.Width, o.Width) && one(s.Height, o.Height) && s.Paper == o.Paper &&
		slices.EqualFunc(s.Lines, o.Lines, func(a, b Line) bool {
			return a.Width == b.Width && a.Color == b.Color && a.Dashed == b.Dashed && slices.EqualFunc(a.Points, b.Points, together)
		}) &&
		slices.EqualFunc(s.Shapes, o.Shapes, func(a, b Shape) bool {
			return a.Radius == b.Radius && a.Fill == b.Fill && slices.EqualFunc(a.Points, b.Points, together)
		}) &&
		slices.EqualFunc(s.Texts, o.Texts, func(a, b Text) bool {
			return together(a.At, b.At) && Clean(a.Words) == Clean(b.Words) && one(a.Width, b.Width) &&
				a.Size == b.Size && a.Bold == b.Bold && a.Struck == b.Struck && a.Color == b.Color
		})
}

func one(a, b float64) bool { return math.Abs(a-b) <= unseen }

func together(a, b Point) bool { return one(a.X, b.X) && one(a.Y, b.Y) }
