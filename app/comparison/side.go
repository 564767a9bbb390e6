package comparison

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone/compare"
)

// mostPoints is how many differences are named that are worth a talk.
const mostPoints = 12

func (p *Page) makeHeader() fyne.CanvasObject {
	c := ui.Colors()
	settings := ui.MenuButton(ui.Gear, words.T("settings.tip"), p.Settings)
	left := []fyne.CanvasObject{
		ui.IconButton(ui.Back, words.T("backups.back"), true, p.Back),
		ui.Text(words.T("tab.analyses"), ui.Style{Size: ui.Body, Color: c.Muted}), ui.Right.Draw(c.Faint, 16),
	}
	title := words.T("compare.title")
	if p.comparison != nil && p.isTwin() {
		title = problemOf(p.comparison.Of[compare.A])
	}
	room := max(200, p.root.Size().Width-560)
	left = append(left, ui.Truncated(title, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, room))
	if p.comparison != nil && p.isTwin() {
		left = append(left, ui.Chip(words.T("compare.chip"), ui.Accented))
	}
	right := []fyne.CanvasObject{ui.Spacer()}
	if p.comparison != nil && !p.covered() && !p.isEmpty() {
		present := ui.Quiet(ui.Present, words.T("workshop.present"), func() { p.present(true) })
		present.SetToolTip("F11")
		right = append(right, present)
	}
	return ui.Padded(0, 16, 0, 16, ui.Row(10, append(append(left, right...), settings)...))
}

// boardLayout puts the title above the rows, for the width that there is.
type boardLayout struct{ page *Page }

// MinSize implements [fyne.Layout].
func (*boardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(560, 1) }

// Layout implements [fyne.Layout].
func (l *boardLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	p := l.page
	p.table = p.tableWidth(room.Width - 2*margin)
	p.width = room.Width - 2*margin
	p.updateTitle()
	high := o[0].MinSize().Height
	for i, r := range [][2]float32{{0, high}, {high, room.Height - high}} {
		o[i].Move(fyne.NewPos(0, r[0]))
		o[i].Resize(fyne.NewSize(room.Width, max(1, r[1])))
	}
}

// makeBoard has the rows below their title, or what is said where there are none.
func (p *Page) makeBoard() fyne.CanvasObject {
	switch {
	case p.covered():
		return p.makeCover()
	case p.isEmpty():
		return p.message(nil, words.T("compare.none"), words.T("compare.none.how"), p.openButton(compare.A), p.openButton(compare.B))
	case len(p.rows) > 0:
		return container.New(&boardLayout{p}, p.title, p.list.Object())
	}
	said, how := words.T("compare.none.blind"), words.T("compare.none.blind.how")
	if p.View.filter == differences {
		said, how = words.T("compare.none.differences"), words.T("compare.none.differences.how")
	}
	return container.New(&boardLayout{p}, p.title, p.message(nil, said, how, ui.Plain("", words.T("compare.showAll"), func() { p.look(everything) })))
}

// message stands in the middle of the board in the place of rows.
func (p *Page) message(above fyne.CanvasObject, said, how string, does ...fyne.CanvasObject) fyne.CanvasObject {
	c, u := ui.Colors(), p.unit()
	middle := func(o ...fyne.CanvasObject) fyne.CanvasObject {
		return ui.Row(8, append(append([]fyne.CanvasObject{ui.Spacer()}, o...), ui.Spacer())...)
	}
	var parts []fyne.CanvasObject
	if above != nil {
		parts = append(parts, middle(above))
	}
	parts = append(parts,
		ui.CenteredLines(ui.Balanced(said, ui.Style{Size: size(ui.Title, u), Bold: true, Color: c.Ink}, 520*u, 3)),
		ui.CenteredLines(ui.Balanced(how, ui.Style{Size: size(ui.Body, u), Color: c.Muted}, 480*u, 5)))
	if len(does) > 0 && !p.View.presenting {
		parts = append(parts, ui.Gap(1, 4), middle(does...))
	}
	return ui.Centered(ui.Column(12, parts...))
}

// openButton opens one of the two analyses.
func (p *Page) openButton(side compare.Side) fyne.CanvasObject {
	return ui.Plain("", words.T("compare.open", "who", words.Group(p.comparison, side)), func() { p.Open(p.View.ids[side]) })
}

// titleDeps is what the title depends on.
type titleDeps struct {
	comparison      *compare.Comparison
	filter          filter
	blind           int
	width, table, u float32
	section         string
	presenting      bool
}

// updateTitle says above the rows what they are, also while they are scrolled.
func (p *Page) updateTitle() {
	if p.comparison == nil || p.isEmpty() || p.covered() {
		return
	}
	first, _ := p.list.InSight()
	deps := titleDeps{p.comparison, p.View.filter, p.blind(), p.width, p.table, p.unit(), p.sectionAt(first), p.View.presenting}
	p.cache.Fill(p.title, deps, func() fyne.CanvasObject { return p.makeTitle(deps) })
}

// makeTitle says what is compared, what is shown of it, and above the last columns whose they are.
func (p *Page) makeTitle(d titleDeps) fyne.CanvasObject {
	c, u := ui.Colors(), d.u
	title := words.T("compare.title")
	switch {
	case p.isTwin() && d.presenting:
		title = problemOf(p.comparison.Of[compare.A]) // the room sees no header
	case p.isTwin():
		title = words.T("compare.twins")
	}
	chips := ui.Row(8*u,
		p.filterChip(everything, words.T("compare.all"), p.count(everything), u),
		p.filterChip(differences, words.T("compare.differences"), p.count(differences), u),
		p.filterChip(blindSpots, words.T("compare.blindSpots"), p.count(blindSpots), u))
	style := ui.Style{Size: size(ui.Title, u), Bold: true, Color: c.Ink}
	beside := d.width - chips.MinSize().Width - 24*u
	top := fyne.CanvasObject(ui.Row(24*u, ui.Truncated(title, style, beside), ui.Spacer(), chips))
	if ui.Text(title, style).MinSize().Width > beside {
		top = ui.Column(10*u, ui.Paragraph(title, style, d.width, 2), chips)
	}
	parts := []fyne.CanvasObject{top}
	if d.filter != blindSpots && len(p.rows) > 0 {
		parts = append(parts, ui.MinSize(d.width, 18*u, p.makeHeads(d)))
	}
	return ui.Padded(16, margin, 4, margin, ui.Column(8*u, parts...))
}

// makeHeads says what the rows are, and of the last columns whose they are.
func (p *Page) makeHeads(d titleDeps) fyne.CanvasObject {
	heads, u := container.NewWithoutLayout(), d.u
	add := func(text string, ink color.Color, x, wide float32) {
		head := ui.Truncated(text, ui.Style{Size: size(ui.Small, u), Bold: true, Color: ink}, wide)
		place(head, x, 0, wide, head.MinSize().Height)
		heads.Add(head)
	}
	add(d.section, ui.Colors().Muted, 0, d.table-2*foundWide*u)
	for i, side := range []compare.Side{compare.B, compare.A} {
		add(words.Group(p.comparison, side), colorOf(side), d.table-float32(i+1)*foundWide*u, (foundWide-8)*u)
	}
	return heads
}

func (p *Page) filterChip(f filter, text string, n int, u float32) fyne.CanvasObject {
	return ui.LargerChipButton(fmt.Sprintf("%s %s", text, words.Number(n)), f == p.View.filter, u, func() {
		if f != p.View.filter {
			p.look(f)
		}
	})
}

// makeCover stands in the place of the rows while both groups are at work.
func (p *Page) makeCover() fyne.CanvasObject {
	return p.message(ui.Lock.Draw(ui.Colors().Accent, 40), words.T("compare.covered"), words.T("compare.coveredHow"))
}

// moreBelow says how many points there are below: of the rows there the last one may stand for several.
func (p *Page) moreBelow(rows int) string {
	return words.T("compare.talk.below", "n", rows+max(0, len(p.points)-mostPoints-1))
}

// makeSide says how much both saw, what is known of the cause in hand, and what is worth a talk; points
// are those.
func (p *Page) makeSide(width float32) (side fyne.CanvasObject, points []fyne.CanvasObject) {
	c := ui.Colors()
	if p.comparison == nil {
		return ui.Gap(1, 1), nil
	}
	parts := []fyne.CanvasObject{ui.Paragraph(words.T("compare.same"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, width, 2)}
	if p.covered() || p.isEmpty() {
		return ui.Column(8, append(append(parts, ui.Gap(1, 8)), p.groupLines(width)...)...), nil
	}
	n := p.comparison.Count()
	all := n[compare.Both] + n[compare.OnlyA] + n[compare.OnlyB]
	parts = append(parts, ui.Paragraph(words.T("compare.share", "n", n[compare.Both], "of", all), ui.Style{Size: ui.Body, Color: c.Muted}, width, 2), p.bar(n, width), ui.Gap(1, 2))
	for _, seen := range legend {
		details, count := "", n[seen]
		switch seen {
		case compare.OnlyA:
			details = words.GroupDetails(p.comparison, compare.A)
		case compare.OnlyB:
			details = words.GroupDetails(p.comparison, compare.B)
		case compare.Neither:
			details, count = words.T("compare.blindSpots"), p.blind()
		}
		parts = append(parts, p.countLine(seen, words.Seen(p.comparison, seen), details, count, width))
	}
	if r, ok := p.rowOf(); ok {
		parts = append(parts, ui.Gap(1, 4), p.makeChosen(r, width))
	}
	points = p.makePoints(width)
	return ui.Column(8, append(parts, points...)...), points
}

// legend are all who may have something, in the order in which they are named and drawn.
var legend = []compare.Seen{compare.Both, compare.OnlyA, compare.OnlyB, compare.Neither}

// groupLines say who the two groups are, and how much each has said, without what.
func (p *Page) groupLines(width float32) (lines []fyne.CanvasObject) {
	for _, side := range compare.Sides {
		n := p.comparison.Of[side].Count().Causes // as home counts them: what was said twice is not one yet
		lines = append(lines, p.countLine(compare.Only(side), words.Group(p.comparison, side), words.GroupDetails(p.comparison, side), n, width))
	}
	if p.covered() {
		lines = append(lines, ui.Paragraph(words.T("compare.coveredCount"), ui.Style{Size: ui.Small, Color: ui.Colors().Faint}, width, 3))
	}
	return lines
}

// countLine is how many causes somebody has.
func (p *Page) countLine(seen compare.Seen, who, details string, n int, width float32) fyne.CanvasObject {
	c := ui.Colors()
	count := ui.Text(words.Number(n), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink})
	name := ui.Text(who, ui.Style{Size: ui.Body, Color: c.Ink})
	room := width - discWide - name.MinSize().Width - count.MinSize().Width - 36
	parts := []fyne.CanvasObject{ui.MinSize(discWide, discWide, disc(seen, discWide/2, discWide/2, discWide)), name}
	if details != "" && room > 40 {
		parts = append(parts, ui.Truncated(details, ui.Style{Size: ui.Small, Color: c.Faint}, room))
	}
	return ui.Column(6, ui.Row(10, append(parts, ui.Spacer(), count)...), ui.Hairline())
}

// bar is how many causes both have, and how many one alone, as lengths. What both have is in both
// colours.
func (p *Page) bar(n [compare.Both + 1]int, width float32) fyne.CanvasObject {
	const high, gap = 12, 2
	bar := container.NewWithoutLayout()
	all := float32(n[compare.Both] + n[compare.OnlyA] + n[compare.OnlyB])
	if all == 0 {
		return ui.MinSize(width, high, bar)
	}
	at := float32(0)
	for _, seen := range legend {
		wide := (width - 2*gap) * float32(n[seen]) / all
		if wide == 0 {
			continue
		}
		for _, side := range compare.Sides {
			if !seen.By(side) {
				continue
			}
			part := canvas.NewRectangle(colorOf(side))
			part.CornerRadius = 3
			y, h := float32(0), float32(high)
			if seen == compare.Both {
				part.CornerRadius, y, h = 2, float32(side)*(high/2+0.5), high/2-0.5
			}
			place(part, at, y, wide, h)
			bar.Add(part)
		}
		at += wide + gap
	}
	return ui.MinSize(width, high, bar)
}

// makePoints lists what is worth a talk. The head belongs to the first of them: where that has no room,
// nothing is below the head.
func (p *Page) makePoints(width float32) (points []fyne.CanvasObject) {
	c := ui.Colors()
	for i, one := range p.points[:min(len(p.points), mostPoints)] {
		said, why := words.Point(p.comparison, one)
		text := ui.Column(2, ui.Paragraph(said, ui.Style{Size: ui.Body, Color: c.Ink}, width-36, 2), ui.Paragraph(why, ui.Style{Size: ui.Small, Color: c.Muted}, width-36, 2))
		number := ui.Column(0, ui.Gap(1, 2), ui.Text(fmt.Sprint(i+1), ui.Style{Size: ui.Small, Color: c.Faint}))
		t := ui.NewTap(ui.Padded(6, 8, 6, 8, ui.Row(10, ui.MinSize(10, text.MinSize().Height, number), text)), func() { p.showPoint(one) })
		t.Over = c.Sunken
		if points = append(points, t); i == 0 {
			head := ui.Text(words.T("compare.talk"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted})
			points[0] = ui.Column(8, ui.Gap(1, 4), head, t)
		}
	}
	if left := len(p.points) - mostPoints; left > 0 {
		points = append(points, ui.Text(words.T("map.more", "n", left), ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	return points
}

// showPoint takes in hand what is worth a talk.
func (p *Page) showPoint(one compare.Point) {
	switch {
	case one.Node != nil:
		p.find(target{one.Node.In})
	case len(one.Bone.Below) > 0:
		p.find(target{one.Bone.Below[0].In})
	}
}

// makeFoot has what can be done with the cause in hand, or the way on; in front of a room, the keys.
func (p *Page) makeFoot() fyne.CanvasObject {
	if p.comparison == nil {
		return ui.Gap(1, 1)
	}
	if p.View.presenting {
		return p.makeRoomFoot()
	}
	keys := fyne.CanvasObject(ui.Row(12, append(p.chooseKeys(), p.filterKey())...))
	buttons := []fyne.CanvasObject{p.exportButton(), ui.Spacer()}
	switch {
	case p.covered():
		keys = ui.KeyCap("Esc", words.T("compare.keys.back"))
		buttons = []fyne.CanvasObject{ui.Spacer(), lastDeed(ui.Primary("", words.T("compare.uncover"), p.uncover), "Enter")}
	case p.isEmpty():
		keys, buttons = ui.KeyCap("Esc", words.T("compare.keys.back")), nil
	case !p.View.pairing.none():
		keys = ui.Row(12, ui.KeyCap("↑ ↓", words.T("map.keys.choose")), ui.KeyCap("Esc", words.T("home.batch.cancel")))
		buttons = []fyne.CanvasObject{ui.AtEdge(ui.Quiet("", words.T("save.cancel"), p.leave)), ui.Spacer()}
		if p.hasPartner() {
			buttons = append(buttons, lastDeed(ui.Primary("", words.T("compare.pairHere"), p.pair), "Enter"))
		}
	default:
		buttons = append(buttons, ui.Primary("", words.T("compare.together"), p.together))
	}
	return ui.Padded(8, edge, 10, edge, ui.Column(4, ui.MinSize(0, 20, keys), ui.Row(8, buttons...)))
}

// chooseKeys shows the keys that choose a row, where there is one to choose.
func (p *Page) chooseKeys() []fyne.CanvasObject {
	if !slices.ContainsFunc(p.rows, p.choosable) {
		return nil
	}
	return []fyne.CanvasObject{ui.KeyCap("↑ ↓", words.T("map.keys.choose"))}
}

// filterKey shows the key that shows other rows.
func (p *Page) filterKey() fyne.CanvasObject {
	switch p.View.filter {
	case differences:
		return ui.KeyCap("D", words.T("compare.showAll"))
	case blindSpots:
		return ui.KeyCap("B", words.T("compare.showAll"))
	}
	return ui.KeyCap("D", words.T("compare.differences"))
}

// makeRoomFoot says what the colours mean, and how it ends.
func (p *Page) makeRoomFoot() fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{}
	n := p.comparison.Count()
	n[compare.Neither] = p.blind()
	for _, seen := range legend {
		parts = append(parts, ui.MinSize(20, 20, disc(seen, 10, 10, 18)), ui.Text(counted(words.Seen(p.comparison, seen), n[seen]), ui.Style{Size: ui.Strong, Color: c.Muted}), ui.Gap(12, 1))
	}
	parts = append(append(parts, ui.Spacer()), p.chooseKeys()...)
	return ui.Padded(0, edge, 0, margin, ui.Row(8, append(parts, p.filterKey(), ui.KeyCap("Esc", words.T("case.keys.end")))...))
}
