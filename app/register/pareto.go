package register

import (
	"fmt"
	"image/color"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/complaint"
	"whybone/fishbone/draw/readable"
)

// weights are what types are compared by.
var weights = []struct {
	name  string // of its words
	weigh complaint.Weight
}{
	{"register.byNumber", complaint.ByNumber},
	{"register.bySeverity", complaint.BySeverity},
	{"register.byCost", complaint.ByCost},
}

// vitalShare is how much of all the types before the dashed line make up together.
const vitalShare = 0.8

const barHeight = 48

// usualBars is how many types are shown until somebody wants to see all: as many as leave room for
// what is told below.
func (p *Page) usualBars() int {
	below := float32(350) // the title, and what is told of a type
	if kind, ok := p.detailed(); ok && p.figures.sequels[kind].Analysis != "" {
		below += 96
	}
	return max(3, min(10, int((p.root.Size().Height-ui.HeaderHeight-below)/barHeight)))
}

// bars are the types of the period from the weightiest.
func (p *Page) bars() []complaint.Bar { return p.figures.bars(weights[p.View.weight].weigh) }

// detailed is the type that is told about below the bars: that whose complaints are shown or, while
// those of all are, the weightiest. The type that nobody said is told about when it is asked for.
func (p *Page) detailed() (kind string, ok bool) {
	if p.View.kind != nil {
		return *p.View.kind, true
	}
	for _, b := range p.bars() {
		if b.Name != "" {
			return b.Name, true
		}
	}
	return "", false
}

// makeTypes are the types that come back, and what is told of one.
func (p *Page) makeTypes() fyne.CanvasObject {
	room := p.sideRoom()
	bars := p.bars()
	parts := []fyne.CanvasObject{p.makeTypesTitle(bars, room)}
	if len(bars) == 0 {
		said := "register.noTypes"
		if p.View.weight > 0 {
			said = "register.noWeight"
		}
		parts = append(parts, ui.Padded(8, 0, 8, 0, ui.Paragraph(words.T(said), ui.Style{Size: ui.Body, Color: ui.Colors().Muted}, room, 4)))
	}
	shown := len(bars)
	usual, cut := p.usualBars(), vital(bars)
	if cut >= usual && cut <= usual+2 { // the dashed line is to be seen
		usual = cut + 1
	}
	if !p.unfolded && shown > usual+1 {
		shown = usual
	}
	for i, b := range bars[:shown] {
		parts = append(parts, p.makeBar(b, bars[0], i <= cut, room))
		if i == cut && i < len(bars)-1 {
			parts = append(parts, dashed(room))
		}
	}
	if rest := bars[shown:]; len(rest) > 0 {
		parts = append(parts, p.makeRest(rest, room))
	} else if p.unfolded && len(bars) > usual+1 {
		parts = append(parts, ui.AtEdge(ui.Row(0, ui.Quiet("", words.T("register.fold"), func() { p.unfold(false) }))))
	}
	if told := p.makeDetail(room); told != nil {
		parts = append(parts, ui.Padded(10, 0, 14, 0, ui.Hairline()), told)
	}
	return ui.Padded(0, 12, 8, ui.LedgerInset, ui.Column(0, parts...))
}

func (p *Page) unfold(all bool) {
	p.unfolded = all
	p.showSide()
	p.Focus()
}

// vital is the last bar before the dashed line, -1 without bars.
func vital(bars []complaint.Bar) int {
	return slices.IndexFunc(bars, func(b complaint.Bar) bool { return b.Upto >= vitalShare-1e-9 })
}

// makeTypesTitle names the list, and how few types make up most of all.
func (p *Page) makeTypesTitle(bars []complaint.Bar, room float32) fyne.CanvasObject {
	c := ui.Colors()
	choose := ui.Dropdown(words.T(weights[p.View.weight].name))
	choose.OnTap = func() {
		var all []ui.Choice
		for i, w := range weights {
			one := ui.Pick(words.T(w.name), func() { p.look(func(v *View) { v.weight = i }) })
			one.Tick(i == p.View.weight)
			all = append(all, one)
		}
		choose.MouseOut()
		ui.ShowMenu(p.Window.Canvas(), ui.Below(choose), p.Focus, all...)
	}
	title := ui.Row(8, ui.Text(words.T("register.types"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}), ui.Spacer(), choose)
	parts := []fyne.CanvasObject{ui.MinSize(0, ui.LedgerTitle, title)}
	if cut := vital(bars); cut >= 0 && len(bars) > 1 {
		said := words.T("register.vital", "n", cut+1, "share", percent(bars[cut].Upto))
		if cut == 0 {
			said = words.T("register.vitalOne", "share", percent(bars[0].Upto))
		}
		quiet := ui.Style{Size: ui.Small, Color: c.Faint}
		upto := ui.Text(words.T("register.upto"), quiet) // names the percentages below
		parts = append(parts, ui.Row(8, ui.Truncated(said, quiet, room-upto.MinSize().Width-8), ui.Spacer(), upto))
	}
	return ui.Padded(0, 0, 6, 0, ui.Column(0, parts...))
}

func percent(share float64) string { return fmt.Sprintf("%.0f%%", math.Round(100*share)) }

// makeBar is a type with its bar; a click shows its complaints alone, and another one those of all.
func (p *Page) makeBar(b, highest complaint.Bar, vital bool, room float32) fyne.CanvasObject {
	c := ui.Colors()
	chosen := p.View.kind != nil && *p.View.kind == b.Name
	told, _ := p.detailed()
	ink := c.Ink
	if !vital {
		ink = c.Muted
	}
	number := ui.Text(p.weighed(b), ui.Style{Size: ui.Strong, Bold: told == b.Name, Color: ink})
	upto := ui.MinSize(38, 0, ui.Row(0, ui.Spacer(), ui.Text(percent(b.Upto), ui.Style{Size: ui.Small, Color: c.Faint})))
	left := room - number.MinSize().Width - 38 - 20
	nameStyle := ui.Style{Size: ui.Body, Bold: told == b.Name, Color: ink}
	name := ui.Truncated(typeName(b.Name), nameStyle, left)
	parts := []fyne.CanvasObject{}
	if flag := p.makeFlag(b.Name, max(left/2, left-name.MinSize().Width)-8); flag != nil {
		name = ui.Truncated(typeName(b.Name), nameStyle, left-flag.MinSize().Width-8)
		parts = append(parts, flag)
	}
	line := ui.Row(8, append([]fyne.CanvasObject{name}, append(parts, ui.Spacer(), number, upto)...)...)
	t := ui.NewTap(ui.MinSize(room+2*ui.LedgerInset, barHeight-4, ui.Padded(4, 8, 6, 8, ui.Column(4, line, p.makeStrip(b, highest, told == b.Name, vital, room)))), func() {
		p.look(func(v *View) {
			v.kind = nil
			if !chosen {
				v.kind = &b.Name
			}
		})
	})
	if chosen {
		t.Edge, t.Fill = c.Accent, c.Surface
	}
	t.SetToolTip(words.T("register.barTip", "type", typeName(b.Name)))
	return ui.Padded(0, -ui.LedgerInset, 4, -ui.LedgerInset, t)
}

// weighed is what a type weighs, in figures.
func (p *Page) weighed(b complaint.Bar) string {
	w := weights[p.View.weight].weigh(b.Count)
	if w >= 1e6 || w == math.Trunc(w) {
		return words.Number(int(math.Round(w)))
	}
	return fmt.Sprintf("%.1f", w)
}

// makeStrip is the bar itself.
func (p *Page) makeStrip(b, highest complaint.Bar, told, vital bool, room float32) fyne.CanvasObject {
	c := ui.Colors()
	var fill color.Color = c.Outline
	switch {
	case told:
		fill = c.Accent
	case vital:
		fill = readable.Pale(c.Back, c.Accent, 0.55)
	}
	strip := canvas.NewRectangle(fill)
	strip.CornerRadius = 3
	width := float32(max(3, float64(room)*b.Share/highest.Share))
	return ui.Row(0, ui.MinSize(float32(int(width)), 8, strip), ui.Spacer())
}

// makeFlag says that a type came again after its last analysis was closed, nil if it did not.
func (p *Page) makeFlag(kind string, room float32) fyne.CanvasObject {
	s, ok := p.figures.sequels[kind]
	if !ok || s.Closed == "" || s.Since == 0 {
		return nil
	}
	c := ui.Colors()
	back := p.figures.cameBack(kind)
	ink := c.Faint
	if back {
		ink = c.Open
	}
	said := words.T("register.flag", "n", words.Number(s.Since), "day", p.day(s.Closed))
	parts := []fyne.CanvasObject{ui.Truncated(said, ui.Style{Size: ui.Small, Color: ink}, room-20)}
	if back {
		parts = append([]fyne.CanvasObject{ui.Again.Draw(c.Open, 14)}, parts...)
	}
	return ui.Row(5, parts...)
}

// makeRest are the types that are not shown, together.
func (p *Page) makeRest(rest []complaint.Bar, room float32) fyne.CanvasObject {
	share := 0.0
	for _, b := range rest {
		share += b.Share
	}
	said := words.T("register.rest", "n", words.Number(len(rest)), "share", percent(share))
	return ui.AtEdge(ui.Row(0, ui.Quiet(ui.Down, said, func() { p.unfold(true) })))
}

// dashed is the line behind the types that make up most of all.
func dashed(width float32) fyne.CanvasObject {
	const dash, least = 5, 4
	line := container.NewWithoutLayout()
	n := max(2, int((width+least)/(dash+least)))
	gap := (width - float32(n)*dash) / float32(n-1) // from edge to edge
	for i := range n {
		x := float32(i) * (dash + gap)
		r := canvas.NewRectangle(ui.Colors().Faint)
		r.Move(fyne.NewPos(x, 3))
		r.Resize(fyne.NewSize(dash, 1))
		line.Objects = append(line.Objects, r)
	}
	return ui.MinSize(width, 8, line)
}
