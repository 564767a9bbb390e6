package comparison

import (
	"fyne.io/fyne/v2"

	"whybone/app/picture"
	"whybone/app/session"
	"whybone/app/tables"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/fishbone"
	"whybone/fishbone/compare"
	"whybone/fishbone/past"
)

// makeChosen says of the cause or solution in hand what both sides say, and what can be done with it.
func (p *Page) makeChosen(r row, width float32) fyne.CanvasObject {
	c := ui.Colors()
	inside := width - 24
	title := ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}
	if !p.View.pairing.none() {
		return ui.Filled(c.Surface, ui.Radius, ui.Pad(12, ui.Column(8, p.makePairing(r, title, inside)...)))
	}
	parts := []fyne.CanvasObject{ui.Paragraph(r.text, title, inside, 4)}
	for _, side := range compare.Sides {
		seen := compare.Only(side)
		if !r.seen().By(side) {
			seen = noOne
		}
		var lines []fyne.CanvasObject
		for _, said := range p.saidBy(r, side) {
			lines = append(lines, ui.Paragraph(said, ui.Style{Size: ui.Body, Color: c.Muted}, inside-discWide-8, 4))
		}
		parts = append(parts, p.marked(seen, ui.Column(0, lines...)))
	}
	return ui.Filled(c.Surface, ui.Radius, ui.Pad(12, ui.Column(8, append(parts, ui.Flow(8, inside, p.deeds(r)...))...)))
}

// makePairing asks which cause is the same as the one that is to have a partner, and once one is in hand,
// whether these two are the same.
func (p *Page) makePairing(r row, title ui.Style, width float32) []fyne.CanvasObject {
	c, own := ui.Colors(), p.pairingSide()
	if !p.hasPartner() {
		who := words.Group(p.comparison, own.Other())
		return []fyne.CanvasObject{
			ui.Paragraph(words.T("compare.pairing", "cause", p.pairingText(), "who", who), title, width, 5),
			ui.Paragraph(words.T("compare.pairingHow"), ui.Style{Size: ui.Body, Color: c.Muted}, width, 3),
		}
	}
	said := func(side compare.Side, text string) fyne.CanvasObject {
		return p.marked(compare.Only(side), ui.Paragraph(text, ui.Style{Size: ui.Body, Color: c.Ink}, width-discWide-8, 4))
	}
	return []fyne.CanvasObject{
		ui.Paragraph(words.T("compare.pairingThese"), title, width, 2), said(own, p.pairingText()), said(own.Other(), r.text),
	}
}

// deeds are what can be done with what is in hand.
func (p *Page) deeds(r row) (does []fyne.CanvasObject) {
	if p.canTake(r) {
		to := words.Group(p.comparison, p.otherSide(r))
		does = append(does, deed(ui.Plain(ui.Copy, words.T("compare.take", "who", to), p.take), "T"))
	}
	if p.canPair(r) {
		does = append(does, deed(ui.Plain(ui.Link, words.T("compare.pair"), p.pair), "S"))
	}
	if r.kind == causeRow && r.node.Seen() == compare.Both {
		does = append(does, deed(ui.Plain("", words.T("compare.part"), p.part), "N"))
	}
	return does
}

// marked puts the sign of who has something before the first line of words.
func (p *Page) marked(seen compare.Seen, text fyne.CanvasObject) fyne.CanvasObject {
	sign := ui.MinSize(discWide, discWide, disc(seen, discWide/2, discWide/2+4, discWide))
	return ui.Row(8, ui.MinSize(discWide, text.MinSize().Height, ui.Column(0, sign, ui.Spacer())), text)
}

// deed is a button with its key.
func deed(button fyne.CanvasObject, key string) fyne.CanvasObject {
	return ui.Row(6, button, ui.KeyCap(key, ""))
}

// lastDeed is a button that ends where the panel does, behind its key.
func lastDeed(button fyne.CanvasObject, key string) fyne.CanvasObject {
	return ui.Row(6, ui.KeyCap(key, ""), button)
}

// saidBy is what one side says of what is in hand: what it found or chose, its own words where they
// are others, and the evidence.
func (p *Page) saidBy(r row, side compare.Side) (lines []string) {
	who := words.Group(p.comparison, side)
	if !r.seen().By(side) {
		return []string{words.T("compare.hasNot", "who", who)}
	}
	lines = []string{words.T("compare.says", "who", who, "text", p.found(r, side).text)}
	text, evidence := "", ""
	if r.kind == solutionRow {
		s, _ := p.comparison.Of[side].Solution(r.solution.In[side])
		text = s.Text
	} else {
		one, _ := p.comparison.Cause(r.node, side)
		text, evidence = one.Text, fishbone.Flat(one.Verdict.Evidence)
	}
	if text != r.text {
		lines = append(lines, words.T("compare.inWords", "text", text))
	}
	if evidence != "" {
		lines = append(lines, evidence)
	}
	return lines
}

// otherSide is the one that has not what is in hand.
func (p *Page) otherSide(r row) compare.Side {
	if r.target.in[compare.A] == "" {
		return compare.A
	}
	return compare.B
}

// canTake says whether what is in hand can be taken over into the other analysis.
func (p *Page) canTake(r row) bool {
	return !r.target.none() && (r.target.in[compare.A] == "" || r.target.in[compare.B] == "")
}

// take takes over what is in hand into the analysis that has it not.
func (p *Page) take() {
	r, ok := p.rowOf()
	if !ok || !p.canTake(r) {
		return
	}
	to := p.otherSide(r)
	var e fishbone.Edit
	if r.kind == solutionRow {
		s, _ := p.comparison.Of[to.Other()].Solution(r.solution.In[to.Other()])
		e = past.SolutionFrom(s, words.Origin(p.comparison, to.Other()), "", fishbone.NewID)
	} else {
		e = p.comparison.Take(r.node, p.origins(), fishbone.NewID)
	}
	if p.do(to, e) {
		p.Notices.Say(words.T("compare.taken", "who", words.Group(p.comparison, to)), ui.Positive, words.T("home.undo"), p.undo)
	}
}

func (p *Page) origins() compare.Origins {
	return compare.Origins{words.Origin(p.comparison, compare.A), words.Origin(p.comparison, compare.B)}
}

// pair begins to look for the partner of the cause in hand, or makes a pair of the two.
func (p *Page) pair() {
	r, ok := p.rowOf()
	if !ok || p.covered() {
		return
	}
	if p.View.pairing.none() {
		if p.canPair(r) {
			p.View.pairing = r.target
			p.refresh()
		}
		return
	}
	if !p.isPartner(r) {
		return
	}
	t := r.target
	for _, side := range compare.Sides {
		if t.in[side] == "" {
			t.in[side] = p.View.pairing.in[side]
		}
	}
	p.View.pairing, p.View.chosen = target{}, t
	p.say(t, fishbone.SameCause)
}

// canPair says whether what is in hand is of one side alone, and the other one has a cause of its own
// that may be the same.
func (p *Page) canPair(r row) bool {
	return r.kind == causeRow && !r.quiet && r.node.Seen() != compare.Both && p.comparison.Count()[compare.Only(p.otherSide(r))] > 0
}

// pairingSide is the one that has the cause for which a partner is being chosen.
func (p *Page) pairingSide() compare.Side {
	if p.View.pairing.in[compare.A] != "" {
		return compare.A
	}
	return compare.B
}

// isPartner says whether a row may be the same as the cause for which a partner is being chosen: the
// other side alone has it.
func (p *Page) isPartner(r row) bool {
	return !p.View.pairing.none() && r.kind == causeRow && r.seen() == compare.Only(p.pairingSide().Other())
}

// hasPartner says whether one is in hand.
func (p *Page) hasPartner() bool {
	r, ok := p.rowOf()
	return ok && p.isPartner(r)
}

// pairingText is the cause for which a partner is being chosen.
func (p *Page) pairingText() string {
	for _, side := range compare.Sides {
		if c, ok := p.comparison.Of[side].Cause(p.View.pairing.in[side]); ok {
			return c.Text
		}
	}
	return ""
}

// part says that the cause in hand is not one, but two.
func (p *Page) part() {
	r, ok := p.rowOf()
	if !ok || r.kind != causeRow || r.node.Seen() != compare.Both {
		return
	}
	p.View.chosen = target{}
	p.View.chosen.in[compare.A] = r.target.in[compare.A]
	p.say(r.target, fishbone.OtherCause)
}

// say notes whether two causes are one, in the first analysis.
func (p *Page) say(t target, l fishbone.Likeness) {
	ours, theirs := p.comparison.Of[compare.A], p.comparison.Of[compare.B]
	other, _ := theirs.Cause(t.in[compare.B])
	e := ours.SayCounterpart(fishbone.Counterpart{
		ID: fishbone.NewID(), Text: other.Text, Cause: t.in[compare.A], Theirs: other.ID, Of: theirs.ID(), Likeness: l,
	})
	if p.do(compare.A, e) {
		p.Notices.Say(words.T("compare.said."+string(l)), ui.Positive, words.T("home.undo"), p.undo)
	}
}

// do makes an edit of one side and compares anew. It says whether that was possible.
func (p *Page) do(side compare.Side, e fishbone.Edit) bool {
	a, err := p.Store.Do(p.comparison.Of[side], e, fishbone.Stamp{At: p.Now()})
	if err != nil {
		p.ReportError(err)
		return false
	}
	p.View.done = append(p.View.done, done{side, a.Version()})
	p.compare()
	p.Focus()
	return true
}

// undo takes back what was done here last, where nobody went on since.
func (p *Page) undo() {
	n := len(p.View.done) - 1
	if n < 0 {
		return
	}
	last := p.View.done[n]
	p.View.done = p.View.done[:n]
	p.Notices.Hide()
	a, err := p.Store.Load(p.View.ids[last.side])
	if err == nil && a.Version() == last.version {
		if a, _, err = p.Store.Undo(a, fishbone.Stamp{At: p.Now()}); err == nil {
			p.moveOn(last.side, a.Version())
		}
	}
	if err != nil {
		p.ReportError(err)
	}
	p.compare()
	p.Focus()
}

// moveOn has what was done before be taken back as well: an undo is a version of its own.
func (p *Page) moveOn(side compare.Side, version int64) {
	for i := len(p.View.done) - 1; i >= 0; i-- {
		if p.View.done[i].side == side {
			p.View.done[i].version = version
			return
		}
	}
}

// together makes one analysis of the two, and opens it.
func (p *Page) together() {
	if p.comparison == nil || p.covered() || p.isEmpty() {
		return
	}
	e := p.comparison.Together(p.origins(), fishbone.NewID)
	id, err := session.New(p.Store, e, p.Now())
	if err != nil {
		p.ReportError(err)
		return
	}
	p.OpenNew(id)
}

// export asks where to save a picture, or the table.
func (p *Page) export(ending string) {
	if p.comparison != nil && !p.covered() && !p.isEmpty() {
		p.Export(p.comparison, ending)
	}
}

// exportButton opens what can be saved.
func (p *Page) exportButton() fyne.CanvasObject {
	var button *ui.Tap
	button = ui.Quiet("", words.T("compare.export"), func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
		ui.ShowMenu(p.Window.Canvas(), at, p.Focus,
			ui.Choice{Words: words.T("compare.export.picture"), Key: "Ctrl+E", Do: func() { p.export(picture.PNG) }},
			ui.Choice{Words: words.T("compare.export.table"), Do: func() { p.export(tables.Ending) }})
	})
	return button
}
