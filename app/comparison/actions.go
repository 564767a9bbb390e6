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
	parts := []fyne.CanvasObject{ui.Paragraph(r.text, ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink}, inside, 4)}
	for _, side := range compare.Sides {
		if said := p.saidBy(r, side); said != "" {
			parts = append(parts, ui.Row(8, ui.MinSize(discWide, discWide, disc(compare.Only(side), discWide/2, discWide/2, discWide)),
				ui.Paragraph(said, ui.Style{Size: ui.Body, Color: c.Muted}, inside-discWide-8, 4)))
		}
	}
	var does []fyne.CanvasObject
	if p.canTake(r) && p.View.pairing.none() {
		to := words.Group(p.comparison, p.otherSide(r))
		does = append(does, deed(ui.Plain(ui.Copy, words.T("compare.take", "who", to), p.take), "T"))
	}
	if r.kind == causeRow && r.node.Seen() != compare.Both && p.View.pairing.none() {
		does = append(does, deed(ui.Plain(ui.Link, words.T("compare.pair"), p.pair), "S"))
	}
	if r.kind == causeRow && r.node.Seen() == compare.Both {
		does = append(does, deed(ui.Plain("", words.T("compare.part"), p.part), "N"))
	}
	if !p.View.pairing.none() {
		parts = append(parts, ui.Paragraph(words.T("compare.pairing", "cause", p.pairingText()), ui.Style{Size: ui.Body, Color: c.Open}, inside, 4))
	}
	parts = append(parts, ui.Flow(8, inside, does...))
	return ui.Filled(c.Surface, ui.Radius, ui.Pad(12, ui.Column(8, parts...)))
}

// deed is a button with its key.
func deed(button fyne.CanvasObject, key string) fyne.CanvasObject {
	return ui.Row(6, button, ui.KeyCap(key, ""))
}

// saidBy is what one side says of what is in hand: its own words where they are others, its verdict and
// the evidence.
func (p *Page) saidBy(r row, side compare.Side) string {
	who := words.Group(p.comparison, side)
	if r.kind == solutionRow {
		if s, ok := p.comparison.Of[side].Solution(r.solution.In[side]); ok {
			return words.T("compare.says", "who", who, "text", s.Text)
		}
		return words.T("compare.hasNot", "who", who)
	}
	one, ok := p.comparison.Cause(r.node, side)
	if !ok {
		return words.T("compare.hasNot", "who", who)
	}
	said := words.T("compare.says", "who", who, "text", one.Text)
	if found := words.FoundBy(p.comparison, r.node, side); found != "" {
		said += " · " + found
	}
	if one.Verdict.Evidence != "" {
		said += " · " + fishbone.Flat(one.Verdict.Evidence)
	}
	return said
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
	if !ok || r.kind != causeRow || r.node.Seen() == compare.Both {
		return
	}
	first := p.View.pairing
	if first.none() {
		p.View.pairing = r.target
		p.refresh()
		return
	}
	if first.in[p.otherSide(r)] == "" { // of the same side
		p.Notices.Say(words.T("compare.sameSide", "who", words.Group(p.comparison, p.otherSide(r))), ui.Neutral, "", nil)
		return
	}
	t := r.target
	for _, side := range compare.Sides {
		if t.in[side] == "" {
			t.in[side] = first.in[side]
		}
	}
	p.View.pairing, p.View.chosen = target{}, t
	p.say(t, fishbone.SameCause)
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
