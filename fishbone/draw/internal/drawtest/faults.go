package drawtest

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
	"whybone/fishbone/draw/typeset"
)

// Faults lists what a reader would complain of: labels on each other or outside the
// paper, and lines through words that are not their own.
func Faults(s *scene.Scene) []string {
	var found []string
	boxes := make([]Frame, len(s.Texts))
	for i, t := range s.Texts {
		boxes[i] = FrameOf(t)
		if b := boxes[i]; b.Left < 0 || b.Top < 0 || b.Right > s.Width || b.Bottom > s.Height {
			found = append(found, fmt.Sprintf("%q is outside the paper", t.Words))
		}
	}
	byTop := make([]int, len(boxes))
	for i := range byTop {
		byTop[i] = i
	}
	slices.SortFunc(byTop, func(a, b int) int { return int(math.Copysign(1, boxes[a].Top-boxes[b].Top)) })
	for i, a := range byTop {
		for _, b := range byTop[i+1:] {
			if boxes[b].Top >= boxes[a].Bottom {
				break
			}
			if boxes[a].Trimmed().Meets(boxes[b].Trimmed()) {
				found = append(found, fmt.Sprintf("%q overlaps %q", s.Texts[a].Words, s.Texts[b].Words))
			}
		}
	}
	return append(found, struck(s, boxes)...)
}

// Frame is an upright rectangle.
type Frame struct{ Left, Top, Right, Bottom float64 }

// FrameOf is the room of a line of text.
func FrameOf(t scene.Text) Frame {
	return Frame{t.At.X, t.At.Y - typeset.Ascent*t.Size, t.At.X + t.Width, t.At.Y + typeset.Descent*t.Size}
}

// Trimmed is the frame without a narrow margin.
func (f Frame) Trimmed() Frame {
	t := 0.04 * (f.Bottom - f.Top)
	return Frame{f.Left + t, f.Top + t, f.Right - t, f.Bottom - t}
}

// Meets says whether two frames overlap.
func (f Frame) Meets(g Frame) bool {
	return f.Left < g.Right && g.Left < f.Right && f.Top < g.Bottom && g.Top < f.Bottom
}

// struck lists the texts that a line runs through. What counts is the middle of the
// letters.
func struck(s *scene.Scene, boxes []Frame) (found []string) {
	for _, l := range s.Lines {
		for k := 1; k < len(l.Points); k++ {
			a, b := l.Points[k-1], l.Points[k]
			reach := Frame{math.Min(a.X, b.X), math.Min(a.Y, b.Y), math.Max(a.X, b.X) + 0.01, math.Max(a.Y, b.Y) + 0.01}
			for i, t := range s.Texts {
				core := boxes[i]
				core.Top, core.Bottom = t.At.Y-0.6*t.Size, t.At.Y
				if core.Meets(reach) && Crosses(a, b, core) {
					found = append(found, fmt.Sprintf("a line of %q runs through %q", l.Of, t.Words))
				}
			}
		}
	}
	return found
}

// Crosses says whether a straight line runs through a frame.
func Crosses(a, b scene.Point, f Frame) bool {
	n := int(math.Hypot(b.X-a.X, b.Y-a.Y)) + 1
	for i := range n + 1 {
		part := float64(i) / float64(n)
		x, y := a.X+part*(b.X-a.X), a.Y+part*(b.Y-a.Y)
		if x > f.Left && x < f.Right && y > f.Top && y < f.Bottom {
			return true
		}
	}
	return false
}

// BadBoxes lists the boxes that are outside the paper or lie on something.
func BadBoxes(s *scene.Scene) (found []string) {
	for i, p := range s.Shapes {
		b := FrameAround(p.Points)
		if b.Left < 0 || b.Top < 0 || b.Right > s.Width || b.Bottom > s.Height {
			found = append(found, fmt.Sprintf("box %d (%s) is outside the paper", i, p.Of))
		}
		for _, q := range s.Shapes[i+1:] {
			if isBox(p) && isBox(q) && b.Meets(FrameAround(q.Points)) {
				found = append(found, fmt.Sprintf("the boxes of %q and %q overlap", p.Of, q.Of))
			}
		}
		for _, t := range s.Texts {
			if t.Part == scene.PartCause && b.Meets(FrameOf(t).Trimmed()) {
				found = append(found, fmt.Sprintf("the box of %q covers %q", p.Of, t.Words))
			}
		}
	}
	return found
}

// isBox says whether a shape is a box with words, and not the spine or the frame of a number.
func isBox(p scene.Shape) bool {
	switch p.Part {
	case scene.PartSpine, scene.PartMark, scene.PartLegend, scene.PartFootnote, scene.PartCaption:
		return false
	}
	return true
}

// FrameAround is the smallest frame around points.
func FrameAround(ps []scene.Point) Frame {
	f := Frame{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range ps {
		f = Frame{math.Min(f.Left, p.X), math.Min(f.Top, p.Y), math.Max(f.Right, p.X), math.Max(f.Bottom, p.Y)}
	}
	return f
}

// WordsOf returns the texts of one part.
func WordsOf(s *scene.Scene, p scene.Part) (words []string) {
	for _, t := range s.Texts {
		if t.Part == p {
			words = append(words, t.Words)
		}
	}
	return words
}

// Beside returns the words at a cause, its marks included, in the order of writing.
func Beside(s *scene.Scene, id fishbone.ID) string {
	var words []string
	for _, t := range s.Texts {
		if t.Of == id {
			words = append(words, t.Words)
		}
	}
	return strings.Join(words, " ")
}
