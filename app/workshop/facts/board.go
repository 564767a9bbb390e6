package facts

import (
	"fmt"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// The measures of the board, before everybody watches.
const (
	cellEdge      = 6 // from the edge of a cell to its words
	gap           = 8
	nameWidth     = 92
	rowHeight     = 46
	lineHeight    = 40 // of a containment
	numberWidth   = 92 // of an entry for a figure
	presentedSize = 1.4
	mostLines     = 6
)

// containmentWidths are how wide the columns are at least, but the first one, which has what is
// left. Where there is much, the effect and the place have a part of it.
var containmentWidths = []float32{0, 92, 78, 78, 112, 96}

// board is what stands in place of the picture.
type board struct {
	view   *view
	object *fyne.Container
	back   *canvas.Image
	place  *fyne.Container
	scroll *container.Scroll
	sight  *fyne.Container     // of the scroll
	whole  []fyne.CanvasObject // what is never cut while everybody watches
	cache  *ui.Cache
	width  float32
	inHand fyne.CanvasObject // the cell
}

func newBoard(v *view) *board {
	b := &board{view: v, place: container.NewStack(), back: ui.NewGround(ui.Colors().Surface)}
	b.cache = ui.NewCache(func() any { return b.width })
	b.scroll = container.NewVScroll(b.place)
	b.sight = container.NewStack(b.scroll)
	b.object = container.New(b, b.back, b.sight)
	return b
}

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (b *board) Layout(o []fyne.CanvasObject, room fyne.Size) {
	if room.Width != b.width {
		b.width = room.Width
		b.fill()
	}
	if room != b.sight.Size() {
		b.follow()
	}
	for _, one := range o {
		one.Resize(room)
	}
}

// refresh shows the table as it is.
func (b *board) refresh() {
	ui.SetGround(b.back, ui.Colors().Surface)
	if b.width > 0 {
		b.fill()
	}
}

// boardDeps is all that the board depends on.
type boardDeps struct {
	about        fishbone.About
	facts        []fishbone.Fact
	containments []fishbone.Containment
	drafts       []string // of the cells
	entry        ui.Identity[ui.Entry]
	lines        int
	typed        string // while everybody watches
	today        fishbone.Day
	large        bool
}

func (b *board) fill() {
	v := b.view
	a := v.host.Analysis()
	v.entry.FitRows(b.entryWidth(v.cell), 1, mostLines)
	v.lines = v.entry.Lines(b.entryWidth(v.cell), ui.Strong)
	d := boardDeps{about: a.About(), facts: a.Facts(), containments: a.Containments(), entry: ui.Identity[ui.Entry]{To: v.entry},
		lines: min(v.lines, mostLines), today: v.today(), large: v.host.Presenting()}
	for _, c := range v.cells() {
		if c.place != v.cell {
			d.drafts = append(d.drafts, v.host.Session().Draft(c.place))
		}
	}
	if d.large {
		d.typed = v.entry.Text
	}
	b.cache.Fill(b.place, d, b.make)
	panel.Set(b.sight, ui.WholeRows(b.scroll, panel.MoreBelow, b.whole...))
}

// follow scrolls to the cell in hand once it has its place.
func (b *board) follow() {
	ui.Do(func() {
		if b.inHand != nil {
			ui.Reveal(b.scroll, 2*gap, b.inHand)
		}
	})
}

// room is how wide the content is.
func (b *board) room() float32 { return max(300, b.width-2*b.margin()) }

// margin is beside all cells, whose words begin further inside.
func (b *board) margin() float32 { return panel.Edge(b.view.host) - cellEdge }

// inset is what stands in no cell, below the words of those.
func inset(o fyne.CanvasObject) fyne.CanvasObject { return ui.Padded(0, cellEdge, 0, cellEdge, o) }

func (b *board) half() float32 {
	return float32(math.Floor(float64((b.room() - 2*cellEdge - 3*gap) / 2)))
}

// factWidths are how wide the columns of the table of facts are, the names first.
func (b *board) factWidths() []float32 {
	name := b.unit(nameWidth)
	each := float32(math.Floor(float64((b.room() - name - 4*gap) / 4)))
	return []float32{name, each, each, each, each}
}

// lineWidths are how wide the columns of the containments are.
func (b *board) lineWidths() []float32 {
	widths := make([]float32, len(containmentWidths))
	rest := b.room() - float32(len(widths)-1)*gap
	for i, w := range containmentWidths {
		widths[i] = b.unit(w)
		rest -= widths[i]
	}
	for _, i := range []int{3, 5} { // since when and until when: no day takes two lines where there is room
		more := max(0, panel.DayWidth(b.body(nil))+12-widths[i])
		if rest-more >= b.unit(200) {
			widths[i], rest = widths[i]+more, rest-more
		}
	}
	if more := (rest - b.unit(260)) / 3; more > 0 {
		widths[1], widths[4] = widths[1]+more, widths[4]+more
		rest -= 2 * more
	}
	widths[0] = max(120, rest)
	return widths
}

// widthOf is how wide the words of a cell can be, or its entry.
func (b *board) widthOf(c cell) float32 {
	switch {
	case c.column == string(fishbone.Voice):
		return b.half()
	case c.column == string(fishbone.Affected) || c.column == string(fishbone.Total):
		return b.unit(numberWidth)
	case c.column == string(fishbone.Period):
		return b.half() - 2*gap
	case c.isNew():
		return b.room() * 0.6
	case c.kind == fishbone.FactKind:
		if c.column == "aspect" {
			return b.factWidths()[0]
		}
		return b.factWidths()[1]
	}
	for i, column := range containmentColumns {
		if column == c.column {
			return b.lineWidths()[i]
		}
	}
	return b.half()
}

func (b *board) make() fyne.CanvasObject {
	b.inHand = nil
	parts := []fyne.CanvasObject{inset(b.voices()), ui.Gap(0, 6), b.titles(b.factWidths(), "facts.column.", append([]string{""}, factColumns...))}
	for _, r := range b.view.rows() {
		parts = append(parts, inset(ui.Hairline()), b.factRow(r))
	}
	parts = append(parts, inset(ui.Hairline()), b.newRow("fact/new", "facts.addRow"), ui.Gap(0, 8), inset(b.containmentTitle()),
		b.titles(b.lineWidths(), "facts.line.", append([]string{""}, containmentColumns[1:]...)))
	for _, c := range b.view.host.Analysis().Containments() {
		parts = append(parts, inset(ui.Hairline()), b.line(c))
	}
	parts = append(parts, inset(ui.Hairline()), b.newRow("containment/new", "facts.addMeasure"), b.saveButton())
	b.whole = parts
	return ui.Padded(14, b.margin(), 24, b.margin(), ui.Column(0, parts...))
}

func (b *board) small(ink color.Color) ui.Style {
	return ui.Style{Size: b.unit(ui.Small), Color: ink}
}

func (b *board) body(ink color.Color) ui.Style {
	return ui.Style{Size: b.unit(ui.Body), Color: ink}
}

// voices are the customer's words beside ours, with the figures.
func (b *board) voices() fyne.CanvasObject {
	c := ui.Colors()
	about := b.view.host.Analysis().About()
	theirs := ui.Column(2, ui.Text(words.T("facts.voice"), b.small(c.Muted)), b.quoted(c.Rule, b.cell("about/voice", "facts.voice.hint")))
	problem := about.Problem
	if problem == "" {
		problem = words.T("facts.noProblem")
	}
	bold := b.body(c.Ink)
	bold.Bold = true
	ours := ui.Column(2, ui.Text(words.T("facts.ours"), b.small(c.Muted)),
		b.quoted(c.Accent, ui.Padded(4, 6, 0, 6, ui.Column(2, ui.Paragraph(problem, bold, b.half()-24, 3), b.figures(about)))))
	return side(b.half(), 3*gap, theirs, ours)
}

// quoted puts a bar before something.
func (b *board) quoted(ink color.Color, o fyne.CanvasObject) fyne.CanvasObject {
	bar := canvas.NewRectangle(ink)
	bar.SetMinSize(fyne.NewSize(3, 1))
	return container.NewBorder(nil, nil, bar, nil, o)
}

// figures are how many of how many, and in which time.
func (b *board) figures(about fishbone.About) fyne.CanvasObject {
	c := ui.Colors()
	var parts []fyne.CanvasObject
	if rate, ok := about.Rate(); ok {
		bold := b.body(c.Ink)
		bold.Bold = true
		parts = append(parts, ui.Padded(0, 4, 0, 0, ui.Text(percent(rate), bold)))
	}
	parts = append(parts, b.cell("about/affected", "facts.affected.hint"))
	parts = append(parts, ui.Text(words.T("facts.of"), b.body(c.Muted)), b.cell("about/total", "facts.total.hint"))
	parts = append(parts, b.cell("about/period", "facts.period.hint"))
	return ui.Flow(2, b.half()-24, parts...)
}

// percent writes a share, with a digit behind the point where it is small.
func percent(rate float64) string {
	if p := rate * 100; p > 0 && p < 10 && math.Abs(p-math.Round(p)) > 0.05 {
		return fmt.Sprintf("%.1f%%", p)
	}
	return fmt.Sprintf("%.0f%%", rate*100)
}

// titles name columns.
func (b *board) titles(widths []float32, keys string, columns []string) fyne.CanvasObject {
	titles := make([]fyne.CanvasObject, len(columns))
	for i, column := range columns {
		s := b.small(ui.Colors().Muted)
		s.Bold = true
		if column == "" {
			titles[i] = ui.Gap(0, 0)
			continue
		}
		titles[i] = ui.Padded(4, 2, 4, 6, ui.Paragraph(words.T(keys+column), s, widths[i]-8, 2))
	}
	return columnsOf(widths, titles...)
}

// factRow is a row of the table of facts.
func (b *board) factRow(r row) fyne.CanvasObject {
	v := b.view
	bold := b.body(ui.Colors().Ink)
	bold.Bold = true
	var cells []fyne.CanvasObject
	for _, c := range v.factCells(r) {
		if c.column == "aspect" {
			cells = append(cells, b.cellOf(c, "", bold))
			continue
		}
		style := b.body(ui.Colors().Ink)
		if c.column == "isNot" {
			style.Color = ui.Colors().Muted
		}
		cells = append(cells, b.cellOf(c, "…", style))
	}
	if len(cells) == len(factColumns) {
		name := ui.Padded(6, 2, 6, 6, centred(ui.Paragraph(words.Aspect(r.aspect), bold, b.factWidths()[0]-8, 2)))
		cells = append([]fyne.CanvasObject{name}, cells...)
	}
	return ui.MinSize(0, b.unit(rowHeight), columnsOf(b.factWidths(), cells...))
}

// containmentTitle stands over the containments.
func (b *board) containmentTitle() fyne.CanvasObject {
	c := ui.Colors()
	return ui.Padded(0, 0, 2, 0, ui.Row(8, shield(c.Accent, b.unit(18)),
		ui.Text(words.T("facts.containment"), ui.Style{Size: b.unit(ui.Strong), Bold: true, Color: c.Ink})))
}

// shield is the mark of what protects the customer.
func shield(ink color.NRGBA, size float32) fyne.CanvasObject {
	return ui.Icon(`<path d="M12 3.5l7 2.5v5.5c0 4.5-3 7.4-7 9-4-1.6-7-4.5-7-9V6z"/>`).Draw(ink, size)
}

// line is a containment. What it lacks is an amber chip.
func (b *board) line(of fishbone.Containment) fyne.CanvasObject {
	c := ui.Colors()
	lacks := map[string]string{"owner": "facts.no.owner", "since": "facts.no.since", "effect": "facts.no.effect", "due": "facts.no.due"}
	var cells []fyne.CanvasObject
	for _, one := range b.view.containmentCells(of) {
		style := b.body(c.Ink)
		switch {
		case of.Removed != "":
			style.Color = c.Muted
		case one.column == "effect":
			style.Color, style.Bold = c.Good, true
		case one.column == "due" && of.Due != "" && of.Due < b.view.today():
			style.Color, style.Bold = c.Bad, true
		}
		if one.column == "due" && of.Removed != "" && one.place != b.view.cell {
			cells = append(cells, b.removed(of, one))
			continue
		}
		lack := "…"
		if key := lacks[one.column]; key != "" && of.Removed == "" {
			lack = words.T(key)
		}
		cells = append(cells, b.cellOf(one, lack, style))
	}
	return ui.MinSize(0, b.unit(lineHeight), columnsOf(b.lineWidths(), cells...))
}

// removed says since when a containment is not needed any more.
func (b *board) removed(of fishbone.Containment, c cell) fyne.CanvasObject {
	style := b.small(ui.Colors().Muted)
	text := words.T("facts.removed", "day", b.view.dayWords(string(of.Removed)))
	return b.tap(c, ui.Paragraph(text, style, b.widthOf(c)-12, 2))
}

// saveButton writes the table into a file.
func (b *board) saveButton() fyne.CanvasObject {
	if b.view.host.Presenting() {
		return ui.Gap(0, 0)
	}
	can := b.view.host.Actions()
	return ui.Padded(10, 0, 0, 0, ui.Row(0, ui.Spacer(), ui.Quiet(ui.Page, can.Named("facts.saveTable").Words(), b.view.saveTable)))
}

// newRow is the cell in which a row is added.
func (b *board) newRow(place, hint string) fyne.CanvasObject {
	return columnsOf([]float32{b.room() * 0.6}, b.cell(place, hint))
}

// cell is the cell of a place.
func (b *board) cell(place, hint string) fyne.CanvasObject {
	c, _ := b.view.cellAt(place)
	return b.cellOf(c, words.T(hint), b.body(ui.Colors().Ink))
}

// cellOf shows a cell: the entry where it is in hand, else its words or what is missing.
func (b *board) cellOf(c cell, lack string, style ui.Style) fyne.CanvasObject {
	v, colors := b.view, ui.Colors()
	if c.place == v.cell {
		b.inHand = b.makeInHand(c)
		return b.inHand
	}
	text, width := c.shown(), b.widthOf(c)-12
	if draft := v.host.Session().Draft(c.place); draft != "" {
		text, style.Color = draft, colors.Open // it is not kept yet
	}
	switch {
	case text != "":
		o := b.tap(c, ui.Paragraph(text, style, width, mostLines))
		if c.column == "since" && c.kind == fishbone.FactKind {
			o.Fill, o.Over = colors.Soft, colors.Soft
		}
		return ui.Padded(2, 0, 2, 0, o)
	case c.isNew():
		faint := style
		faint.Color = colors.Accent
		return b.tap(c, ui.Row(6, ui.Plus.Draw(colors.Accent, b.unit(16)), ui.Truncated(lack, faint, width-30)))
	case lack == "…":
		return b.tap(c, ui.Text(lack, b.body(colors.Faint)))
	case c.row == "about":
		faint := style
		faint.Color = colors.Faint
		return ui.Padded(2, 0, 2, 0, b.tap(c, ui.Paragraph(lack, faint, max(width, ui.Text(lack, faint).MinSize().Width*min(1, b.half()/600)), 2)))
	}
	return b.tap(c, ui.Row(0, ui.ColorChip(lack, colors.Open, colors.OpenSoft)))
}

// makeInHand is the cell in hand. While everybody watches, its entry stands in the band.
func (b *board) makeInHand(c cell) fyne.CanvasObject {
	v := b.view
	width := b.widthOf(c)
	if !v.host.Presenting() {
		return ui.MinSize(width, 0, ui.Column(0, ui.Spacer(), v.entry, ui.Spacer()))
	}
	text := v.entry.Text
	if text == "" {
		text = " "
	}
	o := b.tap(c, ui.Paragraph(text, b.body(ui.Colors().Ink), width-12, mostLines))
	o.Edge = ui.Colors().Accent
	return ui.MinSize(width, 0, ui.Padded(2, 0, 2, 0, o))
}

// tap makes something take its cell in hand.
func (b *board) tap(c cell, o fyne.CanvasObject) *ui.Tap {
	v := b.view
	t := ui.NewTap(ui.Padded(5, 6, 5, 6, centred(o)), func() { v.take(c.place) })
	t.OnMenu = func(at fyne.Position) { v.menu(c, at) }
	return t
}

// menu is what can be done with the row of a cell.
func (v *view) menu(c cell, at fyne.Position) {
	if c.thing == "" {
		return
	}
	var items []ui.Choice
	if of, ok := v.host.Analysis().Containment(c.thing); ok {
		day, key := v.today(), "facts.takeAway"
		if of.Removed != "" {
			day, key = "", "facts.stillThere"
		}
		items = append(items, ui.Pick(words.T(key), func() {
			v.host.Do(fishbone.Set{Of: fishbone.ContainmentKind, ID: of.ID, Values: fishbone.Values{"removed": day}})
		}))
	}
	items = append(items, ui.Choice{}, ui.Pick(words.T("facts.removeRow"), func() { v.removeRow(c) }))
	if len(items) == 2 {
		items = items[1:]
	}
	v.host.ShowMenu(at, items...)
}

// centred puts something into the middle of its row's height.
func centred(o fyne.CanvasObject) fyne.CanvasObject { return ui.Column(0, ui.Spacer(), o, ui.Spacer()) }

// side puts two things side by side, the first one in a width.
func side(width, between float32, one, other fyne.CanvasObject) fyne.CanvasObject {
	return columnsOf([]float32{width, width}, one, ui.Padded(0, 0, 0, between-gap, other))
}

// columnsOf puts things into columns, each as high as the highest.
func columnsOf(widths []float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{widths}, o...)
}

type columns struct{ widths []float32 }

// MinSize implements [fyne.Layout].
func (l *columns) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, one := range o {
		if i > 0 {
			size.Width += gap
		}
		size.Width += l.widths[i]
		size.Height = max(size.Height, one.MinSize().Height)
	}
	return size
}

// Layout implements [fyne.Layout].
func (l *columns) Layout(o []fyne.CanvasObject, room fyne.Size) {
	x := float32(0)
	for i, one := range o {
		one.Move(fyne.NewPos(x, 0))
		one.Resize(fyne.NewSize(l.widths[i], room.Height))
		x += l.widths[i] + gap
	}
}
