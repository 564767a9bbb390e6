package quiet

import (
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// board shows cards face down while nothing is opened, with the four rules, and what was
// expected beside what was found once the guesses are opened.
type board struct {
	round  *round
	object *fyne.Container
	list   *fyne.Container
	larger float32 // than usual, how everything is drawn
}

func newBoard(r *round) *board {
	b := &board{round: r, list: container.NewStack(), larger: 1}
	back := ui.NewGround(ui.Colors().Surface)
	b.object = container.NewStack(back, container.New(&boardLayout{b}, container.NewVScroll(b.list), r.keys))
	return b
}

// boardLayout gives the content the whole room, and makes it anew for another width.
type boardLayout struct{ board *board }

// MinSize implements [fyne.Layout].
func (*boardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

// Layout implements [fyne.Layout].
func (l *boardLayout) Layout(o []fyne.CanvasObject, room fyne.Size) {
	l.board.fill(room)
	o[0].Resize(room)
}

func (b *board) refresh() {
	if b.object == nil || b.object.Size().Width == 0 {
		return // it has no place yet
	}
	b.fill(b.object.Size())
	b.object.Refresh()
}

// The measures of the names with their cards, before everybody watches.
const (
	nameHigh, nameGap = 28, 10
	leastName         = 100 // how wide a name is at least
	titleHigh         = 46
	mostName          = 132 // how wide a name is at most where several writers stand side by side
	leastWriter       = 190 // how wide a writer with cards is where several stand side by side
	mostLarger        = 1.6 // how much larger everything is at most while everybody watches
	leastBeside       = 520 // how wide a board has the rules beside the cards
)

func (b *board) unit() float32 { return b.larger }

// columns is in how many columns the writers stand, and how large everything is drawn then: the
// room sees all of them at once, if it can be.
func (b *board) columns(width, height float32) (n int, larger float32) {
	most := float32(1)
	if b.round.host.Presenting() {
		most = mostLarger
	}
	writers := len(b.round.host.Analysis().People())
	n, larger = 1, 0
	for columns := 1; columns <= 3; columns++ {
		rows := (writers + columns - 1) / columns
		fits := min(most, height/float32(titleHigh+rows*(nameHigh+nameGap)))
		if columns > 1 {
			fits = min(fits, width/float32(columns)/max(leastWriter, b.writerWide(smallCard)))
		}
		if fits > larger+0.05 {
			n, larger = columns, fits
		}
	}
	return n, max(1, larger)
}

func (b *board) fill(size fyne.Size) {
	edge := panel.Edge(b.round.host)
	room := size.Width - 2*edge
	left, right := room*5/8, room*3/8-20
	if room < leastBeside {
		left, right = room, room
	}
	n, larger := b.columns(left, size.Height-2*edge)
	b.larger = larger
	column := func(width float32, o fyne.CanvasObject) fyne.CanvasObject {
		return container.NewVBox(ui.MinSize(width, 0, o))
	}
	parts := []fyne.CanvasObject{b.faceDown(left, n), b.rules(right)}
	if room >= leastBeside {
		parts = []fyne.CanvasObject{container.NewHBox(column(left, parts[0]), column(right, parts[1]))}
	}
	if open := b.round.host.Analysis().Guesses(); b.round.use == fishbone.SlipGuess && len(open) > 0 {
		parts = append(parts, b.compared(open, room))
	}
	if b.round.use != fishbone.SlipGuess {
		if bars := b.byMinute(room); bars != nil {
			parts = append(parts, bars)
		}
	}
	panel.Set(b.list, ui.Pad(edge, ui.Column(30*b.unit(), parts...)))
}

func (b *board) style(bold bool) ui.Style {
	return ui.Style{Size: ui.RoundSize(ui.Body, b.unit()), Bold: bold, Color: ui.Colors().Ink}
}

func (b *board) title(text string, room float32) fyne.CanvasObject {
	return ui.Truncated(text, ui.Style{Size: ui.RoundSize(ui.Small, b.unit()), Bold: true, Color: ui.Colors().Muted}, room)
}

// faceDown are the sealed cards, writer by writer: nothing of them can be read. Where the writers
// stand in columns, the cards are smaller.
func (b *board) faceDown(room float32, columns int) fyne.CanvasObject {
	c, u := ui.Colors(), b.unit()
	each := float32(int(room / float32(columns)))
	wide, high := b.cardWide(each), nameHigh*u
	if columns > 1 {
		wide, high = smallCard*u, 22*u
	}
	written := b.round.host.Analysis().Written(b.round.use)
	name := b.nameRoom(each, wide)
	said := words.T("quiet.nobody")
	if n := b.round.sealed(); n > 0 {
		said = words.T("quiet.closed", "n", n)
	}
	title := ui.Truncated(said, ui.Style{Size: ui.RoundSize(ui.Title, u), Bold: true, Color: c.Ink}, room)
	var rows []fyne.CanvasObject
	for _, p := range b.round.host.Analysis().People() {
		cards := make([]fyne.CanvasObject, 0, written[p.Name])
		for range written[p.Name] {
			card := canvas.NewRectangle(c.Soft)
			card.CornerRadius, card.StrokeWidth, card.StrokeColor = 4, 1, c.Accent
			cards = append(cards, ui.MinSize(wide, high, card))
		}
		who := ui.MinSize(name, nameHigh*u, container.NewHBox(ui.Column(0, ui.Spacer(), b.nameIn(p, name-6*u), ui.Spacer())))
		rows = append(rows, ui.MinSize(each, nameHigh*u, ui.Row(8, who, ui.Flow(cardGap, each-name-12, cards...))))
	}
	return ui.Column(nameGap*u, title, ui.MinSize(room, 0, inColumns(rows, columns, nameGap*u)))
}

// nameIn is the name of a writer in a room: in two lines of smaller letters where one is too short, so
// that one long name makes nothing smaller for the others.
func (b *board) nameIn(p fishbone.Person, room float32) fyne.CanvasObject {
	style := b.style(p.ID == b.round.who)
	if !ui.IsTruncated(p.Name, style, room, 1) {
		return ui.Text(p.Name, style)
	}
	style.Size = ui.RoundSize(ui.Small, b.unit())
	return ui.Paragraph(p.Name, style, room, 2)
}

// cardGap is between two cards of one writer.
const cardGap = 6

// smallCard is how wide a card is where writers stand side by side.
const smallCard = 18

// writerWide is how wide a writer is, in the usual size: the longest name, and the most cards.
func (b *board) writerWide(card float32) float32 {
	name, cards := b.widest()
	return min(name, mostName) + cards*(card+cardGap) + 20 // a longer name takes two lines
}

// widest are the width of the longest name in the usual size, and the most cards of a writer.
func (b *board) widest() (name, cards float32) {
	a := b.round.host.Analysis()
	written := a.Written(b.round.use)
	for _, p := range a.People() {
		name = max(name, ui.Text(p.Name, ui.Style{Size: ui.Body, Bold: true}).MinSize().Width+8)
		cards = max(cards, float32(written[p.Name]))
	}
	return name, cards
}

// cardWide is how wide a card is in a column so wide: narrower where that leaves a name whole.
func (b *board) cardWide(each float32) float32 {
	const most = 44
	u := b.unit()
	name, cards := b.widest()
	return min(most*u, max(smallCard*u, (each-20-name*u)/max(1, cards)-cardGap))
}

// nameRoom is how wide the names are in columns so wide: as wide as the longest one, unless the
// cards of the busiest writer then need a second line.
func (b *board) nameRoom(each, card float32) float32 {
	u := b.unit()
	name, cards := b.widest()
	left := each - 20 - cards*(card+cardGap)
	return min(max(name*u, leastName*u), max(left, leastName*u))
}

// inColumns puts rows into columns, down first.
func inColumns(rows []fyne.CanvasObject, columns int, gap float32) fyne.CanvasObject {
	var all []fyne.CanvasObject
	for high := (len(rows) + columns - 1) / columns; len(rows) > 0; {
		n := min(high, len(rows))
		all = append(all, ui.Column(gap, append(rows[:n:n], ui.Spacer())...))
		rows = rows[n:]
	}
	return ui.Row(0, all...)
}

// byMinute is how many cards were written in each minute of the round, from the first one on.
func (b *board) byMinute(room float32) fyne.CanvasObject {
	counts := perMinute(b.round.host.Analysis(), b.round.use)
	if len(counts) < 2 {
		return nil
	}
	c, u := ui.Colors(), b.unit()
	bars, most := make([]fyne.CanvasObject, len(counts)), slices.Max(counts)
	for i, n := range counts {
		bar := canvas.NewRectangle(c.Accent)
		bar.CornerRadius = 2
		above := ui.Gap(22*u, float32(8*(most-n))*u) // they stand on one line
		bars[i] = ui.Column(4, ui.Column(0, above, ui.MinSize(22*u, float32(2+8*n)*u, bar)), container.NewCenter(ui.Text(fmt.Sprint(n), ui.Style{Size: ui.RoundSize(ui.Small, u), Color: c.Faint})))
	}
	return ui.Column(8, b.title(words.T("quiet.byMinute"), room), ui.Flow(6, room, bars...))
}

// mostMinutes is how many minutes of a round are shown.
const mostMinutes = 20

// perMinute are the counts of sealed cards by minute.
func perMinute(a *fishbone.Analysis, use fishbone.SlipUse) []int {
	var first time.Time
	var counts []int
	for _, s := range a.Slips() {
		if s.For != use || !s.Sealed() {
			continue
		}
		if first.IsZero() {
			first = s.Made.At
		}
		minute := int(s.Made.At.Sub(first) / time.Minute)
		if minute < 0 || minute >= mostMinutes {
			continue
		}
		for len(counts) <= minute {
			counts = append(counts, 0)
		}
		counts[minute]++
	}
	return counts
}

// rules are the four of a brainstorm.
func (b *board) rules(room float32) fyne.CanvasObject {
	parts := []fyne.CanvasObject{b.title(words.T("quiet.rules"), room)}
	for i := range 4 {
		rule := ui.Paragraph(words.T(fmt.Sprintf("quiet.rule%d", i+1)), b.style(false), room-26*b.unit(), 2)
		parts = append(parts, ui.Row(10, ui.Check.Draw(ui.Colors().Accent, 16*b.unit()), rule))
	}
	return ui.Column(8*b.unit(), parts...)
}

// compared are the opened guesses beside the root causes that were found.
func (b *board) compared(guesses []fishbone.Slip, room float32) fyne.CanvasObject {
	half := room/2 - 12
	left := []fyne.CanvasObject{b.title(words.T("quiet.expected"), half)}
	for _, g := range guesses {
		left = append(left, ui.Column(2, ui.Paragraph(g.Text, b.style(true), half, 3),
			ui.Text(b.round.host.Analysis().Sign(g.By), ui.Style{Size: ui.RoundSize(ui.Small, b.unit()), Color: ui.Colors().Faint})))
	}
	a := b.round.host.Analysis()
	right := []fyne.CanvasObject{b.title(words.T("quiet.found"), half)}
	for _, root := range a.RootCauses() {
		right = append(right, ui.Row(8, panel.Swatch(panel.BoneColor(a, panel.BoneOf(a, root.ID))), ui.Paragraph(root.Text, b.style(false), half-24, 3)))
	}
	if len(right) == 1 {
		right = append(right, ui.Text(words.T("quiet.notFound"), b.style(false)))
	}
	column := func(parts []fyne.CanvasObject) fyne.CanvasObject {
		return container.NewVBox(ui.MinSize(half, 0, ui.Column(10, parts...)))
	}
	return container.NewHBox(column(left), column(right))
}
