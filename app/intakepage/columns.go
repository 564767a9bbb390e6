package intakepage

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/figuretable"
	"whybone/app/intake"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
)

// The measures of the table.
const (
	numberWidth = 56
	rowHeight   = 36
	headsHeight = 72
	cellPad     = 10
	mostColumns = 60 // that are shown
	leastWidth  = 84
	mostWidth   = 172
	leastWhat   = 140
	mostRoom    = 520 // of a column where there is room
)

// makeBody is what stands beside what does not fit: the rows, or why there are none.
func (p *Page) makeBody() fyne.CanvasObject {
	switch {
	case p.w.state == empty:
		return p.makeEmpty()
	case p.w.state == unread:
		return p.makeUnread()
	case p.w.plan == nil:
		said := words.T("intake.looking")
		if p.w.row > 0 {
			said = words.T("intake.lookingAt", "n", grouped(p.w.row))
		}
		return ui.Card(ui.Centered(ui.Text(said, ui.Style{Size: ui.Body, Color: ui.Colors().Muted})))
	}
	return p.makeTable()
}

// columns are the widths of the columns that are shown, by what is in them. Room that is left goes to
// those that are cut, and what is still left to all of them alike.
func (p *Page) columns() []float32 {
	l := p.w.plan.layout()
	all := l.columns[:min(len(l.columns), mostColumns)]
	w, wanted := make([]float32, len(all)), make([]float32, len(all))
	left := p.Window.Canvas().Size().Width - 2*margin - sideWidth - 24 - 4 - numberWidth // a rounded sum is no wider than the table
	for i, c := range all {
		wanted[i] = p.wanted(c)
		most := float32(mostWidth)
		if c.Attribute == "what" {
			most = leastWhat
		}
		w[i] = min(wanted[i], most)
		left -= w[i]
	}
	share(w, wanted, left)
	return w
}

// share hands out room that is left: to columns that want more, the ones that want least first, and then
// to all.
func share(w, wanted []float32, left float32) {
	var cut []int
	for i := range w {
		if wanted[i] > w[i] {
			cut = append(cut, i)
		}
	}
	slices.SortFunc(cut, func(a, b int) int { return cmp.Compare(wanted[a]-w[a], wanted[b]-w[b]) })
	for k, i := range cut {
		more := max(0, min(wanted[i]-w[i], left/float32(len(cut)-k)))
		w[i] += more
		left -= more
	}
	for i := range w {
		w[i] += max(0, left) / float32(len(w))
	}
}

// wanted is how wide a column is for its chip, its heading and what is in it.
func (p *Page) wanted(c intake.Column) float32 {
	chip := fyne.MeasureText(p.shortName(c.Attribute), ui.Small, fyne.TextStyle{Bold: true}).Width + 46 // with its sign
	wide := max(chip, textWidth(c.Name, ui.Small)+2*cellPad)
	for _, s := range c.Samples {
		wide = max(wide, textWidth(oneLine(p.read(s, c.Attribute)), ui.Body)+2*cellPad)
	}
	return min(max(leastWidth, wide+6), mostRoom)
}

func textWidth(s string, size float32) float32 {
	return fyne.MeasureText(s, size, fyne.TextStyle{}).Width
}

// isFigure says whether a column holds figures, which stand below each other's ends.
func isFigure(attribute string) bool {
	of, _ := fishbone.ComplaintKind.Attribute(attribute)
	return of.Content == fishbone.ContentFigure || slices.Contains([]string{
		figuretable.Values, figuretable.OfMonth, figuretable.Value, "target", "lower", "upper"}, attribute)
}

func (p *Page) makeTable() fyne.CanvasObject {
	if p.cells == nil {
		p.headsIn, p.cells = container.NewWithoutLayout(), container.NewScroll(ui.Gap(1, 1))
		p.heads = container.NewClip(p.headsIn)
		p.cells.OnScrolled = func(fyne.Position) { p.follow() }
	}
	w := p.columns()
	heads := p.makeHeads(w)
	heads.Resize(heads.MinSize())
	p.headsIn.Objects = []fyne.CanvasObject{heads}
	ui.Replace(p.cells, p.makeRows(w))
	p.follow()
	return ui.Card(container.New(&tableLayout{}, p.heads, ui.Hairline(), p.cells))
}

// follow puts the headings above their columns.
func (p *Page) follow() {
	p.headsIn.Objects[0].Move(fyne.NewPos(-p.cells.Offset.X, 0))
	p.headsIn.Refresh()
}

// tableLayout has the headings above the rows.
type tableLayout struct{}

// MinSize implements [fyne.Layout].
func (*tableLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(200, headsHeight+2*rowHeight)
}

// Layout implements [fyne.Layout].
func (*tableLayout) Layout(o []fyne.CanvasObject, s fyne.Size) {
	o[0].Move(fyne.NewPos(1, 1))
	o[0].Resize(fyne.NewSize(s.Width-2, headsHeight))
	o[1].Move(fyne.NewPos(1, headsHeight+1))
	o[1].Resize(fyne.NewSize(s.Width-2, 1))
	o[2].Move(fyne.NewPos(1, headsHeight+2))
	o[2].Resize(fyne.NewSize(s.Width-2, s.Height-headsHeight-3))
}

// makeHeads are the headings, each below what its column is taken for.
func (p *Page) makeHeads(w []float32) fyne.CanvasObject {
	c := ui.Colors()
	g := &grid{widths: w, height: headsHeight}
	below := func(said string, width float32, end bool) fyne.CanvasObject {
		o := []fyne.CanvasObject{ui.Truncated(said, ui.Style{Size: ui.Small, Color: c.Muted}, width-2*cellPad)}
		if end {
			o = append([]fyne.CanvasObject{ui.Spacer()}, o...)
		}
		return ui.Padded(38, cellPad, 0, cellPad, ui.Row(0, o...))
	}
	g.add(0, -1, below(words.T("complaints.rowNumber"), numberWidth, false))
	if p.w.from > 0 {
		first := ui.SmallIcon(ui.Undo, words.T("intake.firstRows"), func() { p.w.show(0) })
		g.put(first, 12, 14, 24, 24)
	}
	for i, width := range w {
		column := p.w.plan.layout().columns[i]
		g.add(0, i, below(column.Name, width, isFigure(column.Attribute)))
		g.add(0, i, ui.Padded(12, 6, headsHeight-12-26, 2, p.makeChooser(i, column, width-8)))
	}
	return g.object()
}

// makeChooser is what a column is taken for, and changes it.
func (p *Page) makeChooser(i int, column intake.Column, width float32) fyne.CanvasObject {
	c := ui.Colors()
	ink, fill, bold := c.Accent, c.Soft, true
	if column.Attribute == "" || column.Attribute == intake.Own {
		ink, fill, bold = c.Muted, c.Sunken, false
	}
	var t *ui.Tap
	label := ui.Row(2, ui.Truncated(p.shortName(column.Attribute), ui.Style{Size: ui.Small, Bold: bold, Color: ink}, width-38), ui.Spacer(), ui.Down.Draw(ink, 14))
	t = ui.NewTap(ui.MinSize(0, 26, ui.Padded(0, 7, 0, 10, label)), func() { p.columnMenu(i, t) })
	t.Radius, t.Fill, t.Over = 13, fill, c.Hairline
	if i == p.column {
		t.Edge = c.Accent
	}
	t.SetToolTip(words.T("intake.column", "name", column.Name, "n", grouped(column.Filled)))
	return t
}

// shortName is what a column is taken for, as its chip says it.
func (p *Page) shortName(attribute string) string {
	switch attribute {
	case "":
		return words.T("intake.skip")
	case intake.Own:
		return words.T("intake.own")
	}
	return capital(p.w.purpose.name(attribute))
}

func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// columnMenu offers what a column may hold.
func (p *Page) columnMenu(i int, at fyne.CanvasObject) {
	if p.w.state == importing {
		return
	}
	p.column = i
	place := ui.Below(at)
	if at == fyne.CanvasObject(p.heads) {
		place = place.AddXY(p.left(i)-p.cells.Offset.X, -headsHeight/2)
	}
	offered := p.w.plan.choices(i)
	choices := append(p.choices(i, offered.usual), ui.Choice{})
	if offered.own {
		choices = append(choices, p.choice(i, intake.Own))
	}
	choices = append(choices, p.choice(i, ""))
	for _, more := range []struct {
		key string
		all []string
	}{{"intake.moreFields", offered.more}, {"intake.caseFields", offered.cases}} {
		if len(more.all) > 0 {
			choices = append(choices, ui.Choice{}, ui.Choice{Words: words.T(more.key), More: func() []ui.Choice { return p.choices(i, more.all) }})
		}
	}
	ui.ShowMenu(p.Window.Canvas(), place, p.Focus, choices...)
}

func (p *Page) choices(column int, all []string) (choices []ui.Choice) {
	for _, attribute := range all {
		choices = append(choices, p.choice(column, attribute))
	}
	return choices
}

// choice is one thing that a column may hold, with the heading of the one that holds it now.
func (p *Page) choice(column int, attribute string) ui.Choice {
	columns := p.w.plan.layout().columns
	c := ui.Pick(p.shortName(attribute), func() { p.w.takeAs(column, attribute) })
	c.Tick(columns[column].Attribute == attribute)
	if at := p.w.plan.Of(attribute); at >= 0 && at != column && !figuretable.Many(attribute) && attribute != intake.Own {
		c.Key = clip(columns[at].Name, 14)
	}
	return c
}

func clip(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return s
}

// left is where a column begins.
func (p *Page) left(column int) float32 {
	x := float32(numberWidth)
	for _, w := range p.columns()[:min(column, mostColumns)] {
		x += w
	}
	return x
}

// revealColumn brings the column into sight that the keys are on.
func (p *Page) revealColumn() {
	if p.cells == nil || p.column >= mostColumns {
		return
	}
	x, w := p.left(p.column), p.columns()[p.column]
	if room := p.cells.Size().Width; x < p.cells.Offset.X || x+w > p.cells.Offset.X+room {
		p.cells.ScrollToOffset(fyne.NewPos(max(0, x+w-room), p.cells.Offset.Y))
	}
}

// makeRows are the rows. What does not fit is amber.
func (p *Page) makeRows(w []float32) fyne.CanvasObject {
	c := ui.Colors()
	g := &grid{widths: w, height: rowHeight}
	for n, row := range p.w.rows {
		if n > 0 {
			g.rule(n)
		}
		g.add(n, -1, cellText(grouped(row.Number), ui.Style{Size: ui.Small, Color: c.Faint}, numberWidth))
		for i, width := range w {
			cell := ""
			if i < len(row.Cells) {
				cell = row.Cells[i]
			}
			if o := p.makeCell(row, i, cell, width); o != nil {
				g.add(n, i, o)
			}
		}
	}
	if n := len(p.w.rows); n > 0 && n >= howMany(p.w.plan) {
		g.put(ui.Row(0, ui.Quiet(ui.Down, words.T("intake.nextRows"), p.nextRows)), cellPad, float32(n)*rowHeight, 300, rowHeight)
		g.rows++
	}
	return g.object()
}

// nextRows shows the rows behind those that are shown.
func (p *Page) nextRows() {
	if n := len(p.w.rows); n > 0 && n >= howMany(p.w.plan) {
		p.cells.ScrollToOffset(fyne.NewPos(p.cells.Offset.X, 0))
		p.w.show(p.w.rows[n-1].Number + 1)
	}
}

// makeCell is a cell, nil for an empty one.
func (p *Page) makeCell(row intake.Seen, i int, cell string, width float32) fyne.CanvasObject {
	c := ui.Colors()
	attribute := p.w.plan.layout().columns[i].Attribute
	s := ui.Style{Size: ui.Body, Color: c.Ink}
	if attribute == "" || attribute == intake.Own || attribute == intake.Number {
		s.Color = c.Faint
	}
	if p.w.settled == nil || !p.w.settled.amiss(row, i) {
		if cell == "" {
			return nil
		}
		if isFigure(attribute) {
			return ui.Padded(0, cellPad, 0, 0, ui.Row(0, ui.Spacer(), ui.Truncated(oneLine(cell), s, width-2*cellPad)))
		}
		return cellText(p.read(cell, attribute), s, width)
	}
	if cell == "" {
		cell = words.T("intake.nothing")
	}
	s.Bold, s.Color = true, c.Open
	said := []fyne.CanvasObject{ui.Truncated(oneLine(cell), s, width-2*cellPad)}
	if isFigure(attribute) {
		said = append([]fyne.CanvasObject{ui.Spacer()}, said...)
	}
	return ui.Padded(3, 2, 3, 2, ui.Filled(c.OpenSoft, 4, ui.Padded(0, cellPad-2, 0, cellPad-2, ui.Row(0, said...))))
}

// read is a cell with what it is taken for, where that is another word.
func (p *Page) read(cell, attribute string) string {
	plan, ok := p.w.ofComplaints(p.w.settled)
	if !ok || attribute != "severity" {
		return cell
	}
	as := plan.Severity(cell)
	if said := words.T("severity." + string(as)); as != fishbone.NoSeverity && !strings.EqualFold(said, strings.TrimSpace(cell)) {
		return words.T("intake.readAs", "cell", cell, "as", said)
	}
	return cell
}

// cellText is a text in the middle of its row, in one line.
func cellText(said string, s ui.Style, width float32) fyne.CanvasObject {
	return ui.Padded(0, 2, 0, cellPad, ui.Row(0, ui.Truncated(oneLine(said), s, width-cellPad-4)))
}

// oneLine has the line breaks of a text as blanks, which Chinese goes without.
func oneLine(s string) string {
	var b strings.Builder
	for i, line := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("\r\n\t", r) }) {
		before, _ := utf8.DecodeLastRuneInString(b.String())
		if after, _ := utf8.DecodeRuneInString(line); i > 0 && !(wide(before) && wide(after)) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

// wide says whether a character is as Chinese ones are.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef
}

// grid puts cells into rows of one height and columns of some widths, without a layout of its own
// for each row.
type grid struct {
	widths []float32
	height float32
	rows   int
	all    []fyne.CanvasObject
}

// add puts an object into a cell; column -1 has the numbers of the rows.
func (g *grid) add(row, column int, o fyne.CanvasObject) {
	x, w := float32(0), float32(numberWidth)
	if column >= 0 {
		x, w = numberWidth, g.widths[column]
		for _, before := range g.widths[:column] {
			x += before
		}
	}
	g.put(o, x, float32(row)*g.height, w, g.height)
	g.rows = max(g.rows, row+1)
}

// rule draws a line above a row.
func (g *grid) rule(row int) {
	g.put(ui.Hairline(), cellPad, float32(row)*g.height, g.width()-2*cellPad, 1)
}

func (g *grid) put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
	g.all = append(g.all, o)
}

func (g *grid) width() float32 {
	w := float32(numberWidth)
	for _, one := range g.widths {
		w += one
	}
	return w
}

func (g *grid) object() fyne.CanvasObject {
	return ui.MinSize(g.width(), float32(g.rows)*g.height, container.NewWithoutLayout(g.all...))
}
