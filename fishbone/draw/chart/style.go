package chart

import (
	"errors"
	"image/color"

	"whybone/fishbone/draw/readable"
	"whybone/fishbone/draw/scene"
)

// ErrData means that there is nothing to draw: no values, values that cannot be, or
// more of them than a chart can show.
var ErrData = errors.New("the values cannot be drawn")

// Style says how a chart is to look. The zero value is a slide in the light theme, with
// English words.
type Style struct {
	Width, Height float64      // of the paper in points; 960 × 540 if 0. A crowded chart is larger.
	Margin        float64      // at all sides, the usual one if 0
	Theme         *scene.Theme // Light if nil
	Words         Words
}

// Words are the charts' own words, in the language of the reader. Missing ones are
// English.
type Words struct {
	Cumulative string // above the axis in percent
	// Vital is the finding of a Pareto chart: "%[1]d of %[2]d make up %[3]s%%".
	Vital string
	// The quadrants: much for little effort, much for much, little for little, little
	// for much.
	QuickWins, Projects, FillIns, Avoid string
	Effort, Impact                      string
	// Means compares: "mean: before %[1]s → after %[2]s".
	Means, Goal string
	// What series are called of values before and after: their mean and their limits.
	Before, After, Mean, Lower, Upper string
}

func (s Style) complete() Style {
	if s.Width <= 0 || s.Height <= 0 {
		s.Width, s.Height = 960, 540
	}
	if s.Margin <= 0 {
		s.Margin = 28
	}
	s.Theme = s.Theme.OrLight()
	w := &s.Words
	for _, word := range []struct {
		word  *string
		usual string
	}{
		{&w.Cumulative, "cumulative"},
		{&w.Vital, "%[1]d of %[2]d make up %[3]s%%"},
		{&w.QuickWins, "Quick wins"}, {&w.Projects, "Major projects"}, {&w.FillIns, "Fill-ins"}, {&w.Avoid, "Not worth it"},
		{&w.Effort, "effort"}, {&w.Impact, "impact"},
		{&w.Means, "mean: before %[1]s → after %[2]s"}, {&w.Goal, "goal"},
		{&w.Before, "before"}, {&w.After, "after"}, {&w.Mean, "mean"}, {&w.Lower, "lower limit"}, {&w.Upper, "upper limit"},
	} {
		if *word.word == "" {
			*word.word = word.usual
		}
	}
	return s
}

// The sizes of a chart, in points.
const (
	titleSize = 22.0
	textSize  = 15.0
	smallSize = 13.0
	lineWide  = 1.2
)

// accent is the colour of what matters in a chart.
func (s Style) accent() color.NRGBA { return s.Theme.Category(0) }

// secondAccent is the colour of what lies over it.
func (s Style) secondAccent() color.NRGBA { return s.Theme.Category(1) }

// pale is the colour of bars that matter less; in black and white they are paper with
// an edge.
func (s Style) pale() color.NRGBA {
	if s.Theme.Outlined {
		return s.Theme.Paper
	}
	return s.bar(s.accent())
}

// bar is a pale form of a colour, which is opaque and can be seen on any paper.
func (s Style) bar(c color.NRGBA) color.NRGBA {
	paper := s.Theme.Paper
	paper.A = 0xff
	return readable.Pale(paper, c, 0.35)
}

// hint is the colour of a field behind the data.
func (s Style) hint() color.NRGBA {
	if s.Theme.Outlined {
		return s.Theme.Paper
	}
	return s.mix(s.Theme.Head, 0.12)
}

// mix is so much of a colour on the paper; it is opaque on any.
func (s Style) mix(c color.NRGBA, part float64) color.NRGBA {
	mixed := readable.Mix(s.Theme.Paper, c, part)
	mixed.A = 0xff
	return mixed
}
