package chain

import (
	"math"

	"whybone/fishbone/draw/scene"
)

// This file is about what of a long chain is seen at once from afar, where nothing may be cut: half a
// line of text reads as a fault.

// Stretch is what lies between two heights of a picture.
type Stretch struct{ Top, Bottom float64 }

// near is how far two heights may be from one another and be the same.
const near = 0.1

// Whole is what is shown where so much of the height has room, from some height on: whole lines of the
// chain, and of one that is higher than the room a part. It also
// returns how many lines follow.
func (p *Picture) Whole(from, room float64) (shown Stretch, more int) {
	const half = lineGap / 2
	top := from
	for _, l := range p.Lines {
		if l.Top >= from-near {
			if cut := top > from; cut && l.Top-half-from < room {
				top = l.Top - half // the line that is cut above leaves its place to this one
			} else {
				top = from
			}
			break
		}
		if l.Bottom > from+near && l.Bottom-l.Top <= room {
			top = l.Bottom // it is cut
		}
	}
	foot, rest := top, false
	for _, l := range p.Lines {
		switch {
		case l.Bottom <= top+near:
		case l.Bottom <= top+room+near:
			foot = l.Bottom
		default:
			rest = true
		}
	}
	if !rest {
		foot = top + room
	} else if foot <= top {
		foot = p.lastRow(top, top+room)
	}
	for _, l := range p.Lines {
		if l.Bottom > foot+near {
			more++
		}
	}
	return Stretch{top, foot}, more
}

// lastRow is where the last whole row of a line ends above a height, or that height where no row does.
func (p *Picture) lastRow(top, foot float64) float64 {
	for i := len(p.Rows) - 1; i >= 0; i-- {
		if r := p.Rows[i]; r <= foot && r > top+near {
			return r
		}
	}
	return foot
}

func ofText(t *scene.Text) Stretch { return Stretch{t.At.Y - t.Size, t.At.Y + 0.3*t.Size} }

func ofShape(s *scene.Shape) Stretch {
	of := Stretch{math.Inf(1), math.Inf(-1)}
	for _, at := range s.Points {
		of.Top, of.Bottom = math.Min(of.Top, at.Y), math.Max(of.Bottom, at.Y)
	}
	return of
}

// Without is the picture for a stretch of it: without the texts and discs that its ends would cut.
func (p *Picture) Without(at Stretch) *scene.Scene {
	cut := func(s Stretch) bool {
		return s.Top < at.Top && s.Bottom > at.Top || s.Top < at.Bottom && s.Bottom > at.Bottom
	}
	shown := *p.Scene
	shown.Texts, shown.Shapes = nil, nil
	for _, t := range p.Scene.Texts {
		if !cut(ofText(&t)) {
			shown.Texts = append(shown.Texts, t)
		}
	}
	for _, s := range p.Scene.Shapes {
		if !cut(ofShape(&s)) {
			shown.Shapes = append(shown.Shapes, s)
		}
	}
	return &shown
}
