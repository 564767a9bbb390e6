package fish

import (
	"math"

	"whybone/fishbone"
	"whybone/fishbone/draw/scene"
)

// Sized makes the words and marks of causes smaller than they were laid out, each by what size says
// of it, from 0 to 1. They keep their place on their line, so nothing comes to lie over another thing.
func Sized(s *scene.Scene, size func(cause fishbone.ID) float64) {
	feet := map[fishbone.ID]scene.Point{}
	for _, t := range s.Texts {
		if t.Part != scene.PartCause {
			continue
		}
		foot, ok := feet[t.Of]
		if !ok {
			foot = scene.Point{X: math.Inf(1), Y: math.Inf(-1)}
		}
		feet[t.Of] = scene.Point{X: min(foot.X, t.At.X), Y: max(foot.Y, t.At.Y)}
	}
	by := func(of fishbone.ID, part scene.Part) (foot scene.Point, f float64, ok bool) {
		foot, ok = feet[of]
		if f = size(of); !ok || f >= 1 || f <= 0 || part != scene.PartCause && part != scene.PartMark {
			return foot, 1, false
		}
		return foot, f, true
	}
	for i, t := range s.Texts {
		if foot, f, ok := by(t.Of, t.Part); ok {
			s.Texts[i].At, s.Texts[i].Size, s.Texts[i].Width = towards(foot, t.At, f), t.Size*f, t.Width*f
		}
	}
	for i, shape := range s.Shapes {
		foot, f, ok := by(shape.Of, shape.Part)
		if !ok {
			continue
		}
		points := make([]scene.Point, len(shape.Points))
		for j, p := range shape.Points {
			points[j] = towards(foot, p, f)
		}
		s.Shapes[i].Points = points
		s.Shapes[i].Radius *= f
	}
}

// towards is a point that is nearer to another one.
func towards(foot, p scene.Point, f float64) scene.Point {
	return scene.Point{X: foot.X + (p.X-foot.X)*f, Y: foot.Y + (p.Y-foot.Y)*f}
}
