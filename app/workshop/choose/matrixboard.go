package choose

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/draw/readable"
)

// columns are where things stand in the rows of a matrix.
type columns struct {
	zoom         float32
	name         float32 // how wide the solutions are
	each         float32 // and each criterion
	bar          float32 // and the bar of a result, 0 where there is no room for it
	result       float32 // where the results begin
	whole, row   float32
	cellW, cellH float32
	weigh        float32
}

// columns shares out the width of the board. With many criteria their columns become narrower
// first, then the bars go.
func (v *matrixView) columns() columns {
	z := v.zoom()
	n := float32(max(1, len(v.matrix.Criteria)))
	c := columns{zoom: z, whole: v.width(), bar: 96 * z, row: 72 * z, cellW: 46 * z, cellH: 32 * z, weigh: 28 * z}
	const number = 44
	least := max(170*z, c.whole*0.3)
	c.each = min(84*z, (c.whole-least-c.bar-number*z-10)/n)
	if c.each < 50*z {
		c.bar = 0
		c.each = min(84*z, (c.whole-least-number*z-10)/n)
	}
	c.each = max(c.each, 30*z)
	c.cellW = min(c.cellW, c.each-4)
	c.name = max(80*z, c.whole-n*c.each-c.bar-number*z-10)
	c.result = c.name + n*c.each + 10
	return c
}

func (v *matrixView) drawBoard() {
	by := v.by
	if by == "" {
		by = words.T("choose.together")
	}
	head := v.head(
		v.menuChip(by, v.host.Actions().Tip("choose.byNext"), v.byMenu),
		v.menuChip(words.T("choose.criteria"), v.host.Actions().Tip("choose.criteria"), v.criteriaMenu),
	)
	switch {
	case len(v.host.Analysis().Solutions()) == 0:
		v.noSolutions()
		return
	case len(v.matrix.Criteria) == 0:
		v.base.show(head, v.offerSets(), ui.Gap(0, 0))
		return
	}
	c := v.columns()
	leaders := v.matrix.Leaders()
	v.rows = v.rows[:0]
	for i, s := range v.matrix.Solutions {
		v.rows = append(v.rows, v.row1(i, s, c, len(leaders) > 0 && contains(leaders, s.ID)))
	}
	ui.Replace(v.scroll, ui.Padded(0, v.edge()-8, 0, v.edge()-8, ui.Column(0, v.rows...)))
	v.base.show(ui.Column(8, head, v.headRow(c)), ui.WholeRows(v.scroll, panel.MoreRows, v.rows...), v.keyCaps())
}

func contains(ids []fishbone.ID, id fishbone.ID) bool {
	for _, one := range ids {
		if one == id {
			return true
		}
	}
	return false
}

func (v *matrixView) keyCaps() fyne.CanvasObject {
	can := v.host.Actions()
	points := can.Hint("choose.points", "key.weights") // any digit is one of a weight
	if c, _, ok := v.cell(); ok {
		points = action.Key{Cap: panel.PointsKeys(c.Scale), Words: words.T("key.points")}
	}
	return v.foot(points, action.Key{Cap: "↑ ↓ ← →", Words: words.T("key.go")}, can.Hint("choose.weights", "key.weights"),
		can.Hint("choose.criteria", "key.criteria"), can.Hint("choose.sort", "key.sort"), can.Hint("choose.reason", "key.reason"))
}

// headRow has the names of the criteria, and below them their weights.
func (v *matrixView) headRow(c columns) fyne.CanvasObject {
	p := ui.Colors()
	small := ui.Style{Size: ui.RoundSize(ui.Small, c.zoom), Color: p.Muted}
	names := make([]string, len(v.matrix.Criteria))
	for i, k := range v.matrix.Criteria {
		names[i] = k.Text
	}
	heads := panel.NewColumnHeads(names, small, c.each)
	high := heads.High
	all := container.NewWithoutLayout()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(x, y))
		all.Add(o)
	}
	for i, k := range v.matrix.Criteria {
		x := c.name + float32(i)*c.each
		at, size := heads.At(i)
		name := ui.CenteredLines(ui.Paragraph(k.Text, panel.Fitting(k.Text, small, size.Width), size.Width, heads.Lines))
		tap := ui.NewTap(container.NewBorder(nil, name, nil, nil), func() { v.goTo(weightRow, i) })
		tap.OnMenu = func(at fyne.Position) { v.criterionMenu(k, at) }
		tap.SetToolTip(k.Text)
		put(tap, c.name+at.X, at.Y, size.Width, size.Height)
		if at, size, ok := heads.Stem(i); ok {
			put(canvas.NewRectangle(p.Outline), c.name+at.X, at.Y, size.Width, size.Height)
		}
		put(v.weightCell(i, k, c), x+(c.each-c.cellW)/2-1, high+4, c.cellW, c.weigh)
	}
	put(ui.Text(words.T("choose.weight"), small), 0, high+4+(c.weigh-small.Size*1.4)/2, c.name, small.Size*1.4)
	result := ui.Paragraph(words.T("choose.result"), small, c.whole-c.result, 2)
	put(result, c.result, high-result.MinSize().Height, c.whole-c.result, result.MinSize().Height) // on the line of the last names
	put(v.sum(small, c), c.result, high+4, c.whole-c.result, c.weigh)
	return ui.MinSize(c.whole, high+c.weigh+8, all)
}

// sum says whether the weights add up to 100; a click has them do so.
func (v *matrixView) sum(style ui.Style, c columns) fyne.CanvasObject {
	p := ui.Colors()
	sum := v.matrix.WeightSum()
	switch room := c.whole - c.result; {
	case sum == 100 && room < 90*c.zoom:
		return ui.Row(2, ui.Check.Draw(p.Good, 14*c.zoom), ui.Text("100", ui.Style{Size: style.Size, Color: p.Good}))
	case sum == 100:
		style.Color = p.Good
		return ui.Row(6, ui.Check.Draw(p.Good, 14*c.zoom), ui.Truncated(words.T("choose.sums"), style, c.whole-c.result-22*c.zoom))
	}
	style.Color = p.Open
	t := ui.NewTap(ui.Row(4, ui.Truncated(words.T("choose.sumIs", "n", sum), style, c.whole-c.result)), v.balance)
	t.SetToolTip(v.host.Actions().Tip("choose.balance"))
	return t
}

func (v *matrixView) weightCell(i int, k fishbone.Criterion, c columns) fyne.CanvasObject {
	p := ui.Colors()
	chosen := v.row == weightRow && v.column == i
	text := ui.Text(fmt.Sprint(k.Weight), ui.Style{Size: ui.RoundSize(ui.Body, c.zoom), Bold: true, Color: p.Ink})
	var t *ui.Tap
	t = ui.NewTap(container.NewCenter(text), func() {
		v.goTo(weightRow, i)
		v.weightMenu(k, ui.Below(t))
	})
	t.Fill, t.Edge = p.Surface, p.Outline
	if !chosen {
		return t
	}
	return container.NewStack(t, frame(p.Accent))
}

// frame is what stands round the cell that the keys are on.
func frame(ink color.Color) fyne.CanvasObject {
	r := canvas.NewRectangle(color.Transparent)
	r.StrokeColor, r.StrokeWidth, r.CornerRadius = ink, 2, ui.Radius
	return r
}

// matrixRow is all that a row depends on.
type matrixRow struct {
	i        int
	solution fishbone.Solution
	points   string
	result   float64
	whole    bool
	leads    bool
	chosen   bool
	column   int // that the keys are on, -1 for none
	columns  columns
}

func (v *matrixView) row1(i int, s fishbone.Solution, c columns, leads bool) fyne.CanvasObject {
	d := matrixRow{i: i, solution: s, leads: leads, column: -1, columns: c, chosen: s.ID == v.decide.of}
	d.result, d.whole = v.matrix.Result(s.ID)
	for _, k := range v.matrix.Criteria {
		p, ok := v.matrix.Points(k.ID, s.ID)
		d.points += fmt.Sprint(k.ID, k.Scale, p, ok, " ")
	}
	if v.row == i {
		d.column = v.column
	}
	return v.cache.Get("row", d, func() fyne.CanvasObject { return v.makeRow(d) })
}

func (v *matrixView) makeRow(d matrixRow) fyne.CanvasObject {
	c, p, s := d.columns, ui.Colors(), d.solution
	all := container.NewWithoutLayout()
	put := func(o fyne.CanvasObject, x, y, w, h float32) {
		o.Resize(fyne.NewSize(w, h))
		o.Move(fyne.NewPos(8+x, y))
		all.Add(o)
	}
	back := ui.NewTap(ui.Gap(0, 0), func() { v.goTo(d.i, v.column) })
	back.OnMenu = func(at fyne.Position) { v.menu(s, at) }
	back.Over = p.Sunken
	if d.chosen {
		back.Choose()
	}
	back.Resize(fyne.NewSize(c.whole+16, c.row-1))
	all.Add(back)
	name := v.solutionName(s, "", c.name-12, c.zoom, d.chosen || d.leads)
	put(name, 0, (c.row-name.MinSize().Height)/2, c.name-12, name.MinSize().Height)
	for i, k := range v.matrix.Criteria {
		put(v.pointsCell(d, i, k), c.name+float32(i)*c.each+(c.each-c.cellW)/2-1, (c.row-c.cellH)/2, c.cellW, c.cellH)
	}
	v.putResult(d, put)
	line := ui.Hairline()
	line.Resize(fyne.NewSize(c.whole, 1))
	line.Move(fyne.NewPos(8, c.row-1))
	all.Add(line)
	return ui.MinSize(c.whole+16, c.row, all)
}

// solutionName is a solution with its strength, what became of it, and whose it is where that
// is told.
func (b *base) solutionName(s fishbone.Solution, whose string, width, z float32, bold bool) fyne.CanvasObject {
	p := ui.Colors()
	style := ui.Style{Size: ui.RoundSize(ui.Body, z), Bold: bold, Color: p.Ink}
	if s.Choice == fishbone.Declined {
		style.Color = p.Faint
	}
	parts := []fyne.CanvasObject{ui.Paragraph(s.Text, style, width, 2)}
	var below []fyne.CanvasObject
	if s.Choice == fishbone.Chosen {
		below = append(below, ui.Check.Draw(p.Accent, 14*z), ui.Text(words.T("choice.chosen"), ui.Style{Size: ui.RoundSize(ui.Small, z), Bold: true, Color: p.Accent}))
	} else if s.Choice == fishbone.Declined {
		below = append(below, ui.Text(words.T("choice.declined"), ui.Style{Size: ui.RoundSize(ui.Small, z), Color: p.Faint}))
	}
	if s.Strength != fishbone.Unsaid {
		below = append(below, panel.StrengthMark(s.Strength, ui.RoundSize(ui.Small, z), z))
	}
	if whose != "" {
		if len(below) > 0 {
			below = append(below, ui.Gap(2*z, 0))
		}
		left := width - ui.Row(6, below...).MinSize().Width - 6
		below = append(below, ui.Truncated(whose, ui.Style{Size: ui.RoundSize(ui.Small, z), Color: p.Faint}, left))
	}
	if len(below) > 0 {
		parts = append(parts, ui.Row(6, below...))
	}
	return ui.Column(1, parts...)
}

// pointsCell is one score. Its tint grows with the points, and the number says it too; one that is
// not given has an edge alone, so that nobody takes it for a low one.
func (v *matrixView) pointsCell(d matrixRow, i int, k fishbone.Criterion) fyne.CanvasObject {
	p, z := ui.Colors(), d.columns.zoom
	points, ok := v.matrix.Points(k.ID, d.solution.ID)
	fill := p.Surface
	if d.chosen {
		fill = p.Soft
	}
	said := ""
	var edge color.Color = p.Outline
	if ok {
		said, edge = number(points), nil
		fill = mix(fill, p.Accent, 0.1+0.35*min(max((points-1)/4, 0), 1))
	}
	text := ui.Text(said, ui.Style{Size: ui.RoundSize(ui.Body, z), Bold: true, Color: p.Ink})
	var t *ui.Tap
	t = ui.NewTap(container.NewCenter(text), func() {
		v.goTo(d.i, i)
		v.pointsMenu(k, d.solution, ui.Below(t))
	})
	t.Fill, t.Over, t.Edge, t.Radius = fill, mix(fill, p.Accent, 0.12), edge, 4
	if d.column != i {
		return t
	}
	return container.NewStack(t, frame(p.Accent))
}

// putResult draws the bar and the number of a result. One whose points are not all given is
// pale.
func (v *matrixView) putResult(d matrixRow, put func(o fyne.CanvasObject, x, y, w, h float32)) {
	c, p := d.columns, ui.Colors()
	if d.result == 0 {
		return
	}
	ink, style := readable.Pale(p.Sunken, p.Muted, 0.35), ui.Style{Size: ui.RoundSize(ui.Body, c.zoom), Bold: d.whole, Color: p.Muted}
	if d.leads {
		ink, style.Color = p.Accent, p.Accent
	}
	if !d.whole {
		style.Color = p.Faint
	}
	x := c.result
	if c.bar > 0 {
		high := 9 * c.zoom
		for _, part := range []struct {
			ink  color.Color
			wide float32
		}{{p.Sunken, c.bar}, {ink, c.bar * float32(min(d.result/5, 1))}} {
			r := canvas.NewRectangle(part.ink)
			r.CornerRadius = 3
			put(r, x, (c.row-high)/2, part.wide, high)
		}
		x += c.bar + 8*c.zoom
	}
	text := ui.Text(fmt.Sprintf("%.2f", d.result), style)
	put(text, x, (c.row-text.MinSize().Height)/2, text.MinSize().Width, text.MinSize().Height)
}
