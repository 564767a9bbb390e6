package vote

import (
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
)

// key is a card's own key: it gives a dot, with Shift it takes one back.
func (v *view) key(n int) {
	if n >= len(v.cards) {
		return
	}
	if shiftHeld() {
		v.take(n)
	} else {
		v.give(n)
	}
}

// give puts one dot more on a card, or says why none can be.
func (v *view) give(n int) {
	if n >= len(v.cards) || v.paper == "" {
		return
	}
	v.at = n
	b, _ := v.ballot()
	card := v.cards[n].ID
	if err := b.CanMark(v.marks, card); err != nil {
		v.host.Report(err)
		v.host.Refresh()
		return
	}
	v.try(func(m fishbone.Marks) { m[card]++ })
	v.follow()
}

func (v *view) take(n int) {
	if n >= len(v.cards) || v.paper == "" {
		return
	}
	v.at = n
	card := v.cards[n].ID
	if v.marks[card] == 0 {
		v.host.Refresh()
		return
	}
	v.try(func(m fishbone.Marks) {
		if m[card]--; m[card] == 0 {
			delete(m, card)
		}
	})
	v.follow()
}

// walk moves the card in hand, and says whether the key does that.
func (v *view) walk(name fyne.KeyName) bool {
	by := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -v.cardGrid().columns, fyne.KeyDown: v.cardGrid().columns}[name]
	if by == 0 {
		return false
	}
	if to := v.at + by; to >= 0 && to < len(v.cards) {
		v.at = to
		v.Refresh()
		v.follow()
	}
	return true
}

// follow brings the card in hand into sight.
func (v *view) follow() {
	if v.scroll == nil {
		return
	}
	const around = 8
	g := v.cardGrid()
	top := float32(v.at/g.columns)*(g.high+cardGap) - around
	ui.RevealStretch(v.scroll, top, top+g.high+2*around)
}

// cast puts the paper into the urn and gives the laptop to the next voter.
func (v *view) cast() {
	p, _ := v.host.Analysis().Paper(v.paper)
	e, err := v.host.Analysis().SealPaper(v.keyOf(p.Ballot), v.paper, v.marks)
	if err != nil {
		v.host.Report(err)
		return
	}
	v.leave(e)
}

func (v *view) abstain() { v.leave(fishbone.PassPaper{ID: v.paper, State: fishbone.PaperAbstained}) }

// leave is how a voter is done.
func (v *view) leave(e fishbone.Edit) {
	paper := v.paper
	if panel.Refused(v.host) || !v.host.Do(e) {
		return
	}
	v.host.KeepDraft(paperPlace(paper), "")
	v.closePaper()
	v.next()
}

// besideWords is how much of a card is no words: edges, its key, the bone's colour, three dots.
const besideWords = 2*cardEdge + capSize + boneSize + 60 + 4*cardPart

// cardGrid is where the cards stand. It stays the same while a paper lies open: a card that moved
// would be hit by a finger on its way to another one.
func (v *view) cardGrid() grid {
	if v.gridFor == (gridFor{v.paper, v.room, ui.Colors().Dark}) {
		return v.grid
	}
	texts := make([]string, len(v.cards))
	for i, c := range v.cards {
		texts[i] = v.text(c.Of, c.Text)
	}
	v.gridFor, v.grid = gridFor{v.paper, v.room, ui.Colors().Dark}, v.gridOf(texts, v.room.Height-118, besideWords)
	return v.grid
}

// gridFor is what the places of the cards depend on.
type gridFor struct {
	paper fishbone.ID
	room  fyne.Size
	dark  bool
}

// cardsBoard are the cards of the voter at the laptop. Only those that a key has changed are made
// and painted anew.
func (v *view) cardsBoard() fyne.CanvasObject {
	type deps struct {
		paper fishbone.ID
		cards []fishbone.Tally
		grid  grid
	}
	g := v.cardGrid()
	board := v.cache.Get("cards", deps{v.paper, v.cards, g}, func() fyne.CanvasObject { return v.makeCards(g) })
	for i := range v.cards {
		old, card := v.shown.Objects[i], v.card(i, g)
		if card == old {
			continue
		}
		card.Resize(old.Size())
		card.Move(old.Position())
		v.shown.Objects[i] = card
		canvas.Refresh(old) // has the window painted again: v.shown would take the pictures of all other cards along
	}
	return board
}

func (v *view) makeCards(g grid) fyne.CanvasObject {
	c := ui.Colors()
	quiet := ui.Style{Size: ui.Small, Color: c.Muted}
	top := ui.Padded(16, v.edge(), 12, v.edge(), ui.Row(6, ui.Shuffle.Draw(c.Muted, 16), ui.Text(words.T("vote.shuffled"), quiet), ui.Spacer(),
		ui.Text(words.T("vote.cards", "n", len(v.cards)), quiet)))
	cards := make([]fyne.CanvasObject, len(v.cards))
	for i := range v.cards {
		cards[i] = v.card(i, g)
	}
	v.shown = container.New(&g, cards...)
	v.scroll = container.NewVScroll(newSheet(g, v.edge(), v.shown))
	can := v.host.Actions()
	last := strings.ToUpper(letters()[min(len(v.cards), 26)-1])
	foot := v.caps(action.Key{Cap: "A–" + last, Words: words.T("key.voteGive")}, action.Key{Cap: "Shift A–" + last, Words: words.T("key.voteTake")},
		action.Hint("key.voteWalk", "Up", "Down", "Left", "Right"), can.Hint("act.undo", "key.voteUndo"), can.Key("act.voteDone"), can.Key("act.voteAbstain"))
	return newFramed(top, ui.Padded(8, v.edge(), 14, v.edge(), foot), v.scroll)
}

// card is one of them. A click gives a dot, the other button or a click on a dot takes it back.
func (v *view) card(i int, g grid) fyne.CanvasObject {
	type deps struct {
		card   fishbone.Tally
		text   string
		bone   color.NRGBA
		i      int
		dots   int
		inHand bool
		full   bool
		grid   grid
	}
	b, _ := v.ballot()
	tally := v.cards[i]
	d := deps{tally, v.text(tally.Of, tally.Text), panel.BoneColor(v.host.Analysis(), v.bone(tally.Of)), i, v.marks[tally.ID], i == v.at,
		b.CanMark(v.marks, tally.ID) != nil, g}
	return v.cache.Get("card", d, func() fyne.CanvasObject {
		c := ui.Colors()
		style := ui.Style{Size: ui.Body, Bold: d.dots > 0, Color: c.Ink}
		f := cardLayout{}
		t := ui.NewTap(nil, func() { v.give(i) })
		t.OnMenu = func(fyne.Position) { v.take(i) }
		t.OnPlate, t.Fill, t.Edge, t.Ground, t.Around = true, c.Back, c.Hairline, c.Surface, aroundCard
		switch {
		case d.dots > 0:
			t.Fill, t.Over, t.Edge = c.Soft, c.Soft, c.Accent
		case d.inHand:
			t.Edge = c.Outline
		}
		if d.inHand {
			t.Stroke = 2
		}
		f.words = cardEdge
		if keys := letters(); i < len(keys) {
			f.letter = ui.Text(strings.ToUpper(keys[i]), ui.Style{Size: ui.Small, Color: c.Muted})
			t.Marks = append(t.Marks, ui.Mark{Left: f.words, Size: capSize, Fill: c.Surface, Edge: c.Hairline, Stroke: 1, Radius: 4})
			f.words += capSize + cardPart
		}
		t.Marks = append(t.Marks, ui.Mark{Left: f.words, Size: boneSize, Fill: d.bone, Radius: 3})
		f.words += boneSize + cardPart
		right := float32(ringSize)
		if d.dots > 0 {
			f.dots = v.dotsOn(i, d.dots)
			right = f.dots.MinSize().Width
		} else {
			t.Marks = append(t.Marks, ringOn(d.full))
		}
		room := max(leastWords, g.wide-f.words-right-2*cardPart-cardEdge)
		t.Content = container.New(f, f.objects(ui.Paragraph(d.text, style, room, g.lines))...)
		if ui.IsTruncated(d.text, style, room, g.lines) {
			t.SetToolTip(d.text)
		}
		return t
	})
}

// The measures of what is on a card: between its edge and what is on it, between two of those, and
// how large they are.
const (
	cardEdge = 12
	cardPart = 10
	capSize  = 24
	boneSize = 10
	ringSize = 14
)

// cardLayout is where the words and what can be clicked stand on a card. All else is painted with its plate.
type cardLayout struct {
	letter, dots fyne.CanvasObject // nil for none
	words        float32           // where they begin
}

// objects are what stands on the card, the words as the last.
func (f cardLayout) objects(words fyne.CanvasObject) []fyne.CanvasObject {
	all := []fyne.CanvasObject{}
	for _, o := range []fyne.CanvasObject{f.letter, f.dots} {
		if o != nil {
			all = append(all, o)
		}
	}
	return append(all, words)
}

// MinSize implements [fyne.Layout]. The grid of the cards says how large one is.
func (cardLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements [fyne.Layout].
func (f cardLayout) Layout(all []fyne.CanvasObject, size fyne.Size) {
	place := func(o fyne.CanvasObject, left float32) {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(left, (size.Height-least.Height)/2))
	}
	if f.letter != nil {
		place(f.letter, cardEdge+(capSize-f.letter.MinSize().Width)/2)
	}
	if f.dots != nil {
		place(f.dots, size.Width-cardEdge-f.dots.MinSize().Width)
	}
	place(all[len(all)-1], f.words)
}

// ringOn is where a dot can be given.
func ringOn(full bool) ui.Mark {
	ring := ui.Mark{Left: -cardEdge, Size: ringSize, Edge: ui.Colors().Outline, Stroke: 2, Radius: ringSize / 2}
	if full {
		ring.Edge = ui.Colors().Hairline
	}
	return ring
}

// dotsOn are the dots on a card, each of which a click takes back.
func (v *view) dotsOn(i, n int) fyne.CanvasObject {
	c := ui.Colors()
	if n > 6 {
		number := ui.Text(fmt.Sprint(n), ui.Style{Size: ui.Small, Bold: true, Color: c.Accent})
		return ui.Row(4, number, v.dotButton(i, c.Accent))
	}
	all := make([]fyne.CanvasObject, n)
	for k := range all {
		all[k] = v.dotButton(i, c.Accent)
	}
	return ui.Row(3, all...)
}

func (v *view) dotButton(i int, ink color.Color) fyne.CanvasObject {
	t := ui.NewTap(ui.Pad(1, ui.MinSize(14, 14, ui.Disc(ink, nil, 0))), func() { v.take(i) })
	t.Radius = 8
	t.SetToolTip(words.T("key.voteTake"))
	return t
}

// cardsSide says whose turn it is and what is left to give.
func (v *view) cardsSide() fyne.CanvasObject {
	type deps struct {
		ballot fishbone.Ballot
		paper  fishbone.ID
		papers []fishbone.Paper
	}
	b, _ := v.ballot()
	side := v.cache.Get("side", deps{b, v.paper, v.host.Analysis().PapersOf(b.ID)}, func() fyne.CanvasObject {
		v.purse = container.NewStack()
		return v.sideOf(v.makeCardsSide(b))
	})
	type left struct {
		place     ui.Identity[fyne.Container]
		all, left int
	}
	v.cache.Fill(v.purse, left{ui.Identity[fyne.Container]{To: v.purse}, b.Dots, b.Dots - v.marks.Given()}, func() fyne.CanvasObject {
		return v.makePurse(b.Dots, b.Dots-v.marks.Given())
	})
	return side
}

func (v *view) makeCardsSide(b fishbone.Ballot) (top, foot fyne.CanvasObject) {
	p, _ := v.host.Analysis().Paper(v.paper)
	papers := v.host.Analysis().PapersOf(b.ID)
	how := words.T("vote.give", "n", b.Dots)
	if b.Most > 0 && b.Most < b.Dots {
		how = words.T("vote.giveMost", "n", b.Dots, "most", b.Most)
	}
	parts := []fyne.CanvasObject{
		v.heading(words.T("vote.place", "n", countDone(papers)+1, "of", len(papers)), words.T("vote.turn", "name", p.Name), how+"\n"+words.T("vote.unseen")),
		ui.Padded(10, 0, 6, 0, v.purse),
		v.section(words.T("vote.voters")),
		v.voterList(papers, false),
	}
	next := words.T("act.voteDone")
	if other, ok := v.nextAfter(v.paper); ok {
		next = words.T("vote.doneNext", "name", panel.Shorten(other.Name, 10))
	}
	return ui.Column(6, parts...), v.footOf(ui.Lock, words.T("vote.together", "n", len(papers)),
		v.quiet(words.T("act.voteAbstain"), v.host.Actions().Cap("act.voteAbstain"), func() { v.host.Actions().Perform("act.voteAbstain") }),
		v.primary("act.voteDone", next))
}

// makePurse are the dots that have not been given yet.
func (v *view) makePurse(all, left int) fyne.CanvasObject {
	c := ui.Colors()
	said := ui.Text(words.T("vote.left", "n", left), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink})
	room := v.wide() - said.MinSize().Width - 12
	size := min(24, max(8, room/float32(all)-6))
	dots := make([]fyne.CanvasObject, all)
	for i := range dots {
		dot := ui.Disc(c.Accent, nil, 0)
		if i >= left {
			dot = ui.Disc(nil, c.Outline, 2)
		}
		dots[i] = ui.MinSize(size, size, dot)
	}
	return ui.Row(0, ui.Row(6, dots...), ui.Spacer(), said)
}

// nextAfter is who votes after somebody.
func (v *view) nextAfter(paper fishbone.ID) (fishbone.Paper, bool) {
	b, _ := v.ballot()
	var late fishbone.Paper
	for _, p := range v.host.Analysis().PapersOf(b.ID) {
		switch {
		case p.ID == paper:
		case p.State == fishbone.PaperWaiting:
			return p, true
		case p.State == fishbone.PaperLate && late.ID == "":
			late = p
		}
	}
	return late, late.ID != ""
}
