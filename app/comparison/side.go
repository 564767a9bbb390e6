package comparison

import (
	"fmt"

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
	if p.comparison != nil && !p.covered() {
		present := ui.Quiet(ui.Present, words.T("workshop.present"), func() { p.present(true) })
		present.SetToolTip("F11")
		right = append(right, present)
	}
	return ui.Padded(0, 16, 0, 16, ui.Row(10, append(append(left, right...), settings)...))
}

// titleDeps is what the title depends on.
type titleDeps struct {
	comparison *compare.Comparison
	filter     filter
	blind      int
	width, u   float32
	empty      bool
}

func (p *Page) updateTitle(room fyne.Size) {
	if p.comparison == nil {
		return
	}
	deps := titleDeps{p.comparison, p.View.filter, p.blind(), room.Width, p.unit(), len(p.rows) == 0}
	p.cache.Fill(p.title, deps, func() fyne.CanvasObject { return p.makeTitle(room.Width, p.unit()) })
}

// makeTitle says what is compared, what is shown of it, and above the last columns whose they are.
func (p *Page) makeTitle(width, u float32) fyne.CanvasObject {
	c, n := ui.Colors(), p.comparison.Count()
	title := words.T("compare.title")
	if p.isTwin() {
		title = words.T("compare.twins")
	}
	chips := []fyne.CanvasObject{
		p.filterChip(everything, words.T("compare.all"), n[compare.OnlyA]+n[compare.OnlyB]+n[compare.Both], u),
		p.filterChip(differences, words.T("compare.differences"), n[compare.OnlyA]+n[compare.OnlyB], u),
		p.filterChip(blindSpots, words.T("compare.blindSpots"), p.blind(), u),
	}
	heads := container.NewWithoutLayout()
	for i, side := range []compare.Side{compare.B, compare.A} {
		head := ui.Truncated(words.Group(p.comparison, side), ui.Style{Size: size(ui.Small, u), Bold: true, Color: colorOf(side)}, (foundWide-8)*u)
		place(head, width-float32(i+1)*foundWide*u, 0, foundWide*u, head.MinSize().Height)
		heads.Add(head)
	}
	parts := []fyne.CanvasObject{
		ui.Paragraph(title, ui.Style{Size: size(ui.Title, u), Bold: true, Color: c.Ink}, width, 2),
		ui.Row(8*u, chips...),
	}
	if len(p.rows) == 0 {
		parts = append(parts, ui.Gap(1, 12), ui.Paragraph(words.T(p.emptyKey()), ui.Style{Size: size(ui.Body, u), Color: c.Muted}, width, 3))
	} else if p.View.filter != blindSpots {
		parts = append(parts, ui.MinSize(width, 18*u, heads))
	}
	return ui.Padded(0, 0, 4, 0, ui.Column(10*u, parts...))
}

// emptyKey is what is said where nothing is to be shown.
func (p *Page) emptyKey() string {
	switch {
	case p.isEmpty():
		return "compare.none"
	case p.View.filter == differences:
		return "compare.none.differences"
	}
	return "compare.none.blind"
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
	c := ui.Colors()
	middle := func(o fyne.CanvasObject) fyne.CanvasObject { return ui.Row(0, ui.Spacer(), o, ui.Spacer()) }
	return ui.Centered(ui.Column(12,
		middle(ui.Lock.Draw(c.Accent, 40)),
		middle(ui.Balanced(words.T("compare.covered"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink}, 520, 3)),
		middle(ui.Balanced(words.T("compare.coveredHow"), ui.Style{Size: ui.Body, Color: c.Muted}, 480, 4)),
	))
}

// makeSide says how much both saw, what is known of the cause in hand, and what is worth a talk.
func (p *Page) makeSide(width float32) fyne.CanvasObject {
	c := ui.Colors()
	if p.comparison == nil {
		return ui.Gap(1, 1)
	}
	parts := []fyne.CanvasObject{ui.Text(words.T("compare.same"), ui.Style{Size: ui.Title, Bold: true, Color: c.Ink})}
	if p.covered() {
		return ui.Column(8, append(parts, p.groupLines(width)...)...)
	}
	n := p.comparison.Count()
	all := n[compare.Both] + n[compare.OnlyA] + n[compare.OnlyB]
	if p.isEmpty() {
		return ui.Column(8, append(parts, p.groupLines(width)...)...)
	}
	parts = append(parts, ui.Paragraph(words.T("compare.share", "n", n[compare.Both], "of", all), ui.Style{Size: ui.Body, Color: c.Muted}, width, 2), p.bar(n, width), ui.Gap(1, 2))
	lines := []fyne.CanvasObject{p.countLine(compare.Both, words.T("compare.count.both"), "", n[compare.Both], width)}
	for _, side := range compare.Sides {
		lines = append(lines, p.countLine(compare.Only(side), words.T("compare.seen.only", "who", words.Group(p.comparison, side)), words.GroupDetails(p.comparison, side), n[compare.Only(side)], width))
	}
	lines = append(lines, p.countLine(compare.Neither, words.T("compare.count.neither"), words.T("compare.blindSpots"), p.blind(), width))
	parts = append(parts, lines...)
	if r, ok := p.rowOf(); ok {
		parts = append(parts, ui.Gap(1, 4), p.makeChosen(r, width))
	}
	return ui.Column(8, append(parts, p.makePoints(width)...)...)
}

// groupLines say who the two groups are, and how much each has said, without what.
func (p *Page) groupLines(width float32) (lines []fyne.CanvasObject) {
	for _, side := range compare.Sides {
		n := p.comparison.Of[side].Count().Causes
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
	for _, seen := range []compare.Seen{compare.OnlyA, compare.Both, compare.OnlyB} {
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

// makePoints lists what is worth a talk.
func (p *Page) makePoints(width float32) (parts []fyne.CanvasObject) {
	c := ui.Colors()
	if len(p.points) == 0 {
		return nil
	}
	parts = []fyne.CanvasObject{ui.Gap(1, 4), ui.Text(words.T("compare.talk"), ui.Style{Size: ui.Small, Bold: true, Color: c.Muted})}
	for i, one := range p.points[:min(len(p.points), mostPoints)] {
		said, why := words.Point(p.comparison, one)
		text := ui.Column(2, ui.Paragraph(said, ui.Style{Size: ui.Body, Color: c.Ink}, width-36, 2), ui.Paragraph(why, ui.Style{Size: ui.Small, Color: c.Muted}, width-36, 2))
		number := ui.Column(0, ui.Gap(1, 2), ui.Text(fmt.Sprint(i+1), ui.Style{Size: ui.Small, Color: c.Faint}))
		t := ui.NewTap(ui.Padded(6, 8, 6, 8, ui.Row(10, ui.MinSize(10, text.MinSize().Height, number), text)), func() { p.showPoint(one) })
		t.Over = c.Sunken
		parts = append(parts, t)
	}
	if left := len(p.points) - mostPoints; left > 0 {
		parts = append(parts, ui.Text(words.T("map.more", "n", left), ui.Style{Size: ui.Small, Color: c.Faint}))
	}
	return parts
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
	keys := ui.Row(12, ui.KeyCap("↑ ↓", words.T("map.keys.choose")), ui.KeyCap("D", words.T("compare.differences")))
	buttons := []fyne.CanvasObject{p.exportButton(), ui.Spacer()}
	switch {
	case p.covered():
		keys = ui.Row(12, ui.KeyCap("Enter", words.T("compare.uncover")), ui.KeyCap("Esc", words.T("compare.keys.back")))
		buttons = []fyne.CanvasObject{ui.Spacer(), ui.Primary("", words.T("compare.uncover"), p.uncover)}
	case p.isEmpty():
		keys, buttons = ui.Row(12, ui.KeyCap("Esc", words.T("compare.keys.back"))), nil
	case !p.View.pairing.none():
		keys = ui.Row(12, ui.KeyCap("Enter", words.T("compare.keys.pair")), ui.KeyCap("Esc", words.T("home.batch.cancel")))
		buttons = append(buttons, ui.Primary("", words.T("compare.pairHere"), p.pair))
	default:
		buttons = append(buttons, ui.Primary("", words.T("compare.together"), p.together))
	}
	return ui.Padded(8, edge, 10, edge, ui.Column(4, ui.MinSize(0, 20, keys), ui.Row(8, buttons...)))
}

// makeRoomFoot says what the colours mean, and how it ends.
func (p *Page) makeRoomFoot() fyne.CanvasObject {
	c := ui.Colors()
	parts := []fyne.CanvasObject{}
	for _, seen := range []compare.Seen{compare.Both, compare.OnlyA, compare.OnlyB, compare.Neither} {
		parts = append(parts, ui.MinSize(20, 20, disc(seen, 10, 10, 18)), ui.Text(words.Seen(p.comparison, seen), ui.Style{Size: ui.Strong, Color: c.Muted}), ui.Gap(12, 1))
	}
	return ui.Padded(0, edge, 0, margin, ui.Row(8, append(parts, ui.Spacer(), ui.KeyCap("↑ ↓", words.T("map.keys.choose")), ui.KeyCap("D", words.T("compare.differences")), ui.KeyCap("Esc", words.T("case.keys.end")))...))
}
