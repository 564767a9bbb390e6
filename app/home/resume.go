package home

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/guide"
	"whybone/storage"
)

// The measures of the card: its picture grows with the window.
const (
	cardPad      = 20
	cardGap      = 24
	picturePad   = 12
	minPicture   = 168 // the picture's height
	maxPicture   = 208
	roomyPicture = 276 // its height where there is room below
	minFacts     = 320 // the width of the words beside it
	nextWide     = 300
	nextNarrow   = 232
	maxNotes     = 3
)

// makeTitle is what stands above the rows: how many there are, what they can be limited to, or what can
// be done with those that are selected.
func (p *Page) makeTitle(d resumeDeps) fyne.CanvasObject {
	c := ui.Colors()
	line := []fyne.CanvasObject{
		ui.Text(words.T("home.all"), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}),
		ui.Text(fmt.Sprint(d.total), ui.Style{Size: ui.Strong, Color: c.Faint}),
	}
	if p.everything > 1 && !d.selecting {
		line = append(line, ui.Spacer(), ui.Quiet(ui.Fit, words.T("home.map"), p.Map), ui.Quiet(ui.Tick, words.T("home.select"), func() { p.setSelecting(true) }), p.sorter())
	}
	rows := []fyne.CanvasObject{ui.MinSize(0, 36, ui.Row(10, line...))}
	switch {
	case d.selecting:
		rows = append(rows, p.makeBatch(d.width))
	case p.worthFilters():
		rows = append(rows, p.filters(d.width))
	}
	if d.total == 0 && len(p.View.only) > 0 {
		rows = append(rows, ui.Row(12, ui.Text(words.T("home.noneLimited"), ui.Style{Size: ui.Body, Color: c.Muted}), ui.Plain("", words.T("home.lookAtAll"), p.lookAtAll)))
	}
	return ui.Column(8, rows...)
}

// makeResume is the card of the analysis that was changed last: what it is, how far it
// has come and what it needs next.
func (p *Page) makeResume(d resumeDeps) fyne.CanvasObject {
	high := pictureHeight(d)
	size := fyne.NewSize(float32(int(high*16/9)), high)
	next := nextWidth(d)
	room := d.width - 2*cardPad - size.Width - next - 2*cardGap
	open := func() { p.open(d.summary.ID) }

	inside := fyne.NewSize(size.Width-2*picturePad, size.Height-2*picturePad)
	card := ui.NewTap(ui.Pad(picturePad, pictureOf(d.preview.To, inside)), open)
	card.Name = words.T("home.open")
	card.Fill, card.Over, card.Edge = ui.Colors().Surface, ui.Colors().Surface, ui.Colors().Hairline
	return ui.Card(ui.Pad(cardPad, ui.Row(cardGap,
		card,
		ui.Expand(p.makeFacts(d, room)),
		ui.MinSize(next, high, makeNext(d, next)),
	)))
}

// nextWidth is how wide the box is that says what comes next.
func nextWidth(d resumeDeps) float32 {
	if d.width < facilitatorFrom {
		return nextNarrow
	}
	return nextWide
}

// pictureHeight is how high the card's picture is: it grows with the window, and more where
// few rows leave room below, as long as the words beside it keep theirs.
func pictureHeight(d resumeDeps) float32 {
	around := float32(3*margin + 2*cardPad + 2*rowPad + 36) // what else is on the page, less the rows
	if d.today.To.asks() {
		around += todayHeight
	}
	high := min(max(d.height*0.27, minPicture), maxPicture)
	if free := d.height - around - float32(d.total)*rowHeight; free > high {
		words := d.width - 2*cardPad - nextWidth(d) - 2*cardGap - minFacts
		high = max(high, min(free, roomyPicture, words*9/16))
	}
	return float32(int(high))
}

// makeFacts is the middle of the card.
func (p *Page) makeFacts(d resumeDeps, room float32) fyne.CanvasObject {
	c, g := ui.Colors(), d.summary
	problem, ink := g.Problem, c.Ink
	if problem == "" {
		problem, ink = unnamed(g), c.Faint
	}
	name := ui.NewTap(ui.Paragraph(problem, ui.Style{Size: ui.Title, Bold: true, Color: ink}, room, 2), func() { p.open(g.ID) })
	name.Over = c.Surface
	name.SetToolTip(shorten(problem, tipLength))
	small := ui.Style{Size: ui.Small, Color: c.Faint}
	title := []fyne.CanvasObject{ui.Text(words.T("home.goOn"), small), stateChip(g)}
	for _, chip := range []fyne.CanvasObject{groupChip(g), overdueChip(g)} {
		if chip != nil {
			title = append(title, chip)
		}
	}
	return ui.Column(8,
		ui.Row(10, title...),
		name,
		progress(g, ui.Style{Size: ui.Body, Color: c.Muted}, room),
		ui.Truncated(people(g, d.when), small, room),
		ui.Spacer(),
		ui.Row(0, ui.Primary("", words.T("home.open"), func() { p.open(g.ID) })),
	)
}

// stepOf says which step is open, or which page of what comes after the meeting.
func stepOf(s storage.Summary) string {
	if s.Step.IsStep() {
		return words.T("home.step", "n", s.Step, "of", guide.LastStep)
	}
	return words.T("workshop.later", "name", words.T(fmt.Sprintf("step.%d", s.Step)))
}

// progress says how far an analysis has come. A second line begins with a thing of its
// own, without the dot that stands between two.
func progress(s storage.Summary, style ui.Style, room float32) fyne.CanvasObject {
	n := s.Counts
	line := ""
	var lines []fyne.CanvasObject
	for _, item := range []string{
		stepOf(s),
		words.T("home.causes", "n", n.Causes),
		deepest(n.Deepest),
		words.T("home.solutions", "n", n.Solutions, "of", fishbone.TwentySolutions),
	} {
		switch longer := line + " · " + item; {
		case item == "":
		case line == "":
			line = item
		case ui.IsTruncated(longer, style, room, 1):
			lines = append(lines, ui.Truncated(line, style, room))
			line = item
		default:
			line = longer
		}
	}
	return ui.Column(0, append(lines, ui.Truncated(line, style, room))...)
}

// deepest says how deep the whys go, empty where nobody has asked one.
func deepest(n int) string {
	if n == 0 {
		return ""
	}
	return words.T("home.deepest", "n", n)
}

// people says who worked on an analysis and when.
func people(s storage.Summary, when string) string {
	var parts []string
	if s.Facilitator != "" {
		parts = append(parts, s.Facilitator)
	}
	if s.People > 0 {
		parts = append(parts, words.T("home.people", "n", s.People))
	}
	return strings.Join(append(parts, words.T("home.changed", "when", when)), " · ")
}

// makeNext is the box with what the analysis needs next; nothing before that is known.
func makeNext(d resumeDeps, width float32) fyne.CanvasObject {
	if d.preview.To == nil || d.preview.To.scene == nil {
		return ui.Spacer()
	}
	c := ui.Colors()
	room := width - 2*16
	parts := []fyne.CanvasObject{ui.Text(words.T("home.next"), ui.Style{Size: ui.Small, Color: c.Faint})}
	switch late, filed := d.summary.Overdue, d.summary.Filing; {
	case late == 0 && (filed == fishbone.FiledClosed || filed == fishbone.FiledArchived):
		parts = append(parts, ui.Paragraph(words.T("home.closedNext"), ui.Style{Size: ui.Body, Color: c.Ink}, room, 4))
	case len(d.preview.To.missing) == 0 && late > 0:
		parts = append(parts, ui.Paragraph(words.T("home.onlyOverdue", "n", late), ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, room, 3))
	case len(d.preview.To.missing) == 0:
		parts = append(parts, ui.Paragraph(words.T("home.nothingMissing"), ui.Style{Size: ui.Body, Bold: true, Color: c.Good}, room, 3))
	default:
		for i, n := range d.preview.To.missing[:min(maxNotes, len(d.preview.To.missing))] {
			parts = append(parts, note(n, i == 0, room))
		}
	}
	return ui.Column(0, ui.Filled(c.Sunken, ui.Radius, ui.Pad(16, ui.Column(10, parts...))), ui.Spacer())
}

// note is one sentence of the guide; the first is the one to go on with.
func note(n guide.Note, first bool, room float32) fyne.CanvasObject {
	c := ui.Colors()
	text := words.T(n.Key, "n", n.N)
	if first {
		return ui.Paragraph(text, ui.Style{Size: ui.Body, Bold: true, Color: c.Ink}, room, 2)
	}
	dot := ui.MinSize(6, 6, ui.Disc(c.Open, nil, 0))
	return ui.Row(10, dot, ui.Paragraph(text, ui.Style{Size: ui.Body, Color: c.Muted}, room-16, 2))
}
