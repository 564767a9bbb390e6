package vote

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"whybone/app/action"
	"whybone/app/ui"
	"whybone/app/words"
	"whybone/app/workshop/panel"
	"whybone/fishbone"
	"whybone/fishbone/guide"
)

// edge is to the left and the right of what stands alone in a window or on a board without tabs.
const edge = 20

// edge is to the left and the right of all else.
func (v *view) edge() float32 { return panel.Edge(v.host) }

// mostDots is how many dots a voter can have.
const mostDots = 20

// dotsEach and mostEach are how many dots a voter has, and may give to one card.
func (v *view) dotsEach() int {
	if v.dots > 0 {
		return v.dots
	}
	return fishbone.UsualDots(len(v.chosenCards()))
}

func (v *view) mostEach() int {
	if v.most > 0 {
		return min(v.most, v.dotsEach())
	}
	return (v.dotsEach() + 1) / 2
}

func (v *view) changeDots(by int) {
	v.dots = min(max(1, v.dotsEach()+by), mostDots)
	v.host.Refresh()
}

func (v *view) changeMost(by int) {
	v.most = min(max(1, v.mostEach()+by), v.dotsEach())
	v.host.Refresh()
}

// pairs are the near-duplicates that nobody has decided about.
func (v *view) pairs() []fishbone.Pair {
	var open []fishbone.Pair
	for _, p := range v.host.Analysis().NearPairs(v.chosenCards()) {
		if !v.apart[fishbone.Pair{One: p.One, Other: p.Other}] {
			open = append(open, p)
		}
	}
	return open
}

// mergeFirst makes one card of the first pair.
func (v *view) mergeFirst() {
	pairs := v.pairs()
	if len(pairs) == 0 {
		return
	}
	v.merge(pairs[0])
}

func (v *view) merge(p fishbone.Pair) {
	if v.on == fishbone.OfSolutions {
		said := words.T("merge.done", "one", panel.Shorten(v.text(p.One, ""), 24), "other", panel.Shorten(v.text(p.Other, ""), 24))
		panel.DoTelling(v.host, fishbone.MergeSolution{ID: p.Other, Into: p.One, As: fishbone.NewID()}, said, ui.Positive)
	} else {
		panel.Merge(v.host, fishbone.MergeCause{ID: p.Other, Into: p.One, As: fishbone.NewID()})
	}
	v.host.Refresh()
}

func (v *view) keepApart() {
	if pairs := v.pairs(); len(pairs) > 0 {
		v.part(pairs[0])
	}
}

// keepAllApart says of all pairs that are left that they are two cards.
func (v *view) keepAllApart() {
	for _, p := range v.pairs() {
		v.apart[fishbone.Pair{One: p.One, Other: p.Other}] = true
	}
	v.host.Refresh()
}

func (v *view) part(p fishbone.Pair) {
	v.apart[fishbone.Pair{One: p.One, Other: p.Other}] = true
	v.host.Refresh()
}

// lacks says what is missing for a ballot, empty for nothing, and the step where it is made.
func (v *view) lacks() (string, guide.Step) {
	switch {
	case v.on == fishbone.OfCauses && v.host.Analysis().Count().LevelOne == 0:
		return panel.NoCauses(v.host.Analysis())
	case v.on == fishbone.OfSolutions && len(v.chosenCards()) < 2:
		return words.T("vote.fewCards." + v.of()), guide.StepSolutions
	case len(v.chosenCards()) < 2:
		return words.T("vote.fewCards." + v.of()), guide.StepGroup
	case len(v.voters()) == 0:
		return words.T("vote.nobody"), guide.StepCauses
	}
	return "", 0
}

// start begins the ballot and gives the laptop to the first voter.
func (v *view) start() {
	if said, step := v.lacks(); said != "" {
		if v.host.Presenting() { // the band has said it
			v.toWhatLacks(step)
			return
		}
		panel.Ask{Said: said, Action: words.T(fmt.Sprintf("step.%d", step)), Do: func() { v.toWhatLacks(step) },
			Done: func() bool { left, _ := v.lacks(); return left == "" }}.Show(v.host)
		return
	}
	if pairs := v.pairs(); len(pairs) > 0 {
		panel.Ask{Said: words.T("vote.pairsFirst", "n", len(pairs)), Tone: ui.Waiting,
			Done: func() bool { return v.host.Session().View() != v.name() || len(v.pairs()) < len(pairs) }}.Show(v.host)
		return
	}
	e := fishbone.StartBallot{ID: fishbone.NewID(), Text: words.T("vote.asked." + v.of()), On: v.on, Dots: v.dotsEach(), Most: v.mostEach(), Cut: v.usualCut()}
	for _, id := range v.chosenCards() {
		e.Cards = append(e.Cards, fishbone.BallotCard{ID: fishbone.NewID(), Of: id})
	}
	v.open(e, v.voters())
}

// usualCut is how many go on: as many as a voter has dots.
func (v *view) usualCut() int { return max(1, min(v.dotsEach(), len(v.chosenCards())-1)) }

// open keeps a key for a ballot and begins it. Without a key that is kept, nobody could count.
func (v *view) open(e fishbone.StartBallot, voters []fishbone.Person) {
	for _, p := range voters {
		e.Voters = append(e.Voters, fishbone.BallotVoter{ID: fishbone.NewID(), Person: p.ID})
	}
	if panel.Refused(v.host) || !v.host.Report(v.host.Session().KeepDraft(keyPlace(e.ID), string(fishbone.NewBallotKey()))) {
		return
	}
	if !v.host.Do(e) {
		v.host.KeepDraft(keyPlace(e.ID), "")
		return
	}
	v.anew, v.round = false, ""
	v.next()
}

// setupBoard shows what is on the ballot.
func (v *view) setupBoard() fyne.CanvasObject {
	if said, step := v.lacks(); said != "" && len(v.host.Analysis().Votable(v.on)) < 2 {
		return v.emptyBoard(said, step)
	}
	c, u := ui.Colors(), v.unit()
	all := v.host.Analysis().Votable(v.on)
	counted := words.T("vote.cards", "n", len(v.chosenCards()))
	if n := v.leftOut(); n > 0 {
		counted += " · " + words.T("vote.leftOut."+v.of(), "n", n)
	}
	top := ui.Row(8, ui.Text(words.T("vote.onBallot."+v.of()), ui.Style{Size: ui.RoundSize(ui.Body, u), Bold: true, Color: c.Ink}), ui.Spacer(),
		ui.Text(counted, ui.Style{Size: ui.RoundSize(ui.Small, u), Color: c.Muted}))
	parts := []fyne.CanvasObject{top}
	if pairs := v.pairs(); len(pairs) > 0 {
		parts = append(parts, v.pairsField(pairs))
	}
	cells := make([]fyne.CanvasObject, len(all))
	g := v.setupGrid(all)
	for i, id := range all {
		cells[i] = v.setupCard(id, g)
	}
	parts = append(parts, container.New(&g, cells...))
	scroll := container.NewVScroll(ui.Padded(14, v.edge(), 12, v.edge(), ui.Column(12, parts...)))
	if v.host.Presenting() { // the keys are in the band
		return ui.WholeRows(scroll, panel.MoreRows, cells...)
	}
	can := v.host.Actions()
	keys := []action.Key{can.Key("act.ballotStart"), can.Hint("act.ballotMore", "key.ballotDots")}
	if len(v.pairs()) > 0 {
		keys = append(keys, can.Key("act.ballotMerge"), can.Key("act.ballotApart"), can.Key("act.ballotAllApart"))
	}
	foot := v.caps(keys...)
	return container.NewBorder(nil, ui.Padded(6, v.edge(), 14, v.edge(), foot), nil, nil, scroll)
}

// leftOut is how many have no card, because the team decided against them before.
func (v *view) leftOut() (n int) {
	a := v.host.Analysis()
	if v.on == fishbone.OfSolutions {
		return len(a.Solutions()) - len(a.Votable(v.on))
	}
	for level, c := range a.WalkBones() {
		if level == 1 && c.SameAs == "" && c.Verdict.Finding == fishbone.Rejected {
			n++
		}
	}
	return n
}

// toWhatLacks leads to the step where what a ballot lacks is made.
func (v *view) toWhatLacks(step guide.Step) {
	if step == v.step() {
		v.host.Session().OpenView("")
		return
	}
	v.host.OpenStep(step)
}

func (v *view) emptyBoard(said string, step guide.Step) fyne.CanvasObject {
	comes := words.T("vote.comes." + v.of())
	if v.host.Presenting() { // the band says the rest
		return panel.EmptyBoard(ui.Scales, comes, "", v.room.Width-2*v.edge(), v.unit())
	}
	first := words.T("foot.first", "name", words.T(fmt.Sprintf("step.%d", step)))
	return panel.EmptyBoard(ui.Scales, comes, said, v.room.Width-2*v.edge(), 1, ui.Plain("", first, func() { v.toWhatLacks(step) }))
}

// besideSetup is how much of a card is no words: edges, the bone's colour, the tick.
const besideSetup = 24 + 10 + 16 + 3*10

func (v *view) setupGrid(ids []fishbone.ID) grid {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = v.text(id, "")
	}
	return v.gridOf(texts, v.room.Height-150, besideSetup*v.unit())
}

// setupCard is a card with a tick; a click leaves it out.
func (v *view) setupCard(id fishbone.ID, g grid) fyne.CanvasObject {
	type deps struct {
		id   fishbone.ID
		text string
		bone any
		off  bool
		grid grid
	}
	d := deps{id, v.text(id, ""), panel.BoneColor(v.host.Analysis(), v.bone(id)), v.off[id], g}
	return v.cache.Get("setup card", d, func() fyne.CanvasObject {
		c, u := ui.Colors(), v.unit()
		style, mark := ui.Style{Size: ui.RoundSize(ui.Body, u), Color: c.Ink}, fyne.CanvasObject(ui.Check.Draw(c.Accent, 16*u))
		if d.off {
			style.Color, mark = c.Faint, ui.Gap(16*u, 16*u)
		}
		t := ui.NewTap(ui.Padded(0, 12*u, 0, 12*u, ui.Row(10*u,
			panel.Swatch(panel.BoneColor(v.host.Analysis(), v.bone(id))),
			ui.Paragraph(d.text, style, max(leastWords, g.wide-besideSetup*u), g.lines), ui.Spacer(), mark)), func() { v.toggle(id) })
		t.Fill, t.Edge = c.Back, c.Hairline
		t.SetToolTip(d.text)
		return t
	})
}

func (v *view) toggle(id fishbone.ID) {
	v.off[id] = !v.off[id]
	v.host.Refresh()
}

// pairsField offers to merge near-duplicates: dots that are split between them would be lost to
// both.
func (v *view) pairsField(pairs []fishbone.Pair) fyne.CanvasObject {
	c := ui.Colors()
	room := v.room.Width - 2*v.edge() - 28
	can := v.host.Actions()
	all := ui.LargerChipButton(words.T("act.ballotAllApart"), false, v.unit(), v.keepAllApart)
	all.SetToolTip(can.Cap("act.ballotAllApart"))
	u := v.unit()
	small, body := ui.RoundSize(ui.Small, u), ui.RoundSize(ui.Body, u)
	rows := []fyne.CanvasObject{ui.Row(10,
		ui.Paragraph(words.T("vote.pairs", "n", len(pairs)), ui.Style{Size: small, Bold: true, Color: c.Open}, room-all.MinSize().Width-16, 2), ui.Spacer(), all)}
	for i, p := range pairs {
		if i == 4 {
			break
		}
		merge, part := ui.LargerChipButton(words.T("vote.merge"), true, u, func() { v.merge(p) }), ui.LargerChipButton(words.T("vote.apart"), false, u, func() { v.part(p) })
		if i == 0 {
			merge.SetToolTip(can.Cap("act.ballotMerge"))
			part.SetToolTip(can.Cap("act.ballotApart"))
		}
		buttons := ui.Row(6, merge, part)
		said := words.T("vote.pair", "one", v.text(p.One, ""), "other", v.text(p.Other, ""))
		rows = append(rows, ui.Row(10, ui.Paragraph(said, ui.Style{Size: body, Color: c.Ink}, room-buttons.MinSize().Width-16, 2), ui.Spacer(), buttons))
	}
	return ui.Filled(c.OpenSoft, ui.Radius, ui.Pad(14, ui.Column(8, rows...)))
}

// setupSide asks how many dots there are and who votes.
func (v *view) setupSide() (top, foot fyne.CanvasObject) {
	parts := []fyne.CanvasObject{
		v.heading("", words.T("vote.question."+v.of()), words.T("vote.explain."+v.of())),
		v.section(words.T("vote.rules")),
		v.stepper(words.T("vote.dots"), v.dotsEach(), v.changeDots),
		v.stepper(words.T("vote.most"), v.mostEach(), v.changeMost),
		v.section(words.T("vote.who")),
	}
	people := v.host.Analysis().People()
	for _, p := range people {
		parts = append(parts, v.personRow(p))
	}
	if len(people) == 0 {
		nobody := words.T("vote.nobody")
		parts = append(parts, ui.Balanced(nobody, ui.Style{Size: ui.Body, Color: ui.Colors().Faint}, v.wide(), 3))
		if first, _ := v.lacks(); first == nobody { // one thing is the first to do
			parts = append(parts, ui.Row(0, ui.Plain("", words.T("foot.first", "name", words.T("step.3")), func() { v.host.OpenStep(guide.StepCauses) })))
		}
	}
	said := words.T("vote.secret")
	if n := len(v.pairs()); n > 0 {
		said = words.T("vote.pairsFirst", "n", n)
	}
	var out *ui.Tap
	if len(v.rounds()) > 0 {
		out = v.quiet(words.T("vote.back"), "", func() { v.anew = false; v.host.Refresh() })
	}
	start := v.primary("act.ballotStart", words.T("act.ballotStart"))
	if lacks, _ := v.lacks(); lacks != "" { // a click says what, too
		start = ui.Plain("", words.T("act.ballotStart"), v.start)
	}
	return ui.Column(6, parts...), v.footOf(ui.Lock, said, out, start)
}

// stepper is a number with a button for one less and one more.
func (v *view) stepper(said string, n int, by func(int)) fyne.CanvasObject {
	c := ui.Colors()
	number := ui.MinSize(32, 0, container.NewCenter(ui.Text(fmt.Sprint(n), ui.Style{Size: ui.Strong, Bold: true, Color: c.Ink})))
	return ui.Row(4, ui.Paragraph(said, ui.Style{Size: ui.Body, Color: c.Ink}, v.wide()-120, 2), ui.Spacer(),
		ui.SmallIcon(ui.Minus, words.T("vote.fewer"), func() { by(-1) }), number, ui.SmallIcon(ui.Plus, words.T("vote.more"), func() { by(1) }))
}

func (v *view) personRow(p fishbone.Person) fyne.CanvasObject {
	c := ui.Colors()
	style, mark := ui.Style{Size: ui.Body, Color: c.Ink}, fyne.CanvasObject(ui.Check.Draw(c.Accent, 16))
	if v.off[p.ID] {
		style.Color, mark = c.Faint, ui.Gap(16, 16)
	}
	return ui.NewTap(ui.Bar(34, 8, 8, 8, ui.Truncated(p.Name, style, v.wide()-60), ui.Spacer(), mark), func() { v.toggle(p.ID) })
}

func (v *view) setupPrompt() panel.Prompt {
	if said, step := v.lacks(); said != "" {
		key := v.host.Actions().Cap("act.ballotStart")
		return panel.Prompt{Question: said, Asks: true, Options: []panel.Option{
			{Key: key, Words: words.T(fmt.Sprintf("step.%d", step)), Do: func() { v.toWhatLacks(step) }},
		}}
	}
	can := v.host.Actions()
	return panel.Prompt{
		Question: words.T("vote.question." + v.of()), Asks: true,
		Options: []panel.Option{
			{Key: can.Cap("act.ballotStart"), Words: words.T("act.ballotStart"), Do: v.start},
			{Key: can.Cap("act.ballotMore"), Words: words.T("vote.dotsEach", "n", v.dotsEach()), Do: func() { v.changeDots(1) }},
		},
		Hint: words.T("vote.secret"),
	}
}

// grid puts cards into columns, as high as there is room.
type grid struct {
	columns    int
	lines      int // that a card's words take at most
	wide, high float32
}

// The measures of cards.
const (
	cardGap    = 8
	columnGap  = 12
	leastCard  = 44 // with two lines of words, three need a line more
	mostCard   = 56
	cardLine   = 20
	manyCards  = 16 // from which on there are three columns, if that cuts no words
	leastWords = 40
)

// gridOf is for cards that say something. Beside its words each has other things, so wide. Where
// three columns would cut words there are two: whoever votes must read all of a card.
func (v *view) gridOf(texts []string, height, beside float32) grid {
	g, u := grid{lines: 2}, v.unit()
	for g.columns = 3; g.columns > 1; g.columns-- {
		g.wide = v.columnWide(g.columns)
		if g.wide >= 200*u && (g.columns < 3 || len(texts) > manyCards && !v.cuts(texts, g.wide-beside, 2)) {
			break
		}
	}
	g.wide = v.columnWide(g.columns)
	least := leastCard * u
	if v.cuts(texts, g.wide-beside, 2) {
		g.lines, least = 3, (leastCard+cardLine)*u
	}
	rows := max(1, (len(texts)+g.columns-1)/g.columns)
	g.high = min(max(least, (height-float32(rows-1)*cardGap)/float32(rows)), max(least, mostCard*u))
	return g
}

func (v *view) columnWide(columns int) float32 {
	return max(60, (v.room.Width-2*v.edge()-float32(columns-1)*columnGap)/float32(columns))
}

// cuts says whether some words need more lines than that.
func (v *view) cuts(texts []string, room float32, lines int) bool {
	style := ui.Style{Size: ui.RoundSize(ui.Body, v.unit()), Bold: true}
	return slices.ContainsFunc(texts, func(text string) bool {
		return ui.IsTruncated(text, style, max(leastWords, room), lines)
	})
}

// MinSize implements [fyne.Layout].
func (g *grid) MinSize(o []fyne.CanvasObject) fyne.Size {
	rows := (len(o) + g.columns - 1) / g.columns
	return fyne.NewSize(60, float32(rows)*(g.high+cardGap)-cardGap)
}

// Layout implements [fyne.Layout].
func (g *grid) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	for i, card := range o {
		card.Resize(fyne.NewSize(g.wide, g.high))
		card.Move(fyne.NewPos(float32(i%g.columns)*(g.wide+columnGap), float32(i/g.columns)*(g.high+cardGap)))
	}
}
