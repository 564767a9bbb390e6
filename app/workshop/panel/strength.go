package panel

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// Strengths are those of the ladder, from below, as the keys 1, 2 and 3 mean them.
var Strengths = []fishbone.Strength{fishbone.Weaker, fishbone.Intermediate, fishbone.Stronger}

// Rung is how high on the ladder a strength stands, from 1; 0 where nobody said it.
func Rung(s fishbone.Strength) int { return 1 + slices.Index(Strengths, s) }

// strengthInk is the colour in which a strength is told.
func strengthInk(s fishbone.Strength) color.NRGBA {
	c := ui.Colors()
	switch s {
	case fishbone.Stronger:
		return c.Good
	case fishbone.Intermediate:
		return c.Muted
	case fishbone.Weaker:
		return c.Open
	}
	return c.Faint
}

// StrengthBars are three bars, as many of them filled as the strength has. The others are so pale
// that they count for nobody, also where everything else stands out more.
func StrengthBars(s fishbone.Strength, unit float32) fyne.CanvasObject {
	o := container.NewWithoutLayout()
	for i := range Strengths {
		bar := canvas.NewRectangle(ui.Colors().Hairline)
		if i < Rung(s) {
			bar.FillColor = strengthInk(s)
		}
		high := float32(4+3*i) * unit
		bar.Move(fyne.NewPos(float32(5*i)*unit, 10*unit-high))
		bar.Resize(fyne.NewSize(4*unit, high))
		o.Add(bar)
	}
	return container.NewCenter(ui.MinSize(14*unit, 10*unit, o))
}

// StrengthMark is the bars with the word, which has a size of text.
func StrengthMark(s fishbone.Strength, size, unit float32) fyne.CanvasObject {
	word := words.T("strength.unsaid")
	if s != fishbone.Unsaid {
		word = words.T("strength." + string(s))
	}
	return ui.Row(6*unit, StrengthBars(s, unit), ui.Text(word, ui.Style{Size: size, Color: strengthInk(s)}))
}
