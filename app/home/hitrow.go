package home

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/find"
	"whybone/storage"
)

// The columns of a row of what was found.
const (
	hitName  = 148 // what was hit is called
	hitChip  = 120
	mostHits = 160 // characters of a text at most
)

// hitRow is one row of what was found.
type hitRow struct {
	ui.Tap
	page  *Page
	place *fyne.Container
	state hitState
}

// hitState is all that a row depends on.
type hitState struct {
	row           foundRow
	turn          int // of the answer
	width, height float32
	chosen        bool
	last          bool // of its group
}

func newHitRow(p *Page) *hitRow {
	r := &hitRow{page: p, place: container.NewStack()}
	c := ui.Colors()
	r.Content, r.Fill, r.Over, r.Radius = r.place, c.Surface, c.Sunken, ui.Radius
	r.OnTap = func() { p.openFound(r.state.row) }
	r.OnMenu = func(at fyne.Position) {
		if g, ok := p.groupOf(r.state.row); ok && !g.Register() {
			r.MouseOut()
			p.menu(g.Analysis, at)
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *hitRow) show(s hitState) {
	if s.row != r.state.row || s.turn != r.state.turn {
		r.MouseOut()
	}
	r.state = s
	r.page.foundList.cache.Fill(r.place, s, r.makeCells)
}

// makeCells makes the row's content.
func (r *hitRow) makeCells() fyne.CanvasObject {
	s, c := r.state, ui.Colors()
	cells := container.NewWithoutLayout()
	height := float32(lineHeight)
	if s.row.kind == headRow {
		height = headHeight
	}
	put := func(o fyne.CanvasObject, x, y, width, high float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, high))
		cells.Objects = append(cells.Objects, o)
	}
	center := func(o fyne.CanvasObject, x float32) {
		least := o.MinSize()
		put(o, x, float32(int((height-least.Height)/2)), least.Width, least.Height)
	}
	if s.chosen {
		back, bar := canvas.NewRectangle(c.Sunken), canvas.NewRectangle(c.Accent)
		back.CornerRadius, bar.CornerRadius = ui.Radius, 1.5
		put(back, 0, 0, s.width, height)
		put(bar, 0, 4, 3, height-8)
	}
	if s.last && s.height > height {
		put(canvas.NewRectangle(c.Hairline), rowMargin, s.height-4, s.width-2*rowMargin, 1)
	}
	g, _ := r.page.groupOf(s.row)
	switch s.row.kind {
	case headRow:
		r.head(g, center)
	case lineRow:
		r.line(g.Lines[s.row.line], center)
	case moreRow:
		text := words.T("search.moreGroups")
		if s.row.group >= 0 {
			text = words.T("search.more", "n", g.Total-len(g.Lines))
		}
		center(ui.Text(text, ui.Style{Size: ui.Small, Color: c.Accent}), rowMargin+hitName)
	}
	return cells
}

// head is the analysis in which something was found: its problem, state and time.
func (r *hitRow) head(g storage.Group, center func(o fyne.CanvasObject, x float32)) {
	c, right := ui.Colors(), r.state.width-rowMargin
	if !g.Register() {
		cell := func(o fyne.CanvasObject, width float32) {
			right -= width
			center(o, right)
			right -= columnGap
		}
		cell(ui.Truncated(r.page.when(g.Analysis), ui.Style{Size: ui.Small, Color: c.Muted}, whenWide), whenWide)
		cell(stateChip(g.Analysis), stateWide)
		if chip := groupChip(g.Analysis); chip != nil {
			cell(chip, chip.MinSize().Width)
		}
	} else {
		right -= columnGap
	}
	style := ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}
	if hit := headHit(g); hit != nil {
		center(marked(hit.Text, hit.Ranges, style, right-rowMargin), rowMargin)
		return
	}
	center(ui.Truncated(titleOf(g), style, right-rowMargin), rowMargin)
}

// line is one text of which something was hit.
func (r *hitRow) line(h storage.Hit, center func(o fyne.CanvasObject, x float32)) {
	c, right := ui.Colors(), r.state.width-rowMargin
	name := words.HitName(h.Kind, h.Attribute)
	if h.Complaint != nil { // that it is one is said by the head
		name = words.Day(h.Complaint.Received, r.page.finder.today())
		right = r.ofComplaint(h, right, center)
	}
	center(ui.Truncated(name, ui.Style{Size: ui.Small, Color: c.Faint}, hitName-columnGap), rowMargin+columnGap)
	if h.Finding != "" {
		tones := map[string]ui.Tone{string(fishbone.Confirmed): ui.Positive, string(fishbone.Rejected): ui.Negative, string(fishbone.ToVerify): ui.Waiting}
		chip := ui.Chip(words.T("verdict."+h.Finding), tones[h.Finding])
		right -= chip.MinSize().Width
		center(chip, right)
		right -= columnGap
	}
	at := float32(rowMargin + hitName)
	center(marked(h.Text, h.Ranges, ui.Style{Size: ui.Body, Color: c.Ink}, right-at), at)
}

// The columns of a complaint: its type and who complained.
const hitType, hitCustomer = 200, 150

// ofComplaint tells a complaint from others, and returns what is left of the row.
func (r *hitRow) ofComplaint(h storage.Hit, right float32, center func(o fyne.CanvasObject, x float32)) float32 {
	quiet := ui.Style{Size: ui.Small, Color: ui.Colors().Muted}
	for _, one := range []struct {
		attribute, said string
		width           float32
	}{{"customer", h.Complaint.Customer, hitCustomer}, {"type", h.Complaint.Type, hitType}} {
		right -= one.width
		if one.said != "" && one.attribute != h.Attribute {
			center(ui.Truncated(one.said, quiet, one.width), right)
		}
		right -= columnGap
	}
	return right
}

// marked is one line of a text around what was hit, with that marked.
func marked(text string, hits []find.Range, s ui.Style, width float32) fyne.CanvasObject {
	for most := mostHits; ; most = most * 4 / 5 {
		cut, left := find.Around(text, hits, most)
		line := segments(cut, left, s)
		if line.MinSize().Width <= width || most < 8 {
			return line
		}
	}
}

// segments is a text in which some parts are marked.
func segments(text string, hits []find.Range, s ui.Style) *fyne.Container {
	var parts []fyne.CanvasObject
	last := 0
	add := func(words string, hit bool) {
		if words == "" {
			return
		}
		style := s
		if !hit {
			parts = append(parts, ui.Text(words, style))
			return
		}
		c := ui.Colors()
		style.Color, style.Bold = color.Color(c.Accent), true
		parts = append(parts, ui.Filled(c.Soft, 3, ui.Text(words, style)))
	}
	for _, h := range hits {
		add(text[last:h.From], false)
		add(text[h.From:h.To], true)
		last = h.To
	}
	add(text[last:], false)
	return ui.Row(0, parts...)
}
