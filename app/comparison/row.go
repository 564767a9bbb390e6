package comparison

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/picture"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
)

// The measures of a row, at the usual size.
const (
	rowHigh    = 32 // of one line
	moreHigh   = 18 // of what stands below it
	boneHigh   = 40
	step       = 24 // from a level to the next
	firstLevel = 12 // where the threads of level one run down
	discWide   = 14
	foundWide  = 112 // of what one side found
	leastWords = 400 // of what stands before that
	threadWide = 2
)

// colorOf is the colour of a side. The halves of a disc and the order of the threads say the same
// without it.
func colorOf(side compare.Side) color.NRGBA {
	c := ui.Colors()
	if side == compare.A {
		return c.Accent
	}
	return c.Second
}

func (p *Page) rowHeight(i int) float32 {
	return p.heightOf(p.rows[i])
}

func (p *Page) heightOf(r row) float32 {
	u := p.unit()
	switch {
	case r.kind == boneRow || r.kind == headRow:
		return boneHigh * u
	case r.more != "":
		return (rowHigh + moreHigh) * u
	}
	return rowHigh * u
}

// cell shows one row.
type cell struct {
	ui.Tap
	page  *Page
	place *fyne.Container
	at    int
}

func newCell(p *Page) *cell {
	r := &cell{page: p, place: container.NewStack()}
	r.Content, r.Fill, r.Over, r.Radius = r.place, color.Transparent, ui.Colors().Sunken, ui.Radius
	r.OnTap = func() {
		if r.at < len(p.rows) && p.choosable(p.rows[r.at]) {
			p.choose(r.at, 1)
			p.Focus()
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

// cellState is all that a row depends on.
type cellState struct {
	row     row
	found   [len(compare.Sides)]found
	width   float32
	table   float32
	unit    float32
	chosen  bool
	first   bool // for which a partner is being chosen
	partner bool // that can be chosen for it
	pairing bool
}

func (p *Page) updateRow(i int, r *cell) {
	if i >= len(p.rows) {
		return
	}
	s := cellState{row: p.rows[i], width: r.Size().Width, table: p.table, unit: p.unit(), chosen: i == p.at}
	if s.pairing = !p.View.pairing.none(); s.pairing {
		s.first, s.partner = s.row.target == p.View.pairing, p.isPartner(s.row)
	}
	for _, side := range compare.Sides {
		s.found[side] = p.found(s.row, side)
	}
	if r.at != i {
		r.MouseOut()
	}
	r.at = i
	r.Over = ui.Colors().Sunken
	if !p.choosable(s.row) {
		r.Over = color.Transparent
	}
	r.SetToolTip("")
	if s.row.kind == causeRow || s.row.kind == solutionRow {
		r.SetToolTip(s.row.text)
	}
	ui.SetContent(r.place, p.draw(s))
}

// draw makes what a row shows.
func (p *Page) draw(s cellState) fyne.CanvasObject {
	switch s.row.kind {
	case boneRow:
		return p.drawBone(s)
	case headRow:
		return p.drawHead(s)
	case causeRow, solutionRow:
		return p.drawThing(s)
	}
	return p.drawBlind(s)
}

// drawBone is the name of a bone, on its colour.
func (p *Page) drawBone(s cellState) fyne.CanvasObject {
	c, u := ui.Colors(), s.unit
	theme, bone := picture.Theme(c.Dark), s.row.bone
	fill, ink := c.Sunken, c.Muted
	for _, side := range compare.Sides {
		if bone.In[side] != "" {
			fill, ink = theme.Category(p.comparison.Of[side].ColorOf(bone.In[side])), theme.CategoryInk
			break
		}
	}
	name := ui.Truncated(words.BoneName(bone), ui.Style{Size: size(ui.Body, u), Bold: true, Color: ink}, s.width*0.6)
	chip := ui.Filled(fill, 4*u, ui.Padded(0, 10*u, 7*u, 10*u, name)) // a line of text has its room above the letters
	parts, high := container.NewWithoutLayout(), p.heightOf(s.row)
	need := chip.MinSize()
	addVertical(parts, firstLevel*u, u, high/2, high, s.row.below)
	place(chip, 0, (high-need.Height)/2, need.Width, need.Height)
	parts.Add(chip)
	return parts
}

// drawHead says what the rows below are.
func (p *Page) drawHead(s cellState) fyne.CanvasObject {
	head := ui.Text(counted(s.row.text, s.row.n), ui.Style{Size: size(ui.Body, s.unit), Bold: true, Color: ui.Colors().Muted})
	return ui.Column(0, ui.Hairline(), ui.Expand(ui.Column(0, ui.Spacer(), head, ui.Gap(1, 6*s.unit))))
}

// drawThing is a cause or a solution with its half discs, behind the threads that lead to it, and behind
// its words what each side found.
func (p *Page) drawThing(s cellState) fyne.CanvasObject {
	c, u, r := ui.Colors(), s.unit, s.row
	high, line, seen := p.heightOf(r), rowHigh*u, r.seen()
	left := (firstLevel + step*float32(len(r.threads))) * u
	parts := container.NewWithoutLayout()
	from := left + (discWide/2+8)*u
	rule := ui.Hairline()
	place(rule, from, high-1, s.table-from, 1)
	parts.Add(rule)
	if back := s.back(); back != nil {
		place(back, left-discWide*u, 1, s.table-left+discWide*u, high-2)
		parts.Add(back)
	}
	p.addThreads(parts, r, u, high, line)
	parts.Add(disc(seen, left, line/2, discWide*u))
	room := s.table - from - 2*foundWide*u - 8
	add := func(o fyne.CanvasObject, x, wide float32) {
		place(o, x, (line-o.MinSize().Height)/2, wide, o.MinSize().Height)
		parts.Add(o)
	}
	for i, side := range []compare.Side{compare.B, compare.A} {
		if f := s.found[side]; f.text != "" {
			if s.aside() {
				f.ink = c.Faint
			}
			style := ui.Style{Size: size(ui.Small, u), Bold: f.strong, Color: f.ink}
			add(ui.Truncated(f.text, style, (foundWide-8)*u), s.table-float32(i+1)*foundWide*u, foundWide*u)
		}
	}
	style := ui.Style{Size: size(ui.Body, u), Bold: seen == compare.Both && !r.quiet, Color: c.Ink}
	if r.quiet || s.aside() {
		style.Color = c.Faint
	}
	add(ui.Truncated(r.text, style, room), from, room)
	addMore(parts, s, from, line, room)
	return parts
}

// aside says whether a row can be neither of the two that are being made a pair: all of it is quiet.
func (s cellState) aside() bool { return s.pairing && !s.first && !s.partner }

// back is what a row stands on that is in hand, or that can be; none for the others. The cause for which
// a partner is being chosen has a frame and no ground: those that can be chosen have one.
func (s cellState) back() fyne.CanvasObject {
	switch {
	case s.first:
		frame := canvas.NewRectangle(color.Transparent)
		frame.CornerRadius, frame.StrokeColor, frame.StrokeWidth = ui.Radius, ui.Colors().Outline, 1
		return frame
	case s.chosen:
		return ui.Chosen()
	case s.partner:
		return ui.Filled(ui.Colors().Soft, ui.Radius, ui.Gap(1, 1))
	}
	return nil
}

// widestRow is how much room the words of the rows take.
func (p *Page) widestRow() (widest float32) {
	u := p.unit()
	for _, r := range p.rows {
		if r.kind != causeRow && r.kind != solutionRow {
			continue
		}
		from := (firstLevel + step*float32(len(r.threads)) + discWide/2 + 8) * u
		text := ui.Text(r.text, ui.Style{Size: size(ui.Body, u), Bold: r.seen() == compare.Both}).MinSize().Width
		more := ui.Text(r.more, ui.Style{Size: size(ui.Small, u)}).MinSize().Width
		widest = max(widest, from+max(text, more)*1.04) // what is cut off is so before it fills its room
	}
	return widest
}

// tableWidth is how far the columns reach: what each side found stands near the words.
func (p *Page) tableWidth(room float32) float32 {
	u := p.unit()
	const nearly = 0.9
	if wide := max(p.widest+16*u, leastWords*u) + (2*foundWide)*u; wide < nearly*room {
		return wide
	}
	return room // no edge beside the page's own
}

// found is what one side found of a cause, or that it chose a solution.
type found struct {
	text   string
	strong bool
	ink    color.NRGBA
}

// found is what one side says of a row at its right: also that it has it not, or did not judge it.
func (p *Page) found(r row, side compare.Side) found {
	c := ui.Colors()
	if (r.kind == causeRow || r.kind == solutionRow) && !r.seen().By(side) {
		return found{text: "–", ink: c.Faint}
	}
	switch r.kind {
	case causeRow:
		one, _ := p.comparison.Cause(r.node, side)
		said := words.FoundBy(p.comparison, r.node, side)
		if said == "" || r.quiet {
			return found{text: cmp.Or(said, words.T("compare.unjudged")), ink: c.Faint}
		}
		ink := map[fishbone.Finding]color.NRGBA{fishbone.Confirmed: c.Good, fishbone.Rejected: c.Bad}[one.Verdict.Finding]
		if ink.A == 0 {
			ink = c.Muted
		}
		return found{said, p.comparison.IsRoot(r.node, side), ink}
	case solutionRow:
		one, _ := p.comparison.Of[side].Solution(r.solution.In[side])
		if one.Choice == fishbone.NotChosen {
			return found{text: words.T("compare.undecided"), ink: c.Faint}
		}
		f := found{text: words.T("case.choice." + string(one.Choice)), ink: c.Muted}
		if one.Choice == fishbone.Chosen {
			f.ink = c.Good
		}
		return f
	}
	return found{}
}

// addMore adds what stands below a row in small letters.
func addMore(parts *fyne.Container, s cellState, from, line, room float32) {
	if s.row.more == "" {
		return
	}
	style := ui.Style{Size: size(ui.Small, s.unit), Color: ui.Colors().Muted}
	if s.aside() {
		style.Color = ui.Colors().Faint
	}
	more := ui.Truncated(s.row.more, style, room)
	place(more, from, line-5*s.unit, room, more.MinSize().Height)
	parts.Add(more)
}

// addThreads adds the lines that lead to a row, and those that pass it. Two run side by side where
// both sides go that way.
func (p *Page) addThreads(parts *fyne.Container, r row, u, high, line float32) {
	for level, t := range r.threads {
		x := (firstLevel + step*float32(level)) * u
		addVertical(parts, x, u, 0, high, t.through)
		if level < len(r.threads)-1 {
			continue
		}
		addVertical(parts, x, u, 0, line/2, t.here)
		w := threadWide * u
		for i, side := range compare.Sides {
			if t.here.By(side) {
				l, from := canvas.NewRectangle(colorOf(side)), x-w+float32(i)*(w+1)
				place(l, from, line/2-w+float32(i)*(w+1), x+(step-discWide/2)*u-from+1, w)
				parts.Add(l)
			}
		}
	}
	addVertical(parts, (firstLevel+step*float32(len(r.threads)))*u, u, line/2, high, r.below)
}

// addVertical adds the threads that run down at one place, that of the first side at the left.
func addVertical(parts *fyne.Container, x, u, from, to float32, who compare.Seen) {
	w := threadWide * u
	for i, side := range compare.Sides {
		if who.By(side) {
			l := canvas.NewRectangle(colorOf(side))
			place(l, x-w+float32(i)*(w+1), from, w, to-from+1) // to the next row, however they are rounded
			parts.Add(l)
		}
	}
}

// noOne is the sign of a side that has not what the other has: an empty ring, as quiet as its words.
const noOne = compare.Seen(-1)

// disc is a circle whose halves say who has something: the left one for the first side.
func disc(seen compare.Seen, x, y, wide float32) fyne.CanvasObject {
	c := ui.Colors()
	parts := container.NewWithoutLayout()
	ring := canvas.NewCircle(c.Surface)
	ring.StrokeColor, ring.StrokeWidth = c.Outline, 1
	place(ring, x-wide/2, y-wide/2, wide, wide)
	parts.Add(ring)
	if seen.By(compare.A) {
		half := canvas.NewRectangle(colorOf(compare.A))
		half.TopLeftCornerRadius, half.BottomLeftCornerRadius = wide/2, wide/2
		place(half, x-wide/2, y-wide/2, wide/2, wide)
		parts.Add(half)
	}
	if seen.By(compare.B) {
		half := canvas.NewRectangle(colorOf(compare.B))
		half.TopRightCornerRadius, half.BottomRightCornerRadius = wide/2, wide/2
		place(half, x, y-wide/2, wide/2, wide)
		parts.Add(half)
	}
	if seen == compare.Neither { // who misses something is not to be overlooked
		ring.StrokeColor, ring.StrokeWidth = c.Open, 2
	}
	return parts
}

// drawBlind is what neither has: a dashed way to an empty ring.
func (p *Page) drawBlind(s cellState) fyne.CanvasObject {
	c, u, r := ui.Colors(), s.unit, s.row
	line, x := rowHigh*u, (firstLevel+step)*u
	parts := container.NewWithoutLayout()
	for at := float32(0); at < step*u-discWide*u/2; at += 5 * u {
		dash := canvas.NewRectangle(c.Open)
		place(dash, firstLevel*u+at, line/2-u, 3*u, 2*u)
		parts.Add(dash)
	}
	parts.Add(disc(compare.Neither, x, line/2, discWide*u))
	from := x + (discWide/2+8)*u
	text := ui.Truncated(r.text, ui.Style{Size: size(ui.Body, u), Bold: true, Color: c.Open}, s.width-from)
	place(text, from, (line-text.MinSize().Height)/2, s.width-from, text.MinSize().Height)
	parts.Add(text)
	addMore(parts, s, from, line, s.width-from)
	return parts
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}

// size is a size of text, for a reader or a room.
func size(usual, u float32) float32 { return ui.RoundSize(usual, u) }
