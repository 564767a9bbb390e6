package factcheck

import (
	"fmt"
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// The measures of the table, before everybody watches.
const (
	rowHeight     = 48
	causeText     = 13 // of which a row has two lines, with air around them, so that all rows have one size
	resultWidth   = 76
	leastCause    = 180
	leastColumn   = 76
	mostColumn    = 116
	presentedSize = 1.4
)

// board is what stands in place of the picture: the facts above, the causes below.
type board struct {
	view   *view
	object *fyne.Container
	back   *canvas.Image
	head   *fyne.Container
	foot   *fyne.Container
	list   *ui.VirtualList
	cache  *ui.Cache
	all    []fishbone.FactCheck
	facts  []fishbone.Fact
	size   fyne.Size
	seen   fishbone.ID // what was scrolled into sight last
}

func newBoard(v *view) *board {
	b := &board{view: v, head: container.NewStack(), foot: container.NewStack(), back: ui.NewGround(ui.Colors().Surface)}
	b.cache = ui.NewCache(func() any { return b.size.Width })
	b.list = ui.NewVirtualList(ui.VirtualListOptions{
		Length:    func() int { return len(b.all) },
		RowHeight: func(int) float32 { return b.unit(rowHeight) },
		CreateRow: func() fyne.CanvasObject { return container.NewStack() },
		UpdateRow: func(i int, row fyne.CanvasObject) { b.update(b.all[i], row.(*fyne.Container)) },
		Bottom:    panel.Margin,
		More:      panel.MoreRows,
	})
	b.object = container.New(b, b.back, b.head, b.list.Object(), b.foot)
	return b
}

// larger is how much larger everything is drawn than usual: while everybody watches it is.
func (b *board) larger() float32 {
	if b.view.host.Presenting() {
		return presentedSize
	}
	return 1
}

// unit is a measure as it is now.
func (b *board) unit(n float32) float32 { return ui.RoundSize(n, b.larger()) }

// margin is beside all rows, whose words begin further inside.
func (b *board) margin() float32 { return panel.Edge(b.view.host) - panel.RowEdge }

// MinSize implements [fyne.Layout].
func (*board) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

// Layout implements [fyne.Layout].
func (b *board) Layout(o []fyne.CanvasObject, room fyne.Size) {
	o[0].Resize(room)
	if room != b.size {
		b.size = room
		b.fill()
		b.seen = ""
		ui.Do(b.follow)
	}
	head, foot := b.head.MinSize().Height, b.foot.MinSize().Height
	if len(b.all) == 0 || len(b.facts) == 0 {
		head, foot = room.Height, 0
	}
	b.head.Resize(fyne.NewSize(room.Width, head))
	o[2].Move(fyne.NewPos(0, head))
	o[2].Resize(fyne.NewSize(room.Width, max(0, room.Height-head-foot)))
	o[3].Move(fyne.NewPos(0, room.Height-foot))
	o[3].Resize(fyne.NewSize(room.Width, foot))
}

// refresh shows the table as it is.
func (b *board) refresh() {
	ui.SetGround(b.back, ui.Colors().Surface)
	b.all, b.facts = b.view.lines(), b.view.facts()
	if len(b.facts) == 0 {
		b.all = nil
	}
	b.keepInSight()
	if b.size.Width > 0 {
		b.fill()
	}
	b.list.Refresh()
	b.object.Refresh()
	b.follow()
}

// follow scrolls to the cause in hand once it is another one.
func (b *board) follow() {
	l, _ := b.view.line()
	i := slices.IndexFunc(b.all, func(other fishbone.FactCheck) bool { return other.Cause.ID == l.Cause.ID })
	if i >= 0 && l.Cause.ID != b.seen {
		b.seen = l.Cause.ID
		b.list.ScrollTo(i, 0)
	}
}

// shown is how many columns have room.
func (b *board) shown() int {
	room := b.size.Width - 2*b.margin() - b.unit(leastCause) - b.unit(resultWidth)
	return min(len(b.facts), max(1, int(room/b.unit(leastColumn))))
}

// keepInSight shows the column in hand among those that have room.
func (b *board) keepInSight() {
	v, n := b.view, b.shown()
	at := v.column()
	v.first = min(max(v.first, at-n+1, 0), max(0, at), max(0, len(b.facts)-n))
}

// columnWidth is how wide a column is, and causeWidth the causes.
func (b *board) columnWidth() float32 {
	room := b.size.Width - 2*b.margin() - b.unit(leastCause) - b.unit(resultWidth)
	return min(b.unit(mostColumn), float32(int(room/float32(b.shown()))))
}

func (b *board) causeWidth() float32 {
	return b.size.Width - 2*b.margin() - float32(b.shown())*b.columnWidth() - b.unit(resultWidth)
}

// headDeps is what stands above and below the rows depends on.
type headDeps struct {
	facts                []fishbone.Fact
	column, first, shown int
	causes               int
	large                bool
}

func (b *board) fill() {
	d := headDeps{b.facts, b.view.column(), b.view.first, b.shown(), len(b.view.lines()), b.view.host.Presenting()}
	b.cache.Fill(b.head, d, func() fyne.CanvasObject { return b.makeHead(d) })
	b.cache.Fill(b.foot, d, func() fyne.CanvasObject { return b.makeFoot(d) })
}

func (b *board) makeHead(d headDeps) fyne.CanvasObject {
	if len(d.facts) == 0 || d.causes == 0 {
		return b.nothing(d)
	}
	c := ui.Colors()
	small, bold := ui.Style{Size: b.unit(ui.Small), Color: c.Muted}, ui.Style{Size: b.unit(ui.Small), Bold: true, Color: c.Ink}
	cause := ui.Column(0, ui.Spacer(), ui.Text(words.T("facts.column.is"), bold), ui.Truncated(words.T("facts.column.isNot"), small, b.causeWidth()-12))
	cells := []fyne.CanvasObject{ui.Padded(6, 4, 6, panel.RowEdge, cause)}
	for i := d.first; i < d.first+d.shown; i++ {
		cells = append(cells, b.title(d, i, small, bold))
	}
	cells = append(cells, ui.Column(0, ui.Spacer(), ui.Padded(0, panel.RowEdge, 6, 0, ui.Row(0, ui.Spacer(), ui.Text(words.T("factcheck.result"), small)))))
	return ui.Padded(8, b.margin(), 0, b.margin(), ui.Column(0, columnsOf(b.widths(), cells...), ui.Hairline()))
}

// title is the head of a column: what it is about, what is so, and what could be and is not.
func (b *board) title(d headDeps, i int, small, bold ui.Style) fyne.CanvasObject {
	f := d.facts[i]
	width := b.columnWidth() - 6
	line := func(text string, s ui.Style) fyne.CanvasObject {
		if text == "" {
			text = "—"
		}
		return ui.CenteredLines(ui.Paragraph(fishbone.Flat(text), s, width, 2))
	}
	const arrow = 12
	about := []fyne.CanvasObject{ui.Truncated(words.Aspect(f.Aspect), small, width-b.unit(arrow))}
	switch {
	case i == d.first && d.first > 0:
		about = append([]fyne.CanvasObject{ui.Text("‹", small)}, about...)
	case i == d.first+d.shown-1 && i < len(d.facts)-1:
		about = append(about, ui.Text("›", small))
	}
	t := ui.NewTap(ui.Padded(4, 0, 4, 0, ui.Column(2, ui.Centered(ui.Row(4, about...)), line(f.Is, bold), ui.Spacer(), line(f.IsNot, small))), func() {
		if l, ok := b.view.line(); ok {
			b.view.take(cell{l.Cause.ID, f.ID})
		}
	})
	t.SetToolTip(pair(f))
	if i == d.column {
		t.Choose()
	}
	return t
}

func (b *board) widths() []float32 {
	widths := []float32{b.causeWidth()}
	for range b.shown() {
		widths = append(widths, b.columnWidth())
	}
	return append(widths, b.unit(resultWidth))
}

// nothing says what has to be there before causes can be checked, and leads to it.
func (b *board) nothing(d headDeps) fyne.CanvasObject {
	v := b.view
	if d.large { // the band says it
		return panel.EmptyBoard(ui.Check, words.T("factcheck.comes"), "", b.size.Width-2*b.margin(), b.larger())
	}
	text, button, do := words.T("factcheck.noFacts"), words.T("factcheck.toFacts"), func() { v.host.Actions().Perform("view.facts") }
	if d.causes == 0 { // before the facts: the foot of the panel leads there, too
		var step guide.Step
		text, step = panel.NoCauses(v.host.Analysis())
		button, do = words.T("foot.first", "name", words.T(fmt.Sprintf("step.%d", step))), func() { v.host.OpenStep(step) }
	}
	return panel.EmptyBoard(ui.Check, words.T("factcheck.comes"), text, b.size.Width-2*b.margin(), b.larger(), ui.Plain("", button, do))
}

func (b *board) makeFoot(d headDeps) fyne.CanvasObject {
	if d.large || len(d.facts) == 0 || d.causes == 0 {
		return ui.Gap(0, 0)
	}
	can := b.view.host.Actions()
	var caps []fyne.CanvasObject
	for _, k := range []string{"factcheck.walk", "verdict.explains", "verdict.cannot", "verdict.onlyIf", "factcheck.strike"} {
		key := can.Key(k)
		caps = append(caps, ui.KeyCap(key.Cap, key.Words))
	}
	return ui.Padded(4, panel.Margin, 8, panel.Margin, ui.Flow(12, b.size.Width-2*panel.Margin, caps...))
}

// rowDeps is what a row depends on.
type rowDeps struct {
	line                 fishbone.FactCheck
	bone                 color.NRGBA
	column, first, shown int // the column in hand, -1 for another row
	inColumn             int
	large                bool
}

func (b *board) update(l fishbone.FactCheck, row *fyne.Container) {
	v := b.view
	a := v.host.Analysis()
	now, _ := v.line()
	d := rowDeps{l, panel.BoneColor(a, panel.BoneOf(a, l.Cause.ID)), -1, v.first, b.shown(), v.column(), v.host.Presenting()}
	if now.Cause.ID == l.Cause.ID {
		d.column = v.column()
	}
	b.cache.Fill(row, d, func() fyne.CanvasObject { return b.makeRow(d) })
}

func (b *board) makeRow(d rowDeps) fyne.CanvasObject {
	v, c, l := b.view, ui.Colors(), d.line
	chosen := d.column >= 0
	style := ui.Style{Size: b.unit(causeText), Bold: chosen, Color: c.Ink}
	swatch := d.bone
	if l.Struck() {
		style.Color, swatch.A = c.Faint, 110
	}
	room := b.causeWidth() - 10 - 8 - 2*panel.RowEdge
	chip := panel.LargerChainChip(l.Cause.Chain, b.larger())
	if chip != nil {
		room -= chip.MinSize().Width + 8
	}
	const lines = 2
	name := ui.Paragraph(l.Cause.Text, style, room, lines)
	if l.Struck() {
		name = struckOut(name, c.Faint)
	}
	parts := []fyne.CanvasObject{panel.Swatch(swatch), name}
	if chip != nil {
		parts = append(parts, ui.Spacer(), chip)
	}
	cells := []fyne.CanvasObject{centred(ui.Padded(0, panel.RowEdge, 0, panel.RowEdge, ui.Row(8, parts...)))}
	for i := d.first; i < d.first+d.shown && i < len(l.Fits); i++ {
		cells = append(cells, b.cell(d, i))
	}
	cells = append(cells, centred(ui.Padded(0, panel.RowEdge, 0, 0, ui.Row(0, ui.Spacer(), b.result(l, chosen)))))
	tap := ui.NewTap(columnsOf(b.widths(), cells...), func() { v.take(cell{l.Cause.ID, v.fact}) })
	tap.OnMenu = func(at fyne.Position) { v.host.CauseMenu(l.Cause.ID, at) }
	if ui.IsTruncated(l.Cause.Text, style, room, lines) {
		tap.SetToolTip(l.Cause.Text)
	}
	if chosen {
		tap.Choose()
	}
	return ui.Padded(0, b.margin(), 0, b.margin(), container.NewBorder(nil, ui.Hairline(), nil, nil, tap))
}

// cell is a cause and a fact: a tick, a cross, a question mark, or a point where nobody looked.
func (b *board) cell(d rowDeps, i int) fyne.CanvasObject {
	c, v, l := ui.Colors(), b.view, d.line
	const wide, high = 34, 24
	mark := func(icon ui.Icon, ink, fill color.NRGBA) fyne.CanvasObject {
		o := ui.MinSize(b.unit(wide), b.unit(high), ui.Centered(icon.Draw(ink, b.unit(16))))
		return ui.Filled(fill, ui.Radius, o)
	}
	none := color.NRGBA{}
	var o fyne.CanvasObject
	switch l.Fits[i].Verdict {
	case fishbone.Explains:
		ink := c.Good
		if l.Struck() {
			ink = c.Outline
		}
		o = mark(ui.Check, ink, none)
	case fishbone.CannotExplain:
		o = mark(ui.Cross, c.Bad, c.BadSoft)
	case fishbone.OnlyIf:
		o = ui.Filled(c.OpenSoft, ui.Radius, ui.MinSize(b.unit(wide), b.unit(high),
			ui.Centered(ui.Text("?", ui.Style{Size: b.unit(ui.Body), Bold: true, Color: c.Open}))))
	default:
		o = ui.Centered(ui.MinSize(6, 6, ui.Disc(c.Outline, nil, 0)))
	}
	t := ui.NewTap(ui.MinSize(b.unit(wide+6), b.unit(high+4), ui.Centered(o)), func() { v.take(cell{l.Cause.ID, b.facts[i].ID}) })
	t.Name = pair(b.facts[i])
	if is := l.Fits[i].Verdict; is != "" {
		t.Name += ": " + words.T("verdict."+string(is))
	}
	t.OnMenu = func(at fyne.Position) {
		v.take(cell{l.Cause.ID, b.facts[i].ID})
		v.cellMenu(at)
	}
	if reason := fishbone.Flat(l.Fits[i].Reason); reason != "" {
		t.SetToolTip(reason)
	}
	if i == d.column {
		t.Edge, t.Fill, t.Over = c.Accent, c.Surface, c.Surface
	}
	return ui.Centered(t)
}

// cellMenu offers what can be said of the cell in hand.
func (v *view) cellMenu(at fyne.Position) {
	v.host.ShowMenu(at, v.host.Actions().Choices("verdict.explains", "verdict.cannot", "verdict.onlyIf", "factcheck.clear", "", "factcheck.strike")...)
}

// result says how far a cause has come.
func (b *board) result(l fishbone.FactCheck, chosen bool) fyne.CanvasObject {
	c, is := ui.Colors(), stateOf(l)
	style := ui.Style{Size: b.unit(ui.Small), Color: c.Muted, Bold: chosen}
	switch is {
	case inDoubt, ruledOut:
		style.Color = c.Bad
	case confirmed:
		style.Color = c.Good
	case unchecked:
		style.Color = c.Faint
	case checking:
		style.Color = c.Accent
	}
	return ui.Truncated(words.T(string(is)), style, b.unit(resultWidth)-panel.RowEdge)
}

// struckOut draws a line through words.
func struckOut(o fyne.CanvasObject, ink color.Color) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	lines, ok := o.(*fyne.Container)
	n := 1
	if ok {
		n = len(lines.Objects)
	}
	for range n {
		line := canvas.NewRectangle(ink)
		line.SetMinSize(fyne.NewSize(1, 1))
		parts = append(parts, ui.Spacer(), line, ui.Spacer())
	}
	return container.NewStack(o, ui.Column(0, parts...))
}

// centred puts something into the middle of its row's height.
func centred(o fyne.CanvasObject) fyne.CanvasObject { return ui.Column(0, ui.Spacer(), o, ui.Spacer()) }

// columnsOf puts things into columns of these widths, each as high as the highest.
func columnsOf(widths []float32, o ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columns{widths}, o...)
}

type columns struct{ widths []float32 }

// MinSize implements [fyne.Layout].
func (l *columns) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, one := range o {
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
		x += l.widths[i]
	}
}
