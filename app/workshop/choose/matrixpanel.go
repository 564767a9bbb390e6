package choose

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/readable"
)

// panelTop says which solution the panel is about, and whether it is ahead.
func (v *matrixView) panelTop(s fishbone.Solution, ok bool) fyne.CanvasObject {
	if v.criteria || !ok {
		return ui.Column(12, v.Heading(words.T("choose.question"), words.T("choose.matrixHow")), v.keys)
	}
	c := ui.Colors()
	leaders := v.matrix.Leaders()
	said := words.T("choose.inHand")
	switch {
	case len(leaders) == 1 && leaders[0] == s.ID:
		said = words.T("choose.ahead")
	case contains(leaders, s.ID):
		said = words.T("choose.level", "n", len(leaders))
	}
	return ui.Column(4,
		ui.Text(said, ui.Style{Size: ui.Small, Color: c.Faint}),
		ui.Balanced(s.Text, ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, v.Room(), 3),
		v.keys,
	)
}

// panelList is how sure the result is and the place for the reason, or the criteria.
func (v *matrixView) panelList(ok bool) fyne.CanvasObject {
	if v.criteria {
		return v.criteriaList()
	}
	if !ok {
		return ui.Gap(0, 0)
	}
	var parts []fyne.CanvasObject
	if rooms := v.matrix.Rooms(); len(rooms) > 0 {
		parts = append(parts, v.steady(rooms), v.tracks(rooms))
	}
	return ui.Column(14, append(parts, v.decide.object())...)
}

// steady says how far any weight can move.
func (v *matrixView) steady(rooms []fishbone.Room) fyne.CanvasObject {
	c := ui.Colors()
	far := int(math.Floor(fishbone.Steady(rooms)))
	leader, _ := v.host.Analysis().Solution(v.matrix.Leaders()[0]) // rooms are there for one alone
	name := panel.Shorten(leader.Text, 40)
	said, good := words.T("choose.steady", "name", name, "n", far), true
	switch {
	case far >= 100:
		said = words.T("choose.steadyAlways", "name", name)
	case far < 5:
		said, good = words.T("choose.shaky", "name", name, "n", far), false
	}
	mark := ui.Check.Draw(c.Good, 16)
	if !good {
		mark = ui.Warning.Draw(c.Open, 16)
	}
	return ui.Row(8, mark, ui.Paragraph(said, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, v.Room()-28, 4))
}

// tracks has one for each weight: the band is where the leader stays.
func (v *matrixView) tracks(rooms []fishbone.Room) fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{ui.Balanced(words.T("choose.rooms"), ui.Style{Size: ui.Small, Color: c.Muted}, v.Room(), 2)}
	for i, r := range rooms {
		parts = append(parts, v.track(v.matrix.Criteria[i], r))
	}
	return ui.Column(8, parts...)
}

func (v *matrixView) track(k fishbone.Criterion, r fishbone.Room) fyne.CanvasObject {
	type deps struct {
		k    fishbone.Criterion
		r    fishbone.Room
		said string
	}
	d := deps{k, r, v.roomSaid(r)}
	return v.Part("track", d, func() fyne.CanvasObject {
		c, width := ui.Colors(), v.Room()
		small := ui.Style{Size: ui.Small, Color: c.Muted}
		left := ui.Truncated(k.Text, small, width*0.42)
		right := ui.Truncated(d.said, ui.Style{Size: ui.Small, Color: c.Faint}, width-left.MinSize().Width-10)
		all := container.NewWithoutLayout()
		at := func(percent float64) float32 { return width * float32(percent/100) }
		bar := func(ink fyne.CanvasObject, from, to, y, high float32) {
			ink.Resize(fyne.NewSize(to-from, high))
			ink.Move(fyne.NewPos(from, y))
			all.Add(ink)
		}
		rest := canvas.NewRectangle(c.Sunken)
		rest.CornerRadius = 3
		band := canvas.NewRectangle(readable.Pale(c.Sunken, c.Accent, 0.4))
		band.CornerRadius = 3
		bar(rest, 0, width, 4, 6)
		bar(band, at(r.From), at(r.To), 4, 6)
		mark := canvas.NewCircle(c.Surface)
		mark.StrokeColor, mark.StrokeWidth = c.Accent, 3
		x := min(max(at(r.Weight)-6, 0), width-12)
		bar(mark, x, x+12, 1, 12)
		return ui.Column(2, ui.Row(0, left, ui.Spacer(), right), ui.MinSize(width, 14, all))
	})
}

// roomSaid says who wins beyond the room of a weight.
func (v *matrixView) roomSaid(r fishbone.Room) string {
	name := func(id fishbone.ID) string {
		s, _ := v.host.Analysis().Solution(id)
		return panel.Shorten(s.Text, 40)
	}
	below := words.T("choose.below", "n", int(math.Ceil(r.From)), "name", name(r.Below))
	above := words.T("choose.above", "n", int(math.Floor(r.To)), "name", name(r.Above))
	switch {
	case r.Below == "" && r.Above == "":
		return words.T("choose.always")
	case r.Below == "":
		return above
	case r.Above == "" || r.Weight-r.From < r.To-r.Weight:
		return below
	}
	return above
}

// Prompt implements [panel.Prompter].
func (v *matrixView) Prompt() panel.Prompt {
	if len(v.host.Analysis().Solutions()) == 0 {
		return v.noSolutionsYet()
	}
	p := panel.Prompt{Question: words.T("choose.question"), Asks: true}
	if v.row == weightRow && v.column < len(v.matrix.Criteria) {
		return v.promptWeight(v.matrix.Criteria[v.column])
	}
	c, s, ok := v.cell()
	if !ok {
		return p
	}
	p.About, p.Question = s.Text, words.T("choose.promptPoints", "criterion", c.Text)
	now, given := v.matrix.Points(c.ID, s.ID)
	p.Options = panel.PointOptions(c.Scale.Points(), func(n int) bool { return given && now == float64(n) }, v.digit)
	if given {
		p.Options = append(p.Options, panel.Option{Key: "0", Words: words.T("choose.clear"), Do: func() { v.digit(0) }})
	}
	p.Options = append(p.Options, v.decide.option()...)
	return p
}

// promptWeight asks for the weight of a criterion, whose digits are typed.
func (v *matrixView) promptWeight(c fishbone.Criterion) panel.Prompt {
	can := v.host.Actions()
	return panel.Prompt{
		Question: words.T("choose.promptWeight", "criterion", c.Text), Number: fmt.Sprint(c.Weight), Asks: true,
		Hint:    words.T("choose.typeWeight", "keys", can.Cap("choose.points")),
		Options: []panel.Option{{Key: can.Cap("choose.balance"), Words: words.T("choose.balance"), Do: func() { can.Perform("choose.balance") }}},
	}
}
